"""The Nash equilibria of the one-shot teaching decks, as nashpy finds them, beside our own.

Every pair of first orders is played through the rules, which gives a matrix for each side; nashpy enumerates supports
(Knight and Campbell, 2018). Run: `python benchmarks/equilibria.py [--write] [--json]`. nashpy is pinned in
`requirements/bench.txt`. Exits with 1 if what the tests hold us to (`tests/study/equilibria.json`) is not what it
finds; `--write` writes that file anew.
"""

from __future__ import annotations

import argparse
import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.study.one_shot import DECKS, OneShot, one_shot

HELD = Path(__file__).resolve().parent.parent / "tests" / "study" / "equilibria.json"


def equilibria(game: OneShot) -> list[list[dict[str, str]]]:
    """Every equilibrium as nashpy finds it: of either side how often it plays which order, as a fraction. Raises
    ImportError."""
    import nashpy
    import numpy

    found = []
    for pair in nashpy.Game(*(numpy.array(one) for one in game.worth)).support_enumeration():
        shares = [[Fraction(float(one)).limit_denominator(1000) for one in side] for side in pair]
        if any(sum(side) != 1 for side in shares):
            raise ArithmeticError("shares that do not add up to 1 as fractions")
        found.append(
            [
                {order: str(share) for order, share in zip(orders, side, strict=True) if share}
                for orders, side in zip(game.orders, shares, strict=True)
            ]
        )
    return sorted(found, key=lambda one: (len(one[0]) + len(one[1]), json.dumps(one)))


def main() -> int:
    """Find, compare, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write what the tests hold us to")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    told: dict[str, Any] = {}
    for name in DECKS:
        game = one_shot(name)
        told[name] = {"orders": list(game.orders), "worth": list(game.worth), "equilibria": equilibria(game)}
    if asked.write:
        lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(one)}" for name, one in told.items())
        HELD.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    held = json.loads(HELD.read_text(encoding="utf-8")) if HELD.exists() else {}
    if asked.json:
        print(json.dumps({"agrees": held == told, **told}))
    else:
        for name, one in told.items():
            print(f"{name}: {len(one['equilibria'])} equilibria{'' if held.get(name) == one else ', NOT as held'}")
            for us, china in one["equilibria"]:
                print(f"  us {spoken(us)}; china {spoken(china)}")
    return 0 if held == told else 1


def spoken(shares: dict[str, str]) -> str:
    """How often a side plays which order, in words."""
    return ", ".join(order if share == "1" else f"{order} {share}" for order, share in shares.items())


if __name__ == "__main__":
    sys.exit(main())
