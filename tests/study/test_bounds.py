"""No index of machine code runs out of its list: studies run without looking, here it is looked at."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ground.command import ROOT, environment

pytest.importorskip("numba")

FEW = "random,tit_for_tat,dealmaker,two_level,planner"
"""Bots that between them use every part of a position. CI lets all of them play, which compiles for two minutes."""


@pytest.mark.slow
def test_no_index_runs_out_of_its_list(tmp_path: Path) -> None:
    words = ["-m", "tests.study.bounds", *([] if os.environ.get("CI") else [FEW])]
    checks = {"NUMBA_BOUNDSCHECK": "1", "EXERCISE_CACHE": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, env=environment(**checks), timeout=1200
    )
    # what goes wrong in a bot is told on standard error alone: it is called by address
    assert "IndexError" not in done.stderr and "out of bounds" not in done.stderr, done.stderr[-2000:]
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout == "whole\n"
