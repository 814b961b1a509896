"""What goes down and up the pipe between window and child: JSON, one line a message.

Down (``do``): ``open`` a program, ``set`` a parameter, ``touch``, ``pause`` / ``go``, ``rest`` (let
the program go, wait for the next). That a picture was taken is said in the block itself.
Up (``is``): ``ready``, ``picture`` (number), ``told`` (readings, values), ``alive``, ``lost`` (the
file of the pictures is not there), ``failed``.
Every message carries the ``run`` it belongs to: what comes late from the one before is nobody's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

LONGEST_LINE = 64 * 1024
"""Nobody honest writes longer lines; whoever does is cut off."""

Message = dict[str, Any]


def pack(message: Message) -> bytes:
    """One message as it goes into the pipe."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


class Unpacker:
    """Puts what comes out of a pipe together into messages."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> Iterator[Message]:
        """The messages that ``data`` completes.

        Raises:
            ValueError: the other side speaks something else.
        """
        self._rest += data
        *lines, self._rest = self._rest.split(b"\n")
        if len(self._rest) > LONGEST_LINE:
            raise ValueError("a line without an end")
        for line in lines:
            message = json.loads(line)
            if not isinstance(message, dict):
                raise ValueError("not a message")
            yield message
