"""The fingerprint of a deck: it knows how data becomes bytes that are the same everywhere, and nothing of decks."""

from __future__ import annotations

from typing import Any


def sha256_of(data: Any) -> str:
    """SHA-256, in hex, of data as JSON: keys sorted, no spaces, UTF-8.

    >>> sha256_of({"b": 1, "a": "é"}) == sha256_of({"a": "é", "b": 1})
    True
    """
    import hashlib
    import json

    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
