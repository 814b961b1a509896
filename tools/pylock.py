"""Turn uv's pylock.toml into the form pip reads everywhere: name, version, hashes of the wheels.

uv keeps in it only the wheels that fit the Python and the system it locked for. So a lock made of
it cannot bring a file the oldest Linux does not load, on a newer machine either.
`python -m tools.pylock FROM TO`. Where the files were found is left out.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any


def requirements(lock: dict[str, Any]) -> str:
    """Write `lock` (a parsed pylock.toml) as hashed requirements.

    Raises ValueError when a package has no wheel.
    """
    blocks = []
    for package in sorted(lock["packages"], key=lambda each: str(each["name"])):
        hashes = sorted({str(wheel["hashes"]["sha256"]) for wheel in package.get("wheels", ())})
        if not hashes:
            raise ValueError(f"{package['name']} has no wheel for this system")
        lines = [f"{package['name']}=={package['version']}"]
        lines += [f"    --hash=sha256:{value}" for value in hashes]
        blocks.append(" \\\n".join(lines) + "\n")
    return "".join(blocks)


def main(arguments: list[str]) -> int:
    """Read the first path, write the second."""
    source, target = map(Path, arguments)
    target.write_text(requirements(tomllib.loads(source.read_text("utf-8"))), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
