"""Why a figure or a card is as it is, in lines: it looks causes up in the history and clauses up in the view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exercise.deck.models import SIDES, Deck, Side
from exercise.deck.primer import notice
from exercise.deck.tongue import _
from exercise.tui.telling import account, hand, names, relation, scorecard
from exercise.tui.telling.lines import Line, bar, line, signed, spark, stance

RECENT = 14
"""How many rows of a track's story are told; the ledger has them all."""

History = Sequence[Mapping[str, Any]]


def asked(
    deck: Deck, view: Mapping[str, Any], history: History, what: str, running: Mapping[str, Any] | None = None
) -> tuple[str, list[Line]]:
    """Title and lines of the answer to "why?" on a figure: a track, a headline, `issue:`, `institution:`, `misread`.

    `running`: the turn under way with the rows of its opening, which the history does not hold yet.
    """
    kind, _colon, name = what.partition(":")
    if kind == "issue":
        told: list[Line] = []
        for track in (f"tension.{name}", f"cooperation.{name}"):
            told += [*of_track(deck, view, history, track, running), ()]
        issue = next(one for one in deck.issues if one.id == name)
        if issue.about:
            told += [line((issue.about, "prose"))]
        told += [line((text, "dim")) for text in names.says(deck, issue.claims)]
        return issue.title, told
    if kind == "institution":
        return _("What stands"), of_institution(deck, view, name)
    if what == "misread":
        return _("Why signals are misread"), of_misreading(deck, view)
    if what in ("tension", "cooperation"):
        past, now = relation.before(view, history), relation.figures_of(view)
        meaning = {
            "tension": _(
                "Tension is how close the relationship is to a crisis. It is not the opposite of cooperation."
            ),
            "cooperation": _("Cooperation is what both sides do together. Low tension alone does not make it."),
        }[what]
        told = [line(meaning)]
        return names.track(deck, what), [*told, (), *account.headline_why(deck, what, past, now)]
    told = of_track(deck, view, history, what, running)
    about = getattr(names.track_of(deck, what), "about", "")
    if about:
        told = [line((about, "prose")), (), *told]
    return names.track(deck, what, view["viewer"]), told


def of_track(
    deck: Deck, view: Mapping[str, Any], history: History, track: str, running: Mapping[str, Any] | None = None
) -> list[Line]:
    """Where a track stands and its last moves, newest first, each with its sum and its source."""
    now = relation.figures_of(view).get(track, 0)
    low, high, _better = names.span(deck, track)
    values = relation.course(track, view, history)
    told = [
        line(
            (names.track(deck, track, view["viewer"]), "title"),
            "  ",
            (bar(now, low, high, 16), "spark"),
            (f" {now} ", "strong"),
            (_("of {high}").format(high=high), "dim"),
            "  ",
            (spark(values, low, high, 24), "spark"),
        )
    ]
    near = relation.warnings(deck, view)
    if track in near:
        told.append(line(("! ", "bad"), (near[track], "bad")))
    rows = account.ledger_rows(deck, [*history, *([running] if running else [])], track)
    later = now - (rows[-1][2] if rows else now)
    if later and rows:
        text = _("since then, by acts of the facilitator")
        told.append(line(f"{signed(later):>5} ", (text, "dim")))
    for turn, row, after in reversed(rows[-RECENT:]):
        better = names.span(deck, track)[2]
        tone = "" if better is None else ("good" if (row["change"] > 0) == (better == "high") else "bad")
        where = names.source(deck, row["claims"] or ())
        told.append(
            line(
                (f"{signed(row['change']):>5} ", tone),
                (f"= {after:<4}", "dim"),
                (_("turn {turn}: ").format(turn=turn["turn"]), "dim"),
                names.cause(deck, row["cause"], row["side"]),
                (f"  {where}" if where else "", "dim"),
            )
        )
    if len(rows) > RECENT:
        told.append(
            line((_("      and {more} earlier ones, in the ledger (l).").format(more=len(rows) - RECENT), "dim"))
        )
    if not rows:
        told.append(line((_("      It stands where the deck and the teams put it: nothing has moved it yet."), "dim")))
    return told


def of_institution(deck: Deck, view: Mapping[str, Any], name: str) -> list[Line]:
    """What an institution does while it stands, when it lapses, and what it rests on; without a name: all of them."""
    from exercise.deck.wording import say_condition, say_effects

    told: list[Line] = []
    for one in deck.institutions:
        if name and one.id != name:
            continue
        stands = (_("stands"), "good") if one.id in view["standing"] else (_("does not stand"), "dim")
        told.append(line((one.title, "title"), "  ", stands))
        told += [line("  ", (one.text, "prose"))] if one.text else []
        if one.clarity:
            told.append(
                line(_("  While it stands, signals are misread {points} in 100 less.").format(points=one.clarity))
            )
        told += [line(_("  Each turn: {text}").format(text=text)) for text in say_effects(deck, one.each_turn, None)]
        if one.lapses is not None:
            told.append(
                line(_("  It lapses when {condition}.").format(condition=say_condition(deck, one.lapses, None)))
            )
        told += [line((f"  {text}", "dim")) for text in names.says(deck, one.claims)]
        told.append(())
    return told[:-1]


def of_misreading(deck: Deck, view: Mapping[str, Any]) -> list[Line]:
    """Where the chance of a misreading comes from: the deck's own, less what stands."""
    signals = deck.signals
    if signals is None:
        return []
    told = [line(f"{signals.misread:>5}%  ", _("in this deck, to begin with"))]
    clear = [one for one in deck.institutions if one.id in view["standing"] and one.clarity]
    told += [line((f"{-one.clarity:>5}   ", "good"), one.title) for one in clear]
    for side in SIDES:
        team = next((one for one in deck.teams.get(side, ()) if one.id == (view.get("teams") or {}).get(side)), None)
        if team and team.clarity:
            told.append(line((f"{-team.clarity:>5}   ", "good"), f"{names.short(deck, side)}: {team.title}"))
    told.append(line((f"{view['misread']:>5}%  ", "strong"), _("now; never below 0")))
    text = _("A misread posture is seen as one of the two others. Issue and offer are formal, and never misread.")
    return [*told, (), line((text, "dim"))]


def of_card(
    deck: Deck, view: Mapping[str, Any], side: Side, name: str, changes: Sequence[Mapping[str, Any]]
) -> list[Line]:
    """All about a card: rules, prose, ground, what it would do, and every reason why it cannot be played."""
    card = names.card(deck, side, name)
    if card is None:
        return [line(name)]
    held = next((one for one in view.get("hand") or [] if one["card"] == name), None)
    told: list[Line] = [
        line(stance(card.stance), "  ", (names.issue_title(deck, card.issue) if card.issue else "", "dim"))
    ]
    if held and view.get("capital"):
        price = _("Costs {cost}; you have {have}.").format(cost=held["cost"], have=view["capital"][side])
        told.append(line((price, "capital")))
    told += hand.rules_lines(deck, side, card)
    if held:
        told.append(())
        if held["playable"]:
            told.append(line((_("✓ Nothing stands against playing it."), "good")))
            told.append(hand.foresight(deck, side, changes, relation.warnings(deck, view)))
        else:
            told.append(line((_("It cannot be played now:"), "bad")))
            told += [hand.full_reason(reason) for reason in held["reasons"]]
    if card.text or card.claims or card.assumption:
        told.append(())
        told += [line((card.text, "prose"))] if card.text else []
        told += [line((text, "dim")) for text in names.says(deck, card.claims)]
        if card.assumption:
            told.append(line((_("Our assumption: {text}").format(text=card.assumption), "dim")))
    return told


def of_score(deck: Deck, view: Mapping[str, Any], side: Side) -> list[Line]:
    """How a side's score is made, how far par is, and how near the secret aim is."""
    told = [scorecard.score(deck, view, side), (), *scorecard.made(deck, view, side), ()]
    title = scorecard.aim(deck, view, side)
    if title:
        told.append(line((_("Your secret aim: {title}").format(title=title), "title")))
        text = next((one.text for one in deck.agendas.get(side, ()) if one.id == view["agenda"]), "")
        told += [line((text, "prose"))] if text else []
        told += [*scorecard.aims_long(deck, view, side), ()]
    told += scorecard.wants(deck, side, (view.get("par") or {}).get(side))
    return [*told, (), line((notice(deck), "dim"))]
