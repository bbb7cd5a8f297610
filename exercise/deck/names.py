"""Looking up the names of a deck: it knows what may be named where, and nothing of what any of it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from exercise.deck.models import SIDES, Register
from exercise.deck.renamed import CODES, key, renamed
from exercise.deck.spans import Span
from exercise.deck.tongue import _
from exercise.deck.walk import Made, Named, Walk

HEADLINES = ("tension", "cooperation")
ONCE_A_SIDE = ("team", "agenda", "office")


def across(side: str) -> str:
    """The side across the table."""
    return "china" if side == "us" else "us"


@dataclass
class Known:
    """Everything a deck defines: full names of tracks, cards with the sides that may hold them, ids by kind."""

    tracks: set[str] = field(default_factory=set)
    cards: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ids: dict[str, set[str]] = field(default_factory=dict)


def track_names(made: Made) -> list[str]:
    """The full names that a track has; where its `per` could not be read, every name it might have."""
    name, per = made.values.get("id"), made.values.get("per")
    if name is None:
        return []
    if per is None and "per" in (made.span.keys or {}):
        return [name, *(f"{side}.{name}" for side in SIDES)]
    if per is None:
        return [name]
    return [f"{side}.{name}" for side in SIDES if per in (side, "side")]


def known_in(walk: Walk, data: dict[str, Any], got: dict[str, Any]) -> Known:
    """What the deck that was walked over defines."""
    known = Known()
    for kind, made in walk.made.items():
        known.ids[kind] = {one.values["id"] for one in made if "id" in one.values}
    for issue in known.ids.get("issue", ()):
        known.tracks |= {f"{headline}.{issue}" for headline in HEADLINES}
    for track in walk.made.get("track", ()):
        known.tracks.update(track_names(track))
    if "capital" in data or "capital" in got:
        known.tracks |= {f"{side}.capital" for side in SIDES}
    for card in walk.made.get("card", ()):
        if "id" in card.values:
            side = card.values.get("side", "both")
            known.cards.setdefault(card.values["id"], SIDES if side == "both" else (side,))
    return known


def look_up(walk: Walk, known: Known, data: dict[str, Any], register: Register | None) -> None:
    """Note every name that names nothing, and every id given twice."""
    told = renamed(walk, known.ids)
    for named in walk.names:
        if key(named) in told:
            continue
        if named.kind == "track":
            track(walk, known, named, bool(walk.made.get("issue")))
        elif named.kind == "card":
            card(walk, known, named)
        elif named.kind != "claim":
            plain(walk, known, named)
    claims(walk, data, register)
    twice(walk)


def plain(walk: Walk, known: Known, named: Named) -> None:
    """Institutions, events, issues and objectives are looked up by id alone."""
    ids = known.ids.get(named.kind, set())
    if named.name not in ids:
        message = {
            "institution": _("There is no institution `{name}`."),
            "event": _("There is no event `{name}`."),
            "issue": _("There is no issue `{name}`."),
            "objective": _("There is no objective `{name}`."),
        }[named.kind].format(name=named.name[:60])
        walk.report(
            named.span, CODES[named.kind], message, walk.meant(named.name, sorted(ids), _("The deck has none."))
        )


def track(walk: Walk, known: Known, named: Named, has_issues: bool) -> None:
    """Tracks are named in full; `own.` and `their.` where there is a side; headlines may be asked, not shifted."""
    name, span = named.name, named.span
    if name in HEADLINES:
        headline(walk, known, named, has_issues)
        return
    whose, dot, rest = name.partition(".")
    if dot and whose in ("own", "their"):
        if named.scope is None:
            message = _("There is no side here that `{word}.` could mean.").format(word=whose)
            walk.report(span, "DK211", message, _("Name the side: `us.{track}` or `china.{track}`.").format(track=rest))
            return
        for side in named.scope.sides:
            full = f"{side if whose == 'own' else across(side)}.{rest}"
            if full not in known.tracks:
                message = _("There is no track `{full}`, which `{name}` would be here.").format(
                    full=full, name=name[:60]
                )
                walk.report(span, "DK201", message, track_meant(walk, known, name, named))
                return
    elif name not in known.tracks:
        message = _("There is no track `{name}`.").format(name=name[:60])
        walk.report(span, "DK201", message, track_meant(walk, known, name, named))


def headline(walk: Walk, known: Known, named: Named, has_issues: bool) -> None:
    """A headline is what the issues add up to."""
    if named.use == "shifted":
        message = _("`{name}` alone is a headline, the mean of all issues; nothing shifts it.").format(name=named.name)
        options = sorted(one for one in known.tracks if one.startswith(f"{named.name}."))
        help = _("Shift an issue's own track, such as `{track}`.").format(track=options[0]) if options else ""
        walk.report(named.span, "DK210", message, help)
    elif not has_issues:
        message = _("A deck without issues has no headlines: `{name}` is always 0 here.").format(name=named.name)
        walk.report(named.span, "DK214", message, _("Add `issues:`, or ask for a track."), "warning")


def track_meant(walk: Walk, known: Known, name: str, named: Named) -> str:
    """What may have been meant by a track that is not there."""
    options = set(known.tracks)
    if named.scope is not None:
        options |= {
            f"{word}.{one.split('.', 1)[1]}"
            for word in ("own", "their")
            for one in known.tracks
            if one[:3] in ("us.", "chi")
        }
    if named.use == "asked":
        options |= set(HEADLINES)
    ends = sorted(one for one in options if one.endswith(f".{name}"))
    if len(ends) > 1:
        return _("Did you mean {names}?").format(names=_(" or ").join(f"`{one}`" for one in ends[:4]))
    if name.endswith(".capital") or name == "capital":
        return _("A deck has capital where it says `capital: {start, income, cap}`.")
    return walk.meant(name, sorted(options))


def card(walk: Walk, known: Known, named: Named) -> None:
    """A card that the side meant may hold; in the scope of both sides, that either may."""
    sides = sides_meant(named)
    card_held(walk, known, named.name, named.span, sides)


def sides_meant(named: Named) -> tuple[str, ...]:
    """The sides whose card is asked for."""
    if named.use in SIDES:
        return (named.use,)
    mine = named.scope.sides if named.scope is not None else ()
    return mine if named.use == "own" else tuple(across(side) for side in mine)


def card_held(walk: Walk, known: Known, name: str, span: Span, sides: Iterable[str]) -> bool:
    """Note a card that does not exist or that one of these sides cannot hold; True if all is well."""
    if name not in known.cards:
        wanted = [one for one, held in known.cards.items() if set(sides) <= set(held)]
        message = _("There is no card `{name}`.").format(name=name[:60])
        walk.report(span, "DK204", message, walk.meant(name, wanted or known.cards))
        return False
    for side in sides:
        if side not in known.cards[name]:
            message = _("Card `{name}` is never held by `{side}`.").format(name=name, side=side)
            help = _("Its `side` is `{side}`.").format(side=known.cards[name][0])
            walk.report(span, "DK213", message, help)
            return False
    return True


def claims(walk: Walk, data: dict[str, Any], register: Register | None) -> None:
    """Claims are entries of the register."""
    cited = [named for named in walk.names if named.kind == "claim"]
    if register is not None:
        for named in cited:
            if named.name not in register.claims:
                message = _("The register `{register}` has no claim `{name}`.").format(
                    register=register.id, name=named.name[:60]
                )
                walk.report(named.span, "DK206", message, walk.meant(named.name, register.claims))
    elif cited and "register" not in data:
        message = _("This deck cites claims and names no register to look them up in.")
        walk.report(
            cited[0].span, "DK215", message, _("Add `register:` with the name of one, or delete `claims`."), "warning"
        )


def twice(walk: Walk) -> None:
    """An id names one thing of its kind; teams, agendas and offices one of their side."""
    for kind, made in walk.made.items():
        first: dict[tuple[str, str | None], Span] = {}
        for one in made:
            names = track_names(one) if kind == "track" else [one.values["id"]] if "id" in one.values else []
            side = one.side if kind in ONCE_A_SIDE else None
            where = one.span.at("id")
            before = next((first[name, side] for name in names if (name, side) in first), None)
            if before is not None:
                message = _("The id `{name}` is used twice.").format(name=one.values["id"])
                walk.report(where, "DK208", message, stands_first(before))
            for name in names:
                first.setdefault((name, side), where)


def stands_first(span: Span) -> str:
    """Where something stood before."""
    if not span.line:
        return _("It stands first at {path}; rename one of them.").format(path=span.path)
    return _("It stands first in {file}, line {line}; rename one of them.").format(
        file=span.source.name, line=span.line
    )
