"""The exhibits on the disk beside what the index knows of them; listed once a look."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from kiosk.library.catalogue import exhibit_folders
from kiosk.library.exhibit import Catalogue
from kiosk.library.folder import Listing, list_folder
from kiosk.library.holding import NOTHING_INSTALLED, Installed, ShownFolder
from kiosk.library.index import Entry, program_stamp, read_entries
from kiosk.library.shelving import folders_by_name, name_of, shelve

LINK = "link"
"""What the index keeps as the signature of a folder that is a link."""


class Store:
    """The content store: names, sizes and times are read, no file is opened but the index."""

    def __init__(
        self, exhibits: Path, cache: Path, installed: Installed = NOTHING_INSTALLED
    ) -> None:
        self.exhibits = exhibits
        self.cache = cache
        self._installed = installed

    @cached_property
    def listings(self) -> dict[str, Listing]:
        """What lies in each exhibit's folder, by its name in the index (that of an installed one
        has a slash); links are not followed.

        :raises OSError: when the exhibits' folder cannot be listed.
        """
        shipped = {
            folder.name: Listing({}, links=(folder.name,))
            if folder.is_symlink()
            else list_folder(folder)
            for folder in exhibit_folders(self.exhibits)
        }
        return shipped | {name: list_folder(one.folder) for name, one in self._chosen.items()}

    def folder(self, name: str) -> Path:
        """Where the exhibit of that name lies."""
        one = self._chosen.get(name)
        return self.exhibits / name if one is None else one.folder

    def packages(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The packages these exhibits came with; those of the program's own have none."""
        wanted = set(ids)
        return tuple(sorted({c.package for c in self._chosen.values() if c.id in wanted}))

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """What the index keeps of these; empty when there is none, or it is another program's."""
        return {n: e for n, e in self._indexed.items() if "/" not in n or n in self._chosen}

    @cached_property
    def shelf(self) -> Catalogue:
        """What a kiosk makes of the entries: shown, left out, recalled."""
        open_ids = {one.id for name, one in self._chosen.items() if name not in self.entries}
        return shelve(self.entries, self._installed, open_ids=open_ids)

    @cached_property
    def _indexed(self) -> dict[str, Entry]:
        folders = folders_by_name(self._installed)
        return read_entries(self.cache, self.exhibits, program_stamp(), folders)

    @cached_property
    def _chosen(self) -> dict[str, ShownFolder]:
        """The installed folders that are looked at, by name: for every id the first that is sound,
        and the broken ones before it.
        """
        chosen: dict[str, ShownFolder] = {}
        for choices in self._installed.choices.values():
            for one in choices:
                chosen[name_of(one)] = one
                entry = self._indexed.get(name_of(one))
                if entry is None or entry.exhibit is not None:
                    break
        return chosen

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """Folders whose files are not those that were checked, or that were never checked."""
        return tuple(
            name
            for name, listing in self.listings.items()
            if name not in self.entries
            or self.entries[name].signature != self.signature(name, listing)
        )

    @cached_property
    def gone(self) -> tuple[str, ...]:
        """Folders that were checked and are no longer there."""
        return tuple(sorted(set(self.entries) - set(self.listings)))

    @property
    def newest_s(self) -> float:
        """When the newest file was written (UTC seconds); 0 for none."""
        times = [facts[1] for one in self.listings.values() for facts in one.files.values()]
        return max(times, default=0) / 1e9

    @property
    def size_bytes(self) -> int:
        """Bytes of all files."""
        return sum(facts[0] for one in self.listings.values() for facts in one.files.values())

    def signature(self, name: str, listing: Listing) -> str:
        """The signature the index would keep for a folder now."""
        return LINK if listing.links == (name,) and not listing.files else listing.signature

    def title(self, name: str) -> tuple[str, str]:
        """The title of an exhibit in Chinese and English; its folder's name where none is known."""
        ours = [name] if name in self._chosen else [n for n in self._chosen if _id(n) == name]
        for full in (name, *ours):
            entry = self.entries.get(full)
            if entry is not None and entry.exhibit is not None:
                title = entry.exhibit.title
                return title.text("zh-Hans"), title.text("en")
        for full in ours:  # broken: its bundle has told how it is called
            title = self._chosen[full].title
            return title.text("zh-Hans"), title.text("en")
        return name, name


def _id(name: str) -> str:
    """The exhibit's id in a name of the index."""
    return name.split("/")[0]
