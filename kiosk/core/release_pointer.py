"""The file that says which program runs, changed whole: by the guardian, and by operators."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kiosk.core.errors import Trouble
from kiosk.core.file_lock import lock_now
from kiosk.core.files import disk_trouble, read_small, set_aside, write_durably
from kiosk.core.releases import (
    INSTALLED,
    Fell,
    Pointer,
    programs_folder,
    release_of,
    releases,
)
from kiosk.core.words import Words

FORMAT = 1
_LARGEST = 64 * 1024
_LOCK_WITHIN_S = 2.0


def read_pointer(data: Path) -> Pointer:
    """What stands there; the program this machine was given where nothing (sound) does.

    Raises nothing: the guardian reads it, and whatever the disk says a program has to start.
    """
    try:
        now = _load(_path(data))
    except (OSError, ValueError):
        now = Pointer()
    return _seen(data, now)


def change_pointer(data: Path, change: Callable[[Pointer], Pointer]) -> Pointer:
    """Read, change and write, alone among processes; what stands there afterwards.

    A damaged file is set aside.

    :raises Trouble: ``programs-busy``, or what the disk refuses; then it is as it was.
    """
    path = _path(data)
    with _alone(path):
        written: Pointer | None = None
        try:
            written = _load(path)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise disk_trouble(error, path) from error
        except ValueError:
            set_aside(path)
        now = _seen(data, written or Pointer())
        then = change(now)
        if then != now or written is None:
            told: dict[str, Any] = {"format": FORMAT, **then._asdict()}
            told["fell"] = None if then.fell is None else then.fell._asdict()
            write_durably(path, json.dumps(told).encode())
        return then


def _path(data: Path) -> Path:
    return programs_folder(data) / "pointer.json"


def _seen(data: Path, pointer: Pointer) -> Pointer:
    """The highest seq is also told by what lies there: a lost file does not open the way down."""
    seqs = [told[1] for name in releases(data) if (told := release_of(name)) is not None]
    return pointer._replace(highest=max([pointer.highest, *seqs]))


def _load(path: Path) -> Pointer:
    """Read the file.

    :raises OSError: it is not there or cannot be read.
    :raises ValueError: it is damaged.
    """
    content = read_small(path, _LARGEST)
    try:
        told = json.loads(content)
        fell = told["fell"]
        return Pointer(
            current=_name(told["current"]),
            previous=_name(told["previous"]),
            proven=told["proven"] is True,
            failed=_count(told["failed"]),
            highest=_count(told["highest"]),
            given=_text(told["given"]),
            fell=None if fell is None else _fell(fell),
            before=_name(told.get("before", INSTALLED)),  # a guardian from before writes none
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"damaged: {error!r}") from error


def _fell(told: dict[str, Any]) -> Fell:
    return Fell(
        _name(told["release"]),
        _count(told["failed"]),
        _count(told["wall_s"]),
        _text(told["why"]),
        _text(told["code"]),
    )


def _name(value: Any) -> str:
    """A release's name, or none: it becomes a path."""
    if value != INSTALLED and release_of(_text(value)) is None:
        raise ValueError(f"{value!r} is no release")
    return str(value)


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"{value!r} is no count")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 200:
        raise ValueError("not a short text")
    return value


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One change at a time; the system lets go of it when the process dies."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path.with_name("pointer.lock"), os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise disk_trouble(error, path) from error
    try:
        last_s = time.monotonic() + _LOCK_WITHIN_S
        while not lock_now(descriptor):
            if time.monotonic() >= last_s:
                raise Trouble(
                    "programs-busy",
                    Words("程序版本正在被别处改动。", "The program is being changed elsewhere."),
                    Words("请过一会儿再试。", "Please try again in a moment."),
                )
            time.sleep(0.02)
        yield
    finally:
        os.close(descriptor)
