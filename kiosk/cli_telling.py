"""What several commands say and take: progress, sizes, numbers, days."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.bundles.intake.progress import Progress


def percents() -> Callable[[int, int], None]:
    """Percents on a terminal; nothing in a pipe."""
    last = -1

    def tell(done_bytes: int, of_bytes: int) -> None:
        nonlocal last
        percent = 100 * done_bytes // max(of_bytes, 1)
        if percent != last and sys.stderr.isatty():
            last = percent
            print(f"\r{percent:3} %", end="" if percent < 100 else "\n", file=sys.stderr)

    return tell


def to_person(language: str) -> Callable[[Progress], None]:
    """How an installation goes, for whoever sits at a terminal."""
    from kiosk.bundles.intake.progress import ENDS, State

    def say(progress: Progress) -> None:
        if progress.state in ENDS - {State.CONFIRMED, State.CANCELLED}:
            return  # the sentence about it comes on the error stream
        words = progress.words.text(language)
        if progress.state is not State.COPYING:
            print(words, file=sys.stderr, flush=True)
        elif sys.stderr.isatty() and progress.of_bytes:
            share = 100 * progress.done_bytes / progress.of_bytes
            speed = progress.bytes_per_s / 1e6
            left = "" if progress.left_s is None else f"  {progress.left_s:.0f} s"
            print(
                f"\r{share:5.1f} %  {speed:.0f} MB/s{left}   ", end="", file=sys.stderr, flush=True
            )

    return say


def size_text(size_bytes: int) -> str:
    """As a file manager would say it."""
    for unit, bytes_each in (("GB", 10**9), ("MB", 10**6), ("KB", 10**3)):
        if size_bytes >= bytes_each:
            return f"{size_bytes / bytes_each:.1f} {unit}"
    return f"{size_bytes} B"


def seq_number(text: str) -> int:
    """A seq: a whole number from 1."""
    from kiosk.bundles.limits import BUNDLE_LIMITS

    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) < (
        10**BUNDLE_LIMITS.version_digits
    ):
        raise argparse.ArgumentTypeError(
            f"序号 {text!r} 应为从 1 起的整数 · a seq is a whole number from 1"
        )
    return int(text)


def day_of(text: str) -> datetime.date:
    """A day of the calendar."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"日期 {text!r} 应写成 2026-11-30 · write a date as 2026-11-30"
        ) from error
