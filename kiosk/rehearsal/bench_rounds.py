"""Visit after visit of every exhibit, for the memory: does it come back to where it was?"""

from __future__ import annotations

from functools import partial
from typing import Any

from kiosk.app import Kiosk
from kiosk.rehearsal.bench_bare import memory_kib
from kiosk.rehearsal.bench_probe_parts import until
from kiosk.rehearsal.quiz_answers import answer_moves, make
from kiosk.visits.facts import EndReason

STEP_S = 0.15
FILM_S = 0.6
SIMULATED_S = 0.6
MOST_PAGES = 80
"""No story is longer."""
HOME_S = 1.2
"""Until the fade is over and what lies free has gone back."""


class Rounds:
    """Plays every exhibit ``rounds`` times, as quickly as the player follows."""

    def __init__(self, kiosk: Kiosk, order: dict[str, Any], found: dict[str, Any]) -> None:
        self._kiosk = kiosk
        self._rounds = int(order["rounds"])
        self._found = found

    def measure(self) -> None:
        """Play; ``found`` then holds KiB after each round: ``rss``, and its ``own`` part that no
        file lies behind.
        """
        kiosk = self._kiosk
        until(lambda: bool(kiosk.catalogue.exhibits) and kiosk.shell.property("films") is True)
        rss: list[float] = []
        own: list[float] = []
        for _ in range(self._rounds):
            for exhibit in kiosk.catalogue.exhibits:
                self._visit(exhibit.id, len(exhibit.parts))
            kib = self._at_home_kib()
            rss.append(kib.get("rss", 0.0))
            own.append(kib.get("own", 0.0))
        self._found["rss"], self._found["own"] = rss, own
        self._found["exhibits"] = len(kiosk.catalogue.exhibits)

    def _at_home_kib(self) -> dict[str, float]:
        """Memory while the next visitor stands before home.

        The attract screen would add its large pictures, one more or less by chance (20 MiB).
        """
        kiosk = self._kiosk
        kiosk.walk.touched()
        until(lambda: kiosk.shell.property("screen") == "home")
        until(lambda: False, HOME_S)
        kib = memory_kib()
        kiosk.walk.end(EndReason.NEXT)
        until(lambda: False, STEP_S)
        return kib

    def _visit(self, exhibit: str, parts: int) -> None:
        kiosk = self._kiosk
        kiosk.walk.touched()
        until(lambda: kiosk.shell.property("screen") == "home")
        kiosk.shelf.open(exhibit)
        for number in range(parts):
            until(partial(self._stands_at, number))
            until(lambda: False, STEP_S)
            self._play(kiosk.stage.property("player"))
        until(lambda: kiosk.shell.property("screen") == "result")
        until(lambda: False, STEP_S)
        kiosk.walk.end(EndReason.NEXT)
        until(lambda: False, STEP_S)

    def _stands_at(self, number: int) -> bool:
        return self._kiosk.walk.view.part_number == number

    def _play(self, player: Any) -> None:
        match type(player).__name__:
            case "VideoBridge":
                until(lambda: player.property("showsFrames") is True)
                until(lambda: False, FILM_S)
                player.leave()
            case "AnimationBridge":
                for _ in range(player.property("count")):
                    until(lambda: False, STEP_S)
                    player.next()
            case "SimulationBridge":
                until(lambda: False, SIMULATED_S)
                while not player.property("closed"):
                    player.next()
            case "StoryBridge":
                self._read(player)
            case _:
                for _ in range(player.property("count")):
                    answer = player.answer
                    for move in answer_moves(answer.attempt, True):
                        make(move, answer.attempt)
                    answer.submit()
                    until(lambda: False, 0.03)
                    player.next()

    def _read(self, player: Any) -> None:
        for _ in range(MOST_PAGES):
            until(lambda: False, STEP_S)
            pieces = player.reading.pieces
            goods = [piece.good for piece in pieces]
            if player.property("type") == "choice":
                player.touch(goods.index(True) if True in goods else 0)
            elif pieces:
                player.touch(len(pieces) - 1)
            last = player.property("last")
            player.next()
            if last:
                return
