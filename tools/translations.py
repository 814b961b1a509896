"""The interface's second languages: kiosk/ui/translations/kiosk_<language>.ts and .qm.

    python -m tools.translations update | check

The words in QML are Chinese; each .ts holds one other language. `update` takes in new and changed
words, drops those no longer said, and compiles the .qm; `check` says what is missing or stale.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

from tools.qml import ROOT, qt_program, sources

FOLDER = Path("kiosk") / "ui" / "translations"
Said = tuple[str, str, str]  # context, source, comment


def update(ts: Path, root: Path = ROOT) -> None:
    """Bring `ts` in line with what the code says, and compile its .qm beside it."""
    _extract(ts, root)
    _compile(ts, ts.with_suffix(".qm"))


def problems(ts: Path, root: Path = ROOT) -> list[str]:
    """Return what is wrong with `ts` and its .qm, one sentence each; [] when complete."""
    before = _entries(ts)
    found = [f"{ts.name}: not translated: {key[1]!r}" for key, done in before.items() if not done]
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / ts.name
        fresh.write_bytes(ts.read_bytes())
        _extract(fresh, root)
        after = _entries(fresh)
        found += [f"{ts.name}: missing: {key[1]!r}" for key in after if key not in before]
        found += [f"{ts.name}: no longer said: {key[1]!r}" for key in before if key not in after]
        compiled = Path(folder) / "fresh.qm"
        _compile(ts, compiled)
        shipped = ts.with_suffix(".qm")
        if not shipped.exists() or shipped.read_bytes() != compiled.read_bytes():
            found.append(f"{shipped.name}: stale")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the commands in the module's text."""
    command = (sys.argv[1:] if arguments is None else arguments)[:1]
    files = sorted((ROOT / FOLDER).glob("*.ts"))
    match command:
        case ["update"]:
            for ts in files:
                update(ts)
                print(*problems(ts), sep="\n")
            return 0
        case ["check"]:
            found = [problem for ts in files for problem in problems(ts)]
            print(*found, sep="\n")
            return 1 if found else 0
    print(__doc__, file=sys.stderr)
    return 2


def _extract(ts: Path, root: Path) -> None:
    code = [*sources(root), *sorted((root / "kiosk").rglob("*.py"))]
    _run("lupdate", "-silent", "-no-obsolete", "-locations", "none", *code, "-ts", ts)


def _compile(ts: Path, qm: Path) -> None:
    _run("lrelease", "-silent", ts, "-qm", qm)


def _run(program: str, *arguments: str | Path) -> None:
    subprocess.run([str(qt_program(program)), *map(str, arguments)], check=True)


def _entries(ts: Path) -> dict[Said, bool]:
    """Return every entry of `ts` and whether it is translated to the end."""
    entries: dict[Said, bool] = {}
    for context in ET.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            key = (
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
            )
            translation = message.find("translation")
            entries[key] = (
                translation is not None
                and translation.get("type") is None
                and bool("".join(translation.itertext()).strip())
            )
    return entries


if __name__ == "__main__":
    raise SystemExit(main())
