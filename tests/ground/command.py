"""The command as a person's shell runs it: a process of its own, so that exit codes and imports are the real ones."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def environment(**changes: str) -> dict[str, str]:
    """This process's environment, without what would make a difference by chance."""
    chance = ("PYTEST", "COV", "EXERCISE_DEBUG", "PYTHONUNBUFFERED")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(chance)}
    return {**kept, "PYTHONIOENCODING": "utf-8", **changes}


def python(code: str, **changes: str) -> str:
    """What a piece of Python prints in a fresh process."""
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment(**changes)
    ).stdout


def exercise(*words: str, text: str = "", **changes: str) -> subprocess.CompletedProcess[str]:
    """Run one command line to its end, with `text` on its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "exercise", *words],
        capture_output=True,
        text=True,
        input=text,
        env=environment(**changes),
        timeout=120,
        check=False,
    )


def is_one_sentence(errors: str) -> bool:
    """Whether standard error holds one line, a cause and perhaps a remedy, and no traceback."""
    return errors.startswith("Error: ") and errors.count("\n") == 1 and "Traceback" not in errors
