"""What whoever plays a deck has to know first: how one of its turns goes, and what the words of the game mean.

It tells a person who sits on a side, on a screen and on paper alike. It knows what a deck has, and no rule of play.
"""

from __future__ import annotations

from exercise.deck.models import Deck
from exercise.deck.tongue import _

__all__ = ["brief_notice", "notice", "terms", "turn_goes"]


def notice(deck: Deck) -> str:
    """What the product says wherever it shows a score, and of the source where the deck has one."""
    if deck.register is None:
        return _("Scores are a game's, not forecasts.")
    return _("Scores are a game's, not forecasts; the source is one author's view.")


def brief_notice() -> str:
    """The same in a word, for a line that has little room."""
    return _("not forecasts")


def turn_goes(deck: Deck) -> list[str]:
    """How a turn of this deck goes, step by step."""
    steps = [_("Opening: events may happen, what stands acts, and hands are refilled.")]
    if deck.capital:
        text = _(
            "Opening: you gain {income} capital (at most {cap} are held), events may happen, what stands acts, "
            "hands are refilled."
        )
        steps = [text.format(income=deck.capital.income, cap=deck.capital.cap)]
    if deck.signals:
        steps.append(
            _(
                "Signal: both sides announce press, hold or engage, perhaps on an issue, perhaps with an offer. "
                "The posture is read through noise: about {misread} in 100 are misread."
            ).format(misread=deck.signals.misread)
        )
    if not deck.talks_never:
        steps.append(_("Talks: while they are open, both sides may write to each other. Words only."))
    limits = deck.plays
    how = (
        _("up to {max}").format(max=limits.max)
        if not limits.min
        else _("{min} to {max}").format(min=limits.min, max=limits.max)
    )
    if limits.min == limits.max:
        how = str(limits.max)
    steps.append(_("Orders: both sides seal {how} of their cards, in secret.").format(how=how))
    steps.append(_("Resolution: both orders open at once, and every change is told with its cause."))
    if deck.turns.count > 1:
        steps.append(_("There are {turns} turns, unless an ending comes first.").format(turns=deck.turns.count))
    return steps


def terms(deck: Deck) -> list[tuple[str, str]]:
    """The words of the game that this deck uses, each explained in a sentence."""
    told = [
        (
            _("posture"),
            _("How a side behaves: press (put pressure on), hold (change nothing), engage (work together)."),
        ),
        (
            _("shown"),
            _(
                "The posture your cards show: press if any of them presses, else engage if any engages, else hold. "
                "Nothing played is hold."
            ),
        ),
    ]
    if deck.issues:
        told += [
            (_("tension"), _("How close the relationship is to a crisis, 0 to 100, by issue and overall.")),
            (_("cooperation"), _("What both sides do together, 0 to 100. Low tension alone is not cooperation.")),
        ]
    if deck.capital:
        told.append(
            (
                _("capital"),
                _("What a government can spend on moves at home: cards cost it, each turn brings some back."),
            )
        )
    if deck.signals:
        told += [
            (
                _("word"),
                _(
                    "What you announced. It is kept or broken as the other side read it: a misread honest word costs "
                    "like a lie."
                ),
            ),
            (_("clarity"), _("What makes misreading rarer: some institutions and teams have it.")),
        ]
    if any(card.joint for card in deck.cards):
        told += [
            (_("joint card"), _("It takes hold only if both sides play their half in the same turn.")),
            (_("offer"), _("Announcing a joint card puts the other side's half into its hand for this turn.")),
        ]
    if deck.par:
        told.append(
            (_("par"), _("The score that counts as success for a side by itself: both can reach it, or neither."))
        )
    if deck.agendas:
        told.append((_("secret aim"), _("What your side also wants; the other side learns of it at the end.")))
    if deck.institutions:
        told.append((_("institution"), _("Something founded that stays and acts each turn until it lapses.")))
    ledger = _("Every change of every figure, with its cause.")
    if deck.register is not None:
        ledger = _("Every change of every figure, with the cause and the paragraph of the source behind it.")
    told.append((_("ledger"), ledger))
    return told
