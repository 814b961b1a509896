"""``program.json`` as values: every field of the right shape, every path and link safe.

No signature is looked at here. The envelope is that of a bundle's manifest; ``kind`` and a role of
its own keep the two apart: neither can be taken for the other.
"""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from kiosk.bundles.program.values import (
    PROGRAM_LIMITS,
    Program,
    ProgramFile,
    ProgramLink,
    start_name,
)
from kiosk.bundles.trust.faults import DocumentFault
from kiosk.bundles.trust.fields import SHA256, Fields, match, number, refuse
from kiosk.bundles.trust.manifest import open_manifest, refuse_newer, refuse_twins
from kiosk.bundles.trust.signing import Envelope
from kiosk.core.releases import MANIFEST_NAME
from kiosk.library.names import is_junk, name_fault

FORMAT = 1
KIND = "program"
VERSION = r"[0-9]{1,9}(\.[0-9]{1,9}){0,3}"
SYSTEM = r"linux|windows|macos"
MACHINE = r"[a-z0-9_]{2,16}"
_DATE = r"([0-9]{4}-[0-9]{2}-[0-9]{2})?"


class ProgramManifest(NamedTuple):
    """A manifest of the right shape, and what was signed."""

    program: Program
    document: Envelope


def read_program(raw: bytes) -> ProgramManifest:
    """The program that ``raw`` describes.

    :raises ManifestFault: when it does not hold together; ``NewerFormat`` when it is of a format
        that this kiosk does not know.
    """
    return ProgramManifest(*open_manifest(raw, PROGRAM_LIMITS.manifest_bytes, _program))


def _program(signed: Fields) -> Program:
    more = signed.object("x-kepu")
    if more.match("kind", r"[a-z]{1,20}") != KIND:
        refuse(more.at("kind"), "不是程序", "is no program")
    refuse_newer(more, FORMAT)
    signed.only("_type", "spec_version", "expires", "version", "targets")
    more.only(
        *("kind", "format", "seq", "version", "system", "machine", "made", "news", "contract"),
        *("files", "links"),
    )
    if signed.get("targets") != {}:
        refuse("targets", "应该是空的", "has to be empty")
    seq = more.number("seq", 1)
    if signed.number("version", 1) != seq:
        refuse(more.at("seq"), "与 version 不一致", "differs from the document's version")
    system = more.match("system", SYSTEM)
    files = _files(more)
    if not any(one.path == start_name(system) and one.runs for one in files):
        refuse(more.at("files"), f"缺少 {start_name(system)}", f"have no {start_name(system)}")
    return Program(
        seq=seq,
        version=more.match("version", VERSION),
        system=system,
        machine=more.match("machine", MACHINE),
        made=more.match("made", _DATE),
        news=None if more.all.get("news") is None else more.text("news"),
        contract=more.number("contract", 1),
        files=files,
        links=_links(more, files),
    )


def _files(more: Fields) -> tuple[ProgramFile, ...]:
    place, offset = more.at("files"), 0
    found: list[ProgramFile] = []
    for at, row in enumerate(more.list("files", PROGRAM_LIMITS.files)):
        one = _file(row, f"{place}[{at}]", offset)
        offset += one.size_bytes
        if offset > PROGRAM_LIMITS.program_bytes:
            refuse(place, "程序太大", "are larger than a program may be")
        found.append(one)
    paths = [one.path for one in found]
    if paths != sorted(paths):
        refuse(place, "文件没有按名字排序", "are not sorted by path")
    if MANIFEST_NAME in paths:
        refuse(place, f"不能有 {MANIFEST_NAME}", f"must not have {MANIFEST_NAME}")
    return tuple(found)


def _file(row: object, place: str, offset_bytes: int) -> ProgramFile:
    if not isinstance(row, list) or len(row) != 4:
        refuse(place, "应该是 [路径, 大小, 指纹, 可否运行]", "has to be [path, size, sha256, runs]")
    path, size, digest, runs = row
    return ProgramFile(
        _path(path, place),
        number(size, place, 0, PROGRAM_LIMITS.file_bytes),
        match(digest, place, SHA256),
        number(runs, place, 0, 1) == 1,
        offset_bytes,
    )


def _links(more: Fields, files: tuple[ProgramFile, ...]) -> tuple[ProgramLink, ...]:
    """Links lead to a file of the program, never to a folder, another link, or out of it."""
    place = more.at("links")
    there = {one.path for one in files}
    found: list[ProgramLink] = []
    for at, row in enumerate(more.list("links", PROGRAM_LIMITS.links)):
        if not isinstance(row, list) or len(row) != 2 or not isinstance(row[1], str):
            refuse(f"{place}[{at}]", "应该是 [路径, 目标]", "has to be [path, target]")
        path, target = _path(row[0], f"{place}[{at}]"), row[1]
        if (
            target.startswith("/")
            or posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) not in there
        ):
            refuse(f"{place}[{at}]", "指向别处", "leads elsewhere")
        found.append(ProgramLink(path, target))
    paths = [one.path for one in found]
    if paths != sorted(paths):
        refuse(place, "没有按名字排序", "are not sorted by path")
    refuse_twins([*there, *paths], place)
    return tuple(found)


def _path(path: object, place: str) -> str:
    if not isinstance(path, str):
        refuse(place, "路径应该是文字", "has a path that is no text")
    fault = name_fault(path)
    if fault is not None:
        raise DocumentFault(place, fault)
    steps = path.split("/")
    if any(map(is_junk, steps)):
        refuse(place, "系统文件不能放进程序", "is a file that systems leave behind")
    if len(steps) > PROGRAM_LIMITS.folder_depth:
        refuse(place, "文件夹太深", "lies too deep")
    if max(len(step.encode()) for step in steps) > PROGRAM_LIMITS.name_bytes:
        refuse(place, "文件名太长", f"has a name of more than {PROGRAM_LIMITS.name_bytes} bytes")
    return path
