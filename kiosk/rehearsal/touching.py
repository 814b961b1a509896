"""The means to touch a window and to count a signal: PySide6's QtTest, or what stands in for it.

``PySide6.QtTest`` brings Qt's widgets with it, 14 MB that a kiosk has no other use for. So it is
not frozen, and a frozen program touches by QML's QtTest (:mod:`kiosk.rehearsal.touching_qml`).
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING or find_spec("PySide6.QtTest") is not None:
    from PySide6.QtTest import QSignalSpy, QTest
else:
    from kiosk.rehearsal.touching_qml import QSignalSpy, QTest

__all__ = ["QSignalSpy", "QTest"]
