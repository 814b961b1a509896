"""The playing side of the child: one program at a time, its steps, its pictures, its words.

Imports pygame: only the child process imports this.
"""

from __future__ import annotations

import importlib
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pygame

from kiosk.players.simulation.block import Block
from kiosk.players.simulation.contract import STEP_S, OpenProgram, Program, Scene, Touch
from kiosk.players.simulation.wire import Message, pack

MOST_STEPS = 5
"""Steps in one go: on a machine that is too slow the program's time goes slower instead."""

LOOK_AGAIN_S = 0.01
"""When a picture is due and the window, too busy, has not taken the one before the last."""

ALIVE_EVERY_S = 0.5
TELL_EVERY_S = 0.1
"""Readings change sixty times a second; nobody reads figures that quickly."""


@dataclass(slots=True)
class Showing:
    """A program that is open. ``number`` is that of its last picture."""

    run: int
    program: Program
    block: Block
    pictures: tuple[pygame.Surface, pygame.Surface]
    every_s: float
    number: int = 0
    stale: bool = True
    paused: bool = False
    due_s: float = 0.0
    stepped_s: float = 0.0
    owed_s: float = 0.0
    moved: bool = False
    told_s: float = 0.0
    untold: bool = True
    told: tuple[dict[str, float], dict[str, float]] | None = None

    @property
    def can_draw(self) -> bool:
        """Whether the place for the next picture is free."""
        return self.block.taken >= self.number - 1

    @property
    def moves(self) -> bool:
        """Whether there is something to draw."""
        return not self.paused and (self.stale or not self.program.still)


class Play:
    """Plays; ``voice`` is the pipe to the window."""

    def __init__(self, voice: BinaryIO, fonts: Path) -> None:
        pygame.font.init()
        self._voice = voice
        self._fonts = fonts
        self._showing: Showing | None = None
        self._alive_s = 0.0

    # Words.

    def say(self, message: Message) -> None:
        """Tell the window something."""
        if self._showing is not None:
            message = {**message, "run": self._showing.run}
        self._voice.write(pack(message))

    def hear(self, message: Message) -> None:
        """Do what the window says."""
        order = message["do"]
        if order == "open":
            self._open(message)
            return
        showing = self._showing
        if showing is None or message["run"] != showing.run:
            return
        if order == "set":
            showing.program.set(str(message["name"]), float(message["value"]))
            showing.stale = showing.untold = True
        elif order == "touch":
            showing.program.touch(
                Touch(message["kind"], message["finger"], message["x"], message["y"])
            )
            showing.stale = showing.untold = True
        elif order == "pause":
            showing.paused = True
        elif order == "go":
            showing.paused = False
        elif order == "rest":
            self._rest()

    def _open(self, message: Message) -> None:
        self._rest()
        try:
            block = Block.attach(Path(message["file"]))
        except FileNotFoundError:  # the window has thought otherwise meanwhile, or it is lost
            self.say({"is": "lost", "run": message["run"]})
            return
        scene = Scene(
            block.width_px,
            block.height_px,
            message["px_per_mm"],
            message["language"],
            message["elder"],
            self._fonts,
        )
        name = f"kiosk.players.simulation.programs.{message['program']}"
        open_program: OpenProgram = importlib.import_module(name).open_program
        size = (block.width_px, block.height_px)
        pictures = tuple(
            pygame.image.frombuffer(block.place(place), size, "BGRA") for place in (0, 1)
        )
        self._showing = Showing(
            message["run"],
            open_program(scene, message["values"]),
            block,
            (pictures[0], pictures[1]),
            1 / message["fps"],
        )

    def _rest(self) -> None:
        showing, self._showing = self._showing, None
        if showing is not None:
            block = showing.block
            del showing  # its pictures hold the block
            block.close()

    # The play.

    def go_on(self) -> float:
        """Step, draw and tell as far as it is due; returns for how long that was all."""
        now_s = time.monotonic()
        if now_s - self._alive_s >= ALIVE_EVERY_S:
            self._alive_s = now_s
            self.say({"is": "alive"})
        wait_s = self._alive_s + ALIVE_EVERY_S - now_s
        showing = self._showing
        if showing is None:
            return wait_s
        if showing.moves and now_s >= showing.due_s and showing.can_draw:
            self._picture(showing, now_s)
            now_s = time.monotonic()
        if showing.moves:
            late_s = 0.0 if showing.can_draw else LOOK_AGAIN_S
            wait_s = min(wait_s, max(showing.due_s - now_s, late_s))
        if showing.untold:
            if now_s - showing.told_s >= TELL_EVERY_S:
                self._tell(showing, now_s)
            else:
                wait_s = min(wait_s, showing.told_s + TELL_EVERY_S - now_s)
        return max(0.0, wait_s)

    def _picture(self, showing: Showing, now_s: float) -> None:
        # On the beat, unless a picture was missed: then the beat begins anew. Steps go by the beat
        # and not by the clock, whose trembling would be seen.
        beat_s = showing.due_s if now_s - showing.due_s < showing.every_s else now_s
        showing.due_s = beat_s + showing.every_s
        self._step(showing, beat_s)
        number = showing.number + 1
        showing.block.begin(number)
        showing.program.draw(showing.pictures[number % 2])
        showing.block.finish(number)
        showing.number = number
        showing.stale = False
        # Sixty times a second: written out, and not made of a dictionary.
        self._voice.write(b'{"is":"picture","run":%d,"number":%d}\n' % (showing.run, number))

    def _step(self, showing: Showing, beat_s: float) -> None:
        """Steps for the time since the last picture; none for the time it stood still."""
        program = showing.program
        if program.still:
            showing.moved = False
            return
        passed_s = beat_s - showing.stepped_s if showing.moved else STEP_S
        showing.owed_s = min(showing.owed_s + passed_s, MOST_STEPS * STEP_S)
        steps = math.floor(showing.owed_s / STEP_S + 1e-3)
        for _ in range(steps):
            program.step(STEP_S)
        showing.owed_s = max(0.0, showing.owed_s - steps * STEP_S)
        showing.stepped_s, showing.moved, showing.untold = beat_s, True, True

    def _tell(self, showing: Showing, now_s: float) -> None:
        program = showing.program
        now = (_rounded(program.readings), _rounded(program.values))
        showing.untold = False
        if now != showing.told:
            showing.told, showing.told_s = now, now_s
            self.say({"is": "told", "readings": now[0], "values": now[1]})


def _rounded(numbers: Mapping[str, float]) -> dict[str, float]:
    return {name: round(float(n), 6) for name, n in numbers.items() if math.isfinite(n)}
