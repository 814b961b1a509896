"""QML as byte code, beside its text, in the frozen folder only.

Qt takes `Page.qmlc` before it compiles `Page.qml`. It does not look whether the text has changed
since: in a source tree a stale one would win over what was just written, in a frozen folder there
is nobody who writes. A first start is then as quick as any other, and one whose cache cannot be
written as well.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

ENDINGS = {".qml": ".qmlc", ".js": ".jsc", ".mjs": ".mjsc"}


def compile_beside(compiler: Path, folder: Path) -> list[Path]:
    """Compile each QML and JavaScript file below `folder`; return what was written, sorted.

    Files are named relative to `folder`, so that no path of this machine gets into them.

    Raises:
        subprocess.CalledProcessError: one does not compile.
    """
    written = []
    for source in sorted(path for path in folder.rglob("*") if path.suffix in ENDINGS):
        inside = source.relative_to(folder)
        target = inside.with_suffix(ENDINGS[source.suffix])
        command = [str(compiler), "--only-bytecode", "-o", str(target), str(inside)]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        (folder / f"{target}.aotstats").unlink(missing_ok=True)  # for who compiles to C++
        written.append(folder / target)
    return written
