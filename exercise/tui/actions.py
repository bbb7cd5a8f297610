"""The registry of everything a person can do: one place that keys, key bar, help and command palette are drawn from.

An action is known by its id; the screen (or the app) that carries it out has a method `action_<id>`. It knows keys and
words, and no Textual, so that help can be printed without a screen.
"""

from __future__ import annotations

from dataclasses import dataclass

from exercise.deck.tongue import _

EVERYWHERE = "everywhere"


@dataclass(frozen=True)
class Action:
    """One thing a person can do: its keys, a word for the key bar, a sentence for help, the screens it belongs to."""

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    screens: tuple[str, ...]
    bar: bool = True


def key_name(key: str) -> str:
    """A key as a person reads it."""
    return {
        "question_mark": "?",
        "escape": "esc",
        "tab": "tab",
        "greater_than_sign": ">",
        "less_than_sign": "<",
    }.get(key, key)


ACTIONS: tuple[Action, ...] = (
    # beginning
    Action("start", ("enter",), _("start"), _("Start the game as it is set up here."), ("welcome",)),
    Action(
        "resume", ("r",), _("resume"), _("List the games that were not finished, and go on with one."), ("welcome",)
    ),
    Action(
        "more", ("m",), _("more"), _("Show or hide the seed: the same seed and moves give the same game."), ("welcome",)
    ),
    Action("choose", ("enter",), _("choose"), _("Take what is marked."), ("choice",)),
    # the table
    Action("pick", ("space",), _("pick"), _("Put the marked card into your order, or take it out."), ("table",)),
    Action(
        "decide", ("enter",), _("go on"), _("Announce a posture, or seal your orders: whatever is due."), ("table",)
    ),
    Action(
        "why",
        ("w",),
        _("why?"),
        _("All about the marked card and every reason why it cannot be played, or every cause of a figure."),
        ("table",),
    ),
    Action(
        "tab", ("t",), _("page"), _("On a small terminal: turn between your hand and the relationship."), ("table",)
    ),
    Action(
        "news", ("n",), _("news"), _("Read again what happened at the opening of this turn."), ("table",), bar=False
    ),
    Action("say", ("m",), _("message"), _("Write to the other side, while talks are open."), ("table",), bar=False),
    # a decision
    Action(
        "announce",
        ("enter",),
        _("announce"),
        _("Announce this posture; the other side reads it through noise."),
        ("signal",),
    ),
    Action("seal", ("enter",), _("seal"), _("Seal these orders. They open when both sides have sealed."), ("orders",)),
    Action("ready", ("enter", "space"), _("ready"), _("Take the keyboard: your own screen comes up."), ("pass",)),
    # telling
    Action(
        "onward",
        ("enter", "space"),
        _("go on"),
        _("Show everything at once; then go on with the game."),
        ("resolution",),
    ),
    Action("again", ("n",), _("new game"), _("Go back to the beginning and set up another game."), ("end",)),
    Action(
        "filter",
        ("f",),
        _("next track"),
        _("Show the rows of the next track alone; after the last, all again."),
        ("ledger",),
    ),
    Action("unfilter", ("b",), _("previous track"), _("The same, the other way round."), ("ledger",), bar=False),
    # looking things up
    Action(
        "aims",
        ("a",),
        _("aims"),
        _("How your score is made, and how near your secret aim is."),
        ("table", "signal", "orders", "resolution"),
    ),
    Action(
        "ledger",
        ("l",),
        _("ledger"),
        _("Every change of every figure so far, with its cause and its source."),
        ("table", "resolution", "end"),
    ),
    Action("history", ("h",), _("history"), _("What both sides did, turn by turn."), ("table", "resolution", "end")),
    Action(
        "back",
        ("escape",),
        _("back"),
        _("Close this and go back; nothing is lost."),
        ("signal", "orders", "ledger", "history", "why", "help", "news", "say", "resume", "choice", "aims"),
    ),
    Action("help", ("question_mark",), _("help"), _("Every key, every figure and every term."), (EVERYWHERE,)),
    Action(
        "command_palette",
        ("ctrl+p",),
        _("commands"),
        _("Search for anything that can be done here."),
        (EVERYWHERE,),
        bar=False,
    ),
    Action(
        "shade", ("d",), _("dark or light"), _("Change between a dark and a light screen."), (EVERYWHERE,), bar=False
    ),
    Action(
        "motion",
        ("v",),
        _("reduced motion"),
        _("Tell resolutions all at once, or line by line."),
        (EVERYWHERE,),
        bar=False,
    ),
    Action("leave", ("q",), _("quit"), _("Save and leave; `exercise play --resume` goes on from here."), (EVERYWHERE,)),
    Action(
        "stop",
        ("ctrl+c", "ctrl+q"),
        _("quit at once"),
        _("Save and leave without being asked."),
        (EVERYWHERE,),
        bar=False,
    ),
)


def actions_for(screen: str) -> list[Action]:
    """What can be done on a screen, what can be done everywhere last."""
    own = [action for action in ACTIONS if screen in action.screens]
    return own + [action for action in ACTIONS if EVERYWHERE in action.screens]


def action(name: str) -> Action:
    """The action of that id. Raises KeyError if there is none."""
    return {one.id: one for one in ACTIONS}[name]
