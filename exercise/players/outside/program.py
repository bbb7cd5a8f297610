"""What is said between a game and a program in one of its seats: it knows messages and attempts, and no rule.

One JSON object a line, as `docs/players.md` describes it. A program is asked, answers, is told every reason where its
answer may not stand, and may try again; whether an answer may stand is asked of whoever asks.
"""

from __future__ import annotations

import json
import re
import shlex
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

from exercise.deck.tongue import _
from exercise.players.outside.pipe import Lost, Pipe
from exercise.rules.legality import Reason

RUN = "run:"
"""What stands before a command where a bot is named."""
PROTOCOL = 1
NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,39}")
Message: TypeAlias = Mapping[str, Any]
Judge: TypeAlias = Callable[[dict[str, Any]], Sequence[Reason]]


@dataclass(frozen=True)
class Terms:
    """On which terms programs play. `seconds`: to be ready, and for each answer with all its attempts, above 0;
    `attempts`: answers to one question, 1 or more; `stand_in`: the bot that decides where the program does not."""

    seconds: float = 10.0
    attempts: int = 3
    stand_in: str = "always_hold"


class Refused(Exception):
    """No answer to a question could stand. `reasons`: those against the last."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        super().__init__(" ".join(reason.text for reason in reasons))
        self.reasons = list(reasons)


class Unready(Exception):
    """A program that cannot sit down. `message`: why; `remedy`: what to do."""

    usage = True

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message} {remedy}".rstrip())
        self.message = message
        self.remedy = remedy


def is_program(who: str) -> bool:
    """Whether what was named for a seat is a command to run."""
    return who.startswith(RUN)


def words_of(who: str) -> list[str]:
    """The words of a command as a shell would part them, for no shell sees them. Raises Unready for what is none."""
    try:
        words = shlex.split(who.removeprefix(RUN))
    except ValueError:
        words = []
    if not words:
        remedy = _("Write it like this: 'run:python3 my_player.py'.")
        raise Unready(_("“{command}” names no program to run.").format(command=who), remedy)
    return words


class Program:
    """A program that has said hello and waits for its first game. `name`: what it calls itself, empty for nothing.

    `hello`: what it is told of the game. Raises Unready if it does not start, or does not say hello in time.
    """

    def __init__(self, who: str, hello: Message, terms: Terms) -> None:
        self.terms = terms
        self.asked = 0
        words = words_of(who)
        try:
            self.pipe = Pipe(words)
        except Lost as fault:
            raise Unready(fault.text, _("Check the command, and that it runs by itself.")) from None
        try:
            self.name = self._greet(hello)
        except BaseException:
            self.pipe.close(0)
            raise

    def _greet(self, hello: Message) -> str:
        by = time.monotonic() + self.terms.seconds
        try:
            self._send({"say": "hello", "protocol": PROTOCOL, **hello}, by)
            said, _reasons = heard(self.pipe.line(by))
        except Lost as fault:
            told = self.pipe.last_words
            self._unready(f"{fault.text} {_('It last wrote: {line}').format(line=told)}" if told else fault.text)
        if said is None or said.get("hello") != PROTOCOL:
            self._unready(_("The program did not say hello as it should."))
        name = said.get("name", "")
        if name != "" and not (isinstance(name, str) and NAME.fullmatch(name)):
            self._unready(_("The program's name is not one: small letters, digits, “_”, “.” and “-”, 40 at most."))
        return str(name)

    def _unready(self, why: str) -> NoReturn:
        raise Unready(why, _("docs/players.md says what is expected of it."))

    def tell(self, message: Message) -> None:
        """Tell it something that needs no answer. Raises Lost."""
        self.pipe.forget()
        self._send(message, time.monotonic() + self.terms.seconds)

    def ask(self, message: Message, judge: Judge) -> dict[str, Any]:
        """Its answer to a question, one that `judge` has nothing against. Raises Lost, and Refused after the last
        attempt."""
        by = time.monotonic() + self.terms.seconds
        self.pipe.forget()
        self.asked += 1
        self._send({"say": "ask", "n": self.asked, **message}, by)
        for left in range(self.terms.attempts - 1, -1, -1):
            answer, reasons = self._answer(by)
            if answer is not None:
                reasons = list(judge(answer))
                if not reasons:
                    return answer
            told = [reason._asdict() for reason in reasons]
            self._send({"say": "refused", "n": self.asked, "left": left, "reasons": told}, by)
        raise Refused(reasons)

    def _answer(self, by: float) -> tuple[dict[str, Any] | None, list[Reason]]:
        """The next line as an answer to the question that stands; what came late for an earlier one is passed over."""
        while True:
            answer, reasons = heard(self.pipe.line(by))
            if answer is None:
                return None, reasons
            number = answer.pop("n", None)
            if type(number) is int and number == self.asked:
                return answer, []
            if type(number) is not int or number > self.asked:
                text = _("An answer holds “n”, the number of its question.")
                return None, [Reason("wrong_number", text, field="n", have=str(number)[:40], need=self.asked)]

    def _send(self, message: Message, by: float) -> None:
        text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
        self.pipe.send(text.encode(errors="replace"), by)  # a refusal may quote what UTF-8 cannot hold

    def close(self, grace: float | None = None) -> None:
        """Let the program go. `grace`: seconds until it is killed, if not the usual."""
        if grace is None:
            self.pipe.close()
        else:
            self.pipe.close(grace)


def heard(line: bytes) -> tuple[dict[str, Any] | None, list[Reason]]:
    """A line as an object, or the reason why it is none."""
    try:
        said = json.loads(line.decode(), parse_constant=no_number)
    except (ValueError, RecursionError):
        return None, [Reason("not_json", _("An answer is one line of JSON in UTF-8."))]
    if not isinstance(said, dict):
        return None, [Reason("not_an_object", _("An answer is a JSON object."))]
    return said, []


def no_number(word: str) -> NoReturn:
    """NaN and the infinities are no JSON."""
    raise ValueError(word)
