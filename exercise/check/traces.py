"""Whether what a deck does is traced to its source: it knows claims and assumptions, and not whether they are true."""

from __future__ import annotations

from collections import defaultdict

from exercise.check import margins
from exercise.check.parts import Part, Parts, effects_of
from exercise.deck.tongue import _, ngettext
from exercise.deck.walk import row

RESTING = ("issues", "tracks", "teams", "agendas", "institutions", "rules", "events", "endings")
"""What has to rest on something, besides cards, which the reader looks at."""


def traces(parts: Parts) -> None:
    """Note claims that nothing plays, claims that too much rests on, and what rests on nothing."""
    if parts.deck.register is None:
        return
    unplayed(parts)
    shares(parts)
    for part in parts.all:
        if part.kind in RESTING and not part.said.claims and not part.said.assumption:
            message = _("This rests on no claim of the register and on no assumption.")
            help = _("Add `claims: [...]`, or `assumption:` with a sentence if the idea is your own.")
            parts.report(part.span.key("id"), "DK803", message, help)
    gaps(parts)


def cited(parts: Parts) -> set[str]:
    """Every claim that anything cites."""
    return {claim for part in parts.all for claim in getattr(part.said, "claims", ())}


def unplayed(parts: Parts) -> None:
    """Claims of the register that nothing in the deck cites; a gap is nothing that could be played."""
    register = parts.deck.register
    assert register is not None
    used = cited(parts)
    left = [
        (place, claim)
        for place, claim in enumerate(register.claims.values())
        if claim.id not in used and claim.kind != "gap"
    ]
    if len(left) > margins.MOST_UNPLAYED or parts.register is None:
        if left:
            named = row([claim.id for _place, claim in left[:8]]) + (", ..." if len(left) > 8 else "")
            count = ngettext("{n} claim", "{n} claims", len(left)).format(n=len(left))
            message = _("{count} of this register are played by nothing: {names}.").format(count=count, names=named)
            parts.report(parts.span.at("register"), "DK801", message, _("Play them, or say here why they are left."))
        return
    for place, _claim in left:
        message = _("Nothing in the deck `{deck}` plays this claim.").format(deck=parts.deck.id)
        help = _("Cite it where it is played, or say here why it is not: `# exercise: allow DK801 because ...`.")
        parts.report(parts.register.at("claims", place, "id"), "DK801", message, help)


def weight(part: Part) -> int:
    """How much a part moves in all, in points."""
    moved: int = sum(abs(by) for done in effects_of(part) for _name, by in done.effect.shift)
    return moved + sum(abs(int(by)) for _name, by in getattr(part.said, "shift", ()))


def shares(parts: Parts) -> None:
    """How much of all that moves rests on one claim and nothing else."""
    if len(cited(parts)) < margins.FEW_CLAIMS:
        return
    alone: dict[str, int] = defaultdict(int)
    total = 0
    for part in parts.all:
        if hasattr(part.said, "claims"):
            total += weight(part)
            if len(part.said.claims) == 1 and not part.said.assumption:
                alone[part.said.claims[0]] += weight(part)
    for claim, moved in sorted(alone.items()):
        if moved * 100 > margins.CLAIM_SHARE * total:
            message = _("{share} in a hundred of all that this deck moves rests on claim `{claim}` alone.")
            message = message.format(share=round(100 * moved / total), claim=claim)
            help = _("Rest it on more than one claim, or mark what is your own as an assumption; {most} is the most.")
            parts.report(parts.span.at("register"), "DK802", message, help.format(most=margins.CLAIM_SHARE))


def gaps(parts: Parts) -> None:
    """Parts that cite what the register says is missing from its source."""
    register = parts.deck.register
    assert register is not None
    for part in parts.all:
        for place, claim in enumerate(getattr(part.said, "claims", ())):
            if claim in register.claims and register.claims[claim].kind == "gap":
                message = _("`{claim}` is a gap: the source says nothing there that this could rest on.")
                help = _("Cite another claim, or write `assumption:`.")
                parts.report(part.span.at("claims", place), "DK804", message.format(claim=claim), help)
