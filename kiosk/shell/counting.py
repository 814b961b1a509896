"""What the shell tells the visit log: a port, so that its rules are tested without a ledger."""

from __future__ import annotations

from typing import Protocol

from kiosk.visits.facts import EndReason


class Counting(Protocol):
    """What the walk tells the visit log (``kiosk.visits.counter.Counter`` does it)."""

    def touch(self, at_s: float | None = None) -> None:
        """A meaningful touch, at a monotonic second (now)."""

    def enter(self, exhibit: str, version: str) -> None:
        """An exhibit was opened."""

    def answer(self, question: str, right: bool, timed_out: bool = False, side: int = 0) -> None:
        """A question was answered for the first time in this visit, by that side."""

    def in_class(self) -> None:
        """The session is a class's."""

    def hands(self, question: str, raised: int, right: int) -> None:
        """A docent counted hands."""

    def mark(self, metric: str, subject: str, count: int = 1, *, of_session: bool = False) -> None:
        """Something beside answers: of the exhibit open or just left, or of the whole session."""

    def leave(self, completed: bool) -> None:
        """The open exhibit was left."""

    def end(self, reason: EndReason) -> None:
        """The session is over."""

    def flags(self, language: str, elder: bool) -> None:
        """The session's language and 长辈模式."""
