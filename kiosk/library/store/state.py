"""The store's state as one value, and its rows: what is written, is written from this alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from kiosk.core.words import Words
from kiosk.library.denied import Denied
from kiosk.library.holding import HeldFile, Note
from kiosk.library.texts import LocalText

Row = tuple[Any, ...]
Rows = dict[str, dict[Row, Row]]
"""Table → key → row; the key is the row's beginning."""

TABLES = {
    "packages": (1, "package TEXT PRIMARY KEY, current INT, previous INT, trial INT, "
             "highest INT NOT NULL, highest_sha256 TEXT NOT NULL"),
    "bundles": (2, "package TEXT, seq INT, confirmed INT NOT NULL, body TEXT NOT NULL, "
                   "PRIMARY KEY (package, seq)"),
    "denied": (1, "number INT PRIMARY KEY, body TEXT NOT NULL"),
    "notes": (1, "number INT PRIMARY KEY, body TEXT NOT NULL"),
    "told": (1, "name TEXT PRIMARY KEY"),
}  # fmt: skip
"""Each table: how many columns are its key, and its columns."""


class KeptExhibit(NamedTuple):
    """One exhibit of a kept bundle."""

    id: str
    version: str
    title: LocalText
    content: str
    size_bytes: int


class KeptBundle(NamedTuple):
    """One bundle that a package needs; ``confirmed`` orders bundles by when they became visible
    (a count, not a time; 0: not yet).
    """

    publisher: str
    package: str
    seq: int
    version: str
    title: LocalText
    signer: LocalText
    manifest_sha256: str
    emergency_until_s: int | None
    exhibits: tuple[KeptExhibit, ...]
    confirmed: int = 0


class Package(NamedTuple):
    """Which bundles of a package are held, by seq. ``highest`` was ever confirmed; it stays when
    the package is removed, so that no older bundle comes in afterwards.
    """

    current: int | None = None
    previous: int | None = None
    trial: int | None = None
    highest: int = 0
    highest_sha256: str = ""

    @property
    def seqs(self) -> frozenset[int]:
        """The seqs that are held."""
        return frozenset(
            seq for seq in (self.current, self.previous, self.trial) if seq is not None
        )


class State(NamedTuple):
    """Everything but the lists of files."""

    packages: Mapping[str, Package] = {}
    bundles: Mapping[tuple[str, int], KeptBundle] = {}
    denied: tuple[Denied, ...] = ()
    notes: tuple[Note, ...] = ()
    told: frozenset[str] = frozenset()

    def with_package(self, key: str, package: Package) -> State:
        """The state with that package, and without the bundles that nothing needs any more."""
        packages = {**self.packages, key: package}
        bundles = {
            (of, seq): bundle
            for (of, seq), bundle in self.bundles.items()
            if of != key or seq in package.seqs
        }
        return self._replace(packages=packages, bundles=bundles)

    def current(self) -> list[tuple[str, KeptBundle]]:
        """The bundles that are visible, the one confirmed last first."""
        found = [
            (key, self.bundles[key, package.current])
            for key, package in self.packages.items()
            if package.current is not None
        ]
        return sorted(found, key=lambda one: (-one[1].confirmed, one[0]))

    @property
    def contents(self) -> frozenset[str]:
        """The contents that some bundle needs."""
        return frozenset(one.content for b in self.bundles.values() for one in b.exhibits)


def rows_of(state: State) -> Rows:
    """The state as the rows of its tables."""
    tables: dict[str, list[Row]] = {
        "packages": [(key, *package) for key, package in state.packages.items()],
        "bundles": [
            (key, seq, bundle.confirmed, _text(_raw_bundle(bundle)))
            for (key, seq), bundle in state.bundles.items()
        ],
        "denied": [(at, _text(_raw_denied(one))) for at, one in enumerate(state.denied)],
        "notes": [(at, _text(_raw_note(one))) for at, one in enumerate(state.notes)],
        "told": [(name,) for name in state.told],
    }
    return {name: {row[: TABLES[name][0]]: row for row in rows} for name, rows in tables.items()}


def state_of(rows: Rows) -> State:
    """The state that these rows hold.

    :raises ValueError: (or KeyError, TypeError) where they are no rows of ours.
    """
    state = State(
        packages={row[0]: Package(*row[1:]) for row in rows["packages"].values()},
        bundles={
            (row[0], row[1]): _bundle(*json.loads(row[3]), confirmed=row[2])
            for row in rows["bundles"].values()
        },
        denied=tuple(_denied(*json.loads(row[1])) for row in _sorted(rows["denied"])),
        notes=tuple(_note(*json.loads(row[1])) for row in _sorted(rows["notes"])),
        told=frozenset(row[0] for row in rows["told"].values()),
    )
    for key, package in state.packages.items():
        if any((key, seq) not in state.bundles for seq in package.seqs):
            raise ValueError(f"a bundle of {key} is missing")
    return state


def sum_of(rows: Rows) -> str:
    """One SHA-256 over all rows: SQLite does not notice a bit that flips inside a text."""
    digest = hashlib.sha256()
    for name in TABLES:
        digest.update(repr((name, _sorted(rows[name]))).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def files_text(files: Iterable[HeldFile]) -> str:
    """A list of files as it is kept."""
    return _text([list(file) for file in files])


def files_of(text: str) -> tuple[HeldFile, ...]:
    """The list of files that was kept.

    :raises ValueError: (or TypeError) when it is none.
    """
    return tuple(HeldFile(str(path), int(size), str(sum)) for path, size, sum in json.loads(text))


def _sorted(rows: Mapping[Row, Row]) -> list[Row]:
    return [rows[key] for key in sorted(rows)]


def _text(raw: object) -> str:
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":"))


def _raw_words(text: LocalText) -> list[Any]:
    return [text.language, text.by_language]


def _words(raw: list[Any]) -> LocalText:
    language, pairs = raw
    return LocalText(str(language), tuple([(str(tag), str(text)) for tag, text in pairs]))


def _raw_bundle(one: KeptBundle) -> list[Any]:
    return [
        *(one.publisher, one.package, one.seq, one.version),
        *(_raw_words(one.title), _raw_words(one.signer)),
        *(one.manifest_sha256, one.emergency_until_s),
        [[e.id, e.version, _raw_words(e.title), e.content, e.size_bytes] for e in one.exhibits],
    ]


def _bundle(*raw: Any, confirmed: int) -> KeptBundle:
    publisher, package, seq, version, title, signer, sha256, until_s, exhibits = raw
    return KeptBundle(
        publisher,
        package,
        int(seq),
        version,
        _words(title),
        _words(signer),
        sha256,
        until_s,
        tuple(
            [KeptExhibit(id, v, _words(t), content, size) for id, v, t, content, size in exhibits]
        ),
        confirmed,
    )


def _raw_denied(one: Denied) -> list[Any]:
    return [one.exhibit, one.versions, one.package, one.through_seq, _raw_words(one.reason)]


def _denied(exhibit: str, versions: list[str], package: str, seq: int, reason: Any) -> Denied:
    return Denied(exhibit, tuple(versions), package, int(seq), _words(reason))


def _raw_note(one: Note) -> list[Any]:
    return [one.name, one.kind, _raw_words(one.title), one.reason.zh, one.reason.en]


def _note(name: str, kind: str, title: Any, zh: str, en: str) -> Note:
    return Note(name, kind, _words(title), Words(zh, en))
