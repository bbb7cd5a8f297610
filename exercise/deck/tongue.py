"""The one door to translation: it knows which language a person asked for, and no text of its own.

Every string a person sees goes through `_` or `ngettext`. Catalogues lie in `exercise/locale`; where there is none for
the language, English stands. Nothing is loaded before a language other than English is asked for.
"""

from __future__ import annotations

import os
from typing import Protocol

DOMAIN = "exercise"


class Catalogue(Protocol):
    """What `_` and `ngettext` ask: gettext's two questions."""

    def gettext(self, message: str, /) -> str:
        """The text in the language spoken."""
        ...

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """The form that fits n things."""
        ...


class English:
    """The catalogue of the source language: every text is its own translation."""

    def gettext(self, text: str) -> str:
        """The text itself."""
        return text

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The form for one thing, or for many."""
        return one if n == 1 else many


_spoken: Catalogue | None = None


def asked() -> list[str]:
    """The languages that the environment asks for, the best first, looked for where gettext looks."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return value.split(":")
    return []


def speak(languages: list[str] | None = None) -> None:
    """Choose the languages of every text from now on, the best first; None asks the environment."""
    global _spoken
    wanted = asked() if languages is None else languages
    if not wanted or wanted[0].split(".")[0].split("_")[0] in ("", "C", "POSIX", "en"):
        _spoken = English()
        return
    import gettext
    from pathlib import Path

    folder = Path(__file__).resolve().parent.parent / "locale"
    _spoken = gettext.translation(DOMAIN, folder, languages=wanted, fallback=True)


def _(text: str) -> str:
    """The text in the language spoken."""
    if _spoken is None:
        speak()
    assert _spoken is not None
    return _spoken.gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    """The form of a text that fits n things, in the language spoken."""
    if _spoken is None:
        speak()
    assert _spoken is not None
    return _spoken.ngettext(one, many, n)


def marked(text: str) -> str:
    """Mark a text for the catalogues where it is written down, to be translated by `_` where it is shown."""
    return text
