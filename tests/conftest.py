"""What every test stands on: Hypothesis profiles, English texts, and a home folder of each test's own.

The profile `dev` is quick and draws anew each time; `ci` draws more and always the same. HYPOTHESIS_PROFILE chooses.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("dev", max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "ci",
    max_examples=100,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "EXERCISE_DEBUG"):
    os.environ.pop(name, None)
os.environ["LANG"] = "C.UTF-8"


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder of the test's own: no test reads or writes anybody's saved games."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("EXERCISE_HOME", str(folder))
    yield folder
