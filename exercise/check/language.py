"""Words that take a side, and persons who should be offices: it knows lists of words, and weighs no effect.

A loaded word is not forbidden; a deck that has one for one side and never for the other is not even-handed.
"""

from __future__ import annotations

from collections import defaultdict

from exercise.check.parts import Parts
from exercise.check.persons import persons_in
from exercise.check.prose import SOURCED, Text, owner, spoken_of, texts, words
from exercise.deck.models import SIDES
from exercise.deck.tongue import _

BLAME = (
    "aggress arroga authoritarian autocra bellig blackmail brutal bully cheat coerc communist confisca "
    "conniv corrupt crackdown cruel cynical deceit deceiv despot dictator disgrac evil extort fanatic "
    "greed hegemon hostile hypocri imperial insidious interfer intimidat invader liar malign meddl menac "
    "oppress outrag paranoi plunder predator propagand provoc provok puppet reckless regime repress rogue "
    "ruthless sabotag shameless sinister smear steal stolen subver theft thief thug treacher tyran "
    "unprovoked vassal vicious warmonger "
)
PRAISE = (
    "benevol blameless enlightened freedom-loving heroic honourable honorable innocent just-minded law- "
    "abiding magnanim noble peace-loving peaceful principled righteous selfless virtuous "
)


LOADED = (*BLAME.split(), *PRAISE.split())


def language(parts: Parts) -> None:
    """Note words loaded for one side alone, and names of persons."""
    loaded(parts)
    for text in texts(parts):
        sourced = text.key in SOURCED
        found = dict.fromkeys(name for sentence in text.sentences() for name in persons_in(sentence, sourced))
        if found:
            message = _("This names a person: {names}.").format(names=", ".join(found))
            help = _("Name the office: who holds it changes, and players of any view should be able to play it.")
            parts.report(text.span, "DK707", message, help)


def loaded(parts: Parts) -> None:
    """Words of blame or praise that are said of one side and never of the other."""
    said: dict[str, dict[int, list[tuple[Text, str]]]] = defaultdict(lambda: defaultdict(list))
    for text in texts(parts):
        whose = owner(text.part)
        for sentence in text.sentences():
            side = whose if whose is not None else spoken_of(parts.deck, sentence)
            if side is not None:
                for word in words(sentence):
                    stem = next((one for one in LOADED if word.startswith(one)), None)
                    if stem is not None:
                        said[stem][side].append((text, word))
    for by_side in said.values():
        if len(by_side) == 1:
            (side,) = by_side
            for text, word in by_side[side]:
                message = _("“{word}” is said of {one} here, and nothing like it of {other} anywhere.").format(
                    word=word,
                    one=parts.deck.sides[SIDES[side]].short,
                    other=parts.deck.sides[SIDES[1 - side]].short,
                )
                help = _("Say what is done and let players judge it, or use the word of both.")
                parts.report(text.span, "DK706", message, help)
