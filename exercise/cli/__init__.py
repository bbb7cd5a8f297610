"""The commands, one small file each: they wire rooms together and know no rules. This module is only the door."""

import sys


def main() -> None:
    """Run the command line and exit: 0 good, 1 the thing examined is bad, 2 wrong usage, 130 after Ctrl-C."""
    try:
        from exercise.cli.shell import run

        code = run()
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
