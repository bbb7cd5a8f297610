"""Figures that cannot do what they seem to: it knows bounds, prices and weights, and plays nothing."""

from __future__ import annotations

from exercise.check.parts import Part, Parts, track_for
from exercise.check.possible import Possible
from exercise.check.ranges import FAR, Range, Ranges, assume
from exercise.deck.models import SIDES
from exercise.deck.names import HEADLINES
from exercise.deck.tongue import _
from exercise.rules.filling import tracks_of


def arithmetic(parts: Parts, possible: Possible) -> None:
    """Note shifts, prices, chances, weights and pars that come to nothing."""
    shifts(parts, possible)
    prices(parts, possible)
    clarity(parts)
    weights(parts)
    capital(parts)
    pars(parts, possible)


def shifts(parts: Parts, possible: Possible) -> None:
    """Shifts that find their track at its bound already wherever they land, and shifts larger than their track."""
    for done in parts.done:
        for name, by in done.effect.shift:
            rows: list[tuple[Range, Range]] = []
            for side in done.sides:
                track = track_for(name, side)
                low, high = possible.bounds[track]
                for here in possible.contexts(done, side):
                    left = assume(done.effect.when, True, here, side)
                    if left is not None:
                        rows.append((left[track], (low, high)))
            where = done.span.at("shift", name)
            if rows and all(swallowed(by, stands, bounds) for stands, bounds in rows):
                message = _("Whenever this lands, `{name}` stands at its bound already, so it changes nothing.")
                help = _("Turn its sign, change the condition, or delete it.")
                parts.report(where, "DK601", message.format(name=name), help)
            elif rows and all(low > -FAR and high < FAR and abs(by) > high - low for _s, (low, high) in rows):
                low, high = rows[0][1]
                message = _("`{name}` goes from {low} to {high}, so a shift of {by} can never land whole.")
                message = message.format(name=name, low=low, high=high, by=f"{by:+d}")
                parts.report(where, "DK602", message, _("Choose a shift that the track has room for."))
    first_shifts(parts)


def swallowed(by: int, stands: Range, bounds: Range) -> bool:
    """Whether a shift finds its track at the bound that it goes towards."""
    return stands[0] >= bounds[1] if by > 0 else stands[1] <= bounds[0]


def first_shifts(parts: Parts) -> None:
    """What a team moves before the first turn has the start to move from."""
    starts = {name: (start, low, high) for name, start, low, high in tracks_of(parts.deck)}
    for part in parts.of_kind("teams"):
        for name, by in part.said.shift:
            track = track_for(name, side_of(part))
            start, low, high = starts[track]
            if swallowed(by, (start, start), (low, high)):
                message = _("`{name}` starts at its bound, so this changes nothing.").format(name=name)
                parts.report(part.span.at("shift", name), "DK601", message, _("Turn its sign, or move the start."))


def side_of(part: Part) -> int:
    """The number of a part's side."""
    return SIDES.index("us" if part.side == "us" else "china")


def prices(parts: Parts, possible: Possible) -> None:
    """Cards that cost more than anybody can ever have."""
    for part in parts.of_kind("cards"):
        card = part.said
        sides = [side for side in (0, 1) if card.side in ("both", SIDES[side])]
        if card.cost and all(possible.cheapest(card, side) > possible.purse(side) for side in sides):
            most = max(possible.purse(side) for side in sides)
            message = _("This card costs {cost}, and no side can ever have more than {most}.")
            help = _("Lower the cost, or raise `cap` in `capital`.")
            parts.report(part.span.at("cost"), "DK603", message.format(cost=card.cost, most=most), help, "error")


def clarity(parts: Parts) -> None:
    """Clarity beyond the misread chance is lost, and less than none cannot make it more than certain."""
    deck = parts.deck
    chances = [deck.signals.misread] if deck.signals else []
    chances += [one.signals["misread"] for one in deck.variants if "misread" in one.signals]
    if not chances:
        return
    most = max(chances)
    for kind in ("institutions", "teams"):
        for part in parts.of_kind(kind):
            where = part.span.at("clarity")
            if part.said.clarity > most:
                message = _("The misread chance is {most} in a hundred at most, so {n} of this clarity are lost.")
                message = message.format(most=most, n=part.said.clarity - most)
                parts.report(where, "DK604", message, _("Choose {most} or less.").format(most=most))
            elif part.said.clarity < most - 100:
                message = _("This makes the misread chance more than 100 in a hundred.")
                parts.report(where, "DK604", message, _("Choose a smaller figure."))


def weights(parts: Parts) -> None:
    """Weights of 0 make whatever they weigh count for nothing."""
    for part in parts.of_kind("issues"):
        if part.said.weight == 0:
            message = _("With a weight of 0 this issue is in no headline.")
            parts.report(part.span.at("weight"), "DK605", message, _("Choose a weight of 1 or more."))
    for side, rows in parts.deck.score.items():
        for name, weight in rows:
            if weight == 0:
                message = _("With a weight of 0 `{name}` scores nothing.").format(name=name)
                parts.report(parts.span.at("score", side, name), "DK605", message, _("Choose a weight, or delete it."))
    for part in parts.of_kind("agendas"):
        if any(point.score for point in part.said.points):
            for place, point in enumerate(part.said.points):
                if point.score == 0:
                    where = part.span.at("points", place, "score")
                    parts.report(where, "DK605", _("This aim pays 0 points."), _("Choose a figure, or delete the aim."))


def capital(parts: Parts) -> None:
    """Capital that comes in faster than the dearest orders could spend it."""
    deck = parts.deck
    if deck.capital is None:
        return
    for side in (0, 1):
        prices = [card.cost for card in deck.cards if card.side in ("both", SIDES[side])]
        teams = deck.teams.get(SIDES[side], ())
        dearer = max((by for team in teams for _stance, by in team.cost), default=0)
        dearest = sum(sorted((cost + max(dearer, 0) for cost in prices), reverse=True)[: deck.plays.max])
        if not any(cost + max(dearer, 0) > 0 for cost in prices) and deck.capital.cap:
            message = _("There is capital, and no card of {side} costs any.").format(side=deck.sides[SIDES[side]].name)
            help = _("Give cards a `cost`, or delete `capital`.")
            parts.report(parts.span.key("capital"), "DK606", message, help)
            return
        if deck.capital.income > dearest:
            message = _("Each opening brings {income}, and the dearest order costs {dearest}: the rest is never spent.")
            message = message.format(income=deck.capital.income, dearest=dearest)
            where = parts.span.at("capital", "income")
            parts.report(where, "DK606", message, _("Lower the income, or let cards cost more."))
            return


def pars(parts: Parts, possible: Possible) -> None:
    """Pars above the best score that bounds allow, or below the worst."""
    deck = parts.deck
    for side, name in enumerate(SIDES):
        if name not in deck.par:
            continue
        worst, best = scores(parts, possible.ranges, side)
        where = parts.span.at("par", name)
        if deck.par[name] > best:
            message = _("No score can be more than {best} here, so this par is never reached.").format(best=best)
            parts.report(where, "DK607", message, _("Choose {best} or less.").format(best=best), "error")
        elif deck.par[name] <= worst:
            message = _("No score can be less than {worst} here, so this par is always reached.").format(worst=worst)
            parts.report(where, "DK608", message, _("Choose a higher par."))


def scores(parts: Parts, here: Ranges, side: int) -> Range:
    """The least and the most that a side could ever score: tracks at their ranges, agenda and ending at their best."""
    deck, name = parts.deck, SIDES[side]
    worst = best = 0
    for track, weight in deck.score.get(name, ()):
        if not deck.issues and track in HEADLINES:
            continue
        ends = sorted(weight * end for end in here[track])
        worst, best = worst + ends[0], best + ends[1]
    pays = [[point.score for point in agenda.points] for agenda in deck.agendas.get(name, ())] or [[]]
    best += max(sum(max(0, score) for score in row) for row in pays)
    worst += min(sum(min(0, score) for score in row) for row in pays)
    bonus = [ending.bonus.get(name, 0) for ending in (*deck.endings, deck.default_ending)]
    return worst + min(bonus), best + max(bonus)
