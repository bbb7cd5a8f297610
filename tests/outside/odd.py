"""A player that goes wrong in a way of one's choosing: `odd.py WAY [TURN]`, from its first question in that turn on.

Before that it is quick, legal and dull. `--write FILE` keeps every line it is told.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from typing import Any

parser = argparse.ArgumentParser()
parser.add_argument("way", nargs="?", default="well")
parser.add_argument("turn", nargs="?", type=int, default=0)
parser.add_argument("--write")
parser.add_argument("--name", default="odd")
asked = parser.parse_args()


def say(message: dict[str, Any]) -> None:
    print(json.dumps(message), flush=True)


def dull(message: dict[str, Any]) -> dict[str, Any]:
    """A legal answer."""
    answer = {"n": message["n"], "move": message["for"]}
    if message["for"] == "signal":
        answer["posture"] = "hold"
    if message["for"] == "orders":
        answer["cards"] = []
    return answer


def wrong(message: dict[str, Any]) -> None:
    """The chosen way to go wrong."""
    way = asked.way
    if way == "hangs":
        time.sleep(1000)
    elif way == "dies":
        print("a last word", file=sys.stderr, flush=True)
        os._exit(3)
    elif way == "is_killed":
        os.kill(os.getpid(), signal.SIGKILL)
    elif way == "closes":
        os.close(1)
        time.sleep(1000)
    elif way == "floods":
        while True:
            os.write(1, b"x" * 65536)
    elif way == "floods_after_answering":
        say(dull(message))
        while True:
            os.write(1, b"{}\n" * 20000)
    elif way == "never_ends_a_line":
        os.write(1, b'{"n":')
        time.sleep(1000)
    elif way == "talks_nonsense":
        os.write(1, b"I think that we should engage!\n[1]\n\xff\xfe\n")
    elif way == "plays_illegal":
        for _attempt in range(3):
            say(
                {
                    **dull(message),
                    "cards": ["no_such_card", "no_such_card"],
                    "posture": "shout",
                    "team": "x",
                    "agenda": "x",
                }
            )
    elif way == "says_half_a_character":
        for _attempt in range(3):
            say({"n": message["n"], "move": "\ud800\x1b[31m"})
    elif way == "plays_too_late_a_number":
        for _attempt in range(3):
            say({**dull(message), "n": message["n"] + 1})
    elif way == "learns":
        say({**dull(message), "posture": "shout", "cards": ["no_such_card"], "team": "x", "agenda": "x"})
        refused = json.loads(sys.stdin.readline())
        assert refused["say"] == "refused" and refused["left"] == 2 and refused["reasons"][0]["text"]
        say(dull(message))
    elif way == "repeats_itself":
        say(dull(message))
        say(dull(message))
    elif way == "answers_late":
        if message["n"] > 1:
            say({**dull(message), "n": message["n"] - 1})
        say(dull(message))
    elif way == "chatters":
        say({"n": message["n"], "move": "message", "text": f"word {message['n']}"})
        if message["view"]["turn"] < 1 or message["for"] != "orders":
            say(dull(message))
    elif way == "complains":
        print("x" * 100000, file=sys.stderr, flush=True)
        say(dull(message))
    elif way == "breeds":
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"])
        time.sleep(1000)
    else:
        say(dull(message))


if asked.way == "never_says_hello":
    time.sleep(1000)
if asked.way == "ignores_the_end":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
question: dict[str, Any] = {}
for line in sys.stdin:
    if asked.write:
        with open(asked.write, "a", encoding="utf-8") as file:
            file.write(line)
    told = json.loads(line)
    if told["say"] == "hello":
        say({"hello": 1, "name": asked.name})
    elif told["say"] == "refused" and asked.way == "chatters":
        say(dull(question))
    elif told["say"] == "ask" and told["view"]["turn"] >= asked.turn:
        question = told
        wrong(told)
    elif told["say"] == "ask":
        say(dull(told))
if asked.way == "ignores_the_end":
    time.sleep(1000)
