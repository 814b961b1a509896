"""From a frozen program's folder to an update on a stick: wholly there, or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.keys.authority import Authority
from kiosk.bundles.keys.documents import NEVER, SPECIFICATION, Json, sealed
from kiosk.bundles.keys.ring import KeyRing
from kiosk.bundles.packer.landing import (
    folders_made,
    made_beside,
    refuse_full,
    seqs_in,
    stick_lies,
    stick_trouble,
    trust_documents,
    write_trust,
)
from kiosk.bundles.packer.streaming import PackWriter, Tell
from kiosk.bundles.program.judging import Here, ProgramKind, judge_program
from kiosk.bundles.program.manifest import FORMAT, KIND
from kiosk.bundles.program.stick import ProgramStick, is_program_name
from kiosk.bundles.program.values import PROGRAMS, Program, start_name
from kiosk.bundles.reading import forget
from kiosk.bundles.source import LAYOUT
from kiosk.core.errors import Trouble
from kiosk.core.files import write_durably
from kiosk.core.releases import CONTRACT, MANIFEST_NAME
from kiosk.core.words import Words
from kiosk.library.names import is_junk

CHUNK_BYTES = 1024**2


class ProgramLabel(NamedTuple):
    """What is said of a program beside its files. ``news``: what is new, by language."""

    seq: int
    version: str
    system: str
    machine: str
    made: str = ""
    news: dict[str, str] | None = None


class Packed(NamedTuple):
    """What was made."""

    folder: Path
    program: Program


class _Gathered(NamedTuple):
    path: str
    size_bytes: int
    runs: bool


def pack_program(
    folder: Path, label: ProgramLabel, authority: Authority, ring: KeyRing, out: Path, tell: Tell
) -> Packed:
    """Write the program in ``folder`` (``dist/kiosk``) below ``out``, beside what is there.

    :raises Trouble: with what is wrong; nothing is left of it then.
    """
    role = _program_role(authority)
    keys = ring.signers(Words("程序", "The program"), role)
    files, links = _gather(folder, label)
    name = f"{label.system}-{label.machine}.{label.seq}"
    target = out / LAYOUT / PROGRAMS / name
    _refuse_older(target)
    documents = trust_documents(authority, out)
    whole = sum(one.size_bytes for one in files)
    try:
        refuse_full(out, whole + sum(map(len, documents.values())))
        with folders_made(target.parent):
            with made_beside(target) as making:
                with PackWriter(making) as packs:
                    digests = list(_stream(folder, files, packs.write, tell))
                manifest = sealed(_signed(label, files, digests, links), keys)
                write_durably(making / MANIFEST_NAME, manifest)
                program = _checked(authority, manifest, name, label)
                write_trust(documents)
            if not _reads_back(out, program):
                shutil.rmtree(target, ignore_errors=True)
                raise stick_lies()
    except OSError as error:
        raise stick_trouble(error, out) from error
    return Packed(target, program)


def _program_role(authority: Authority) -> tuple[tuple[str, ...], int]:
    keys = authority.program_keys
    if not keys[0]:
        raise Trouble(
            "no-program-keys",
            Words("这套密钥里还没有程序密钥。", "These keys have none for programs yet."),
            Words(
                "请先用 kiosk keys programs 生成。",
                "Please make them by kiosk keys programs first.",
            ),
        )
    return keys


def _gather(
    folder: Path, label: ProgramLabel
) -> tuple[tuple[_Gathered, ...], tuple[tuple[str, str], ...]]:
    """Files and links below ``folder``, sorted; what systems leave behind stays out."""
    start = start_name(label.system)
    if not (folder / start).is_file() or (folder / MANIFEST_NAME).exists():
        raise Trouble(
            "no-program",
            Words(f"“{folder}”不是打好的程序文件夹。", f"“{folder}” is no built program's folder."),
            Words("请给出 make build 生成的 dist/kiosk。", "Please name dist/kiosk of make build."),
        )
    files: list[_Gathered] = []
    links: list[tuple[str, str]] = []
    for path in _below(folder):
        name, facts = path.relative_to(folder).as_posix(), path.lstat()
        if stat.S_ISLNK(facts.st_mode):
            links.append((name, path.readlink().as_posix()))
        elif stat.S_ISREG(facts.st_mode):
            runs = bool(facts.st_mode & 0o100) or name == start
            files.append(_Gathered(name, facts.st_size, runs))
    return tuple(sorted(files)), tuple(sorted(links))


def _below(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if is_junk(entry.name) or entry.name == "__pycache__":
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _below(Path(entry.path))
            else:
                yield Path(entry.path)


def _stream(
    folder: Path, files: Iterable[_Gathered], write: Callable[[bytes], None], tell: Tell
) -> Iterator[str]:
    """Every file through ``write``, in order; its SHA-256."""
    files = tuple(files)
    whole, done = sum(one.size_bytes for one in files), 0
    for one in files:
        digest, left = hashlib.sha256(), one.size_bytes
        with (folder / one.path).open("rb") as file:
            while chunk := file.read(min(CHUNK_BYTES, left + 1)):
                left -= len(chunk)
                if left < 0:
                    break
                digest.update(chunk)
                write(chunk)
                done += len(chunk)
                tell(done, whole)
        if left:
            raise Trouble(
                "program-changed",
                Words(f"打包时“{one.path}”变了。", f"“{one.path}” changed while it was packed."),
                Words("请等构建完成再打包。", "Please pack again once the build has ended."),
            )
        yield digest.hexdigest()


def _signed(
    label: ProgramLabel,
    files: Iterable[_Gathered],
    digests: Iterable[str],
    links: Iterable[tuple[str, str]],
) -> Json:
    rows = [
        [one.path, one.size_bytes, digest, int(one.runs)]
        for one, digest in zip(files, digests, strict=True)
    ]
    return {
        "_type": "targets",
        "spec_version": SPECIFICATION,
        "version": label.seq,
        "expires": NEVER,
        "targets": {},
        "x-kepu": {
            "kind": KIND,
            "format": FORMAT,
            "seq": label.seq,
            "version": label.version,
            "system": label.system,
            "machine": label.machine,
            "made": label.made,
            "news": label.news,
            "contract": CONTRACT,
            "files": rows,
            "links": [list(one) for one in links],
        },
    }


def _checked(authority: Authority, manifest: bytes, name: str, label: ProgramLabel) -> Program:
    """What a kiosk will say of it, before it has its name.

    :raises Trouble: ``program-unfit``.
    """
    here = Here((label.system, label.machine), 0, (), None)
    verdict = judge_program(authority.trusted, manifest, name, here, None)
    if verdict.kind is not ProgramKind.GOOD or verdict.program is None:
        raise Trouble(
            "program-unfit",
            Words(
                f"展项屏不会接受它：{verdict.words.zh}（{verdict.detail}）",
                f"No kiosk would take it: {verdict.words.en} ({verdict.detail})",
            ),
            Words("请改正后再打包。", "Please mend that, and pack again."),
        )
    return verdict.program


def _refuse_older(target: Path) -> None:
    kind, _, seq_text = target.name.rpartition(".")
    there = seqs_in(target.parent, kind, is_program_name)
    highest, seq = max(there, default=0), int(seq_text)
    if seq <= highest:
        raise Trouble(
            "older-seq",
            Words(
                f"上面已有序号 {highest} 的程序，序号 {seq} 不会有人安装。",
                f"A program with seq {highest} lies there; nobody would install seq {seq}.",
            ),
            Words(f"请用 --seq {highest + 1}。", f"Please use --seq {highest + 1}."),
        )


def _reads_back(out: Path, program: Program) -> bool:
    """Worn and counterfeit sticks lose what they took: every file is read again."""
    stick = ProgramStick(out)
    for name, _size in program.packs:
        with (out / LAYOUT / PROGRAMS / program.name / name).open("rb") as pack:
            forget(pack.fileno())
    for one in program.files:
        digest = hashlib.sha256()
        for at in range(0, one.size_bytes, CHUNK_BYTES):
            size = min(CHUNK_BYTES, one.size_bytes - at)
            digest.update(stick.read(program.name, one.offset_bytes + at, size))
        if digest.hexdigest() != one.sha256:
            return False
    return True
