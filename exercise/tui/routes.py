"""Which screen shows what: it builds screens from a sitting, a session or a step, each when it is first shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from exercise.deck.models import Deck, Side
from exercise.deck.tongue import _
from exercise.table.session import Session
from exercise.tui.sitting import Sitting, Step, decision, present
from exercise.tui.telling import briefing, guide, names, why
from exercise.tui.telling.lines import Line, line, plain

if TYPE_CHECKING:
    from exercise.tui.house import House
    from exercise.tui.screens.choice import ChoiceScreen
    from exercise.tui.screens.orders import OrdersScreen
    from exercise.tui.screens.page import Page
    from exercise.tui.screens.reading import Reading
    from exercise.tui.screens.signal import SignalScreen


def main_screen(sitting: Sitting, step: Step, still: bool) -> Page:
    """The whole screen for a step that is no choice and needs no handing over."""
    if step.kind == "resolution":
        from exercise.tui.screens.resolution import ResolutionScreen

        return ResolutionScreen(sitting.watcher, step.turn, still)
    if step.kind == "end":
        from exercise.tui.screens.end import EndScreen

        return EndScreen(sitting.watcher, sitting.game.record)
    from exercise.tui.screens.table import TableScreen

    side: Side = step.side or sitting.at or sitting.game.humans[0]
    return TableScreen(sitting.seat(side), sitting.news(side))


def handover(sitting: Sitting, step: Step) -> Page:
    """The screen between two players at one keyboard."""
    from exercise.tui.screens.handover import HandoverScreen

    assert step.side is not None
    task = {
        "team": _("It chooses its team."),
        "agenda": _("It chooses its secret aim."),
        "signal": _("It announces a posture."),
        "orders": _("It seals its orders."),
    }[step.kind]
    turn = plain(names.turn_label(sitting.deck, sitting.watcher.view()))
    return HandoverScreen(sitting.deck, step.side, turn, task)


def choice_screen(session: Session, step: Step) -> ChoiceScreen:
    """Teams or secret aims to choose from, chance among them."""
    from exercise.tui.screens.choice import ChoiceScreen, Offered

    assert step.side is not None
    deck, side = session.deck, step.side
    if step.kind == "team":
        title = _("{side}: who sits with you?").format(side=names.full(deck, side))
        intro = briefing.welcome(deck, side, session.view())
        offered = [Offered(one.id, one.title, tuple(briefing.team(deck, side, one))) for one in deck.teams[side]]
    else:
        title = _("{side}: your secret aim").format(side=names.full(deck, side))
        intro = [line((_("What else do you want? The other side learns of it at the end."), "dim"))]
        if not deck.teams.get(side):
            intro = [*briefing.welcome(deck, side, session.view()), *intro]
        offered = [Offered(one.id, one.title, tuple(briefing.agenda(deck, side, one))) for one in deck.agendas[side]]
    chance = Offered(CHANCE, _("Let chance decide"), (line(_("One of these, drawn from the seed.")),))
    return ChoiceScreen(title, intro, [*offered, chance])


CHANCE = "by-chance"
"""The id of the choice to leave it to chance; no deck's own id has a hyphen in this place."""


def choice_move(step: Step, name: str | None) -> dict[str, Any]:
    """The move for what was taken."""
    return {"move": step.kind, step.kind: None if name in (None, CHANCE) else name}


def unfinished_screen(house: House) -> ChoiceScreen:
    """The games that were not finished."""
    from exercise.tui.screens.choice import ChoiceScreen, Offered

    offered = [
        Offered(str(game.path), game.title, tuple(line(text) for text in game.told)) for game in house.unfinished()
    ]
    return ChoiceScreen(_("Go on with which game?"), [], offered, back=True)


def decision_screen(session: Session, picked: Sequence[str]) -> SignalScreen | OrdersScreen | None:
    """The screen for what is due."""
    due = decision(session)
    if due == "signal":
        from exercise.tui.screens.signal import SignalScreen

        return SignalScreen(session)
    if due == "orders":
        from exercise.tui.screens.orders import OrdersScreen

        return OrdersScreen(session, picked)
    return None


def why_screen(session: Session, what: str) -> Reading:
    """Why a figure is what it is."""
    from exercise.tui.screens.reading import WhyScreen

    title, told = why.asked(session.deck, session.view(), session.history(), what, present(session))
    return WhyScreen(_("Why? {title}").format(title=title), told)


def card_screen(session: Session, card: str) -> Reading:
    """All about a card."""
    from exercise.tui.screens.reading import WhyScreen

    side: Side = session.viewer  # type: ignore[assignment]  # only a side holds cards
    told = why.of_card(session.deck, session.view(), side, card, session.preview([card]))
    return WhyScreen(names.card_title(session.deck, side, card), told)


def aims_screen(session: Session) -> Reading | None:
    """How the viewer's score is made; none for a viewer without one."""
    from exercise.tui.screens.reading import AimsScreen

    view = session.view()
    if session.viewer not in ("us", "china") or view["score"][session.viewer] is None:
        return None
    return AimsScreen(_("Your score and your aims"), why.of_score(session.deck, view, session.viewer))


def news_screen(session: Session, told: Sequence[Line]) -> Reading:
    """What happened at the opening of this turn."""
    from exercise.tui.screens.reading import NewsScreen

    title = plain(names.turn_label(session.deck, session.view()))
    return NewsScreen(title, told or [line((_("Nothing happened at the opening of this turn."), "dim"))])


def history_screen(session: Session) -> Reading:
    """What both sides did so far."""
    from exercise.tui.screens.reading import HistoryScreen
    from exercise.tui.telling.ending import history_lines

    return HistoryScreen(_("History"), history_lines(session.deck, session.history()))


def help_screen(deck: Deck | None) -> Reading:
    """Help."""
    from exercise.tui.screens.reading import HelpScreen

    return HelpScreen(_("Help"), guide.book(deck))
