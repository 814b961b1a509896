"""The answers of the set-up for QML: what can be picked, what was, and the summary."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.errors import Trouble
from kiosk.core.languages import SHIPPED
from kiosk.core.settings import Settings
from kiosk.core.words import Words
from kiosk.shell.setup.hub_file import read_hub_file
from kiosk.shell.setup.setup import KINDS, Setup, county_name, names_for
from kiosk.shell.setup.state import Heard
from kiosk.shell.setup.steps import Step
from kiosk.shell.setup.summary import summary
from kiosk.ui.operator.setup_host import SetupHost

QML_IMPORT_NAME = "OperatorBridges"
QML_IMPORT_MAJOR_VERSION = 1

_KEYS = {
    Step.LANGUAGE: "language.start",
    Step.COUNTY: "site.county",
    Step.KIND: "site.kind",
    Step.NAME: "site.name",
}


_TYPED = {Step.NAME: "site.name", Step.HUB: "hub.address"}


class Asker(Protocol):
    """The set-up that is answered (``SetupBridge`` is one)."""

    @property
    def setup(self) -> Setup | None:
        """What stands behind it."""
        ...

    @property
    def known(self) -> Settings:
        """The settings as the files had them."""
        ...

    @property
    def host(self) -> SetupHost:
        """What the kiosk has given."""
        ...

    def words(self, words: Words | None) -> str:
        """In the language of the screen."""
        ...

    def choose(self, key: str, value: object) -> bool:
        """Answer with a setting."""
        ...

    def value(self, key: str) -> object:
        """What a setting is."""
        ...

    def fetch(self, work: Callable[[], str], then: Callable[[str], None]) -> None:
        """Do what waits for a disk."""

    def line_of_parts(self) -> tuple[str, int | None]:
        """Id of the recovery key, and how many faults the touch test found."""
        ...

    def retell(self) -> None:
        """Tell QML that something has changed."""


@QmlElement
class AnswersBridge(QObject):
    """Answers. ``asker`` is also its parent."""

    changed = Signal()
    brought = Signal(str)

    def __init__(self, asker: Asker, parent: QObject) -> None:
        super().__init__(parent)
        self._asker = asker
        self._draft: str | None = None

    def forget(self) -> None:
        """Another step stands: what was being typed is gone."""
        self._draft = None

    def settle(self) -> bool:
        """Whether what was typed can be used; where not, the screen says why."""
        setup = self._asker.setup
        key = _TYPED.get(setup.step) if setup is not None else None
        return self._draft is None or key is None or self._asker.choose(key, self._draft)

    @Slot(str)
    def pick(self, value: str) -> None:
        """One of the choices of this step."""
        setup = self._asker.setup
        key = _KEYS.get(setup.step) if setup is not None else None
        self._draft = None
        if key is not None and self._asker.choose(key, value) and key == "language.start":
            self._asker.host.walk.speak(value)

    @Slot(str)
    def write(self, text: str) -> None:
        """A line that is being typed: taken once it can be, and nobody is scolded before it is."""
        setup = self._asker.setup
        key = _TYPED.get(setup.step) if setup is not None else None
        if setup is None or key is None:
            return
        self._draft = text
        with contextlib.suppress(Trouble):
            setup.choose(key, text)
            self._draft = None
        self._asker.retell()

    def _take_hub(self, address: str) -> None:
        self._draft = None
        self._asker.choose("hub.address", address)
        self.brought.emit(address)

    @Slot()
    def readHub(self) -> None:
        """The same, from a stick."""
        sticks = self._asker.host.sticks
        self._asker.fetch(lambda: read_hub_file(sticks()), self._take_hub)

    @Slot(int)
    def setVolume(self, volume: int) -> None:
        """The loudest a visitor can choose, 0 to 100."""
        self._asker.choose("sound.volume", min(max(volume, 0), 100))

    @Slot(str)
    def hear(self, heard: str) -> None:
        """The answer to the sound test: ``yes``, ``no`` or ``no-device``."""
        if self._asker.setup is not None:
            self._asker.setup.hear(Heard(heard))
            self._asker.retell()

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def choices(self) -> list[dict[str, str]]:
        """What can be picked in this step: ``value``, ``title``."""
        setup = self._asker.setup
        if setup is None:
            return []
        return [{"value": value, "title": title} for value, title in self._choices(setup)]

    def _choices(self, setup: Setup) -> list[tuple[str, str]]:
        places = self._asker.known.places
        match setup.step:
            case Step.LANGUAGE:
                return [(tag, "English" if tag == "en" else "中文") for tag in SHIPPED]
            case Step.COUNTY:
                return [(line[:6], line[7:]) for line in places.counties]
            case Step.KIND:
                return [(kind, self._asker.words(words)) for kind, words in KINDS.items()]
            case Step.NAME:
                county = county_name(places.counties, str(setup.value("site.county")))
                kind = str(setup.value("site.kind"))
                return [(name, name) for name in names_for(places.city, county, kind)]
        return []

    @Property(str, notify=changed)
    def picked(self) -> str:
        """Which of the choices it is."""
        setup = self._asker.setup
        key = _KEYS.get(setup.step) if setup is not None else None
        return str(self._asker.value(key)) if key is not None else ""

    @Property(str, notify=changed)
    def hub(self) -> str:
        """The address of the city's collector."""
        return str(self._asker.value("hub.address") or "")

    @Property(int, notify=changed)
    def volume(self) -> int:
        """The loudest a visitor can choose, 0 to 100."""
        value = self._asker.value("sound.volume")
        return value if isinstance(value, int) else 0

    @Property(str, notify=changed)
    def heard(self) -> str:
        """The answer to the sound test so far."""
        setup = self._asker.setup
        return setup.state.heard.value if setup is not None else ""

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def summary(self) -> list[dict[str, str]]:
        """Every answer: ``step``, ``title``, ``said``, ``sign``; on the last page only."""
        setup = self._asker.setup
        if setup is None or setup.step is not Step.SUMMARY:
            return []
        key_id, faults = self._asker.line_of_parts()
        words = self._asker.words
        return [
            {
                "step": line.step.value,
                "title": words(line.title),
                "said": words(line.said),
                "sign": line.sign,
            }
            for line in summary(setup, self._asker.known.places, key_id, faults)
        ]
