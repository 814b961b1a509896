"""What goes into a bundle: the exhibits of some folders, listed and described, not yet read."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.check import exhibits_at
from kiosk.library.folder import MANIFEST, list_folder
from kiosk.library.loads import NO_LOADS, Loads
from kiosk.library.problems import Problem
from kiosk.library.toml_file import read_toml

Check = Callable[[Sequence[Path]], Sequence[Problem]]
"""The whole check of exhibits, as ``kiosk check`` does it: this room knows no players."""


class Gathered(NamedTuple):
    """One exhibit: ``files`` are (path, size in bytes), sorted by path; ``about`` goes into its
    ``custom``; ``dates`` are those its manifest names (``2026-11-30``).
    """

    id: str
    folder: Path
    about: dict[str, Any]
    files: tuple[tuple[str, int], ...]
    dates: tuple[str, ...]

    @property
    def size_bytes(self) -> int:
        """Length of its stream."""
        return sum(size for _, size in self.files)


class CheckFailed(Trouble):
    """Exhibits that are not sound; ``problems`` are all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        count = sum(problem.severity != "hint" for problem in problems)
        super().__init__(
            "check-failed",
            Words(
                f"展项还有 {count} 处要改，资源包没有制作。",
                f"The exhibits have {count} problems; no bundle was made.",
            ),
            Words(
                "请按上面的提示改好，再来一次。",
                "Please mend them as told above, and try again.",
            ),
        )
        self.problems = tuple(problems)


Weigh = Callable[[Path], Loads]
"""What the exhibit in a folder asks of a machine; from outside, as the check is."""


def gather(
    paths: Iterable[Path], check: Check, weigh: Weigh = lambda _: NO_LOADS
) -> tuple[Gathered, ...]:
    """The exhibits at ``paths`` (an exhibit, or a folder of exhibits), sorted by id.

    :raises CheckFailed: when one is not sound.
    :raises Trouble: ``cannot-open``, ``no-exhibits``, ``exhibit-twice``, ``too-large``.
    """
    paths = list(paths)
    problems = check(paths)
    if any(problem.severity != "hint" for problem in problems):
        raise CheckFailed(problems)
    folders = {folder.resolve(): folder for folder in exhibits_at(paths)}
    found = sorted((_read(folder, weigh) for folder in folders), key=lambda one: one.id)
    _refuse_crowd(found)
    return tuple(found)


def _read(folder: Path, weigh: Weigh) -> Gathered:
    listing = list_folder(folder)
    file, _ = read_toml(folder, MANIFEST)
    if file is None or listing.fault or listing.too_many or listing.links:
        raise changed(folder)  # the check has just found it sound
    data = file.data
    language = str(data["language"])
    title = data["title"]
    about = {
        "version": data["version"],
        "title": {language: title} if isinstance(title, str) else title,
        "language": language,
        "institution": data["institution"],
        "authors": data.get("authors", []),
        "licence": data["licence"],
        **({"poster": data["poster"]} if "poster" in data else {}),
    }
    loads = weigh(folder).as_json()
    if loads:
        about["x-loads"] = loads
    about["title"] = {tag: _one_line(text) for tag, text in about["title"].items()}
    dates = [data.get("released"), *(one.get("date") for one in data.get("review", []))]
    return Gathered(
        id=str(data["id"]),
        folder=folder,
        about=about,
        files=tuple(sorted((path, size) for path, (size, _) in listing.files.items())),
        dates=tuple(one.isoformat() for one in dates if one is not None),
    )


def _one_line(text: str) -> str:
    """A title may be broken into lines on a card; a list of bundles has one line for it."""
    return re.sub(r"\s+", " ", text).strip()


def _refuse_crowd(found: Sequence[Gathered]) -> None:
    if not found:
        raise Trouble(
            "no-exhibits",
            Words("这里没有展项，空资源包不能制作。", "There is no exhibit here to be packed."),
            Words("请给出展项文件夹。", "Please name folders of exhibits."),
        )
    for one, other in itertools.pairwise(found):
        if one.id == other.id:
            raise Trouble(
                "exhibit-twice",
                Words(
                    f"展项“{one.id}”给了两份：“{one.folder}”和“{other.folder}”。",
                    f"Exhibit “{one.id}” was given twice: “{one.folder}” and “{other.folder}”.",
                ),
                Words("请只留一份。", "Please keep one of them."),
            )
    limits = BUNDLE_LIMITS
    exhibits, files = len(found), sum(len(one.files) for one in found)
    size = sum(one.size_bytes for one in found)
    if exhibits > limits.exhibits or files > limits.files or size > limits.bundle_bytes:
        raise Trouble(
            "too-large",
            Words(
                f"放不进一个资源包：{exhibits} 个展项、{files} 个文件、{size} 字节"
                f"（上限 {limits.exhibits}、{limits.files}、{limits.bundle_bytes}）。",
                f"Too much for one bundle: {exhibits} exhibits, {files} files, {size} bytes "
                f"(at most {limits.exhibits}, {limits.files}, {limits.bundle_bytes}).",
            ),
            Words("请分成几个资源包。", "Please part them into several bundles."),
        )


def changed(folder: Path) -> Trouble:
    """An exhibit that somebody edits while it is packed."""
    return Trouble(
        "exhibit-changed",
        Words(
            f"展项“{folder.name}”在打包时被改动了，资源包没有制作。",
            f"Exhibit “{folder.name}” was changed while it was packed; no bundle was made.",
        ),
        Words("请保存好文件，再来一次。", "Please finish editing, and try again."),
    )
