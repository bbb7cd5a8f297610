"""The game line by line, for screen readers and pipes: it reads one choice a line, and knows only sessions.

An empty line takes the stated default, which moves the game on. The end of the input, or Ctrl-C, leaves the game saved.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, TextIO

from exercise.deck.models import STANCES, Deck, Side, other
from exercise.deck.tongue import _, ngettext
from exercise.table.session import Session
from exercise.tui.sitting import Sitting, Step, present, submit
from exercise.tui.telling import account, briefing, ending, guide, hand, names, relation, spoken, why
from exercise.tui.telling.lines import Line, plain, stance_name

BLANK = 40
"""Empty lines between two players at one terminal."""


class Left(Exception):
    """The person left in mid-game: the input ended, or they asked to quit."""


@dataclass(frozen=True)
class Option:
    """One answer: its value, its text, and further words that mean it."""

    value: str | None
    text: str
    words: tuple[str, ...] = ()


class Plain:
    """One game at one pair of streams."""

    def __init__(self, sitting: Sitting, read: TextIO = sys.stdin, write: TextIO = sys.stdout) -> None:
        self.sitting, self.read, self.write = sitting, read, write
        self.deck: Deck = sitting.deck
        self.session: Session | None = None
        self.greeted: set[Side] = set()
        self.known: set[str] = set()  # cards that have been read out in full this turn

    def play(self) -> None:
        """Play to the end. Raises Left if the person leaves before."""
        self.greet()
        doing: dict[str, Callable[[Step], None]] = {
            "team": self.take,
            "agenda": self.take,
            "signal": self.announce,
            "orders": self.seal,
            "resolution": self.tell,
        }
        while True:
            step = self.sitting.step()
            if step.kind == "end":
                self.end()
                return
            if step.kind == "wait":
                trouble = self.sitting.go_on()
                if trouble:
                    self.say(trouble)
                    self.ask(_("Press enter to try again"))
                continue
            if self.sitting.must_pass(step):
                self.hand_over(step)
            self.session = self.sitting.seat(step.side) if step.side else None
            doing[step.kind](step)

    # --- speaking and listening ------------------------------------------------------------------------------------

    def say(self, *lines: str) -> None:
        """Write lines."""
        for text in lines or ("",):
            self.write.write(text.rstrip() + "\n")
        self.write.flush()

    def show(self, told: Iterable[Line]) -> None:
        """Write told lines."""
        self.say(*(plain(one) for one in told))

    def ask(self, question: str) -> str:
        """One line of answer, without blanks at its ends. Looks things up for as long as the answer asks for that."""
        while True:
            self.write.write(f"{question}: ")
            self.write.flush()
            answer = self.read.readline()
            if not answer:
                self.say("")
                raise Left
            if not self.read.isatty():
                self.say(answer.strip())
            if not self.look_up(answer.strip()):
                return answer.strip()

    def look_up(self, answer: str) -> bool:
        """Whether the answer was a question of its own, which is answered here."""
        word, _space, rest = answer.partition(" ")
        if word in ("q", "quit"):
            raise Left
        if word in ("?", "help"):
            self.say(*lookups())
            self.say(*(plain(one) for one in guide.without_keys(self.deck)))
            return True
        session = self.session
        if session is None or word not in ("s", "a", "h", "l", "c", "w"):
            return False
        view, history = session.view(), session.history()
        side: Side = session.viewer  # type: ignore[assignment]  # only a side is asked anything
        if word == "s":
            self.say(*spoken.state(self.deck, view, history, side), *spoken.heard(self.deck, view))
        elif word == "a":
            self.show(why.of_score(self.deck, view, side))
        elif word == "h":
            self.show(ending.history_lines(self.deck, history))
        elif word == "l":
            self.ledger(session, rest)
        elif word == "c":
            self.say(*spoken.cards(self.deck, view, side))
        else:
            self.explain(session, rest)
        return True

    def ledger(self, session: Session, track: str) -> None:
        """The rows of the ledger, of one track if one is named."""
        running = present(session)
        one = self.meant(track, session.view()["tracks"], session.viewer) or track or None
        for turn, row, after in account.ledger_rows(
            self.deck, [*session.history(), *([running] if running else [])], one
        ):
            text = _("turn {turn}: {track} {change:+d} = {after}, {cause}")
            title = names.track(self.deck, row["track"], session.viewer)
            cause = names.cause(self.deck, row["cause"], row["side"])
            self.say(text.format(turn=turn["turn"], track=title, change=row["change"], after=after, cause=cause))

    def explain(self, session: Session, what: str) -> None:
        """Why: a card by its number, or a figure by its name."""
        view, side = session.view(), session.viewer
        held = view["hand"] or []
        if what.isascii() and what.isdigit() and 0 < int(what) <= len(held):
            name = held[int(what) - 1]["card"]
            self.say(names.card_title(self.deck, side, name))
            self.show(why.of_card(self.deck, view, side, name, session.preview([name])))  # type: ignore[arg-type]  # a side's hand
            return
        known = [*relation.figures_of(view), "misread", *(f"issue:{issue.id}" for issue in self.deck.issues)]
        found = self.meant(what, known, side)
        if found is None:
            titles = ", ".join(self.title(name, side) for name in known)
            self.say(_("Ask w with the number of a card, or one of: {known}").format(known=titles))
            return
        title, told = why.asked(self.deck, view, session.history(), found, present(session))
        self.say(title)
        self.show(told)

    def meant(self, what: str, known: Iterable[str], side: str) -> str | None:
        """The figure that is called so, by its id or its title; None for none."""
        plain_word = what.casefold()
        return next((name for name in known if plain_word in (name, self.title(name, side).casefold())), None)

    def title(self, name: str, side: str) -> str:
        """What a figure is called."""
        if name.startswith("issue:"):
            return names.issue_title(self.deck, name.partition(":")[2])
        return name if name == "misread" else names.track(self.deck, name, side)

    def choose(self, question: str, options: Sequence[Option], default: str | None) -> str | None:
        """One of several: by its number, its id, its title or its first letters. An empty line takes the default."""
        at = next((place for place, one in enumerate(options) if one.value == default), 0)
        listed = ", ".join(f"{place} {one.text}" for place, one in enumerate(options, 1))
        while True:
            answer = self.ask(f"{question}: {listed} [{at + 1}]").casefold()
            if not answer:
                return options[at].value
            found = matching(options, answer)
            if len(found) == 1:
                return found[0].value
            self.say(
                _("“{answer}” is none of these; answer with a number, or nothing for {default}.").format(
                    answer=answer, default=options[at].text
                )
            )

    # --- the steps -------------------------------------------------------------------------------------------------

    def greet(self) -> None:
        """What is played, whose view it takes, and how to answer."""
        self.say(self.deck.title)
        if self.deck.perspective:
            self.say(_("Whose view: {text}").format(text=self.deck.perspective.strip()))
        if self.deck.content_note:
            self.say(_("Note: {text}").format(text=self.deck.content_note.strip()))
        self.say(_("Scores are a game's, not forecasts."))
        self.say(
            _("One line answers each question; an empty one takes what is in brackets. ? helps, q saves and quits.")
        )
        if self.sitting.shared():
            self.say(
                _("Two people share this terminal, and lines cannot be taken back: look away while the other plays.")
            )
        self.say("")

    def hand_over(self, step: Step) -> None:
        """Between two players."""
        assert step.side is not None
        if self.sitting.at is not None:
            self.say(*[""] * BLANK)
        self.session = None
        self.ask(
            _("{side}: press enter when you are ready, and nobody else is looking").format(
                side=names.full(self.deck, step.side)
            )
        )
        self.sitting.at = step.side

    def take(self, step: Step) -> None:
        """A team, or a secret aim."""
        assert step.side is not None and self.session is not None
        side = step.side
        if side not in self.greeted:
            self.greeted.add(side)
            self.show(briefing.welcome(self.deck, side, self.session.view()))
            self.say("")
        if step.kind == "team":
            offered = [(one.id, one.title, briefing.team(self.deck, side, one)) for one in self.deck.teams[side]]
            question = _("Who sits with you")
        else:
            offered = [(one.id, one.title, briefing.agenda(self.deck, side, one)) for one in self.deck.agendas[side]]
            question = _("Your secret aim")
        for number, (_id, _title, told) in enumerate(offered, 1):
            self.say(f"{number}. " + "\n   ".join(text for one in told if (text := plain(one))))
        options = [Option(name, title) for name, title, _told in offered] + [Option(None, _("let chance decide"))]
        self.put({"move": step.kind, step.kind: self.choose(question, options, None)})

    def announce(self, step: Step) -> None:
        """A posture, an issue, an offer."""
        assert step.side is not None and self.session is not None
        self.open_turn(step.side)
        view = self.session.view()
        self.say(*spoken.cards(self.deck, view, step.side))
        self.known = {held["card"] for held in view["hand"] or []}
        posture = self.choose(_("Announce"), [Option(each, stance_name(each)) for each in STANCES], "hold")
        issue = None
        if self.deck.issues:
            issues = [Option(None, _("no issue")), *(Option(one.id, one.title) for one in self.deck.issues)]
            issue = self.choose(_("About"), issues, None)
        offers = hand.offers(self.deck, view)
        offer = None
        if offers:
            titles = [Option(name, names.card_title(self.deck, step.side, name)) for name in offers]
            offer = self.choose(_("Offer"), [Option(None, _("nothing")), *titles], None)
        self.put({"move": "signal", "posture": posture, "issue": issue, "offer": offer})

    def seal(self, step: Step) -> None:
        """Cards, an expectation, a reason."""
        assert step.side is not None and self.session is not None
        if self.deck.signals is None:
            self.known = set()
            self.open_turn(step.side)
        view = self.session.view()
        self.say(*spoken.heard(self.deck, view), *spoken.cards(self.deck, view, step.side, self.known))
        cards = self.ask_cards(self.session)
        self.show(
            [hand.foresight(self.deck, step.side, self.session.preview(cards), relation.warnings(self.deck, view))]
        )
        word = hand.word_check(self.deck, view, cards)
        if word:
            self.show([word])
        rival = names.short(self.deck, other(step.side))
        expectations = [Option(None, _("not saying")), *(Option(each, stance_name(each)) for each in STANCES)]
        expect = self.choose(_("You expect {rival} to").format(rival=rival), expectations, None)
        because = self.ask(_("Because (a sentence for the debrief, or nothing)"))
        self.put({"move": "orders", "cards": cards, "expect": expect, "because": because or None})

    def ask_cards(self, session: Session) -> list[str]:
        """An order that is legal."""
        view = session.view()
        held = [one["card"] for one in view["hand"] or []]
        default = least_order(session)
        shown = ", ".join(str(held.index(name) + 1) for name in default) or _("nothing")
        most = view["plays"]["max"]
        question = ngettext("Play up to {most} card, by number", "Play up to {most} cards, by numbers", most).format(
            most=most
        )
        while True:
            answer = self.ask(f"{question} [{shown}]")
            if not answer:
                return default
            words = answer.replace(",", " ").split()
            unknown = [
                word
                for word in words
                if not (word.isascii() and word.isdigit() and 0 < int(word) <= len(held)) and word not in held
            ]
            if unknown:
                self.say(
                    _("There is no card {cards}; the numbers are 1 to {last}.").format(
                        cards=", ".join(unknown), last=len(held)
                    )
                )
                continue
            cards = [word if word in held else held[int(word) - 1] for word in words]
            reasons = session.why_not(order_of(cards))
            if not reasons:
                return cards
            self.say(*(reason.text for reason in reasons))

    def open_turn(self, side: Side) -> None:
        """The heading of a turn: when it is, what happened, where things stand."""
        assert self.session is not None
        view = self.session.view()
        self.say("", f"== {plain(names.turn_label(self.deck, view))}, {names.full(self.deck, side)} ==")
        self.say(*spoken.news(self.deck, view, side), *spoken.state(self.deck, view, self.session.history(), side))

    def tell(self, step: Step) -> None:
        """A resolution."""
        watcher = self.sitting.watcher
        history = watcher.history()
        place = next(place for place, turn in enumerate(history) if turn["turn"] == step.turn)
        was = relation.figures_of_turn(history[place - 1]) if place else {}
        self.say("", *spoken.resolution(self.deck, history[place], was, watcher.viewer))
        self.sitting.tell(step.turn)

    def end(self) -> None:
        """What ended it, both scores, the aims, and what was meant and read."""
        watcher = self.sitting.watcher
        view, history = watcher.view(), watcher.history()
        self.say("", _("The game is over."))
        for part in (
            ending.ended(self.deck, view),
            ending.result(self.deck, view),
            ending.scores(self.deck, view),
            ending.meant_and_read(self.deck, history, glyphs=False),
            ending.reasons_given(self.deck, history),
        ):
            self.show(part)

    def put(self, move: dict[str, Any]) -> None:
        """Submit a move; what stands against it is said, and it is asked for again."""
        assert self.session is not None
        self.say(*(submit(self.session, move) or [_("Done.")]))


def lookups() -> list[str]:
    """What can be asked at any question."""
    return [
        _("At any question: s state, c your cards, a score and aims, h history, l ledger (l TRACK: of one track),"),
        _("w N why card N can or cannot be played, w TRACK why a figure is what it is, ? this help, q save and quit."),
    ]


def matching(options: Sequence[Option], answer: str) -> list[Option]:
    """The options that an answer means: by number, else by id or whole text, else by first letters."""
    if answer.isascii() and answer.isdigit():
        return [options[int(answer) - 1]] if 0 < int(answer) <= len(options) else []
    whole = [one for one in options if answer in ((one.value or "").casefold(), one.text.casefold())]
    return whole or [one for one in options if one.text.casefold().startswith(answer)]


def order_of(cards: Sequence[str]) -> dict[str, Any]:
    """An order of these cards and nothing else."""
    return {"move": "orders", "cards": list(cards), "expect": None, "because": None}


def least_order(session: Session) -> list[str]:
    """The smallest legal order: nothing where that is legal, else the first cards of the hand that may be sealed."""
    able = [one["card"] for one in session.view()["hand"] or [] if one["playable"]]
    for size in range(len(able) + 1):
        for cards in combinations(able, size):
            if not session.why_not(order_of(cards)):
                return list(cards)
    return []
