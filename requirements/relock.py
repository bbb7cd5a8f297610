"""Pin the newest permitted versions: resolve pyproject.toml in fresh environments and write what was installed.

Knows the four lists (play, everything, the tools that build our own package, the peers of benchmarks); refuses to know
where packages come from. Run by `make lock`; needs nothing but Python itself.
"""

import pathlib
import subprocess
import sys
import tempfile
import tomllib
import venv

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent
HEAD = "# {what} Exact versions, written by `make lock`; the other targets install from here.\n"
PEERS = ["axelrod", "nashpy", "open_spiel", "pettingzoo", "pygame"]


def resolved(requirements: list[str], constraints: list[pathlib.Path]) -> list[str]:
    """Install `requirements` in an environment of its own; the pins of all that came with them, in byte order."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        pip = [f"{folder}/bin/python", "-m", "pip", "--disable-pip-version-check"]
        held = [word for path in constraints for word in ("-c", str(path))]
        subprocess.run([*pip, "install", "-q", *held, *requirements], check=True)
        frozen = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True).stdout
    return sorted((line for line in frozen.splitlines() if "==" in line), key=str.lower)


def write(name: str, what: str, pins: list[str]) -> pathlib.Path:
    """Write one list, and return where."""
    path = HERE / name
    path.write_text(HEAD.format(what=what) + "\n".join(pins) + "\n", encoding="utf-8")
    sys.stdout.write(f"{path.relative_to(ROOT)}: {len(pins)} packages\n")
    return path


def main() -> None:
    """Resolve and write the four lists; the later ones keep to the versions of the earlier."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = [need for needs in project["project"]["optional-dependencies"].values() for need in needs]
    tools = [*project["build-system"]["requires"], "editables"]
    build = write("build.txt", "What builds our own package.", resolved(tools, []))
    play = write("lock.txt", "The plain install.", resolved(project["project"]["dependencies"], []))
    everything = [*project["project"]["dependencies"], *extras, *tools]
    complete = write("dev.txt", "Every extra.", resolved(everything, [build, play]))
    write("bench.txt", "What our games are measured against, by `make bench` alone.", resolved(PEERS, [complete]))


if __name__ == "__main__":
    main()
