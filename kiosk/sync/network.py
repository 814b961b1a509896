"""Whether there is a way out, and whether it is paid by the byte.

Nothing is sent to find out, and nothing waits for a network: the system is asked what it knows.
Where it does not know, the answer is ``None`` and the courier simply tries.
"""

from __future__ import annotations

import sys
from typing import NamedTuple, Protocol


class Network(NamedTuple):
    """``routed``: there is a default route. ``metered``: it is paid by the byte. ``None`` where
    the system does not say.
    """

    routed: bool | None = None
    metered: bool | None = None


class NetworkPort(Protocol):
    """The system's knowledge of its network."""

    def look(self) -> Network:
        """What is known now. Takes at most two seconds; never called on the window's thread."""
        ...


def system_network() -> NetworkPort:
    """The port of this system."""
    if sys.platform == "win32":
        from kiosk.sync.network_windows import IpHelper, WindowsNetwork

        return WindowsNetwork(IpHelper())
    from kiosk.sync.network_linux import LinuxNetwork

    return LinuxNetwork()


def may_send(network: Network, *, metered_allowed: bool) -> bool:
    """Whether the kiosk may send by itself. What nobody knows does not keep it from trying."""
    if network.routed is False:
        return False
    return metered_allowed or not network.metered
