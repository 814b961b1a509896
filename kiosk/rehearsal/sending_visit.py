"""Counts leave in the operator's tour: looked at, agreed to, as codes, and onto a stick.

There is no hub in the tour, so nothing is uploaded; what the codes say is read back from the
picture by the tests.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from kiosk.app import Kiosk
from kiosk.core.errors import Defect
from kiosk.rehearsal.finger import Finger, Shoot, Tap


def sending_page(kiosk: Kiosk) -> QObject:
    """The bridge of the page 上报.

    Raises:
        Defect: the page 数据, which holds it, is not open.
    """
    backstage = kiosk.wings.backstage
    data = backstage.panel.property("page") if backstage is not None else None
    sending = data.property("sending") if isinstance(data, QObject) else None
    if not isinstance(sending, QObject):
        raise Defect("the page 数据 is not open")
    return sending


class SendingVisit:
    """What the operator does on the page 上报; ``stick`` is the root of a stick."""

    def __init__(self, kiosk: Kiosk, finger: Finger, stick: Path, tap: Tap, shoot: Shoot) -> None:
        self._kiosk = kiosk
        self._finger = finger
        self._stick = stick
        self._tap = tap
        self._shoot = shoot

    def play(self) -> None:
        """From the page 数据 to the envelopes on the stick, and back to it."""
        self._tap("section-report")
        self._tap("openSending")
        self._finger.until(lambda: not self._told("reading"), "how the counts stand")
        self._shoot("sending")
        self._tap("sendCode")
        self._finger.until(lambda: bool(self._told("asks")), "what would be sent")
        self._shoot("sending-asked")
        self._tap("sendCloser")
        self._shoot("sending-json")
        self._tap("sendBack")
        self._tap("sendAgree")
        self._finger.until(self._is_drawn, "the code")
        self._shoot("sending-code")
        self._tap("sendBack")
        self._tap("sendStick")
        self._finger.until(
            lambda: any(self._stick.glob("KEPU/out/*.kpe")) and not self._told("running"),
            "the envelopes on the stick",
        )
        self._shoot("sending-stored")
        self._tap("sendLeave")
        self._tap("section-overview")

    def _told(self, name: str) -> object:
        return sending_page(self._kiosk).property(name)

    def _is_drawn(self) -> bool:
        code = self._told("code")
        return isinstance(code, QObject) and code.property("code") != ""
