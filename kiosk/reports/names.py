"""What the files of a report are called: once for people, once for old systems.

Windows refuses some signs and some names (docs.microsoft.com, "Naming Files, Paths, and
Namespaces"); a stick made on Linux must be readable there.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_FORBIDDEN = re.compile(r'[/\\:*?"<>|.\s-]+')
_MOST_SIGNS = 40
_ASCII = re.compile(r"[^A-Za-z0-9-]+")
RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CLOCK$"}
    | {f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"}
)
"""Names of devices, which no file may have on Windows, whatever its ending."""


def safe(name: str) -> str:
    """The name as part of a file's name on any system; ``未命名`` where nothing is left."""
    seen = "".join("-" if unicodedata.category(sign)[0] in "CZ" else sign for sign in name)
    bare = _FORBIDDEN.sub("-", seen).strip("-_")[:_MOST_SIGNS].rstrip("-_")
    if bare.upper() in RESERVED:
        bare = f"{bare}-"
    return bare or "未命名"


class ReportNames(NamedTuple):
    """The names of one report. ``period``: ``2026-03``, or a year ``2026``; ``number``: of the
    version, 0 while the period runs.
    """

    city: str
    device_code: str
    period: str
    number: int

    @property
    def _kind(self) -> str:
        return "月报" if "-" in self.period else "年报"

    @property
    def _code(self) -> str:
        return _ASCII.sub("-", self.device_code).strip("-") or "device"

    def chinese(self, ending: str, part: str = "") -> str:
        """``朝阳市_7K4M-2P9A_2026-03_月报_v1.xlsx``; ``part`` stands before the ending."""
        whole = f"{safe(self.city)}_{self._code}_{self.period}_{self._kind}_v{self.number}"
        return f"{whole}{f'_{safe(part)}' if part else ''}.{ending}"

    def ascii(self, ending: str, part: str = "") -> str:
        """``report_7K4M-2P9A_2026-03_v1.xlsx``: the twin for systems that know no Chinese."""
        whole = f"report_{self._code}_{self.period}_v{self.number}"
        return f"{whole}{f'_{part}' if part else ''}.{ending}"
