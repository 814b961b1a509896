"""Everything that a new authority needs, made at once: keys, the first root, the first content."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.keys.authority import CONTENT, PRIVATE, ROOT, trust_path
from kiosk.bundles.keys.documents import (
    RoleKeys,
    Text,
    content_signed,
    publisher_role,
    root_signed,
    sealed,
)
from kiosk.bundles.keys.guide import guide
from kiosk.bundles.keys.passphrase import refuse_weak
from kiosk.bundles.keys.private import SUFFIX, PrivateKey, make_key
from kiosk.bundles.trust.faults import DocumentFault
from kiosk.bundles.trust.root import read_root
from kiosk.bundles.trust.trusted import Trusted, from_kept
from kiosk.core.errors import Trouble
from kiosk.core.files import disk_trouble, flush_folder, write_durably
from kiosk.core.words import Words

MOST_KEYS = 20


class Count(NamedTuple):
    """So many keys, and how many of them have to sign."""

    keys: int
    threshold: int


class Founding(NamedTuple):
    """What a new authority is to be. ``publisher`` is its own, with one key."""

    authority: Text
    root: Count
    content: Count
    publisher: str
    publisher_name: Text
    prefixes: Sequence[str]


def found(folder: Path, wanted: Founding, passphrase: str) -> Trusted:
    """Make the authority's folder, wholly or not at all.

    :raises Trouble: ``keys-exist``, ``weak-passphrase``, ``bad-field``, ``wrong-count``, or what
        the disk says.
    """
    refuse_weak(passphrase)
    for count in (wanted.root, wanted.content):
        refuse_count(count)
    _refuse_taken(folder)
    root = make_keys(ROOT, 1, wanted.root.keys)
    content = make_keys(CONTENT, 1, wanted.content.keys)
    own = make_keys(publisher_folder(wanted.publisher), 1, 1)
    signed = root_signed(
        1, wanted.authority, role_keys(root, wanted.root), role_keys(content, wanted.content)
    )
    first_root = sealed(signed, root[: wanted.root.threshold])
    said = content_signed(1)
    keys = role_keys(own, Count(1, 1))
    said["delegations"] = {
        "keys": keys.records,
        "roles": [publisher_role(wanted.publisher, keys, wanted.prefixes, wanted.publisher_name)],
    }
    first_content = sealed(said, content[: wanted.content.threshold])
    trusted = checked(first_root, first_content)
    files = {
        **private_files(ROOT, root, passphrase),
        **private_files(CONTENT, content, passphrase),
        **private_files(publisher_folder(wanted.publisher), own, passphrase),
        "README.txt": guide(wanted.authority, trusted.fingerprint, wanted.root, wanted.content),
    }
    _lay(folder, files, first_root, first_content)
    return trusted


def refuse_count(count: Count) -> None:
    """Refuse a threshold that can never be reached, or no key at all.

    :raises Trouble: ``wrong-count``.
    """
    if 1 <= count.threshold <= count.keys <= MOST_KEYS:
        return
    raise Trouble(
        "wrong-count",
        Words(
            f"{count.keys} 把密钥、{count.threshold} 把签名才算数：这样不行。",
            f"{count.keys} keys of which {count.threshold} have to sign: that cannot be.",
        ),
        Words(
            f"密钥 1–{MOST_KEYS} 把，签名数不超过密钥数。",
            f"Take 1 to {MOST_KEYS} keys, and no more signatures than keys.",
        ),
    )


def make_keys(role: str, version: int, count: int) -> tuple[PrivateKey, ...]:
    """Fresh keys of a role: ``root-v1-1`` …"""
    return tuple(make_key(f"{role}-v{version}-{at + 1}") for at in range(count))


def role_keys(keys: Iterable[PrivateKey], count: Count) -> RoleKeys:
    """Their public halves."""
    return RoleKeys(tuple(key.public for key in keys), count.threshold)


def publisher_folder(id: str) -> str:
    """Where a publisher's private keys lie in ``private``."""
    return f"publisher-{id}"


def private_files(role: str, keys: Iterable[PrivateKey], passphrase: str) -> dict[str, bytes]:
    """The locked files of these keys, by their place in the authority's folder."""
    return {f"{PRIVATE}/{role}/{key.label}{SUFFIX}": key.locked(passphrase) for key in keys}


def write_private(path: Path, content: bytes) -> None:
    """Write a key's file so that only its owner can read it, where the disk knows owners.

    :raises Trouble: what the disk says.
    """
    write_durably(path, content)
    with contextlib.suppress(OSError):  # a stick's file system knows none
        path.chmod(0o600)


def checked(root: bytes, content: bytes | None) -> Trusted:
    """What a kiosk will make of these documents, before they are written.

    :raises Trouble: ``bad-field`` when it would refuse them.
    """
    try:
        read_root(root)
        return from_kept(root, content)
    except DocumentFault as fault:
        raise bad_field(fault.detail) from fault
    except Trouble as trouble:
        raise bad_field(getattr(trouble, "detail", trouble.what.en)) from trouble


def bad_field(detail: str) -> Trouble:
    """Something that was asked for cannot be written into a document."""
    return Trouble(
        "bad-field",
        Words(f"写法不对，没有写出：{detail}", f"Not written as it has to be: {detail}"),
        Words(
            "发布者用小写字母、数字和“-”；编号前缀至少两段，例如 cn.kepu；"
            "名称一行，不超过 300 字。",
            "Publishers: lower case, digits, “-”; prefixes of two parts or more, such as cn.kepu; "
            "names: one line of at most 300 characters.",
        ),
    )


def _refuse_taken(folder: Path) -> None:
    try:
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise disk_trouble(error, folder) from error
    if taken:
        raise Trouble(
            "keys-exist",
            Words(f"“{folder}”里已经有东西。", f"“{folder}” is not empty."),
            Words("请换一个新文件夹。", "Please name a new folder."),
        )


def _lay(folder: Path, files: dict[str, bytes], root: bytes, content: bytes) -> None:
    making = folder.absolute().with_name(f".{folder.name}.making")
    try:
        if making.exists():
            shutil.rmtree(making)
        try:
            for name, held in files.items():
                (write_private if name.startswith(PRIVATE) else write_durably)(making / name, held)
            write_durably(trust_path(making, CONTENT, 1), content)
            write_durably(trust_path(making, ROOT, 1), root)
            if folder.exists():
                folder.rmdir()  # it is empty; Windows renames onto nothing
            making.rename(folder)
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            raise
        flush_folder(folder.absolute().parent)
    except OSError as error:
        raise disk_trouble(error, folder) from error
