"""Lines and the hash chain that holds them: it knows bytes and JSON, and nothing of files, entries' meaning or rules.

Every line ends `,"hash":"HEX"}`. HEX is SHA-256, in lower-case hexadecimal, of the previous line's HEX (64 zeros before
the first line) as ASCII bytes, followed by this line's bytes before `,"hash"`. The chain finds damage; it does not
claim to find forgery, since whoever can write a file can hash it anew.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from exercise.record.entries import Entry

ZEROS = "0" * 64
_END = re.compile(rb',"hash":"([0-9a-f]{64})"\}')


class Unreadable(ValueError):
    """The line is no JSON object, or holds what no entry may hold."""


def link(previous: str, body: bytes) -> str:
    """The hash of a line with these bytes before `,"hash"`, after a line with that hash.

    >>> link(ZEROS, b'{"entry":"header"')[:16]
    '451a62ac7f356755'
    """
    return hashlib.sha256(previous.encode("ascii") + body).hexdigest()


def seal(previous: str, entry: Mapping[str, Any]) -> tuple[bytes, str]:
    """An entry as a line (with its new line) and its hash. Raises ValueError for what JSON or UTF-8 cannot hold."""
    body = json.dumps(entry, ensure_ascii=False, allow_nan=False, separators=(",", ":"))[:-1].encode()
    digest = link(previous, body)
    return body + b',"hash":"' + digest.encode("ascii") + b'"}\n', digest


def split(line: bytes) -> tuple[bytes, str] | None:
    """The bytes before `,"hash"` and the hash of a line without its new line; None if the line does not end so."""
    end = _END.match(line, len(line) - 75) if len(line) > 75 else None
    if end is None or end.end() != len(line):
        return None
    return line[: end.start()], end.group(1).decode("ascii")


def whole_part(previous: str, line: bytes) -> int:
    """How many bytes at the start of a line that lacks its new line are a whole line following `previous` (0: none)."""
    for end in _END.finditer(line):
        if link(previous, line[: end.start()]) == end.group(1).decode("ascii"):
            return end.end()
    return 0


def read_line(body: bytes) -> Entry:
    """The entry of a line, its hash left out. Raises Unreadable if it is none: no object, no `entry`, not JSON."""
    try:
        entry = json.loads(body.decode("utf-8") + "}", parse_constant=_refuse)
    except (ValueError, RecursionError) as fault:
        raise Unreadable(str(fault)) from fault
    if not isinstance(entry, dict) or not isinstance(entry.get("entry"), str):
        raise Unreadable
    return entry


def _refuse(word: str) -> Any:
    """NaN and infinities are no JSON, whatever Python makes of them."""
    raise ValueError(word)
