"""A visitor who plays one exhibit after the other until somebody pulls the plug.

``python -m tests.journeys.playing_child DATA`` runs the real shell and prints a line whenever a
visit has ended (its result stands on the screen).
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests import conftest as _environment  # noqa: F401 - offscreen, away from the user's folders
from tests.ui.running import running


def main() -> None:
    """Play for ever."""
    with running(Path(sys.argv[1])) as visitor:
        visitor.wake()
        while True:
            for exhibit in visitor.kiosk.catalogue.exhibits:
                visitor.open(exhibit.id)
                for number in range(7):
                    visitor.clock.advance(2)
                    visitor.finger.tap(visitor.option_of(right=number != 2))
                    visitor.finger.tap("quizNext")
                    visitor.finger.pause(0.05)  # nobody hits what has not been drawn yet
                visitor.await_screen("result")
                print(exhibit.id, flush=True)
                visitor.tap("goHome")
                visitor.await_screen("home")


if __name__ == "__main__":
    main()
