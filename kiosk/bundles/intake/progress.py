"""How far an intake is: its states, its speed, and the words for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from kiosk.core.errors import Trouble
from kiosk.core.words import Words

_WINDOW_S = 8.0
_MIB = 1024**2


class State(StrEnum):
    """How an intake stands; the last four are ends."""

    ORDERED = "ordered"
    COPYING = "copying"
    WAITING = "waiting"
    """The stick was pulled; it goes on where it was when the stick is back."""
    CHECKED = "checked"
    PLACED = "placed"
    TRIAL = "trial"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    STOPPED = "stopped"
    """It is left as it is, and can go on: told to stop, disk full, no stick."""


ENDS = frozenset({State.CONFIRMED, State.REFUSED, State.CANCELLED, State.STOPPED})

SAID = {
    State.ORDERED: Words("正在准备……", "Preparing …"),
    State.COPYING: Words("正在复制并核对……", "Copying and checking …"),
    State.WAITING: Words(
        "请重新插入刚才的U盘，会从断开的地方接着装。",
        "Please plug the same stick in again; it goes on where it was.",
    ),
    State.CHECKED: Words("已复制，内容无误。", "Copied, and it is whole."),
    State.PLACED: Words("内容已就位。", "The content is in its place."),
    State.TRIAL: Words("正在试放新展项……", "Trying the new exhibits …"),
    State.CONFIRMED: Words("安装完成。", "Installed."),
    State.CANCELLED: Words("已取消，什么也没有改变。", "Cancelled; nothing was changed."),
    State.REFUSED: Words("没有安装。", "Not installed."),
    State.STOPPED: Words("已停下，可以接着装。", "Stopped; it can go on."),
}


class Progress(NamedTuple):
    """One report. ``left_s`` is None as long as nobody knows; ``next_step`` is what to do about an
    end that is none of the good ones.
    """

    state: State
    done_bytes: int
    of_bytes: int
    bytes_per_s: float
    left_s: float | None
    words: Words
    next_step: Words | None = None

    def as_json(self) -> dict[str, Any]:
        """As one line of ``bundle install --json`` holds it."""
        step = self.next_step
        return {
            "state": self.state.value,
            "done_bytes": self.done_bytes,
            "of_bytes": self.of_bytes,
            "bytes_per_s": round(self.bytes_per_s),
            "left_s": None if self.left_s is None else round(self.left_s, 1),
            "words": {"zh": self.words.zh, "en": self.words.en},
            **({} if step is None else {"next": {"zh": step.zh, "en": step.en}}),
        }


def read_progress(raw: dict[str, Any]) -> Progress:
    """The reverse of :meth:`Progress.as_json`.

    :raises ValueError: (or KeyError, TypeError) when it is no report.
    """
    left_s, step = raw["left_s"], raw.get("next")
    return Progress(
        State(raw["state"]),
        int(raw["done_bytes"]),
        int(raw["of_bytes"]),
        float(raw["bytes_per_s"]),
        None if left_s is None else float(left_s),
        Words(str(raw["words"]["zh"]), str(raw["words"]["en"])),
        None if step is None else Words(str(step["zh"]), str(step["en"])),
    )


class Desk(Protocol):
    """Who ordered an intake: is told how far it is, and may end it. Asked from several threads."""

    @property
    def cancelled(self) -> bool:
        """Nothing of it shall be left."""
        ...

    @property
    def stopped(self) -> bool:
        """It shall rest, and go on another time."""
        ...

    def tell(self, progress: Progress) -> None:
        """How far it is."""
        ...

    def wait(self, seconds: float) -> None:
        """Rest; returns early when cancelled or stopped."""
        ...


class Teller:
    """Tells a desk, in the words of ``said``: measures the speed of the last seconds by a monotonic
    clock.
    """

    def __init__(
        self,
        desk: Desk,
        monotonic_s: Callable[[], float],
        said: Mapping[State, Words] = SAID,
    ) -> None:
        self._desk = desk
        self._now_s = monotonic_s
        self._said = said
        self._state = State.ORDERED
        self._done = self._of = 0
        self._seen: deque[tuple[float, int]] = deque()
        self.remark: Words | None = None
        """What is said beside the progress of copying."""

    def begin(self, done_bytes: int, of_bytes: int) -> None:
        """So much of so much is there already."""
        self._done, self._of = done_bytes, of_bytes
        self._seen.clear()
        self._seen.append((self._now_s(), done_bytes))

    def enter(self, state: State) -> None:
        """A new state."""
        self._state = state
        self._tell(self._said[state])

    def end(self, state: State, trouble: Trouble) -> None:
        """It ends without the bundle being installed: why, and what to do."""
        self._state = state
        self._tell(trouble.what, trouble.next_step)

    def advance(self, done_bytes: int) -> None:
        """So much has been written."""
        self._done = done_bytes
        now_s = self._now_s()
        self._seen.append((now_s, done_bytes))
        while len(self._seen) > 2 and now_s - self._seen[0][0] > _WINDOW_S:
            self._seen.popleft()
        self._tell(self._said[State.COPYING])

    def _tell(self, words: Words, next_step: Words | None = None) -> None:
        speed = self._speed() if self._state is State.COPYING else 0.0
        left_s = (self._of - self._done) / speed if speed > 0 else None
        if self._state is State.COPYING and self.remark is not None:
            words = Words(words.zh + self.remark.zh, f"{words.en} {self.remark.en}")
        self._desk.tell(
            Progress(self._state, self._done, self._of, speed, left_s, words, next_step)
        )

    def _speed(self) -> float:
        if len(self._seen) < 2:
            return 0.0
        (from_s, from_bytes), (to_s, to_bytes) = self._seen[0], self._seen[-1]
        return (to_bytes - from_bytes) / (to_s - from_s) if to_s > from_s else 0.0


def size_words(size_bytes: int) -> Words:
    """A size for people: ``3.2 GB`` (of 1,000 MB, as on the box of a stick)."""
    mb = max(1, round(size_bytes / 1e6))
    text = f"{size_bytes / 1e9:.1f} GB" if mb >= 1000 else f"{mb} MB"
    return Words(text, text)
