"""The rules text, written from effects and conditions: it knows every word of the deck language in plain words.

Nobody writes rules text by hand, so none can contradict what the rules do. A reader who sits on a side is `you`; the
other side goes by its name; where nobody is addressed both do.
"""

from __future__ import annotations

from dataclasses import replace

from exercise.deck.models import (
    SIDES,
    All,
    AnyOf,
    AtLeast,
    AtMost,
    Card,
    Condition,
    Deck,
    Effect,
    Effects,
    Not,
    Played,
    Plays,
    Shown,
    Side,
    Standing,
    TurnIs,
    WeRead,
    other,
)
from exercise.deck.titles import card_of, issue_title, quoted, short, titled, track_title, whose
from exercise.deck.tongue import _, ngettext

__all__ = ["led", "rules_text", "say_condition", "say_effects", "track_title"]


def rules_text(deck: Deck, card: Card, side: Side | None) -> list[str]:
    """All that a card does for the side that holds it, a sentence or two an entry, as `you` of that side read it; for
    whichever side holds it where `side` is None."""
    told: list[str] = []
    if card.when is not None:
        told.append(_("Playable only if {condition}.").format(condition=say_condition(deck, card.when, side)))
    effects = say_effects(deck, card.effects, side)
    told += effects or [_("Changes nothing by itself.")]
    if card.joint:
        told.append(joint_text(deck, card, side))
        told += [say_unmet(deck, effect, side) for effect in card.unmet]
    if card.once:
        told.append(_("Once played, it is out of the game."))
    if card.always and deck.hand.size and not deck.hand.everything:  # where none is drawn, it goes without saying
        told.append(_("Always in hand."))
    if card.copies == 0 and not card.always and not deck.hand.everything:
        told.append(_("Never drawn: an event or an offer brings it."))
    return told


def joint_text(deck: Deck, card: Card, side: Side | None) -> str:
    """What a joint card waits for, and that both halves count."""
    rival = across(deck, side)
    if card.joint is True:
        said = _("Joint: takes hold only if {rival} plays it in the same turn.").format(rival=rival)
        shared = any(
            not name.startswith(("us.", "china.", "own.", "their."))
            for effect in card.effects
            for name, _n in effect.shift
        )
        if shared:
            return f"{said} {_('Then both halves apply, so what is shared moves twice.')}"
        return f"{said} {_('Then both halves apply.')}"
    half = card_of(deck, str(card.joint))
    title = quoted(half.title if half else str(card.joint))
    said = _("Joint: takes hold only if {rival} plays {card} in the same turn.").format(rival=rival, card=title)
    return f"{said} {_('Then both halves apply.')}"


def across(deck: Deck, side: Side | None) -> str:
    """The side across the table, by name where the reader sits on a side."""
    return _("the other side") if side is None else short(deck, other(side))


def say_unmet(deck: Deck, effect: Effect, side: Side | None) -> str:
    """What happens to a side whose joint card is not met."""
    rival = across(deck, side)
    what = say_effect(deck, replace(effect, when=None), side)
    if effect.when is None:
        return _("If {rival} does not: {what}.").format(rival=rival, what=what)
    condition = say_condition(deck, effect.when, side)
    return _("If {rival} does not, and {condition}: {what}.").format(rival=rival, condition=condition, what=what)


# --- effects ------------------------------------------------------------------------------------------------------


def say_effects(deck: Deck, effects: Effects, side: Side | None = None) -> list[str]:
    """A sentence for each effect: `Trade tension +6, Business -3.`, `If China presses: Trade tension +4.`"""
    return [sentence(say_effect(deck, effect, side)) for effect in effects]


def say_effect(deck: Deck, effect: Effect, side: Side | None) -> str:
    """One effect as a clause."""
    parts = [f"{track_title(deck, name, side)} {change:+d}" for name, change in effect.shift]
    if effect.found is not None:
        parts.append(_("founds {institution}").format(institution=quoted(titled(deck.institutions, effect.found))))
    if effect.dissolve is not None:
        parts.append(
            _("dissolves {institution}").format(institution=quoted(titled(deck.institutions, effect.dissolve)))
        )
    if effect.schedule is not None:
        event, turns = effect.schedule
        text = ngettext("{event} follows next turn", "{event} follows in {n} turns", turns)
        parts.append(text.format(event=quoted(titled(deck.events, event)), n=turns))
    what = ", ".join(parts)
    if effect.when is None:
        return what
    return _("if {condition}: {what}").format(condition=say_condition(deck, effect.when, side), what=what)


def sentence(clause: str) -> str:
    """A clause with a capital letter and a full stop."""
    return f"{clause[:1].upper()}{clause[1:]}."


def led(deck: Deck, opening: str, effects: Effects, side: Side | None = None) -> list[str]:
    """A sentence for each effect that begins with what brings it about: `Each turn, if Trade tension is at least 60:
    Business -1.`"""
    told = []
    for effect in effects:
        what = say_effect(deck, replace(effect, when=None), side)
        if effect.when is None:
            told.append(_("{opening}: {what}.").format(opening=opening, what=what))
        else:
            condition = say_condition(deck, effect.when, side)
            told.append(_("{opening}, if {condition}: {what}.").format(opening=opening, condition=condition, what=what))
    return told


# --- conditions ---------------------------------------------------------------------------------------------------


def say_condition(deck: Deck, condition: Condition, side: Side | None = None) -> str:
    """A condition as a clause that can follow `if`: `Trade tension is at least 30 and China presses`."""
    match condition:
        case All(parts):
            return _(" and ").join(grouped(deck, part, side, AnyOf) for part in parts)
        case AnyOf(parts):
            return _(" or ").join(grouped(deck, part, side, All, AtLeast, AtMost) for part in parts)
        case Not(part):
            return say_not(deck, part, side)
        case AtLeast(tracks):
            text = _("{track} is at least {bar}")
            return _(" and ").join(text.format(track=track_title(deck, name, side), bar=bar) for name, bar in tracks)
        case AtMost(tracks):
            text = _("{track} is at most {bar}")
            return _(" and ").join(text.format(track=track_title(deck, name, side), bar=bar) for name, bar in tracks)
        case TurnIs(first, last):
            return say_turns(first, last)
        case Standing(institution):
            return _("{institution} stands").format(institution=quoted(titled(deck.institutions, institution)))
        case Played(who, name):
            return _("{who} played {card} in an earlier turn").format(
                who=subject(deck, who, side), card=card_title(deck, name)
            )
        case Shown():
            return say_shown(deck, condition, side)
        case Plays():
            return say_plays(deck, condition, side)
        case WeRead(stance):
            if side is None:
                return _("the other side's signal is read as {stance}").format(stance=posture(stance))
            rival = short(deck, other(side))
            return _("you read {rival} as saying {stance}").format(rival=rival, stance=posture(stance))


def grouped(deck: Deck, part: Condition, side: Side | None, *kinds: type) -> str:
    """A part of a condition, in brackets where it is of these kinds and has several parts itself."""
    said = say_condition(deck, part, side)
    parts = part.parts if isinstance(part, All | AnyOf) else part.tracks if isinstance(part, AtLeast | AtMost) else ()
    return _("({condition})").format(condition=said) if isinstance(part, kinds) and len(parts) > 1 else said


def say_not(deck: Deck, part: Condition, side: Side | None) -> str:
    """The contrary of a condition, in its own words where there are any."""
    match part:
        case Standing(institution):
            return _("{institution} does not stand").format(institution=quoted(titled(deck.institutions, institution)))
        case AtLeast(((name, bar),)):
            return _("{track} is below {bar}").format(track=track_title(deck, name, side), bar=bar)
        case AtMost(((name, bar),)):
            return _("{track} is above {bar}").format(track=track_title(deck, name, side), bar=bar)
        case Played(who, name):
            return _("{who} never played {card}").format(who=subject(deck, who, side), card=card_title(deck, name))
        case Plays(who, stance, None, None) if stance is not None:
            return say_plays_not(deck, who, stance, side)
        case Shown():
            return say_shown(deck, part, side, _("{who} did not show {stance}"))
        case Not(inner):
            return say_condition(deck, inner, side)
    return _("it is not so that {condition}").format(condition=grouped(deck, part, side, All, AnyOf, AtLeast, AtMost))


def say_turns(first: int | None, last: int | None) -> str:
    """A span of turns."""
    if first is None and last is None:
        return _("it is any turn")
    if last is None:
        return _("it is turn {first} or later").format(first=first)
    if first is None:
        return _("it is turn {last} or earlier").format(last=last)
    if first == last:
        return _("it is turn {first}").format(first=first)
    return _("it is turn {first} to {last}").format(first=first, last=last)


def say_shown(deck: Deck, shown: Shown, side: Side | None, text: str = "") -> str:
    """What a side showed in the past; `text`: that it did not."""
    text = text or _("{who} showed {stance}")
    said = text.format(who=subject(deck, shown.side, side), stance=posture(shown.stance))
    if shown.issue is not None:
        said = _("{said} on {issue}").format(said=said, issue=issue_title(deck, shown.issue))
    if shown.within is None:
        return _("{said} in any turn before").format(said=said)
    text = ngettext("{said} in the last turn", "{said} in one of the last {n} turns", shown.within)
    return text.format(said=said, n=shown.within)


def say_plays(deck: Deck, plays: Plays, side: Side | None) -> str:
    """What a side plays this turn."""
    you, name = player(deck, plays.who, side)
    if plays.card is not None:
        text = _("you play {card}") if you else _("{who} plays {card}")
        return text.format(who=name, card=card_title(deck, plays.card))
    stance = plays.stance or "hold"
    if plays.issue is not None:
        text = _("you play a card on {issue} to {stance}") if you else _("{who} plays a card on {issue} to {stance}")
        return text.format(who=name, stance=posture(stance), issue=issue_title(deck, plays.issue))
    yours = {"press": _("you press"), "hold": _("you hold"), "engage": _("you engage")}
    theirs = {"press": _("{who} presses"), "hold": _("{who} holds"), "engage": _("{who} engages")}
    return yours[stance] if you else theirs[stance].format(who=name)


def say_plays_not(deck: Deck, who: str, stance: str, side: Side | None) -> str:
    """A posture that a side does not show this turn."""
    you, name = player(deck, who, side)
    yours = {"press": _("you do not press"), "hold": _("you do not hold"), "engage": _("you do not engage")}
    theirs = {
        "press": _("{who} does not press"),
        "hold": _("{who} does not hold"),
        "engage": _("{who} does not engage"),
    }
    return yours[stance] if you else theirs[stance].format(who=name)


def player(deck: Deck, who: str, side: Side | None) -> tuple[bool, str]:
    """Whether `we` or `they` is the reader, and what they are called if not."""
    if side is None:
        return False, _("this side") if who == "we" else _("the other side")
    return who == "we", short(deck, side if who == "we" else other(side))


def subject(deck: Deck, who: str, side: Side | None) -> str:
    """A side as the subject of what it did: `you`, its name, or `this side` where nobody is addressed."""
    meant = whose(who, side)
    if side is not None and meant == side:
        return _("you")
    if meant in SIDES:
        return short(deck, meant)
    return _("this side") if meant == "own" else _("the other side")


def card_title(deck: Deck, name: str) -> str:
    """A card's title as it stands in a sentence."""
    found = card_of(deck, name)
    return quoted(found.title if found else name)


def posture(stance: str) -> str:
    """A posture as a word."""
    return {"press": _("press"), "hold": _("hold"), "engage": _("engage")}[stance]
