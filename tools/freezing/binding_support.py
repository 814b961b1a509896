"""The Python inside PySide6's library, as byte code beside it, in the frozen folder only.

PySide6 keeps the modules that know its functions' signatures as text, zipped, in the library
`shiboken6`; at every start it takes them out and compiles them, for 30 ms. Where there is a folder
`files.dir` beside that library it imports them from there instead (its `signature_bootstrap.py`,
which Qt's people use to debug). Nothing is written into an installed package.

Who exchanges PySide6 in a frozen folder for another version removes `shiboken6/files.dir`.
"""

from __future__ import annotations

import importlib
import py_compile
import tempfile
from pathlib import Path
from zipfile import ZipFile

FOLDER = Path("shiboken6", "files.dir")
PACKAGE = "shibokensupport"


def embedded_modules() -> dict[str, bytes]:
    """Return the text of PySide6's modules that lie in its library, by their paths; empty where
    there are none.
    """
    import PySide6.QtCore  # noqa: F401  which takes them out

    support = importlib.import_module(PACKAGE)
    archive = getattr(support.__loader__, "zfile", None)
    if not isinstance(archive, ZipFile):
        return {}
    names = (name for name in archive.namelist() if name.startswith(f"{PACKAGE}/"))
    return {name: archive.read(name) for name in names if name.endswith(".py")}


def compile_modules(modules: dict[str, bytes], internal: Path) -> list[Path]:
    """Write the byte code of `modules` below `internal`; return what was written, sorted.

    Raises:
        py_compile.PyCompileError: one is not Python.
    """
    written = []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "module.py")
        for name, text in sorted(modules.items()):
            source.write_bytes(text)
            target = (internal / FOLDER / name).with_suffix(".pyc")
            target.parent.mkdir(parents=True, exist_ok=True)
            # Without its source beside it nobody asks how old it is; and builds stay the same.
            unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
            py_compile.compile(str(source), str(target), name, True, invalidation_mode=unchecked)
            written.append(target)
    return written
