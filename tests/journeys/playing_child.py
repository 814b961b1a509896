"""A visitor who plays one exhibit after the other until somebody pulls the plug.

``python -m tests.journeys.playing_child DATA`` runs the real shell and prints a line whenever a
visit has ended (its result stands on the screen).
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests import conftest as _environment  # noqa: F401 - offscreen, away from the user's folders
from tests.ui.running import Running, quizzes_of, running

EXHIBITS = ("cn.kepu.feathered", "cn.kepu.safefood", "cn.kepu.earthquake")


def answer(visitor: Running, right: bool) -> None:
    """Answer and go on; on a busy machine a tap may come before the option is drawn: tap again."""
    number = visitor.player.property("number")
    while not visitor.player.property("answered"):
        if visitor.player.property("kind") == "single":
            visitor.finger.tap(visitor.option_of(right))
        else:
            visitor.answer(right)
        visitor.finger.pause(0.05)
    while visitor.screen == "exhibit" and visitor.player.property("number") == number:
        visitor.finger.tap("quizNext")
        visitor.finger.pause(0.05)


def main() -> None:
    """Play for ever."""
    data = Path(sys.argv[1])
    quizzes = data.with_name("quizzes")
    if not quizzes.exists():
        quizzes_of(quizzes, *EXHIBITS)
    with running(data, exhibits=quizzes) as visitor:
        visitor.wake()
        while True:
            for exhibit in visitor.kiosk.catalogue.exhibits:
                visitor.open(exhibit.id)
                for number in range(visitor.player.property("count")):
                    visitor.clock.advance(2)
                    answer(visitor, right=number != 2)
                visitor.await_screen("result")
                print(exhibit.id, flush=True)
                visitor.tap("goHome")
                visitor.await_screen("home")


if __name__ == "__main__":
    main()
