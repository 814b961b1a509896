"""The network of Linux, by the kernel's own tables; NetworkManager is asked only where it is.

``/proc/net/route`` and ``/proc/net/ipv6_route`` as in proc(5) and the kernel's ``route.h``.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from kiosk.sync.network import Network

_UP, _REJECT = 0x0001, 0x0200  # RTF_UP, RTF_REJECT of <linux/route.h>
_MOST_BYTES = 262_144
_WAIT_S = 1.5
_PAID = ("wwan", "ppp", "rmnet")
"""What the kernel and ModemManager call modems."""

log = logging.getLogger(__name__)


class _Route(NamedTuple):
    metric: int
    interface: str


class LinuxNetwork:
    """``proc``: where the kernel's tables lie. ``nmcli``: NetworkManager's tool; empty: none."""

    def __init__(self, proc: Path = Path("/proc/net"), nmcli: str | None = None) -> None:
        self._proc = proc
        self._nmcli = nmcli if nmcli is not None else shutil.which("nmcli")

    def look(self) -> Network:
        """The best default route of either family, and what is known of its price."""
        four = _read(self._proc / "route")
        six = _read(self._proc / "ipv6_route")
        if four is None and six is None:
            return Network()
        routes = [*_routes_of_4(four or ""), *_routes_of_6(six or "")]
        if not routes:
            return Network(routed=False)
        interface = min(routes).interface
        return Network(True, self._metered(interface))

    def _metered(self, interface: str) -> bool | None:
        told = self._ask(interface)
        if told is None and interface.startswith(_PAID):
            return True
        return told

    def _ask(self, interface: str) -> bool | None:
        if not self._nmcli:
            return None
        command = [self._nmcli, "-t", "-f", "GENERAL.METERED", "device", "show", interface]
        try:
            done = subprocess.run(
                command,
                capture_output=True,
                timeout=_WAIT_S,
                check=False,
                env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
            )
        except (OSError, subprocess.SubprocessError) as error:
            log.info("nmcli does not say what the network costs: %s", error)
            return None
        return metered_of(done.stdout.decode("ascii", "replace")) if not done.returncode else None


def metered_of(told: str) -> bool | None:
    """What ``GENERAL.METERED`` says: ``yes``, ``no``, each perhaps ``(guessed)``, or unknown."""
    word = told.partition("GENERAL.METERED:")[2].strip()
    if word.startswith("yes"):
        return True
    return False if word.startswith("no") else None


def _routes_of_4(table: str) -> list[_Route]:
    """Default routes: the destination and the mask are 0, and it is up."""
    found: list[_Route] = []
    for line in table.splitlines()[1:]:
        fields = line.split()
        try:
            flags, metric = int(fields[3], 16), int(fields[6])
            if fields[1] == fields[7] == "00000000" and flags & _UP and not flags & _REJECT:
                found.append(_Route(metric, fields[0]))
        except (IndexError, ValueError):
            continue
    return found


def _routes_of_6(table: str) -> list[_Route]:
    """As above; the kernel keeps one that refuses on ``lo``, and addresses of the link alone."""
    found: list[_Route] = []
    for line in table.splitlines():
        fields = line.split()
        try:
            flags, metric, interface = int(fields[8], 16), int(fields[5], 16), fields[9]
            default = fields[0] == "0" * 32 and fields[1] == "00"
            if default and interface != "lo" and flags & _UP and not flags & _REJECT:
                found.append(_Route(metric, interface))
        except (IndexError, ValueError):
            continue
    return found


def _read(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES).decode("ascii", "replace")
    except OSError:
        return None
