"""The first half of a rulebook: what the deck is, who sits where, how a turn goes, what is counted and what counts."""

from __future__ import annotations

from exercise.deck.booklet.blocks import Block, Heading, Prose, items, prose, terms
from exercise.deck.booklet.grounds import rests
from exercise.deck.models import SIDES, Deck, Issue, Signals, Track, Variant
from exercise.deck.primer import notice, turn_goes
from exercise.deck.primer import terms as words_of
from exercise.deck.records import opened
from exercise.deck.titles import track_title
from exercise.deck.tongue import _, ngettext
from exercise.deck.wording import led, say_condition


def frame(deck: Deck) -> list[Block]:
    """Everything that is read before the cards."""
    return [
        Heading(1, deck.title),
        *prose(deck.about),
        *prose(notice(deck)),
        *prose(deck.content_note),
        *seats(deck),
        *turns(deck),
        *counted(deck),
        *aims(deck),
        *shorter(deck),
    ]


def seats(deck: Deck) -> list[Block]:
    """The sides, and who sits in each delegation."""
    names = {side: deck.sides[side].name for side in SIDES}
    text = _("Two sides sit across the table: {us} and {china}.").format(**names)
    told: list[Block] = [Heading(2, _("The two sides")), *prose(text), *prose(deck.perspective)]
    for side in SIDES:
        pairs = []
        for office in deck.offices.get(side, ()):
            cares = ", ".join(track_title(deck, name, side) for name in office.cares)
            watches = _("Watches {tracks}.").format(tracks=cares) if cares else ""
            pairs.append((office.title, " ".join(f"{office.brief} {watches}".split())))
        if pairs:
            told += [Heading(3, _("The delegation of {side}").format(side=names[side])), *terms(pairs)]
    return told


def turns(deck: Deck) -> list[Block]:
    """How a turn goes, what becomes of words, and what the words of the game mean."""
    told: list[Block] = [Heading(2, _("How a turn goes"))]
    if deck.turns.unit != "turn" or deck.turns.start:
        length = _("A turn is one {unit}.").format(unit=deck.turns.unit)
        begins = _("The first is {start}.").format(start=deck.turns.start) if deck.turns.start else ""
        told += prose(f"{length} {begins}")
    told += items([*turn_goes(deck), *hands(deck)], numbered=False)
    if deck.signals is not None:
        told += items(words(deck, deck.signals))
    if deck.talks is not None:
        when = say_condition(deck, deck.talks)
        told += prose(_("The sides may talk before they seal only while {condition}.").format(condition=when))
    return [*told, Heading(3, _("Words of the game")), *terms([(opened(name), text) for name, text in words_of(deck)])]


def hands(deck: Deck) -> list[str]:
    """What a side holds."""
    if deck.hand.everything:
        return [_("Each side holds all of its cards, every turn; none runs out.")]
    if not deck.hand.size:
        return [_("No card is drawn: each side has the cards that are always in hand, and what an event deals it.")]
    drawn = ngettext("Each side holds {n} card of its pile.", "Each side holds {n} cards of its pile.", deck.hand.size)
    after = {
        "keep": _("What is not played stays in hand."),
        "discard": _("What is not played is put away, and the hand is dealt afresh each turn."),
    }
    return [f"{drawn.format(n=deck.hand.size)} {after[deck.hand.unplayed]}"]


def words(deck: Deck, signals: Signals) -> list[str]:
    """What a word kept or broken does."""
    kept = led(deck, _("A side that keeps its word"), signals.kept)
    return kept + led(deck, _("A side that breaks its word"), signals.broken)


def aims(deck: Deck) -> list[Block]:
    """What each side ends with, and what success is."""
    told: list[Block] = []
    for side in SIDES:
        rows = [
            _("{weight:+d} for each point of {track}").format(weight=weight, track=track_title(deck, name))
            for name, weight in deck.score.get(side, ())
        ]
        if rows:
            told += [Heading(3, _("What counts for {side}").format(side=deck.sides[side].name)), *items(rows)]
    if not told:
        return []
    if deck.par:
        text = _("A side succeeds by itself if it ends with its par or more, which is {par}: both can, or neither.")
        par = str(deck.par["us"])
        if deck.par["us"] != deck.par["china"]:
            par = ", ".join(f"{deck.par[side]} ({deck.sides[side].name})" for side in SIDES)
        success = text.format(par=par)
    else:
        success = _("There is no par: whoever ends with more is ahead.")
    also = _("A secret aim and the ending may add to a score.") if deck.agendas else ""
    return [Heading(2, _("What both sides are after")), *prose(f"{success} {also}"), *told]


def counted(deck: Deck) -> list[Block]:
    """Every figure, where it starts, and what it stands for."""
    pairs = [(issue.title, issue_line(deck, issue)) for issue in deck.issues]
    told: list[Block] = []
    if pairs:
        text = _(
            "Each issue has a tension and a cooperation of its own, from 0 to 100. The headlines are their means, in "
            "which an issue counts as often as it weighs."
        )
        told += [Heading(3, _("Issues")), Prose(text), *terms(pairs)]
    tracks = [(track.title, track_line(deck, track)) for track in deck.tracks]
    if deck.capital is not None:
        text = _("What cards are paid with. Each side starts with {start} and can hold {cap}.")
        tracks.append((_("Capital"), text.format(start=deck.capital.start, cap=deck.capital.cap)))
    if tracks:
        told += [Heading(3, _("Tracks")), *terms(tracks)]
    return [Heading(2, _("What is counted")), *told] if told else []


def issue_line(deck: Deck, issue: Issue) -> str:
    """Where an issue starts, its weight, what it is about, and what it rests on."""
    text = _("Tension starts at {tension}, cooperation at {cooperation}; it weighs {weight}.")
    text = text.format(tension=issue.tension, cooperation=issue.cooperation, weight=issue.weight)
    return " ".join([text, issue.about, *rests(deck, issue.claims, issue.assumption)])


def track_line(deck: Deck, track: Track) -> str:
    """Whose a track is, where it starts and ends, and what it stands for."""
    whose = {
        "us": _("{side} alone").format(side=deck.sides["us"].name),
        "china": _("{side} alone").format(side=deck.sides["china"].name),
        "side": _("Each side has its own"),
        None: _("Shared"),
    }[track.per]
    if track.min is not None and track.max is not None:
        bounds = _("from {min} to {max}").format(min=track.min, max=track.max)
    elif track.min is not None:
        bounds = _("never below {min}").format(min=track.min)
    elif track.max is not None:
        bounds = _("never above {max}").format(max=track.max)
    else:
        bounds = _("without bounds")
    better = _("higher is better") if track.better == "high" else _("lower is better")
    text = _("{whose}; starts at {start}, {bounds}, {better}.")
    text = text.format(whose=whose, start=track.start, bounds=bounds, better=better)
    return " ".join([text, track.about, *rests(deck, track.claims, track.assumption)])


def shorter(deck: Deck) -> list[Block]:
    """The other games of the same deck."""
    pairs = [(variant.title, variant_line(variant)) for variant in deck.variants]
    return [Heading(2, _("Other games of this deck")), *terms(pairs)] if pairs else []


def variant_line(variant: Variant) -> str:
    """What a variant changes, with the name that it is asked for by."""
    parts = []
    if variant.pace > 1:
        parts.append(_("{n} turns open in a row before the sides act once").format(n=variant.pace))
    if "count" in variant.turns:
        parts.append(ngettext("{n} turn", "{n} turns", variant.turns["count"]).format(n=variant.turns["count"]))
    if variant.hand.get("everything"):
        parts.append(_("every card in hand"))
    elif "size" in variant.hand:
        parts.append(_("hands of {n}").format(n=variant.hand["size"]))
    if variant.hand.get("unplayed"):
        parts.append({"keep": _("hands are kept"), "discard": _("hands are dealt afresh")}[variant.hand["unplayed"]])
    named = {"min": _("at least {n} cards sealed"), "max": _("up to {n} cards sealed")}
    parts += [named[key].format(n=number) for key, number in variant.plays.items()]
    named = {"start": _("{n} capital at the start"), "income": _("{n} capital a turn"), "cap": _("{n} capital at most")}
    parts += [named[key].format(n=number) for key, number in variant.capital.items()]
    if "misread" in variant.signals:
        parts.append(_("{n} words in 100 misread").format(n=variant.signals["misread"]))
    if {"kept", "broken"} & set(variant.signals):
        parts.append(_("words weigh otherwise"))
    if variant.par:
        parts.append(_("par {par}").format(par=" / ".join(str(number) for number in variant.par.values())))
    said = opened("; ".join(parts)) + "." if parts else ""
    return f"{said} {_('Ask for it with --variant {name}.').format(name=variant.id)}".strip()
