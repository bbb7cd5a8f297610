"""The rules of the game, from top to bottom, in the order of play.

Seating, opening, signal, orders, resolution, closing: read it as the rulebook. It knows two sides, 0 and 1, and prefers
neither; it knows no deck, no screen and no record. What a deck says has become integers (`tables`), where a game stands
is a row of facts (`position`). Functions change the position they are given; `game` keeps past positions safe.
"""

from __future__ import annotations

from exercise.rules.chance import AGENDA, EVENT, READING, TEAM, draw
from exercise.rules.hands import clear_away, deal, price, refill
from exercise.rules.position import (
    CARD,
    CLOSING,
    OPENING,
    ORDERS,
    OVER,
    RESOLUTION,
    SIGNAL,
    TURN,
    Position,
    holds,
    land,
    promise,
    shift,
)
from exercise.rules.tables import YES, Tables

# --- 0. seating ---------------------------------------------------------------------------------------------------


def seating(deck: Tables, game: Position) -> None:
    """Teams and secret aims that nobody chose (-1) are drawn; then the teams' first shifts land. Ledgers begin
    later."""
    for side in range(2):
        stream = side ^ game.mirror
        first = deck.team_first[side]
        many = deck.team_last[side] - first
        if game.team[side] < 0 and many > 0:
            game.team[side] = first + draw(game, TEAM + stream, 0, many)
        first = deck.agenda_first[side]
        many = deck.agenda_last[side] - first
        if game.agenda[side] < 0 and many > 0:
            game.agenda[side] = first + draw(game, AGENDA + stream, 0, many)
    for side in range(2):
        if game.team[side] >= 0:
            promise(deck, game, deck.team_shift[game.team[side]])
    land(deck, game)
    game.rows = 0


# --- 1. opening ---------------------------------------------------------------------------------------------------


def opening(deck: Tables, game: Position) -> None:
    """Open the next turn: `pace` openings in a row, income in the first of them, hands refilled after the last."""
    forget(deck, game)
    game.phase = OPENING
    for step in range(deck.pace):
        if game.fact[TURN] < deck.turns:
            game.fact[TURN] += 1
            if step > 0:  # the closing before the first has said it
                recall(deck, game, game.fact[TURN] - 1)
            open_once(deck, game, step == 0)
    refill(deck, game)
    game.phase = SIGNAL if deck.signals else ORDERS


def open_once(deck: Tables, game: Position, payday: bool) -> None:
    """One sum: income, events, and what stands."""
    if payday and deck.has_capital:
        promise(deck, game, deck.income_do)
        for side in range(2):
            if game.team[side] >= 0:
                promise(deck, game, deck.team_pay[game.team[side]])
    turn = game.fact[TURN]
    if game.dues > 0:
        for event in range(deck.events):
            if game.due[turn * deck.events + event]:
                game.dues -= 1
                game.live[event] |= 1
                fire(deck, game, event)
    fired, spent = game.fired, deck.event_spent
    for place in range(deck.calendar_first[turn], deck.calendar_last[turn]):
        event = deck.calendar[place]
        if fired[event] < spent[event] and comes(deck, game, event):
            game.live[event] |= 1
            fire(deck, game, event)
    for side in range(2):
        if game.team[side] >= 0:
            promise(deck, game, deck.team_do[game.team[side]])
    promise(deck, game, deck.standing_do)  # institutions that stand, then standing rules, each under its condition
    land(deck, game)


def comes(deck: Tables, game: Position, event: int) -> bool:
    """Whether an event that this turn could bring (by its turn, chance or condition) happens, unless it was scheduled
    for this turn and has."""
    if deck.event_when[event] != YES and not holds(deck, game, deck.event_when[event]):
        return False
    if game.due[game.fact[TURN] * deck.events + event]:
        return False
    if deck.event_chance[event] >= 0:
        return draw(game, EVENT, deck.event_luck[event], 100) < deck.event_chance[event]
    return True


def fire(deck: Tables, game: Position, event: int) -> None:
    """Join an event to the sum and deal its cards for this turn."""
    game.fired[event] = 1
    promise(deck, game, deck.event_do[event])
    for place in range(deck.event_deal_first[event], deck.event_deal_last[event]):
        card = deck.deal_card[place]
        deal(game, card, deck.card_side[card])


# --- 2. signal ----------------------------------------------------------------------------------------------------


def signals(deck: Tables, game: Position) -> None:
    """Both sides have spoken (`say`, `say_issue`, `say_offer`): each reads the other through noise, offers reach
    hands."""
    chance = misreading(deck, game)
    for side in range(2):
        said = game.say[1 - side]
        seen = said
        stream = READING + (side ^ game.mirror)
        if chance > 0 and draw(game, stream, 0, 100) < chance:
            seen = (said + 1 + draw(game, stream, 1, 2)) % 3
        game.read[side] = seen
        game.fact[deck.at_read + side * 3 + seen] = 1
        offer = game.say_offer[side]
        if offer >= 0:
            deal(game, deck.card_twin[offer], 1 - side)
    game.phase = ORDERS


def misreading(deck: Tables, game: Position) -> int:
    """The chance, in percent, that a posture is misread: the deck's, less the clarity of all that stands, at least
    0."""
    chance = deck.misread
    for which in range(deck.institutions):
        if game.fact[deck.at_standing + which]:
            chance -= deck.institution_clarity[which]
    for side in range(2):
        if game.team[side] >= 0:
            chance -= deck.team_clarity[game.team[side]]
    return max(chance, 0)


# --- 3. orders are sealed (`order`, `ordered`) by whoever decides; no rule acts ------------------------------------

# --- 4. resolution ------------------------------------------------------------------------------------------------


def resolution(deck: Tables, game: Position) -> None:
    """Open both orders and resolve them in one sum: costs, cards, words, and what was dealt and left unplayed."""
    game.phase = RESOLUTION
    face_up(deck, game)
    for side in range(2):
        for place in range(game.ordered[side]):
            card = game.order[side * deck.plays_max + place]
            if deck.has_capital:
                shift(game, deck.capital_track[side], -price(deck, game, card), CARD, card, side)
            twin = deck.card_twin[card]
            if twin >= 0 and not game.fact[deck.at_ordered + twin]:
                promise(deck, game, deck.card_unmet[card])
            else:
                promise(deck, game, deck.card_do[card])
    if deck.signals:
        for side in range(2):
            game.kept[side] = 1 if word_was_kept(deck, game, side) else 0
            if game.kept[side]:
                promise(deck, game, deck.word_kept[side])
            else:
                promise(deck, game, deck.word_broken[side])
    if game.deals[0] or game.deals[1]:
        for place in range(deck.asking):
            event = deck.asking_event[place]
            if game.live[event]:
                for side in range(2):
                    if left_unplayed(deck, game, event, side):
                        promise(deck, game, deck.event_unplayed[event * 2 + side])
    land(deck, game)


def face_up(deck: Tables, game: Position) -> None:
    """Turn both orders face up: from here questions can see the cards, and the posture each side shows."""
    fact = game.fact
    for side in range(2):
        lay(deck, game, side, 1)
        game.shown[side] = posture(deck, game, side, -1)
        fact[deck.at_shown + side * 3 + game.shown[side]] = 1


def lay(deck: Tables, game: Position, side: int, up: int) -> None:
    """Write into the facts that the cards of a side's order lie face up (1), or no longer do (0)."""
    for place in range(game.ordered[side]):
        card = game.order[side * deck.plays_max + place]
        game.fact[deck.at_ordered + card] = up
        if deck.card_issue[card] >= 0:
            on_issue = (side * 3 + deck.card_stance[card]) * deck.issues + deck.card_issue[card]
            game.fact[deck.at_count + on_issue] = up


def posture(deck: Tables, game: Position, side: int, issue: int) -> int:
    """The posture a side shows, on an issue or (-1) overall: press before engage, engage before hold."""
    shown = 1
    for place in range(game.ordered[side]):
        card = game.order[side * deck.plays_max + place]
        if issue < 0 or deck.card_issue[card] == issue:
            if deck.card_stance[card] == 0:
                return 0
            if deck.card_stance[card] == 2:
                shown = 2
    return shown


def word_was_kept(deck: Tables, game: Position, side: int) -> bool:
    """A word is judged as it was read: the other's reading must match the posture shown, and an offer must be
    sealed."""
    offer = game.say_offer[side]
    if offer >= 0 and not game.fact[deck.at_ordered + offer]:
        return False
    return game.read[1 - side] == posture(deck, game, side, game.say_issue[side])


def left_unplayed(deck: Tables, game: Position, event: int, side: int) -> bool:
    """Whether an event of this turn dealt this side cards, and none of them is in its order."""
    dealt = False
    for place in range(deck.event_deal_first[event], deck.event_deal_last[event]):
        card = deck.deal_card[place]
        if deck.card_side[card] == side:
            dealt = True
            if game.fact[deck.at_ordered + card]:
                return False
    return dealt


# --- 5. closing ---------------------------------------------------------------------------------------------------


def closing(deck: Tables, game: Position) -> None:
    """Put cards away, let institutions lapse together, try the endings in order; the last turn ends the game anyway."""
    game.phase = CLOSING
    remember(deck, game)
    clear_away(deck, game)
    lapse(deck, game)
    for ending in range(deck.endings):
        if game.ending < 0 and not game.void[ending] and holds(deck, game, deck.ending_when[ending]):
            game.ending = ending
    if game.ending < 0 and game.fact[TURN] >= deck.turns:
        game.ending = deck.endings
    if game.ending >= 0:
        game.phase = OVER


def remember(deck: Tables, game: Position) -> None:
    """From now on this turn's cards have been played and its postures shown: overall, and on every issue that a
    question asks about."""
    fact = game.fact
    turn = fact[TURN]
    for side in range(2):
        for place in range(game.ordered[side]):
            fact[deck.at_played + game.order[side * deck.plays_max + place]] = 1
        game.last_shown[(side * 3 + game.shown[side]) * (deck.issues + 1)] = turn
    for which in range(deck.recalls):
        issue = deck.recall_issue[which]
        if issue >= 0 and posture(deck, game, deck.recall_side[which], issue) == deck.recall_stance[which]:
            game.last_shown[deck.recall_slot[which]] = turn
    recall(deck, game, turn)


def recall(deck: Tables, game: Position, latest: int) -> None:
    """Say again which postures were shown in the last so many turns, the last of them being `latest`."""
    for which in range(deck.recalls):
        shown = game.last_shown[deck.recall_slot[which]]
        within = deck.recall_within[which]
        recent = shown > 0 and (within == 0 or shown > latest - within)
        game.fact[deck.at_recall + which] = 1 if recent else 0


def lapse(deck: Tables, game: Position) -> None:
    """Institutions that lapse are judged together, then go."""
    for which in range(deck.institutions):
        if game.fact[deck.at_standing + which] and holds(deck, game, deck.institution_lapses[which]):
            game.dissolving[which] = 1
            game.settling = 1
    if game.settling:
        land(deck, game)


def forget(deck: Tables, game: Position) -> None:
    """Clear what lasts one turn: words, readings, orders, what they showed, and the turn's ledger."""
    fact = game.fact
    for side in range(2):
        lay(deck, game, side, 0)
        for stance in range(3):
            fact[deck.at_shown + side * 3 + stance] = 0
            fact[deck.at_read + side * 3 + stance] = 0
        game.ordered[side] = 0
        game.say[side] = -1
        game.say_issue[side] = -1
        game.say_offer[side] = -1
        game.read[side] = -1
        game.shown[side] = -1
        game.kept[side] = -1
    game.live[:] = deck.no_events
    game.rows = 0


# --- the end ------------------------------------------------------------------------------------------------------


def score(deck: Tables, game: Position, side: int) -> int:
    """A side's score as it stands: weight times track, its agenda's points, and the ending's bonus once there is
    one."""
    total = 0
    for entry in range(deck.score_first[side], deck.score_last[side]):
        total += deck.score_weight[entry] * game.fact[deck.score_track[entry]]
    total += agenda_points(deck, game, side)
    if game.ending >= 0:
        total += deck.ending_bonus[game.ending * 2 + side]
    return total


def agenda_points(deck: Tables, game: Position, side: int) -> int:
    """What a side's secret aim is worth as things stand."""
    total = 0
    if game.agenda[side] >= 0:
        agenda = game.agenda[side]
        for point in range(deck.agenda_point_first[agenda], deck.agenda_point_last[agenda]):
            if holds(deck, game, deck.point_when[point]):
                total += deck.point_score[point]
    return total
