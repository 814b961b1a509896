"""``bundle.json`` as values: every field of the right shape, every path safe, every sum right.

No signature is looked at here: who has signed it is :mod:`kiosk.bundles.trust.judging`'s question.
"""

from __future__ import annotations

import calendar
import unicodedata
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from kiosk.bundles.bundle import Bundle, Emergency, ExhibitEntry, FileEntry
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.trust.content import exhibit_id
from kiosk.bundles.trust.faults import DocumentFault, ManifestFault, NewerFormat
from kiosk.bundles.trust.fields import (
    PACKAGE,
    PUBLISHER,
    SHA256,
    TAG,
    Fields,
    line,
    match,
    number,
    refuse,
    visible,
)
from kiosk.bundles.trust.signing import Envelope, open_envelope
from kiosk.core.words import Words
from kiosk.library.folder import MANIFEST, digest_content
from kiosk.library.limits import LIMITS
from kiosk.library.loads import read_loads
from kiosk.library.names import is_junk, name_fault

FORMAT = 1
SEMVER = r"[0-9]{1,9}\.[0-9]{1,9}\.[0-9]{1,9}([-+][0-9A-Za-z.+-]{1,60})?"
_KIOSK = r"([0-9]{1,9}(\.[0-9]{1,9}){0,2})?"
_LICENCE = r"[A-Za-z0-9][A-Za-z0-9.+-]{0,99}"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_INSTANT = rf"{_DATE}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}Z"
_AUTHORS = 20
_NAME_BYTES = 255
"""What ext4 and its kin hold in UTF-8; a Chinese character takes three."""

_T = TypeVar("_T")


class Manifest(NamedTuple):
    """A manifest of the right shape, and what was signed."""

    bundle: Bundle
    document: Envelope


def read_bundle(manifest: bytes) -> Bundle:
    """The bundle that ``manifest`` describes; no signature is looked at.

    :raises ManifestFault: when it does not hold together.
    """
    return read_manifest(manifest).bundle


def read_manifest(raw: bytes) -> Manifest:
    """The bundle and its envelope.

    :raises ManifestFault: when it does not hold together.
    """
    return Manifest(*open_manifest(raw, BUNDLE_LIMITS.manifest_bytes, _bundle))


def open_manifest(raw: bytes, most_bytes: int, read: Callable[[Fields], _T]) -> tuple[_T, Envelope]:
    """What ``read`` makes of the signed fields of a manifest of any kind, and its envelope.

    :raises ManifestFault: when it does not hold together.
    """
    try:
        document = open_envelope(raw, "targets", most_bytes)
        return read(Fields(document.signed, "signed")), document
    except ManifestFault:
        raise
    except DocumentFault as fault:
        raise ManifestFault(fault.place.removeprefix("signed."), fault.why) from fault


def refuse_newer(more: Fields, known: int) -> None:
    """``NewerFormat`` when the manifest's format is above the one that this kiosk knows."""
    if more.number("format", 1) > known:
        raise NewerFormat(
            more.at("format"), Words("新版格式，本机还不认识", "of a format newer than this kiosk")
        )


def _bundle(signed: Fields) -> Bundle:
    more = signed.object("x-kepu")
    refuse_newer(more, FORMAT)
    signed.only("_type", "spec_version", "expires", "version", "targets")
    more.only(
        "format", "publisher", "package", "seq", "version", "title", "made", "kiosk", "emergency"
    )
    seq = more.number("seq", 1)
    publisher = more.match("publisher", PUBLISHER)
    if name_fault(f"{publisher}.x") is not None:
        refuse(more.at("publisher"), "不能用作文件夹名", "cannot be the name of a folder")
    if signed.number("version", 1) != seq:
        refuse(more.at("seq"), "与 version 不一致", "differs from the document's version")
    kiosk = more.object("kiosk")
    kiosk.only("from", "below")
    return Bundle(
        publisher=publisher,
        package=more.match("package", PACKAGE),
        seq=seq,
        version=more.line("version"),
        title=more.text("title"),
        made=more.match("made", rf"({_DATE})?"),
        kiosk_from=kiosk.match("from", _KIOSK),
        kiosk_below=kiosk.match("below", _KIOSK),
        emergency=_emergency(more),
        exhibits=_exhibits(signed),
    )


def _emergency(more: Fields) -> Emergency | None:
    if more.all.get("emergency") is None:
        return None
    emergency = more.object("emergency")
    emergency.only("valid_until")
    return Emergency(_seconds(emergency.match("valid_until", _INSTANT), emergency.place))


def _seconds(instant: str, place: str) -> int:
    """``2026-12-01T00:00:00Z`` as UTC seconds since 1970, by the calendar alone."""
    numbers = tuple(map(int, instant[:-1].replace("T", "-").replace(":", "-").split("-")))
    year, month, day, hour, minute, second = numbers
    days_right = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(max(year, 1), month)[1]
    if not days_right or year < 1970 or hour > 23 or minute > 59 or second > 59:
        refuse(place, "没有这个时间", "is no point in time")
    return calendar.timegm(numbers)


def _exhibits(signed: Fields) -> tuple[ExhibitEntry, ...]:
    found: list[ExhibitEntry] = []
    offset, files = 0, 0
    for id, target in sorted(signed.objects("targets", BUNDLE_LIMITS.exhibits)):
        one = _exhibit(exhibit_id(id, target.place), target, offset)
        found.append(one)
        offset += one.size_bytes
        files += len(one.files)
        if offset > BUNDLE_LIMITS.bundle_bytes or files > BUNDLE_LIMITS.files:
            refuse(target.place, "资源包太大", "makes the bundle too large")
    if not found:
        refuse("targets", "资源包是空的", "holds no exhibit")
    return tuple(found)


def _exhibit(id: str, target: Fields, offset_bytes: int) -> ExhibitEntry:
    target.only("length", "hashes", "custom")
    size = target.number("length", 1, BUNDLE_LIMITS.bundle_bytes)
    hashes = target.object("hashes")
    hashes.only("sha256")
    hashes.match("sha256", SHA256)
    custom = target.object("custom")
    custom.only(
        "version", "title", "language", "institution", "authors", "licence", "poster", "parts",
        "files",
    )  # fmt: skip
    files = _files(custom)
    if sum(one.size_bytes for one in files) != size:
        refuse(custom.at("files"), "文件大小之和不对", "do not add up to the length")
    return ExhibitEntry(
        id=id,
        version=custom.match("version", SEMVER),
        title=custom.text("title", custom.match("language", TAG)),
        institution=custom.line("institution", empty=True),
        authors=_authors(custom),
        licence=custom.match("licence", _LICENCE),
        content=digest_content({one.path: one.sha256 for one in files}),
        offset_bytes=offset_bytes,
        size_bytes=size,
        parts=_parts(custom, size),
        files=files,
        poster=_poster(custom, files),
        loads=read_loads(custom.all.get("x-loads")),
    )


def _authors(custom: Fields) -> tuple[str, ...]:
    place = custom.at("authors")
    return tuple(line(one, place) for one in custom.list("authors", _AUTHORS))


def _parts(custom: Fields, size_bytes: int) -> tuple[str, ...]:
    due = -(-size_bytes // BUNDLE_LIMITS.part_bytes)
    parts = custom.list("parts", due)
    if len(parts) != due:
        refuse(custom.at("parts"), f"应该有 {due} 段", f"has to hold {due} digests")
    return tuple(match(one, custom.at("parts"), SHA256) for one in parts)


def _poster(custom: Fields, files: tuple[FileEntry, ...]) -> str | None:
    if custom.all.get("poster") is None:
        return None
    poster: Any = custom.get("poster")
    if not any(one.path == poster for one in files):
        refuse(custom.at("poster"), "不在文件清单里", "is none of its files")
    return str(poster)


def _files(custom: Fields) -> tuple[FileEntry, ...]:
    rows = custom.list("files", LIMITS.files)
    files = tuple(_file(row, f"{custom.at('files')}[{at}]") for at, row in enumerate(rows))
    paths = [one.path for one in files]
    if paths != sorted(paths):
        refuse(custom.at("files"), "文件没有按名字排序", "are not sorted by path")
    if MANIFEST not in paths:
        refuse(custom.at("files"), f"缺少 {MANIFEST}", f"have no {MANIFEST}")
    refuse_twins(paths, custom.at("files"))
    return files


def _file(row: object, place: str) -> FileEntry:
    if not isinstance(row, list) or len(row) != 3:
        refuse(place, "应该是 [路径, 大小, 指纹]", "has to be [path, size, sha256]")
    path, size, digest = row
    if not isinstance(path, str):
        refuse(place, "路径应该是文字", "has a path that is no text")
    fault = name_fault(path)
    if fault is not None:
        raise DocumentFault(place, fault)
    steps = path.split("/")
    if any(map(is_junk, steps)):
        refuse(place, "系统文件不能放进资源包", "is a file that systems leave behind")
    if len(steps) > LIMITS.folder_depth + 1:
        refuse(place, "文件夹太深", "lies too deep")
    if max(len(step.encode()) for step in steps) > _NAME_BYTES:
        refuse(place, "文件名太长", f"has a name of more than {_NAME_BYTES} bytes")
    return FileEntry(
        path=path,
        size_bytes=number(size, place, 0, LIMITS.file_bytes),
        sha256=match(digest, place, SHA256),
    )


def refuse_twins(paths: list[str], place: str) -> None:
    """Refuse names that fall together on a disk which knows no case, and a file named as a folder.

    Folders are compared as well: ``A/x`` and ``a/y`` would share one folder there.
    """
    if len(set(paths)) != len(paths):
        refuse(place, "同一个文件出现两次", "name one file twice")
    spelled: dict[str, tuple[str, bool]] = {}
    for path in paths:
        steps = path.split("/")
        for end in range(1, len(steps) + 1):
            name, is_file = "/".join(steps[:end]), end == len(steps)
            before = spelled.setdefault(_same_name(name), (name, is_file))
            if before != (name, is_file):
                one, other = visible(name), visible(before[0])
                refuse(place, f"“{one}”与“{other}”重名", f"“{one}” and “{other}” fall together")


def _same_name(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", name).casefold())
