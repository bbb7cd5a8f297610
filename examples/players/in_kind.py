"""A player for `exercise simulate next_four_years --us 'run:python3 examples/players/in_kind.py'`: it answers in kind.

It knows the messages of docs/players.md, and needs nothing but Python. It engages first, then shows the posture that
the other side showed last turn, with the cheapest cards of that posture that it can pay for.
"""

import json
import sys


def say(message):
    """One JSON object, on one line, at once."""
    print(json.dumps(message), flush=True)


def posture_shown(news, rival, before):
    """The posture that the rival showed in the latest resolution, or the one known before."""
    shown = [notice["posture"][rival] for notice in news if notice["kind"] == "resolution"]
    return shown[-1] if shown else before


def order(view, side, wanted):
    """The cheapest playable cards of a stance, as many as may be played and paid for."""
    cards = [one for one in view["hand"] if one["playable"] and stance[one["card"]] == wanted]
    left = view["capital"][side] if view["capital"] else 0
    chosen = []
    for one in sorted(cards, key=lambda one: one["cost"]):
        if len(chosen) < view["plays"]["max"] and one["cost"] <= left:
            chosen.append(one["card"])
            left -= one["cost"]
    return chosen


for line in sys.stdin:
    message = json.loads(line)
    if message["say"] == "hello":
        side = message["side"]
        rival = "china" if side == "us" else "us"
        stance = {card["id"]: card["stance"] for card in message["deck"]["cards"]}
        say({"hello": 1, "name": "in_kind"})
    elif message["say"] == "begin":
        last = "engage"
    elif message["say"] == "ask":
        last = posture_shown(message["news"], rival, last)
        answer = {"n": message["n"], "move": message["for"]}
        if message["for"] == "signal":
            answer["posture"] = last
        elif message["for"] == "orders":
            answer["cards"] = order(message["view"], side, last)
        say(answer)  # a team or an aim that is not named is left to chance
    elif message["say"] == "refused":
        for reason in message["reasons"]:
            print(reason["text"], file=sys.stderr)
        say({"n": message["n"], "move": "orders", "cards": []})
