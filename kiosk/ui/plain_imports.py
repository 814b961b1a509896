"""Python's own ``import``, given back once PySide6 is there.

PySide6 puts its own in its place, which reads the source of every module that is imported later and
searches it for the word PySide6: that is how ``from __future__``-like switches (``__feature__``)
know whom they concern. We use none of them. With some 250 modules it costs tens of milliseconds at
the start, and the sources stay in memory (``linecache``).
"""

from __future__ import annotations

import builtins
import linecache

import PySide6.QtCore  # noqa: F401  what puts it there


def import_plainly() -> bool:
    """Undo it for the whole process; call before our own modules are imported. Returns whether
    there was anything to undo.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is None:
        return False
    builtins.__import__ = plain
    linecache.clearcache()
    return True
