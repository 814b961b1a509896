"""What a scripted visitor did, in its own words: the shape of ``kiosk visits --json``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

WORDS = ("opened", "completed", "asked", "right", "seconds")


@dataclass(slots=True)
class Tally:
    """Counts kept beside the kiosk's own, to be compared with the ledger."""

    sessions: int = 0
    exhibits: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, exhibit: str, word: str, amount: int = 1) -> None:
        """Count ``amount`` of ``word`` (one of :data:`WORDS`) for an exhibit."""
        row = self.exhibits.setdefault(exhibit, dict.fromkeys(WORDS, 0))
        row[word] += amount

    def as_json(self) -> dict[str, Any]:
        """Return ``{"sessions": n, "exhibits": {id: {opened, completed, …}}}``."""
        ordered = {name: self.exhibits[name] for name in sorted(self.exhibits)}
        return {"sessions": self.sessions, "exhibits": ordered}
