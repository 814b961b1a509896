"""Has this machine measured by a child process, and keeps what it found.

The child may crash or hang in a driver or a decoder: what it has said until then stands. Slow: in
a thread (:mod:`kiosk.shell.jobs`), or on the command line.
"""

from __future__ import annotations

import json
import logging
import queue
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.profile import Profile, keep_profile, profile_of, read_profile
from kiosk.core.program import own_command
from kiosk.core.words import Words
from kiosk.shell.child_lines import begin_child, end_child, lines_of
from kiosk.shell.jobs import Going, Work

JOB = "measure"
TITLE = Words("测电脑快慢", "Measuring this machine")
GOING = Words("正在测，约十秒……", "Measuring, about ten seconds …")
DONE = Words("测好了。", "Measured.")
WITHIN_S = 25.0
"""It takes ten seconds and its own start; a disk that hangs must not keep a thread for ever."""
END_WITHIN_S = 2.0
_LOOK_EVERY_S = 0.2
_STEPS = 13
_MOST_LINE = 4_096

log = logging.getLogger(__name__)


class Order(NamedTuple):
    """What to measure: ``machine`` are the words for it (:mod:`kiosk.health.system.hardware`),
    ``drawn_by`` is ``software`` or ``gpu``; ``card_frame_ms`` is what a frame takes the card.
    """

    places: Places
    exhibits: Path
    machine: tuple[str, ...]
    size_px: tuple[int, int]
    drawn_by: str
    card_frame_ms: float | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """What tells this measurement from others."""
        return (*self.machine, "×".join(map(str, self.size_px)), self.drawn_by)


class Measured(NamedTuple):
    """What came of it. ``processor_page_ms``: also where a card draws."""

    profile: Profile
    processor_page_ms: float | None


def is_due(order: Order) -> bool:
    """Whether this machine, as it is now, was not measured yet, or only while it was busy."""
    profile = read_profile(order.places.data)
    return profile is None or profile.machine != order.words or profile.is_crowded


def measuring(order: Order, done: Callable[[Measured], None]) -> Work:
    """The work of a job; ``done`` is called in its thread with what was found and kept."""

    def work(going: Going) -> Words:
        found = measure(order, going)
        if found is None:
            return TITLE
        done(found)
        return DONE

    return work


def measure(order: Order, going: Going, command: Sequence[str] = ()) -> Measured | None:
    """Measure and keep it; None when called off.

    :raises Trouble: nothing could be measured, or it cannot be kept.
    """
    going.tell(0.0, GOING)
    begun_s = time.monotonic()
    said = _listen(order, going, command)
    if going.cancelled:
        return None
    found = _gathered(said)
    page_ms = found.get("page_ms")
    if order.drawn_by == "gpu":
        found["page_ms"] = order.card_frame_ms
    took_s = time.monotonic() - begun_s
    known = {"machine": order.words, "screen_px": order.size_px, "drawn_by": order.drawn_by}
    try:
        profile = profile_of({**found, **known, "took_s": took_s})
    except ValueError as error:
        log.warning("the measuring child spoke oddly: %s", error)
        raise _not_measured() from error
    if not said:
        raise _not_measured()
    keep_profile(order.places.data, profile)
    log.info("this machine was measured in %.1f s: %s", took_s, json.dumps(found))
    return Measured(profile, page_ms)


def _not_measured() -> Trouble:
    return Trouble(
        "not-measured",
        Words("这台电脑的快慢没有测成。", "This machine could not be measured."),
        Words("请过一会儿再测。", "Please try again a little later."),
    )


def _listen(order: Order, going: Going, command: Sequence[str]) -> list[Mapping[str, Any]]:
    size = (f"--width={order.size_px[0]}", f"--height={order.size_px[1]}")
    where = (f"--data={order.places.data}", f"--exhibits={order.exhibits}")
    asked = list(command) or own_command("measure", *where, *size, f"--drawn-by={order.drawn_by}")
    try:
        child = begin_child(asked)
    except OSError as error:
        log.warning("the measuring child did not start: %s", error)
        return []
    lines, said = lines_of(child, "measure"), []
    end_s = time.monotonic() + WITHIN_S
    try:
        while not going.cancelled and time.monotonic() < end_s:
            try:
                line = lines.get(timeout=_LOOK_EVERY_S)
            except queue.Empty:
                continue
            if line is None:
                break
            told = _read(line)
            if told:
                said.append(told)
                going.tell(len(said) / _STEPS, GOING)
    finally:
        over = child.poll() is not None
        if not over:
            child.kill()
        end_child(child, END_WITHIN_S, terminate=False)
    return said


def _read(line: str) -> Mapping[str, Any]:
    try:
        told = json.loads(line[:_MOST_LINE])
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _gathered(said: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The lines as the fields of a profile."""
    found: dict[str, Any] = {}
    films: list[Any] = []
    programs: dict[str, float] = {}
    for told in said:
        for name, value in told.items():
            if name == "film":
                films.append(value)
            elif name != "program":
                found[name] = value
            elif isinstance(value, list) and len(value) == 2:
                programs[str(value[0])] = value[1]
    if films:
        found["films"] = films
    if programs:
        found["programs"] = programs
    return found
