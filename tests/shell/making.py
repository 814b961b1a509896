"""Exhibits and a listener for the shell's tests."""

from __future__ import annotations

from pathlib import Path

from kiosk.library.exhibit import Exhibit, Part
from kiosk.library.texts import LocalText
from kiosk.visits.facts import EndReason


def text(words: str) -> LocalText:
    return LocalText("zh-Hans", (("zh-Hans", words),))


def exhibit(
    name: str = "one",
    topics: tuple[str, ...] = ("物理",),
    parts: int = 1,
    audience: tuple[str, ...] = ("公众",),
) -> Exhibit:
    return Exhibit(
        id=f"cn.kepu.{name}",
        version="1.0.0",
        folder=Path("nowhere"),
        language="zh-Hans",
        title=text(name),
        summary=text(name),
        parts=tuple(Part("quiz", f"quiz{n}.toml") for n in range(parts)),
        poster=None,
        audience=audience,
        topics=topics,
        duration_min=2,
        difficulty=1,
        goal=None,
        remember=(),
        notice=None,
        basis="",
        institution="",
        is_sample=True,
    )


class Listener:
    """Writes down what the walk tells the count."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def touch(self, at_s: float | None = None) -> None:
        self.heard.append("touch")

    def enter(self, exhibit: str, version: str) -> None:
        self.heard.append(f"enter {exhibit} {version}")

    def answer(self, question: str, right: bool, timed_out: bool = False, side: int = 0) -> None:
        self.heard.append(f"answer {question} {right}" + (f" side {side}" if side else ""))

    def in_class(self) -> None:
        self.heard.append("in class")

    def hands(self, question: str, raised: int, right: int) -> None:
        self.heard.append(f"hands {question} {raised} {right}")

    def mark(self, metric: str, subject: str, count: int = 1, *, of_session: bool = False) -> None:
        self.heard.append(f"mark {metric} {subject}{' of session' if of_session else ''}")

    def leave(self, completed: bool) -> None:
        self.heard.append(f"leave {completed}")

    def end(self, reason: EndReason) -> None:
        self.heard.append(f"end {reason.value}")

    def flags(self, language: str, elder: bool) -> None:
        self.heard.append(f"flags {language} {elder}")
