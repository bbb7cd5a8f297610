"""How commands write for programs: it knows JSON, and nothing of what is in it."""

from __future__ import annotations

from typing import Any

import click


def as_json(value: Any) -> None:
    """One line of JSON on standard output, as UTF-8 text, keys in their own order."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False))
