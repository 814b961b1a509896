"""Controls and readings for QML: rows whose figures change, while the rows stay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtQml import QmlElement

from kiosk.core.words import Words
from kiosk.players.simulation.contract import Parameter, Reading
from kiosk.players.simulation.rules import Play

QML_IMPORT_NAME = "Players.Simulation"
QML_IMPORT_MAJOR_VERSION = 1

Index = QModelIndex | QPersistentModelIndex
Role = Callable[[int], Any]


def figure(value: float | None, digits: int) -> str:
    """``value`` with that many digits after the point; a dash while it is unknown."""
    if value is None:
        return "—"
    text = f"{value:.{digits}f}"
    return f"{0:.{digits}f}" if float(text) == 0 else text.replace("-", "−")


def with_unit(text: str, unit: str) -> str:
    """A figure and its unit: a space between them, but none before ° and %."""
    return text if not unit else text + unit if unit[0] in "°%" else f"{text} {unit}"


class _Rows(QAbstractListModel):
    """A list whose roles are functions of the row's number."""

    def __init__(self, count: int, roles: dict[str, Role], parent: QObject) -> None:
        super().__init__(parent)
        self._count = count
        self._roles = list(roles.items())

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else self._count

    def roleNames(self) -> dict[int, QByteArray]:
        """The roles' names in QML."""
        first = int(Qt.ItemDataRole.UserRole)
        return {first + at: QByteArray(name.encode()) for at, (name, _) in enumerate(self._roles)}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One value of one row."""
        at = role - int(Qt.ItemDataRole.UserRole)
        if not (0 <= index.row() < self._count and 0 <= at < len(self._roles)):
            return None
        return self._roles[at][1](index.row())

    def show_again(self) -> None:
        """Everything may be different now."""
        if self._count:
            self.dataChanged.emit(self.index(0), self.index(self._count - 1))


@QmlElement
class ControlModel(_Rows):
    """What the visitor may set."""

    def __init__(self, play: Play, language: Callable[[], str], parent: QObject) -> None:
        controls = play.experiment.controls

        def parameter(at: int) -> Parameter:
            return controls[at].parameter

        def words(text: Words) -> str:
            return text.text(language())

        def value(at: int) -> float:
            return play.values[parameter(at).name]

        super().__init__(
            len(controls),
            {
                "name": lambda at: parameter(at).name,
                "label": lambda at: controls[at].name(language()),
                "value": value,
                "text": lambda at: with_unit(
                    figure(value(at), parameter(at).digits), words(parameter(at).unit)
                ),
                "least": lambda at: parameter(at).least,
                "most": lambda at: parameter(at).most,
                "step": lambda at: parameter(at).step,
                "choices": lambda at: [words(choice) for choice in parameter(at).choices],
            },
            parent,
        )


@QmlElement
class ReadingModel(_Rows):
    """What is measured."""

    def __init__(self, play: Play, language: Callable[[], str], parent: QObject) -> None:
        readings = play.experiment.readings

        def told(reading: Reading) -> str:
            value = play.readings.get(reading.name)
            if value is not None and reading.choices:
                choice = min(max(round(value), 0), len(reading.choices) - 1)
                return reading.choices[choice].text(language())
            return figure(value, reading.digits)

        super().__init__(
            len(readings),
            {
                "name": lambda at: readings[at].name,
                "label": lambda at: readings[at].words.text(language()),
                "text": lambda at: told(readings[at]),
                "unit": lambda at: (
                    "" if readings[at].choices else readings[at].unit.text(language())
                ),
            },
            parent,
        )
