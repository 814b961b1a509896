"""The network of Windows 10 (2004 and later), by ``GetNetworkConnectivityHint`` of iphlpapi.

Written from Microsoft's documentation of the call (netioapi.h, nldef.h) and tested with answers
laid out after it; not run on a Windows machine yet. Older ones have no such call: nothing is known.
"""

from __future__ import annotations

import struct
import sys
from typing import Protocol

from kiosk.sync.network import Network

HINT = struct.Struct("<iiBBBx")
"""NL_NETWORK_CONNECTIVITY_HINT: level, cost, approaching the limit, over the limit, roaming."""

_NONE, _LOCAL, _INTERNET, _CONSTRAINED = 1, 2, 3, 4  # NL_NETWORK_CONNECTIVITY_LEVEL_HINT
_UNRESTRICTED, _FIXED, _VARIABLE = 1, 2, 3  # NL_NETWORK_CONNECTIVITY_COST_HINT


class Hints(Protocol):
    """The one call that is needed."""

    def hint(self) -> bytes | None:
        """The structure as Windows lays it out; ``None``: it has no such call, or refuses."""
        ...


class WindowsNetwork:
    """What Windows says it expects of its network."""

    def __init__(self, hints: Hints) -> None:
        self._hints = hints

    def look(self) -> Network:
        """Local access counts as a way out: a hub may stand in the same building."""
        told = self._hints.hint()
        if told is None or len(told) != HINT.size:
            return Network()
        level, cost, _near, over, roaming = HINT.unpack(told)
        routed = {_NONE: False, _LOCAL: True, _INTERNET: True, _CONSTRAINED: True}.get(level)
        if cost in (_FIXED, _VARIABLE) or over or roaming:
            return Network(routed, metered=True)
        return Network(routed, metered=False if cost == _UNRESTRICTED else None)


if sys.platform == "win32":
    import ctypes

    class IpHelper:
        """The real one."""

        def hint(self) -> bytes | None:
            """As above."""
            try:
                call = ctypes.WinDLL("iphlpapi").GetNetworkConnectivityHint
            except (OSError, AttributeError):
                return None
            told = ctypes.create_string_buffer(HINT.size)
            return None if call(told) else told.raw
