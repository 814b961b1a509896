"""What an operator has filled in and not finished: kept until it is done with or thrown away.

One small file in the data folder, ``outing-draft.json``, written in a thread of its own: a power
cut in the school yard costs at most the field that is being typed.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Mapping
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.core.files import set_aside, write_durably
from kiosk.shell.outing_fields import CORRECTION
from kiosk.visits.outing_rules import OutingDraft

MOST_BYTES = 65_536
_MOST_KEPT = 4
_FORM = 1

log = logging.getLogger(__name__)

Changes = dict[str, object]
_Key = tuple[str, int]


class OutingDrafts:
    """The drafts by purpose and outing (0 for one that has not begun)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: dict[_Key, Changes] = {}
        self._loaded = False
        self._newest = 0
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._threads: list[threading.Thread] = []

    def load(self) -> None:
        """Read what was kept before this start; once, and not on a thread that is waited for.

        A damaged file is set aside: nothing of it is believed.
        """
        with self._lock:
            if self._loaded:
                return
            self._loaded = True
        for key, changes in _read(self._path).items():
            self._kept.setdefault(key, changes)

    def get(self, purpose: str, outing: int) -> Changes:
        """What was filled in there so far."""
        return dict(self._kept.get((purpose, outing), {}))

    def keep(self, purpose: str, outing: int, changes: Mapping[str, object]) -> None:
        """Keep it; an empty one is forgotten."""
        key = purpose, outing
        self._kept.pop(key, None)
        if changes:
            self._kept[key] = dict(changes)
        while len(self._kept) > _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        self._write()

    def drop(self, purpose: str, outing: int) -> None:
        """It is done with, or thrown away."""
        if (purpose, outing) in self._kept:
            self.keep(purpose, outing, {})

    def flush(self, within_s: float) -> None:
        """The kiosk ends: wait for what is being written."""
        for thread in self._threads:
            thread.join(within_s)

    def _write(self) -> None:
        self._newest += 1
        number, content = self._newest, _content(self._kept)
        self._threads = [each for each in self._threads if each.is_alive()]
        thread = threading.Thread(
            target=self._store, args=(number, content), name="outing draft", daemon=True
        )
        self._threads.append(thread)
        thread.start()

    def _store(self, number: int, content: bytes) -> None:
        with self._writing:
            if number < self._newest:
                return  # a newer one is on its way
            try:
                write_durably(self._path, content)
            except Trouble as trouble:
                log.warning("what was filled in is only in memory: %s", trouble)


def _content(kept: Mapping[_Key, Changes]) -> bytes:
    drafts = [
        {"purpose": purpose, "outing": outing, "changes": changes}
        for (purpose, outing), changes in kept.items()
    ]
    return json.dumps({"form": _FORM, "drafts": drafts}, ensure_ascii=False).encode()


def _read(path: Path) -> dict[_Key, Changes]:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        log.warning("%s cannot be read: %s", path.name, error)
        return {}
    try:
        if len(content) > MOST_BYTES:
            raise ValueError("too long")
        stored = json.loads(content)
        if stored["form"] != _FORM:
            raise ValueError("another form")
        return {
            (str(each["purpose"]), int(each["outing"])): _changes(each["changes"])
            for each in stored["drafts"][:_MOST_KEPT]
        }
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        log.warning("%s is damaged (%s) and is set aside", path.name, error)
        try:
            set_aside(path)
        except Trouble as trouble:
            log.warning("%s stays where it is: %s", path.name, trouble)
        return {}


def _changes(stored: Mapping[str, object]) -> Changes:
    """Only fields that exist, each with the type it has on the card."""
    return {name: _typed(name, value) for name, value in stored.items()}


def _typed(name: str, value: object) -> object:
    if name in CORRECTION:
        fits = isinstance(value, str)
    else:
        empty = OutingDraft._field_defaults[name]
        if isinstance(empty, bool):
            fits = isinstance(value, bool)
        elif isinstance(empty, str):
            fits = isinstance(value, str)
        else:
            fits = value is None or (isinstance(value, int) and not isinstance(value, bool))
    if not fits:
        raise ValueError(name)
    return value
