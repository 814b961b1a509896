"""The place a bundle is written to: is there room, whose is it, and what to say when it refuses."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.bundles.keys.authority import CONTENT, ROOT, Authority, trust_path
from kiosk.bundles.layout import is_bundle_name
from kiosk.bundles.limits import BUNDLE_LIMITS, MIB
from kiosk.bundles.reading import read_small
from kiosk.bundles.source import BUNDLES, LAYOUT
from kiosk.core.errors import Trouble
from kiosk.core.files import flush_folder, write_durably
from kiosk.core.words import Words

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def bundles_folder(out: Path) -> Path:
    """Where the bundles lie below ``out``."""
    return out / LAYOUT / BUNDLES


def seqs_there(out: Path, key: str) -> tuple[int, ...]:
    """The seqs of a package that lie there."""
    return seqs_in(bundles_folder(out), key, is_bundle_name)


def seqs_in(folder: Path, key: str, is_one: Callable[[str], bool]) -> tuple[int, ...]:
    """The seqs of what lies in ``folder`` as ``key.seq``, among the names that ``is_one`` knows."""
    with contextlib.suppress(OSError):
        found = [path.name.rpartition(".") for path in folder.iterdir() if is_one(path.name)]
        return tuple(sorted(int(seq) for before, _, seq in found if before == key))
    return ()


def refuse_full(out: Path, needed_bytes: int) -> None:
    """Refuse a place without room enough. One that does not say how much it has is tried.

    :raises Trouble: ``stick-full``.
    """
    place = out.absolute()
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        free = shutil.disk_usage(place).free
    except OSError:
        return
    needed_bytes += MIB  # the folders themselves, and the last block of each file
    if free < needed_bytes:
        raise _full(out, f"{_mib(needed_bytes)} MB", f"{_mib(free)} MB")


def trust_documents(authority: Authority, out: Path) -> dict[Path, bytes]:
    """What of the trust chain has to be written below ``out``.

    :raises Trouble: ``other-authority`` when other documents of the same number lie there.
    """
    trusted = authority.trusted
    documents = {trust_path(out, ROOT, version): raw for version, raw in trusted.roots.items()}
    if trusted.content is not None:
        documents[trust_path(out, CONTENT, trusted.content_version)] = trusted.content
    missing: dict[Path, bytes] = {}
    for path, raw in documents.items():
        if not path.exists():
            missing[path] = raw
        elif read_small(path, BUNDLE_LIMITS.content_bytes) != raw:
            raise Trouble(
                "other-authority",
                Words(
                    f"“{out}”上已有另一套信任文件（{path.name} 内容不同）。",
                    f"Other trust documents lie on “{out}” already ({path.name} differs).",
                ),
                Words(
                    "请换一个 U 盘，或先核对是不是拿错了密钥文件夹。",
                    "Please take another stick, or check whether this is the right key folder.",
                ),
            )
    return missing


def write_trust(documents: dict[Path, bytes]) -> None:
    """Write them, roots first: a newer content document needs its root.

    :raises Trouble: what the disk says.
    """
    for path in sorted(documents, key=lambda path: (f".{CONTENT}." in path.name, path.name)):
        write_durably(path, documents[path])


@contextlib.contextmanager
def folders_made(*folders: Path) -> Iterator[None]:
    """Make folders that are missing; when what is done in them fails, take them away again."""
    made: list[Path] = []
    try:
        for folder in folders:
            for step in (*reversed(folder.parents), folder):
                if not step.exists():
                    step.mkdir()
                    made.append(step)
        yield
    except BaseException:
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


@contextlib.contextmanager
def made_beside(folder: Path) -> Iterator[Path]:
    """An empty folder, which gets the name of ``folder`` once all is done in it, and goes when that
    fails. What a power cut left of earlier tries, under whatever seq, goes first.
    """
    for left in folder.parent.glob(f".{folder.name.rpartition('.')[0]}.*.making"):
        shutil.rmtree(left)
    making = folder.with_name(f".{folder.name}.making")
    making.mkdir()
    try:
        yield making
        flush_folder(making)
        making.rename(folder)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    flush_folder(folder.parent)


def stick_trouble(error: OSError, out: Path) -> Trouble:
    """What a stick refused, in plain words; nothing of the bundle is left on it."""
    if error.errno in _FULL:
        return _full(out, "", "")
    if error.errno in _READ_ONLY:
        return Trouble(
            "stick-read-only",
            Words(f"“{out}”不能写入。", f"“{out}” cannot be written to."),
            Words(
                "请拨开 U 盘的写保护开关，或换一个。",
                "Please unlock the stick's write protection, or take another.",
            ),
        )
    if error.errno == errno.EFBIG:
        return Trouble(
            "file-too-large",
            Words(
                f"“{out}”所在的盘存不下这么大的文件（FAT32 单个文件不到 4 GB）。",
                f"The disk of “{out}” holds no file of that size (FAT32: below 4 GB).",
            ),
            Words("请存到电脑硬盘，或分成几个资源包。", "Save to a hard disk, or part the bundle."),
        )
    reason = error.strerror or str(error)
    return Trouble(
        "stick-error",
        Words(
            f"“{out}”写到一半出错（{reason}），没有留下半成品。",
            f"Writing to “{out}” failed half-way ({reason}); nothing half-done is left.",
        ),
        Words("请插紧 U 盘再试，或换一个。", "Please plug the stick in firmly, or take another."),
    )


def stick_lies() -> Trouble:
    """Worn and counterfeit sticks lose what they took."""
    return Trouble(
        "stick-lies",
        Words(
            "写进去的和读出来的不一样，这个盘不可靠。",
            "What was read back is not what was written: this disk cannot be relied on.",
        ),
        Words("请换一个 U 盘。", "Please take another stick."),
    )


def _full(out: Path, needed: str, free: str) -> Trouble:
    return Trouble(
        "stick-full",
        Words(
            f"“{out}”放不下{f'：需要 {needed}，只剩 {free}' if needed else ''}。",
            f"“{out}” has no room{f': {needed} needed, {free} left' if needed else ''}.",
        ),
        Words("请腾出空间，或换一个大些的 U 盘。", "Please make room, or take a larger stick."),
    )


def _mib(size_bytes: int) -> int:
    return -(-size_bytes // 1_000_000)
