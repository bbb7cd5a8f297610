"""The second half of a rulebook: what stands and acts, who runs a side, how it ends, and what the facilitator holds."""

from __future__ import annotations

from exercise.deck.booklet.blocks import Block, Heading, Items, Prose, items, prose, terms
from exercise.deck.booklet.grounds import grounds
from exercise.deck.booklet.person import condition_of, effects_of, shift_of
from exercise.deck.models import SIDES, Agenda, Deck, Ending, Event, Institution, Rule, Side, Team
from exercise.deck.records import opened
from exercise.deck.titles import card_of, quoted, short, titled
from exercise.deck.tongue import _, ngettext
from exercise.deck.wording import led, posture, say_condition, say_effects


def standing(deck: Deck) -> list[Block]:
    """Institutions and standing rules."""
    told: list[Block] = []
    if deck.institutions:
        told += [Heading(2, _("What can be founded"))]
        for one in deck.institutions:
            told += [Heading(4, one.title), *items(institution(deck, one)), *prose(one.text)]
            told += grounds(deck, one.claims, one.assumption)
    if deck.rules:
        told += [Heading(2, _("What works every turn"))]
        for rule in deck.rules:
            told += [Heading(4, rule.title), *items(works(deck, rule)), *prose(rule.text)]
            told += grounds(deck, rule.claims, rule.assumption)
    return told


def works(deck: Deck, one: Institution | Rule) -> list[str]:
    """What happens in every opening."""
    told = led(deck, _("Each turn"), one.each_turn)
    if one.when is not None:
        told.insert(0, _("Works only while {condition}.").format(condition=say_condition(deck, one.when)))
    return told


def institution(deck: Deck, one: Institution) -> list[str]:
    """What an institution does while it stands, and when it goes."""
    told = works(deck, one) + clearer(one.clarity)
    if one.lapses is not None:
        told.append(_("It lapses when {condition}.").format(condition=say_condition(deck, one.lapses)))
    return told or [_("It changes nothing by itself.")]


def clearer(clarity: int) -> list[str]:
    """What clarity does to reading."""
    if clarity < 0:
        return [_("Signals are misread {n} in 100 more, both ways.").format(n=-clarity)]
    return [_("Signals are misread {n} in 100 less, both ways.").format(n=clarity)] if clarity else []


def teams(deck: Deck) -> list[Block]:
    """Who may run each side."""
    told: list[Block] = []
    for side in SIDES:
        if deck.teams.get(side):
            told.append(Heading(3, deck.sides[side].name))
        for one in deck.teams.get(side, ()):
            told += [Heading(4, one.title), *items(team(deck, side, one)), *prose(one.text)]
            told += grounds(deck, one.claims, one.assumption)
    about = _("One team a side, chosen before the first turn.")
    return [Heading(2, _("Who runs a side")), *prose(about), *told] if told else []


def team(deck: Deck, side: Side, one: Team) -> list[str]:
    """What a team changes."""
    told = led(deck, _("At once"), shift_of(side, one.shift))
    told += led(deck, _("Each turn"), effects_of(side, one.each_turn))
    if one.income:
        told.append(_("Capital each turn: {change:+d}.").format(change=one.income))
    for word, n in one.cost:
        text = _("Cards that {stance} cost {n} more.") if n > 0 else _("Cards that {stance} cost {n} less.")
        told.append(text.format(stance=posture(word), n=abs(n)))
    return [*told, *clearer(one.clarity)] or [_("It changes nothing by itself.")]


def endings(deck: Deck) -> list[Block]:
    """How the game may end."""
    told: list[Block] = [Heading(2, _("How it may end"))]
    if deck.endings:
        told += prose(_("After each turn these are tried in order, and the first that holds ends the game."))
    for one in (*deck.endings, deck.default_ending):
        told += [Heading(4, one.title, tone(one.tone)), *items(ending(deck, one)), *prose(one.text)]
        told += grounds(deck, one.claims, one.assumption)
    return told


def tone(name: str) -> str:
    """How an ending is meant."""
    return {"good": _("a good ending"), "mixed": _("a mixed ending"), "disaster": _("a disaster")}[name]


def ending(deck: Deck, one: Ending) -> list[str]:
    """When the game ends so, and what that is worth."""
    when = _("After the last turn, if nothing else ended the game.")
    if one.when is not None:
        when = opened(_("when {condition}.").format(condition=say_condition(deck, one.when)))
    worth = ", ".join(f"{short(deck, side)} {n:+d}" for side, n in one.bonus.items() if n)
    return [when, *([_("Score: {bonus}.").format(bonus=worth)] if worth else [])]


# --- for the facilitator ------------------------------------------------------------------------------------------


def hidden(deck: Deck) -> list[Block]:
    """What players find out in play."""
    told = [*agendas(deck), *objectives(deck), *events(deck)]
    about = _("What follows is for whoever runs the exercise; players find it out in play.")
    return [Heading(2, _("For the facilitator")), *prose(about), *told] if told else []


def agendas(deck: Deck) -> list[Block]:
    """The secret aims of each side."""
    told: list[Block] = []
    for side in SIDES:
        name = deck.sides[side].name
        if deck.agendas.get(side):
            told.append(Heading(3, _("Secret aims of {side}").format(side=name)))
        for one in deck.agendas.get(side, ()):
            told += [Heading(4, one.title), *items(points(deck, side, one)), *prose(one.text)]
            told += grounds(deck, one.claims, one.assumption)
    return told


def points(deck: Deck, side: Side, one: Agenda) -> list[str]:
    """What a secret aim pays for."""
    told = []
    for part in one.points:
        score = ngettext("{n:+d} point at the end", "{n:+d} points at the end", abs(part.score)).format(n=part.score)
        if part.when is not None:
            condition = say_condition(deck, condition_of(side, part.when))
            score = _("{score}, if {condition}").format(score=score, condition=condition)
        told.append(f"{score}.")
    return told


def objectives(deck: Deck) -> list[Block]:
    """What the class should have dealt with."""
    pairs = []
    for one in deck.objectives:
        met = _("Met if {c}.").format(c=say_condition(deck, one.met)) if one.met is not None else ""
        partly = _("Half met if {c}.").format(c=say_condition(deck, one.partly)) if one.partly is not None else ""
        pairs.append((one.title, f"{met} {partly}".strip() or _("To be judged in the debrief.")))
    return [Heading(3, _("What the class should have dealt with")), *terms(pairs)] if pairs else []


def events(deck: Deck) -> list[Block]:
    """Every event: those with a turn in the order of turns, then the others."""
    if not deck.events:
        return []
    told: list[Block] = []
    groups = [
        (_("Events of the calendar"), sorted((e for e in deck.events if e.at is not None), key=lambda e: e.at or 0)),
        (_("Events that may come"), [e for e in deck.events if e.at is None and not e.manual]),
        (_("Events that the facilitator injects"), [e for e in deck.events if e.manual]),
    ]
    for title, among in groups:
        if among:
            told.append(Heading(3, title))
        for one in among:
            told += [Heading(4, one.title, comes(deck, one)), *prose(one.text), *items(happens(deck, one))]
            told += notes(deck, one)
            told += grounds(deck, one.claims, one.assumption)
    return told


def comes(deck: Deck, event: Event) -> str:
    """When an event comes, in a few words."""
    when = say_condition(deck, event.when) if event.when is not None else ""
    if event.at is not None:
        said = _("turn {n}").format(n=event.at)
    elif event.chance is not None:
        said = _("{n} in 100 each turn").format(n=event.chance)
    elif event.manual:
        said = _("by hand")
    else:
        said = "" if when else _("only where something brings it about")
    if when:
        said = _("{said}, if {condition}").format(said=said, condition=when) if said else _("when {c}").format(c=when)
    return said if event.once else _("{said}; may come again").format(said=said)


def happens(deck: Deck, event: Event) -> list[str]:
    """What an event does."""
    told = [] if event.to == "both" else [_("Only {side} is told.").format(side=deck.sides[event.to].name)]
    told += say_effects(deck, event.effects)
    for deal in event.deal:
        card = card_of(deck, deal.card)
        title = quoted(card.title if card else deal.card)
        told.append(_("Deals {card} to {side} for this turn.").format(card=title, side=short(deck, deal.side)))
    for side, effects in event.if_unplayed.items():
        opening = _("If {side} plays none of what it was dealt").format(side=short(deck, side))
        told += led(deck, opening, effects_of(side, effects))
    return told


def notes(deck: Deck, event: Event) -> list[Block]:
    """What the facilitator should know of an event."""
    pairs = [
        (_("How to deliver it"), event.delivery),
        (_("For you"), event.controller),
        (_("What to expect"), event.expected),
        (_("To ask afterwards"), event.debrief),
        (_("Serves"), titled(deck.objectives, event.objective) if event.objective else ""),
    ]
    return terms([(word, " ".join(text.split())) for word, text in pairs if text.strip()])


def source(deck: Deck) -> list[Block]:
    """What the deck rests on: who made it, and every claim of its register."""
    made = [
        (_("By"), ", ".join(deck.authors)),
        (_("Licence"), deck.licence),
    ]
    told: list[Block] = [*terms([(word, text) for word, text in made if text])]
    if deck.register is not None:
        told += [Heading(3, deck.register.title), *prose(deck.register.perspective)]
        text = _("The marks on cards and events point to these claims, each in our own words with its paragraph.")
        claims = [f"{one.id}, ¶{one.paragraph}: {' '.join(one.says.split())}" for one in deck.register.claims.values()]
        told += [Prose(text), Items(tuple(claims))]
    return [Heading(2, _("What the deck rests on")), *told] if told else []
