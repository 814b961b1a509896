"""A check in progress: where problems are collected, and what every kind of part may ask."""

from __future__ import annotations

import contextlib
import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.core.languages import SHIPPED, ZH
from kiosk.core.words import Words
from kiosk.library.coverage import Coverage
from kiosk.library.folder import Listing
from kiosk.library.limits import LIMITS, Limits
from kiosk.library.names import MEND_NAME, name_fault
from kiosk.library.pictures import SUFFIXES, picture_faults
from kiosk.library.probing import Prober
from kiosk.library.problems import Problem, Severity
from kiosk.library.toml_file import TomlFile, read_toml, unreadable

if TYPE_CHECKING:
    from kiosk.library.loads import Loads

FORMAT = 1
"""The newest format of authored files, whatever they are, that is known here."""

Place = tuple[str | int, ...]


class Kind(Protocol):
    """What a player's folder tells the library about the parts it plays."""

    @property
    def name(self) -> str:
        """The ``kind`` of its parts."""

    @property
    def capabilities(self) -> frozenset[str]:
        """What it can do, as named in ``requires``: ``quiz``, ``quiz.single`` …"""

    @property
    def media(self) -> frozenset[str]:
        """Endings of the media files it plays, such as ``.mp4``; the rest is none of its."""

    def check_media(self, check: Check, file: TomlFile, place: Place, name: str) -> None:
        """Look into the media file ``name``, which is known to be there, and report its faults."""

    def loads(self, folder: Path, entry: str) -> Loads:
        """What playing ``folder/entry``, of a checked exhibit, asks of a machine. Raises nothing:
        a file that has changed since asks nothing.
        """

    def check(self, check: Check, entry: str) -> None:
        """Read the part's entry file, limits first, and report all that is wrong with it.

        ``entry`` is known to be there. Raises nothing for what an author wrote.
        """


@dataclass(slots=True)
class Check:
    """One check in progress: the folder it looks at, and the problems found so far."""

    folder: Path
    listing: Listing
    language: str = ZH
    coverage: Coverage | None = None
    limits: Limits = LIMITS
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    prober: Prober | None = None
    problems: list[Problem] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    _broken: set[str] = field(default_factory=set)
    _stopping: int = 0
    spoken: dict[str, str] = field(default_factory=dict)
    """The words that each recording has to say, by its file."""
    _read: dict[str, TomlFile | None] = field(default_factory=dict)
    _claimed: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether an error was found so far."""
        return any(problem.severity == "error" for problem in self.problems)

    @property
    def broken_files(self) -> int:
        """How often parts were found so far to need a file that cannot be played."""
        return self._stopping

    def is_broken(self, name: str) -> bool:
        """Whether the file ``name`` is known to be one that cannot be played."""
        return name in self._broken

    @contextlib.contextmanager
    def spare(self) -> Iterator[None]:
        """Check what a part can do without: where it is broken, the part is played all the same."""
        before = self._stopping
        yield
        self._stopping = before

    def read(self, name: str) -> TomlFile | None:
        """Read an authored file; what is wrong with it is reported here."""
        file, problems = read_toml(self.folder, name, self.limits)
        self.problems += problems
        return file

    def knows_format(self, file: TomlFile) -> bool:
        """Whether a file says a format that this program knows; a newer one is reported, for then
        nothing else that could be said of the file is of use.
        """
        number = file.data.get("format")
        if type(number) is not int or number <= FORMAT:
            return True
        what = Words(
            f"“{file.name}”是更新的格式（{number}），这台机器只懂 {FORMAT}。",
            f"“{file.name}” has the newer format {number}; this kiosk knows {FORMAT}.",
        )
        mend = Words(
            f"请更新展示程序，或取格式 {FORMAT} 的展项。",
            f"Update the kiosk, or get it in format {FORMAT}.",
        )
        self.error(file, ("format",), what, mend)
        return False

    def aside(self, name: str) -> TomlFile | None:
        """An authored file that helps the check alone, read once: its faults are only hints."""
        if name not in self._read:
            file, problems = read_toml(self.folder, name, self.limits)
            self.problems += [problem._replace(severity="hint") for problem in problems]
            self._read[name] = file
        return self._read[name]

    def error(self, file: TomlFile | str, place: Place, what: Words, mend: Words) -> None:
        """Report what keeps the exhibit out. ``place`` leads there in the file's data, from 0."""
        self._report(file, place, what, mend, severity="error")

    def broken(self, file: TomlFile | str, place: Place, what: Words, mend: Words) -> None:
        """Report a file that cannot be played; the rest of the exhibit can, and is shown."""
        self._report(file, place, what, mend, severity="broken")
        self._broken.add(file if isinstance(file, str) else file.name)
        self._stopping += 1

    def hint(self, file: TomlFile | str, place: Place, what: Words, mend: Words) -> None:
        """Report what had better be mended."""
        self._report(file, place, what, mend, severity="hint")

    def file_named(
        self, file: TomlFile, place: Place, name: str, *, missing: Severity = "error"
    ) -> bool:
        """Check that ``name`` is a safe path and lies in the folder; returns whether so.

        ``missing`` says how bad it is when it does not.
        """
        fault = name_fault(name, self.limits)
        if fault:
            self.error(file, place, fault, MEND_NAME)
            return False
        if name in self.listing.files:
            return True
        near = _nearest(name, self.listing.files)
        mend = Words(
            "请把文件放进展项文件夹，或改正名字。", "Put the file there, or mend the name."
        )
        if near:
            mend = Words(f"是不是“{near}”？大小写也要一样。", f"Is it “{near}”? Case matters too.")
        what = Words(f"没有找到文件“{name}”。", f"The file “{name}” is not there.")
        (self.broken if missing == "broken" else self.error)(file, place, what, mend)
        return False

    def picture(self, file: TomlFile, place: Place, name: str) -> None:
        """Check that ``name`` is a picture of the folder that the kiosk can show."""
        if not name.lower().endswith(SUFFIXES):
            what = Words(f"“{name}”不是能用的图片格式。", f"“{name}” is no usable picture format.")
            mend = Words("请用 SVG、PNG、JPEG 或 WebP。", "Use SVG, PNG, JPEG or WebP.")
            self.error(file, place, what, mend)
            return
        if not self.file_named(file, place, name) or name in self._seen:
            return
        self._seen.add(name)
        try:
            faults = picture_faults(self.folder / name, self.limits)
        except OSError as error:
            self.problems.append(unreadable(name, error))
            return
        for what, mend, only_hint in faults:
            self._report(name, (), what, mend, severity="hint" if only_hint else "error")

    def medium(self, file: TomlFile, place: Place, name: str, kind: str) -> None:
        """Check that ``name`` is a media file of the folder that players of ``kind`` can play."""
        player = self.kinds.get(kind)
        endings = player.media if player else frozenset()
        if not name.lower().endswith(tuple(endings)) or player is None:
            known = "、".join(sorted(endings)) or "—"
            what = Words(f"“{name}”不是能播放的格式。", f"“{name}” is no format that is played.")
            self.error(file, place, what, Words(f"请用 {known}。", f"Use {known}."))
        elif self.file_named(file, place, name) and self.first_look(name):
            player.check_media(self, file, place, name)

    def first_look(self, name: str) -> bool:
        """Whether the file ``name`` was not looked into before. One that is known to be broken is
        not told again, but is missed here as well.
        """
        self._stopping += name in self._broken
        first = name not in self._seen
        self._seen.add(name)
        return first

    def inset(self, file: TomlFile, place: Place, kind: str, entry: str) -> None:
        """Check a part of another ``kind`` that is played inside this one."""
        player = self.kinds.get(kind)
        if self.file_named(file, place, entry) and player is not None:
            player.check(self, entry)

    def claim_id(self, file: TomlFile, place: Place, id: str) -> None:
        """Report an id that another question of the exhibit has already."""
        first = self._claimed.setdefault(id, (file.name, path_of(place)))
        if first != (file.name, path_of(place)):
            where = f"{first[0]} {first[1]}"
            what = Words(f"编号“{id}”已经用在 {where}。", f"The id “{id}” is taken by {where}.")
            mend = Words("请换一个编号，同一展项里不能重复。", "Give another; ids are unique.")
            self.error(file, place, what, mend)

    def words(self, file: TomlFile | str, place: Place, by_language: Mapping[str, str]) -> None:
        """Hint at signs the font lacks, and at a language that is missing beside the others."""
        if self.coverage is None:
            return
        for language, text in by_language.items():
            lacking = self.coverage.missing(text)
            if lacking:
                signs = " ".join(lacking[:10])
                what = Words(f"字体里没有这些字：{signs}", f"The font lacks these signs: {signs}")
                mend = Words(
                    "请换一种写法，否则显示成方框。", "Write it otherwise, or boxes appear."
                )
                self.hint(file, (*place, language), what, mend)

    def one_set_of_languages(
        self, file: TomlFile, texts: Iterable[tuple[Place, Mapping[str, str]]]
    ) -> None:
        """Hint at texts without a language that other texts of the same file have."""
        known = list(texts)
        spoken = {tag for _, text in known for tag in text if tag in SHIPPED}
        for place, text in known:
            lacking = sorted(spoken - set(text))
            if lacking:
                tags = "、".join(lacking)
                what = Words(
                    f"这里没有 {tags} 的文字。", f"This has no text in {', '.join(lacking)}."
                )
                mend = Words("请补上译文，否则显示原文。", "Add it, or the original is shown.")
                self.hint(file, place, what, mend)

    def _report(
        self, file: TomlFile | str, place: Place, what: Words, mend: Words, *, severity: Severity
    ) -> None:
        name, line = (file, 0) if isinstance(file, str) else (file.name, file.line(place))
        self.problems.append(Problem(name, path_of(place), what, mend, severity, line))


def path_of(place: Place) -> str:
    """A place in the data as authors read it: ``question[3].options[2].text``, from 1."""
    path = ""
    for step in place:
        path += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def _nearest(name: str, names: Iterable[str]) -> str:
    known = {other.casefold(): other for other in names}
    found = difflib.get_close_matches(name.casefold(), known, n=1, cutoff=0.75)
    return known[found[0]] if found else ""
