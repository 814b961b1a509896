"""Bundles in the operator's tour: folders stand for sticks, everything on them is really signed.

The first stick brings a package to a machine that trusts nobody; the second one a newer issue of
it, which is installed and taken back; then the package is copied onto the operator's own stick.
"""

from __future__ import annotations

import time
from pathlib import Path

from kiosk.core.errors import Defect
from kiosk.rehearsal.finger import Finger, Shoot, Tap
from kiosk.rehearsal.office import Office

FIRST, SECOND = "科普包一", "科普包二"
"""The labels of the two sticks."""
_MOST_S = 120.0


class BundleVisit:
    """What the operator does with bundles; ``data`` is the tour's own folder."""

    def __init__(self, finger: Finger, exhibits: Path, data: Path, tap: Tap, shoot: Shoot) -> None:
        self._finger = finger
        self._office = Office(exhibits, data)
        self._data = data
        self._tap = tap
        self._shoot = shoot

    def play(self) -> None:
        """From the first stick to the copy."""
        self._office.found()
        new = self._office.copy("cn.kepu.safefood", "cn.kepu.autumnfood", "1.0.0")
        self._office.pack(FIRST, 1, [new])
        self._see_and_trust()
        self._install("bundles")
        newer = self._office.copy("cn.kepu.earthquake", "cn.kepu.earthquake", "9.1.0")
        self._office.pack(SECOND, 2, [new, newer])
        self._see_the_second()
        self._install("bundles-newer")
        self._copy_out()

    # At the kiosk.

    def _see_and_trust(self) -> None:
        self._finger.need("stickNotice")
        self._shoot("stick-notice")
        self._tap("noticeLook")
        self._finger.need("trustYes")
        self._shoot("bundles-trust")
        self._tap("trustYes")
        self._shoot("bundles-trust-asked")
        self._tap("askYes")
        self._finger.until(lambda: self._finger.find("askNo") is None, "the trust to be kept")
        self._shoot("bundles-trusted")
        self._tap("askYes")
        self._finger.need("act-install")
        self._await_picture("cn.kepu.autumnfood")
        self._shoot("bundles-offer")

    def _see_the_second(self) -> None:
        # Its chip is made anew when the stick has been read: not while a finger lies on it.
        self._finger.until(
            lambda: "2" in str(self._finger.need("section-stick").property("text")),
            "the second stick to be read",
        )
        self._tap("section-stick")
        name = f"bundle-{self._data / SECOND}|chaoyang.autumn.2"
        self._turn_to(name)
        self._finger.settle()
        self._shoot("bundles-two-sticks")
        self._tap(name)
        self._await_picture("cn.kepu.earthquake")
        self._shoot("bundles-newer-offer")

    def _turn_to(self, name: str) -> None:
        """Turn the leaves, on and back again, until it is there: a stick takes a moment to be
        read, and then what is found moves to other leaves.
        """
        ways = ["pageOn", "pageBack"]

        def there() -> bool:
            found = self._finger.find(name)
            if found is not None and found.isEnabled():
                return True
            leads = self._finger.find(ways[0])
            if leads is not None and leads.isEnabled():
                self._tap(ways[0])
                self._finger.settle()
            else:
                ways.reverse()
            return False

        self._finger.until(there, f"{name} on one of the leaves")

    def _install(self, name: str) -> None:
        self._tap("act-install")
        self._finger.need("goingTitle")
        self._shoot(f"{name}-installing")
        self._await("goingEnd")
        self._shoot(f"{name}-done")
        if self._finger.find("goingBack") is not None:
            self._tap("goingBack")
            self._await("askYes")
            self._shoot(f"{name}-taken-back")
            self._tap("askYes")
            self._tap("section-packages")
        else:
            self._tap("goingEnd")
        self._finger.need("act-copy")
        self._await_picture("cn.kepu.autumnfood")
        self._shoot(f"{name}-package")

    def _copy_out(self) -> None:
        self._tap("act-copy")
        self._shoot("bundles-copy-onto")
        name = f"bundle-{self._data / 'stick'}"
        for _ in range(4):
            if self._finger.need(name).isEnabled():
                break
            self._tap("pageOn")
        self._tap(name)
        self._shoot("bundles-copy-asked")
        self._tap("askYes")
        self._await("goingEnd")
        self._shoot("bundles-copied")
        self._tap("goingEnd")
        if not (self._data / "stick" / "KEPU" / "bundles" / "chaoyang.autumn.1").is_dir():
            raise Defect("the package was not copied onto the stick")

    def _await_picture(self, exhibit: str) -> None:
        """It is read from the stick and verified first."""
        tile = f"tile-{exhibit}"
        self._finger.until(
            lambda: bool((item := self._finger.find(tile)) and item.property("picture")),
            f"the picture of {exhibit}",
        )
        self._finger.settle()

    def _await(self, name: str) -> None:
        """An installation reads, checks and tries: longer than a page needs."""
        end_s = time.monotonic() + _MOST_S
        while self._finger.find(name) is None:
            if time.monotonic() > end_s:
                raise Defect(f"waited {_MOST_S:.0f} s for {name}")
            self._finger.pause(0.05)
