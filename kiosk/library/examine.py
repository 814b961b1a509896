"""The whole check of one exhibit's folder, and the exhibit that comes of it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk import __version__
from kiosk.core.words import Words
from kiosk.library.checking import Check, Kind
from kiosk.library.coverage import Coverage
from kiosk.library.exhibit import Exhibit
from kiosk.library.folder import MANIFEST, Listing, digest_content, digest_files, list_folder
from kiosk.library.limits import LIMITS, Limits
from kiosk.library.names import MEND_NAME, name_fault
from kiosk.library.probing import Prober
from kiosk.library.problems import Problem
from kiosk.library.reading import read_exhibit
from kiosk.library.toml_file import TomlFile, unreadable

if TYPE_CHECKING:
    from kiosk.library.manifest import ManifestShape

_SCIENCE = "科学性"


@dataclass(frozen=True, slots=True)
class Examined:
    """The outcome: an exhibit, unless there are errors among the problems."""

    exhibit: Exhibit | None
    problems: tuple[Problem, ...]
    spoken: Mapping[str, str] = field(default_factory=dict)
    """The words that each recording has to say, by its file."""


def examine(
    folder: Path,
    kinds: Mapping[str, Kind],
    coverage: Coverage | None = None,
    limits: Limits = LIMITS,
    prober: Prober | None = None,
    id: str = "",
) -> Examined:
    """Check the exhibit in ``folder``. Raises nothing, whatever lies there.

    ``id`` is what the exhibit must be called: its folder's name, unless a store says it. With a
    ``prober`` media files are also opened and played for a moment, which takes seconds.
    """
    listing = list_folder(folder, limits)
    check = Check(folder, listing, coverage=coverage, limits=limits, kinds=kinds, prober=prober)
    exhibit: Exhibit | None = None
    if _check_listing(check, listing):
        file = check.read(MANIFEST)
        if file is not None and check.knows_format(file):
            exhibit = _examine_manifest(check, file, kinds, id)
    return Examined(None if check.failed else exhibit, tuple(check.problems), check.spoken)


def _examine_manifest(
    check: Check, file: TomlFile, kinds: Mapping[str, Kind], wanted_id: str
) -> Exhibit | None:
    from pydantic import TypeAdapter  # late: only a check needs it

    from kiosk.library.docent_check import check_docent
    from kiosk.library.manifest import ManifestShape
    from kiosk.library.shapes import fit, texts_of

    own = file.data.get("language")
    check.language = own if isinstance(own, str) else check.language
    shape = fit(TypeAdapter(ManifestShape), file.data, check, file)
    id = file.data.get("id")
    if isinstance(id, str) and id != (wanted_id or check.folder.resolve().name):
        check.error(
            file,
            ("id",),
            Words(f"编号“{id}”与文件夹名不同。", f"The id “{id}” is not the folder's name."),
            Words("请把两者改成一样。", "Make them the same."),
        )
    _check_fits(check, file, kinds)
    _check_parts(check, file, kinds)
    if shape is None:
        return None
    texts = list(texts_of(shape))
    for place, text in texts:
        check.words(file, place, text)
    check.one_set_of_languages(file, texts)
    if shape.docent is not None:
        check_docent(check, file, shape.docent)
    _check_files_and_rights(check, file, shape)
    reviewed = _is_reviewed(check, file, shape)
    if check.failed:
        return None
    try:
        return read_exhibit(check.folder, file.data, is_sample=not reviewed)
    except ValueError as error:
        check.problems.append(unreadable(MANIFEST, error))
        return None


def _check_listing(check: Check, listing: Listing) -> bool:
    if listing.fault or listing.too_many:
        what = Words(f"文件夹无法读取（{listing.fault}）。", f"Cannot be read ({listing.fault}).")
        mend = Words("请检查文件夹权限，或重新复制。", "Check its permissions, or copy it again.")
        if listing.too_many:
            most, depth = check.limits.files, check.limits.folder_depth
            what = Words(
                f"文件超过 {most} 个，或文件夹深于 {depth} 层。",
                f"More than {most} files, or folders deeper than {depth}.",
            )
            mend = Words("请分成几个展项。", "Part it into several exhibits.")
        check.error("", (), what, mend)
        return False
    links = (".", *listing.links) if check.folder.is_symlink() else listing.links
    for link in links:
        what = Words("这是链接或特殊文件。", "This is a link or a special file.")
        check.error(link, (), what, Words("请换成文件本身。", "Put the file itself there."))
    twins: dict[str, str] = {}
    for name in (*listing.files, *listing.folders):
        fault = name_fault(name, check.limits)
        if fault:
            check.error(name.encode("utf-8", "replace").decode(), (), fault, MEND_NAME)
        twin = twins.setdefault(name.casefold(), name)
        if twin != name:
            what = Words(f"和“{twin}”只差大小写。", f"Differs from “{twin}” only in case.")
            check.error(name, (), what, Words("请改名。", "Rename one of them."))
    for name, (size, _) in listing.files.items():
        if size > check.limits.file_bytes:
            what = Words("文件超过 4 GiB。", "The file is larger than 4 GiB.")
            check.error(name, (), what, Words("请压缩或裁短。", "Compress or shorten it."))
    return True


def _check_fits(check: Check, file: TomlFile, kinds: Mapping[str, Kind]) -> None:
    engine = file.data.get("engine", "")
    if isinstance(engine, str) and not fits_engine(engine, __version__):
        what = Words(
            f"展项要求程序版本 {engine}，这里是 {__version__}。",
            f"It needs version {engine} of the kiosk; this is {__version__}.",
        )
        mend = Words("请更新展示程序，或改 engine。", "Update the kiosk, or mend “engine”.")
        check.error(file, ("engine",), what, mend)
    able = frozenset[str]().union(*(kind.capabilities for kind in kinds.values()))
    wanted = file.data.get("requires")
    for at, need in enumerate(wanted if isinstance(wanted, list) else ()):
        if isinstance(need, str) and need not in able:
            what = Words(f"这台机器还不会“{need}”。", f"This kiosk cannot do “{need}” yet.")
            mend = Words("请更新展示程序，或换一种做法。", "Update the kiosk, or do without.")
            check.error(file, ("requires", at), what, mend)


def fits_engine(wanted: str, version: str) -> bool:
    """Whether ``version`` is in a range such as ``>=0.1,<1``; what is no range fits."""
    here = _numbers(version)
    for sign, number in re.findall(r"(>=|<=|==|<|>)\s*(\d{1,9}(?:\.\d{1,9}){0,2})", wanted):
        there = _numbers(number)
        order = (here > there) - (here < there)
        if order not in {">=": (0, 1), "<=": (-1, 0), "==": (0,), "<": (-1,), ">": (1,)}[sign]:
            return False
    return True


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(number) for number in re.findall(r"\d+", version.split("-")[0])[:3]]
    return tuple(numbers + [0] * (3 - len(numbers)))


def _check_parts(check: Check, file: TomlFile, kinds: Mapping[str, Kind]) -> None:
    parts = file.data.get("part")
    broken_parts = 0
    for at, part in enumerate(parts if isinstance(parts, list) else ()):
        before = check.broken_files
        name, entry = (part.get("kind"), part.get("entry")) if isinstance(part, dict) else (0, 0)
        if not isinstance(name, str) or not isinstance(entry, str):
            continue  # the model has said so
        kind = kinds.get(name)
        if kind is None:
            what = Words(f"这台机器还不会播放“{name}”。", f"This kiosk cannot play “{name}” yet.")
            mend = Words(f"现在可以写：{'、'.join(kinds)}。", f"It plays: {', '.join(kinds)}.")
            check.error(file, ("part", at, "kind"), what, mend)
        if check.file_named(file, ("part", at, "entry"), entry) and kind is not None:
            kind.check(check, entry)
        broken_parts += check.broken_files > before
    if isinstance(parts, list) and 0 < len(parts) == broken_parts:
        what = Words("没有一个部分能播放。", "None of its parts can be played.")
        check.error(file, ("part",), what, Words("请先修好坏件。", "Mend what is broken."))


def _check_files_and_rights(check: Check, file: TomlFile, shape: ManifestShape) -> None:
    if shape.poster is None:
        what = Words("没有封面图片。", "There is no poster.")
        mend = Words('请加上 poster = "poster.svg"。', 'Add poster = "poster.svg".')
        check.hint(file, ("poster",), what, mend)
    else:
        check.picture(file, ("poster",), shape.poster)
    if shape.attract is not None:
        check.medium(file, ("attract",), shape.attract, "video")
    for at, right in enumerate(shape.rights):
        check.file_named(file, ("rights", at, "file"), right.file)
    if shape.emergency is not None:
        what = Words(
            "[emergency] 只作记录，不会置顶展项。", "[emergency] is a record: it pins nothing."
        )
        mend = Words(
            "要置顶，请在制作资源包时用 --emergency-until。",
            "To pin it, build the bundle with --emergency-until.",
        )
        check.hint(file, ("emergency",), what, mend)
    if shape.licence.startswith("LicenseRef-") and shape.licence_text is None:
        what = Words("自定许可证没有附全文。", "The licence of your own has no text.")
        mend = Words("请加上 licence_text。", "Add licence_text.")
        check.error(file, ("licence",), what, mend)


def _is_reviewed(check: Check, file: TomlFile, shape: ManifestShape) -> bool:
    if not shape.review:
        return False
    try:
        digest = review_digest(check.folder, check.listing, file.data)
    except OSError as error:
        check.problems.append(unreadable("", error))
        return False
    reviewed = False
    for at, review in enumerate(shape.review):
        if review.content_digest == digest:
            reviewed = reviewed or review.kind == _SCIENCE
            continue
        what = Words("审核之后内容改过，这次审核已失效。", "Edited since; this review is void.")
        mend = Words(
            f"请重新审核，再把 content_digest 写成 {digest}。",
            f"Have it reviewed again, then set content_digest to {digest}.",
        )
        check.hint(file, ("review", at, "content_digest"), what, mend)
    return reviewed


def review_digest(folder: Path, listing: Listing, data: Mapping[str, Any]) -> str:
    """What a reviewer signs: all files, and the manifest without its reviews. SHA-256 in hex.

    :raises OSError: when a file cannot be read.
    """
    digests = digest_files(folder, [name for name in listing.files if name != MANIFEST])
    signed = {key: value for key, value in data.items() if key != "review"}
    canonical = json.dumps(signed, sort_keys=True, ensure_ascii=False, default=str)
    digests[MANIFEST] = hashlib.sha256(canonical.encode()).hexdigest()
    return digest_content(digests)
