"""The deck as integers: it knows what the kernel asks of a deck, laid out flat, and no name, title or sentence.

`rulebook` fills these; the kernel only reads them. Lists here are arrays when the same kernel is compiled. Indices:
a track is its place in the row of facts; a card belongs to one side (a card for both sides is two); side 0 is us and
1 is china, stance 0 press, 1 hold, 2 engage; -1 stands for none. A span is a run of effect rows; span 0 is empty.
"""

from __future__ import annotations

# Exits of a question; a condition that is not there is YES from the start.
YES = -1
NO = -2

# What a row of effects does.
UNLESS = 0  # fact `what` is `bar` or more, skip `much` rows
WHERE = 1  # it is, skip them
SHIFT = 2  # track `what` by `much` points
FOUND = 3  # institution `what`
DISSOLVE = 4
SCHEDULE = 5  # event `what` in `much` turns

# How a hand lives.
KEEP = 0
DISCARD = 1
EVERYTHING = 2


class Tables:
    """One deck (and variant) as integers and lists of integers. Filled once, never changed."""

    # the length of the game, the size of things
    turns: int
    pace: int
    cards: int
    institutions: int
    events: int
    endings: int
    issues: int
    recalls: int
    ledger_rows: int  # the most rows that one turn's ledger can need
    draw_rows: int
    # where things lie in the row of facts
    tracks_end: int
    at_standing: int
    at_played: int
    at_ordered: int
    at_shown: int
    at_count: int
    at_read: int
    at_recall: int
    facts: int
    # settings
    signals: int
    misread: int
    has_talks: int
    talks: int
    hand_rule: int
    hand_size: int
    plays_min: int
    plays_max: int
    has_capital: int
    income: int
    income_do: int  # the span that pays it to both sides
    weight: int
    has_par: int
    # tracks, by place in the row of facts
    track_start: list[int]
    track_low: list[int]
    track_high: list[int]
    # questions: fact >= bar, and where to go then
    ask_fact: list[int]
    ask_bar: list[int]
    ask_yes: list[int]
    ask_no: list[int]
    # effects
    span_first: list[int]
    span_last: list[int]
    do_kind: list[int]
    do_what: list[int]
    do_much: list[int]
    do_bar: list[int]
    do_cause: list[int]  # what the ledger says of a shift (`position.whence`)
    # by side
    card_first: list[int]
    card_last: list[int]
    capital_track: list[int]
    word_kept: list[int]
    word_broken: list[int]
    team_first: list[int]
    team_last: list[int]
    agenda_first: list[int]
    agenda_last: list[int]
    score_first: list[int]
    score_last: list[int]
    par: list[int]
    # issues
    issue_weight: list[int]
    issue_tension: list[int]
    issue_cooperation: list[int]
    # cards
    stance_first: list[int]  # side * 3 + stance: a side's cards of one stance, by number
    stance_last: list[int]
    stance_card: list[int]
    always_first: list[int]  # the same, of those that are always held
    always_last: list[int]
    always_card: list[int]
    pile: list[int]  # every copy that is drawn, one by one, us first
    pile_first: list[int]  # by side: where its copies begin
    pile_size: list[int]  # and how many there are
    card_side: list[int]
    card_issue: list[int]
    card_stance: list[int]
    card_copies: list[int]
    card_always: list[int]
    card_once: list[int]
    card_twin: list[int]
    card_when: list[int]
    card_do: list[int]
    card_unmet: list[int]
    # postures remembered: slot is (side * 3 + stance) * (issues + 1) + issue + 1, or + 0 for overall; within 0 is ever
    recall_slot: list[int]
    recall_side: list[int]
    recall_stance: list[int]
    recall_issue: list[int]  # -1 for overall
    recall_within: list[int]
    # teams of both sides in one row
    team_shift: list[int]
    team_do: list[int]
    team_clarity: list[int]
    team_income: list[int]
    team_pay: list[int]  # the span that pays it
    price: list[int]  # (team + 1) * cards + card: what a card costs its side under a team, or (team -1) without one
    # agendas of both sides in one row; what scores
    agenda_point_first: list[int]
    agenda_point_last: list[int]
    point_when: list[int]
    point_score: list[int]
    score_track: list[int]
    score_weight: list[int]
    # institutions; and what they and the standing rules do, under their conditions, as one span
    standing_do: int
    institution_clarity: list[int]
    institution_lapses: list[int]
    # events; `event_unplayed` is event * 2 + side
    calendar_first: list[int]  # by turn: the events that it could bring, but for scheduled ones
    calendar_last: list[int]
    calendar: list[int]
    event_chance: list[int]
    event_luck: list[int]  # its place among the events that chance brings
    event_when: list[int]
    event_spent: list[int]  # what `fired` is where it cannot come again: 1 if it comes once, else more than that
    event_to: list[int]  # 0 us alone, 1 china alone, 2 both
    event_do: list[int]
    event_deal_first: list[int]
    event_deal_last: list[int]
    deal_card: list[int]
    event_unplayed: list[int]
    asking: int  # how many events deal cards and mind that none of them is played
    asking_event: list[int]  # which
    private_first: list[int]  # by side: the events meant for the other side alone
    private_last: list[int]
    private_event: list[int]
    no_events: list[int]  # as many zeros as there are events, to wipe a row of a position with
    # endings in the order they are tried, the default one last; bonus is ending * 2 + side
    ending_when: list[int]
    ending_bonus: list[int]

    __slots__ = tuple(__annotations__)
