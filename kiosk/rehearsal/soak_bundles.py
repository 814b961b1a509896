"""Newer and newer bundles in a soak: packed, plugged in, installed by touch, some taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from kiosk.bundles.trust_files import begin_trust, offered_at
from kiosk.core.errors import Defect
from kiosk.core.places import Places
from kiosk.rehearsal.finger import Finger
from kiosk.rehearsal.office import PACKAGE, PUBLISHER, Office

STICK = "科普包"


class SoakBundles:
    """The office of a soak and its stick. ``seq`` is that of the newest bundle."""

    def __init__(self, finger: Finger, places: Places) -> None:
        self._finger = finger
        self._places = places
        self._office = Office(places.exhibits, places.data)
        self.seq = 0

    def found(self) -> None:
        """Make the office; the machine trusts it from the start.

        Raises:
            Defect: the first stick shows no root.
        """
        self._office.found()
        offered = offered_at(self._pack())
        if offered is None:
            raise Defect("the stick shows no root to trust")
        begin_trust(self._places, offered)
        self._pull()

    def swap(self, tap: Callable[[str], None], *, back: bool) -> None:
        """At the panel: a stick comes, its bundle is installed (and with ``back`` taken back), the
        stick goes.
        """
        finger = self._finger
        root = self._pack()
        tap("page-bundles")
        name = f"bundle-{root}|{PUBLISHER}.{PACKAGE}.{self.seq}"
        finger.until(lambda: self._leads_to(name, tap), "the bundle on the page")
        finger.until(lambda: finger.find("act-install") is not None, "the offer")
        tap("act-install")
        finger.until(lambda: finger.find("goingEnd") is not None, "the installation")
        if back and finger.find("goingBack") is not None:
            tap("goingBack")
            finger.until(lambda: finger.find("askYes") is not None, "it to be taken back")
            tap("askYes")
        else:
            tap("goingEnd")
        self._pull()

    def _leads_to(self, name: str, tap: Callable[[str], None]) -> bool:
        """The stick's section is opened once its chip is there, and its bundle once it is read."""
        finger = self._finger
        if finger.find("act-install") is not None:
            return True
        for step in (name, "section-stick", "noticeLook"):
            item = finger.find(step)
            if item is not None and item.isEnabled():
                tap(step)
                return False
        return False

    def _pack(self) -> Path:
        self.seq += 1
        self._pull()
        exhibit = self._office.copy("cn.kepu.safefood", "cn.kepu.autumnfood", f"{self.seq}.0.0")
        return self._office.pack(STICK, self.seq, [exhibit])

    def _pull(self) -> None:
        shutil.rmtree(self._places.data / STICK, ignore_errors=True)
