"""A kiosk whose set-up stands, with a gate that only remembers, and the hand at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QRectF, QUrl

from kiosk.core.config import Settings, load_settings
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.ui.operator.setup import SetupBridge
from kiosk.ui.operator.setup_host import SetupHost
from tests.ui.glass import Glass
from tests.ui.running import Running, running

STAGE = Path(__file__).parent / "SetupStage.qml"


@dataclass
class GateBook:
    """A gate that writes down what it is told."""

    pin: str = ""
    key: str = ""
    sticks: list[Path] = field(default_factory=list)

    def pin_set(self) -> bool:
        return bool(self.pin)

    def weakness(self, pin: str) -> Words | None:
        return Words("太简单。", "Too simple.") if pin == "1111" else None

    def set_pin(self, pin: str) -> None:
        self.pin = pin

    def key_id(self) -> str:
        return self.key

    def make_key(self) -> str:
        if not self.sticks:
            raise Trouble(
                "no-stick", Words("没有 U 盘。", "No stick."), Words("插上。", "Plug in.")
            )
        self.key = "3F7A-91C2"
        return self.key

    def take_key(self) -> str:
        return self.make_key()


@dataclass
class SettingUp:
    """The kiosk, its set-up, and what was heard of it."""

    running: Running
    setup: Any
    gate: GateBook
    left: list[bool]

    @property
    def data(self) -> Path:
        return self.running.kiosk.places.data

    @property
    def step(self) -> str:
        return str(self.setup.property("step"))

    @property
    def written(self) -> Settings:
        """What the next start would read."""
        places = self.running.kiosk.places
        return load_settings(places.config_shipped, places.config_own).settings

    def first_run(self) -> None:
        self.setup.begin_first_run()
        self.await_step()

    def ask(self, page: str) -> None:
        """From the panel, as who has passed the gate."""
        operator = self.running.kiosk.operator
        operator.ask_gate()
        operator.passed()
        self.setup.begin(page)
        self.await_step()

    def await_step(self, step: str = "") -> None:
        finger = self.running.finger
        finger.until(lambda: self.step == step if step else bool(self.step), f"the step {step}")
        finger.until(lambda: not self.setup.property("busy"), "the disk")
        finger.need("setup")
        finger.settle()
        finger.pause(0.02)

    def tap(self, name: str) -> None:
        finger = self.running.finger
        finger.settle()
        finger.tap(name)
        finger.pause(0.03)
        finger.until(lambda: not self.setup.property("busy"), "the disk")
        finger.settle()

    def on(self, step: str) -> None:
        self.tap("setupOn")
        self.await_step(step)

    def type_pin(self, pin: str) -> None:
        for digit in pin:
            self.tap(f"key-{digit}")
        self.tap("key-enter")

    @property
    def words(self) -> str:
        """Everything that can be read on the page."""
        glass = Glass(self.running.finger.need("setup"), 1, QRectF())
        return " ".join(str(text.property("text")) for text in glass.texts())


@contextmanager
def setting_up(data: Path, gate: GateBook | None = None, **how: Any) -> Iterator[SettingUp]:
    """Run a kiosk with a set-up that is not begun yet, until the block ends."""
    gate = gate or GateBook()
    left: list[bool] = []
    with running(data, **how) as one:
        kiosk = one.kiosk
        host = SetupHost(
            places=kiosk.places,
            clock=one.clock,
            operator=kiosk.operator,
            walk=kiosk.walk,
            gate=gate,
            sticks=lambda: gate.sticks,
            show_screen=kiosk.show_screen,
            window_px=lambda: (kiosk.window.width(), kiosk.window.height()),
            on_left=left.append,
        )
        setup = SetupBridge(host, kiosk.shell)
        stage: Any = SimpleNamespace(show_view=setup.show_view, stop=lambda: None)
        kiosk.wings.backstage = stage
        parts = {"setup": setup, "shell": kiosk.shell}
        kiosk.shell.show_backstage(QUrl.fromLocalFile(str(STAGE)).toString(), parts)
        yield SettingUp(one, setup, gate, left)
