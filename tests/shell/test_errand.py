"""A read off the window's thread: one at a time, and the newest wish counts."""

from __future__ import annotations

import threading
import time

from kiosk.shell.errand import Errand


def found_by(errand: Errand[str]) -> str | Exception | None:
    """What comes of it, looked for as a window would."""
    for _ in range(2000):
        found = errand.look()
        if not errand.pending:
            return found
        time.sleep(0.005)
    raise AssertionError("nothing came")


def test_what_was_read_is_found_once() -> None:
    errand: Errand[str] = Errand()
    assert not errand.pending
    errand.ask(lambda: "read")
    assert found_by(errand) == "read"
    assert errand.look() is None


def test_an_exception_is_an_outcome() -> None:
    errand: Errand[str] = Errand()
    error = OSError("the disk is gone")

    def fail() -> str:
        raise error

    errand.ask(fail)
    assert found_by(errand) is error


def test_the_newest_wish_counts_and_those_between_are_never_read() -> None:
    errand: Errand[str] = Errand()
    gate, read = threading.Event(), list[str]()

    def fetch(name: str) -> str:
        if name == "first":
            gate.wait(10)
        read.append(name)
        return name

    for name in ("first", "second", "third"):
        errand.ask(lambda name=name: fetch(name))  # type: ignore[misc]
    assert errand.look() is None
    assert errand.pending
    gate.set()
    assert found_by(errand) == "third"
    assert read == ["first", "third"]
