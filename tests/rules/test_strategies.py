"""What is drawn: decks that check clean and leave nothing of the language out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

from exercise.deck import conditions, language, parts
from exercise.deck.reader import read
from exercise.deck.records import Record
from exercise.rules.position import OVER
from exercise.testing import Game, decks, games

LANGUAGE = {
    key.name
    for room in (conditions, language, parts)
    for record in vars(room).values()
    if isinstance(record, Record)
    for key in record.keys
}
CONDITIONS = {"all", "any", "not", "at_least", "at_most", "turn", "standing", "played", "shown"}
CONDITIONS |= {"they_play", "we_play", "we_read"}
CITED = {"register", "claims"}  # these need a file beside the deck, and change nothing in play

SAME_EACH_TIME = settings(
    derandomize=True, database=None, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck)
)


def keys(data: Any) -> Iterator[str]:
    """Every key of every map in some data."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from keys(value)
    elif isinstance(data, list):
        for value in data:
            yield from keys(value)


@given(decks())
def test_a_drawn_deck_has_no_errors(data: dict[str, Any]) -> None:
    deck, problems = read(data)
    assert deck is not None
    assert not [problem for problem in problems if problem.severity == "error"]


def test_every_key_of_the_language_is_drawn_with_a_fair_chance() -> None:
    drawn: Counter[str] = Counter()

    @settings(SAME_EACH_TIME, max_examples=300)
    @given(decks())
    def draw(data: dict[str, Any]) -> None:
        drawn.update(set(keys(data)))

    draw()
    wanted = (LANGUAGE | CONDITIONS) - CITED
    assert len(wanted) > 90
    assert not wanted - set(drawn), "never drawn"
    assert not {key: drawn[key] for key in wanted if drawn[key] < 9}, "drawn too seldom"


def test_every_phase_kind_of_act_and_ending_comes_up_in_drawn_games() -> None:
    seen: Counter[str] = Counter()

    @settings(SAME_EACH_TIME, max_examples=120)
    @given(games(acts=True))
    def play(played: Game) -> None:
        assert played.last.phase == OVER
        seen.update({kind for kind, _what in played.moves})
        seen.update({"default" if played.last.ending == played.book.tables.endings else "early"})
        words = [word for kind, what in played.moves if kind == "signal" for word in what.values()]
        seen.update({"offer"} if any(word.offer for word in words) else ())
        seen.update({"paced"} if played.book.tables.pace > 1 else ())

    play()
    for word in ("open", "signal", "orders", "adjust", "inject", "default", "early", "offer", "paced"):
        assert seen[word] >= 5, f"{word} came up {seen[word]} times"
