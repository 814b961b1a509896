"""PySide6 must not eat references to None: 6.12.0 on Python 3.11 dies of it after 6,400 calls."""

from __future__ import annotations

import sys
from typing import Any


def test_void_calls_keep_the_references_to_none(qt_app: Any) -> None:
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(2_000):
        thing.setObjectName("kiosk")
    assert before - sys.getrefcount(None) < 100
