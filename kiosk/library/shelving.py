"""The shelf: which folder each exhibit is shown from, out of what was checked."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.words import Words
from kiosk.library.denied import Denied
from kiosk.library.exhibit import Catalogue, EmergencyPin, Exhibit, Recalled
from kiosk.library.folder import list_folder
from kiosk.library.holding import FOLDER_DIGITS, Installed, ShownFolder
from kiosk.library.index import Entry
from kiosk.library.problems import LeftOut, Problem

if TYPE_CHECKING:
    from kiosk.library.checking import Kind
    from kiosk.library.coverage import Coverage


def name_of(choice: ShownFolder) -> str:
    """What an installed folder is called in the index: unlike any of the program's own."""
    return f"{choice.id}/{choice.content[:FOLDER_DIGITS]}"


def folders_by_name(installed: Installed) -> dict[str, Path]:
    """Where the installed folders lie, by their names in the index."""
    return {name_of(one): one.folder for choices in installed.choices.values() for one in choices}


def checked_choices(
    installed: Installed,
    known: Mapping[str, Entry],
    kinds: Mapping[str, Kind],
    coverage: Coverage | None,
) -> dict[str, Entry]:
    """The outcome for each installed folder that is needed: for every id the first that is sound,
    and the broken ones before it. What was checked before stays, so that going back is quick.
    """
    check = _Choices(installed, known, kinds, coverage)
    for choices in installed.choices.values():
        for choice in choices:
            if check.entry(choice).exhibit is not None:
                break
    return check.entries


class _Choices:
    def __init__(
        self,
        installed: Installed,
        known: Mapping[str, Entry],
        kinds: Mapping[str, Kind],
        coverage: Coverage | None,
    ) -> None:
        self.entries = {name: entry for name, entry in known.items() if "/" in name}
        self._installed = installed
        self._kinds = kinds
        self._coverage = coverage
        self._sizes: dict[str, dict[str, int]] | None = None

    def entry(self, choice: ShownFolder) -> Entry:
        """Known, or checked now."""
        listing = list_folder(choice.folder)
        name = name_of(choice)
        known = self.entries.get(name)
        if known is None or known.signature != listing.signature:
            lying = {path: size for path, (size, _) in listing.files.items()}
            known = self._checked(choice, listing.signature, lying)
            self.entries[name] = known
        return known

    def _checked(self, choice: ShownFolder, signature: str, lying: dict[str, int]) -> Entry:
        # Its bytes were compared when it was copied, and the thorough check compares them again.
        wanted = self._wanted().get(choice.content)
        if wanted is not None and wanted != lying:
            odd = sorted(wanted.items() ^ lying.items())[0][0]
            return Entry(signature, "", None, (_not_as_installed(odd),))
        from kiosk.library.examine import examine  # late: it leads to pydantic

        found = examine(choice.folder, self._kinds, self._coverage, id=choice.id)
        return Entry(signature, choice.content, found.exhibit, found.problems)

    def _wanted(self) -> dict[str, dict[str, int]]:
        """The sizes of the files as they were installed, by content."""
        if self._sizes is None:
            self._sizes = {}
            if self._installed.root is not None:
                from kiosk.library.store import Store

                choices = self._installed.choices.values()
                contents = frozenset(one.content for ones in choices for one in ones)
                lists = Store(self._installed.root).file_lists(contents)
                for content, files in lists.items():
                    self._sizes[content] = {one.path: one.size_bytes for one in files}
        return self._sizes


def shelve(
    entries: Mapping[str, Entry],
    installed: Installed,
    fault: LeftOut | None = None,
    open_ids: set[str] | frozenset[str] = frozenset(),
) -> Catalogue:
    """The catalogue that these outcomes make. ``open_ids`` are still to be checked: not shown."""
    shown: dict[str, Entry] = {}
    packages: dict[str, str] = {}
    left_out: list[LeftOut] = [] if fault is None else [fault]
    recalled = [Recalled(r.id, r.title, r.reason, r.version, True) for r in installed.recalled]
    for id, choices in installed.choices.items():
        if id in open_ids:
            continue
        for choice in choices:
            entry = entries.get(name_of(choice))
            if entry is not None and entry.exhibit is not None:
                hit = _denied(installed, entry.exhibit)
                if hit is not None:  # its manifest may call it otherwise than it calls itself
                    one = entry.exhibit
                    recalled.append(Recalled(one.id, one.title, hit.reason, one.version, True))
                    continue
                publisher = choice.publisher.text("zh-Hans")
                shown[id] = entry._replace(exhibit=entry.exhibit._replace(publisher=publisher))
                packages[id] = choice.package
                break
            if entry is not None:
                left_out.append(LeftOut(f"{id} {choice.version}", _errors_first(entry)))
    for name, entry in sorted(entries.items()):
        if "/" in name or name in shown or name in open_ids:
            continue
        if entry.exhibit is None:
            left_out.append(LeftOut(name, _errors_first(entry)))
            continue
        exhibit = entry.exhibit
        hit = _denied(installed, exhibit)
        if hit is None:
            shown[name] = entry
        else:
            recalled.append(Recalled(exhibit.id, exhibit.title, hit.reason, exhibit.version))
    left_out += _recalled_out(recalled, shown)
    digest = hashlib.sha256("\n".join(sorted(one.content for one in shown.values())).encode())
    exhibits = [one.exhibit for one in shown.values() if one.exhibit is not None]
    return Catalogue(
        exhibits=tuple(sorted(exhibits, key=lambda one: one.id)),
        left_out=tuple(sorted(left_out, key=lambda one: one.folder)),
        digest=digest.hexdigest(),
        emergencies=_emergencies(installed, packages),
        recalled=tuple(recalled),
    )


def _denied(installed: Installed, exhibit: Exhibit) -> Denied | None:
    hits = (one for one in installed.denied if one.hits_exhibit(exhibit.id, exhibit.version))
    return next(hits, None)


def _emergencies(installed: Installed, packages: Mapping[str, str]) -> tuple[EmergencyPin, ...]:
    """The pins, with those of their exhibits that are really shown from their bundle."""
    pins = [
        EmergencyPin(
            tuple(id for id in pin.exhibit_ids if packages.get(id) == pin.package),
            pin.valid_until_s,
            pin.title,
        )
        for pin in installed.pins
    ]
    return tuple(pin for pin in pins if pin.exhibit_ids)


def _errors_first(entry: Entry) -> tuple[Problem, ...]:
    return tuple(sorted(entry.problems, key=lambda problem: problem.severity != "error"))


def _recalled_out(recalled: list[Recalled], shown: Mapping[str, Entry]) -> list[LeftOut]:
    out: dict[str, LeftOut] = {}
    for one in recalled:
        if one.id not in shown:
            reason = one.reason.text("zh-Hans"), one.reason.text("en")
            what = Words(f"已召回：{reason[0]}。", f"Recalled: {reason[1]}.")
            mend = Words("等待新的资源包即可。", "Wait for a new bundle; nothing is to be done.")
            out.setdefault(one.id, LeftOut(one.id, (Problem("", "", what, mend),)))
    return list(out.values())


def _not_as_installed(file: str) -> Problem:
    return Problem(
        file,
        "",
        Words("文件和安装时不一样了。", "The file is not as it was installed."),
        Words("请重新安装这个资源包。", "Install the bundle again."),
    )
