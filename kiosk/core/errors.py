"""Two families of errors: the world's fault, told kindly, and our own."""

from __future__ import annotations

import zlib
from pathlib import Path

from kiosk.core.words import Words


class Trouble(Exception):  # noqa: N818 - not an error of ours
    """The world's fault (a full disk, a broken file): what happened, and what to do next.

    ``code`` is short, stable and ASCII (``disk-full``): tests, logs and help pages use it.
    """

    def __init__(self, code: str, what: Words, next_step: Words) -> None:
        super().__init__(code, what, next_step)
        self.code = code
        self.what = what
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.code}: {self.what.en}"

    def text(self, language: str) -> str:
        """Both sentences for people, one after the other."""
        gap = " " if language == "en" else ""
        return f"{self.what.text(language)}{gap}{self.next_step.text(language)}"


class Defect(Exception):  # noqa: N818 - the house's word for it
    """Our own fault: something that must always hold did not."""


def operator_code(error: BaseException) -> str:
    """A short code an operator can read out on the telephone: ``D-3F7A``, or ``T-…`` for Trouble.

    The same fault gives the same code on every machine and at every start: line numbers,
    messages and folders do not enter into it.
    """
    if isinstance(error, Trouble):
        return f"T-{_four_digits(error.code)}"
    parts = [type(error).__qualname__]
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        parts.append(f"{Path(code.co_filename).name}:{code.co_qualname}")
        trace = trace.tb_next
    # The caller's frames differ from one way in to another; the place of the fault does not.
    return f"D-{_four_digits('|'.join((parts[0], *parts[-2:])))}"


def _four_digits(text: str) -> str:
    return f"{zlib.crc32(text.encode()) & 0xFFFF:04X}"
