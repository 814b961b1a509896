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
    ratings: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    wanted: dict[str, int] = field(default_factory=dict)
    classes: int = 0
    hands: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, exhibit: str, word: str, amount: int = 1) -> None:
        """Count ``amount`` of ``word`` (one of :data:`WORDS`) for an exhibit."""
        row = self.exhibits.setdefault(exhibit, dict.fromkeys(WORDS, 0))
        row[word] += amount

    def rate(self, exhibit: str, question: str, answer: int) -> None:
        """Count one answer (1 to 3) to a question about an exhibit."""
        self.ratings.setdefault(exhibit, {}).setdefault(question, [0, 0, 0])[answer - 1] += 1

    def wish(self, topic: str) -> None:
        """Count one vote for a topic."""
        self.wanted[topic] = self.wanted.get(topic, 0) + 1

    def raise_hands(self, exhibit: str, raised: int, right: int) -> None:
        """Count hands of a class at one question."""
        row = self.hands.setdefault(exhibit, {"hands": 0, "hands_right": 0})
        row["hands"] += raised
        row["hands_right"] += right

    def as_json(self) -> dict[str, Any]:
        """Return what ``kiosk visits --json`` should print."""
        taught = {name: self.hands[name] for name in sorted(self.hands)}
        in_class = {"class": {"sessions": self.classes, "exhibits": taught}}
        told = in_class if self.classes or taught else {}
        return {
            **told,
            "sessions": self.sessions,
            "exhibits": {name: self.exhibits[name] for name in sorted(self.exhibits)},
            "ratings": self.ratings,
            "wanted": self.wanted,
        }
