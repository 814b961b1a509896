"""Keys that change hands: a publisher's own, made on their machine; a holder's new passphrase."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.keys.founding import bad_field, write_private
from kiosk.bundles.keys.passphrase import refuse_weak
from kiosk.bundles.keys.private import SUFFIX, PrivateKey, WrongPassphrase, make_key, read_key_file
from kiosk.bundles.reading import read_small
from kiosk.bundles.trust.fields import PUBLISHER, SHA256
from kiosk.bundles.trust.signing import key_id
from kiosk.core.errors import Trouble
from kiosk.core.files import write_durably
from kiosk.core.words import Words

PUBLIC_SUFFIX = ".public.json"
_KIND = "kepu-publisher-public"
_MOST_BYTES = 4096


class Handed(NamedTuple):
    """A publisher's new key: the file to keep, the file to send, and its id."""

    private: Path
    public: Path
    id: str


def make_publisher_key(folder: Path, publisher: str, passphrase: str) -> Handed:
    """Make a key on the publisher's own machine; only the public file leaves it.

    :raises Trouble: ``weak-passphrase``, ``bad-field``, or what the disk says.
    """
    if re.fullmatch(PUBLISHER, publisher) is None:
        raise bad_field(publisher)
    refuse_weak(passphrase)
    key = make_key(f"publisher-{publisher}")
    label = f"publisher-{publisher}-{key.id[:8]}"
    key = PrivateKey(label, key.raw)
    private = folder / f"{label}{SUFFIX}"
    public = folder / f"{label}{PUBLIC_SUFFIX}"
    record = {"kind": _KIND, "version": 1, "publisher": publisher, "public": key.public}
    write_private(private, key.locked(passphrase))
    write_durably(public, (json.dumps(record, indent=2, sort_keys=True) + "\n").encode())
    return Handed(private, public, key.id)


def read_public(path: Path, publisher: str) -> str:
    """The public key (64 hex digits) in a file that was sent for ``publisher``.

    :raises Trouble: ``no-public-key`` when there is none.
    """
    content = read_small(path, _MOST_BYTES)
    try:
        record = json.loads(content) if content is not None else None
    except (ValueError, RecursionError):
        record = None
    if isinstance(record, dict) and record.get("kind") == _KIND and record.get("version") == 1:
        public = record.get("public")
        named = record.get("publisher")
        if named == publisher and isinstance(public, str) and re.fullmatch(SHA256, public):
            return public
    raise Trouble(
        "no-public-key",
        Words(
            f"“{path.name}”不是发布者“{publisher}”的公钥文件。",
            f"“{path.name}” is no public key of the publisher “{publisher}”.",
        ),
        Words(
            f"请对方运行 kiosk keys publisher-key 生成，只发送以 {PUBLIC_SUFFIX} 结尾的文件。",
            f"kiosk keys publisher-key makes it; only the file ending {PUBLIC_SUFFIX} is sent.",
        ),
    )


def short_id(public: str) -> str:
    """What two people compare on the telephone: ``3f7a91c2``."""
    return key_id(public)[:8]


def change_passphrase(path: Path, old: str, new: str) -> str:
    """Lock a key's file with another passphrase; returns the key's label.

    :raises Trouble: ``no-key-file``, ``wrong-passphrase``, ``weak-passphrase``.
    """
    file = read_key_file(path)
    if file is None:
        raise Trouble(
            "no-key-file",
            Words(f"“{path.name}”不是密钥文件。", f"“{path.name}” is no key file."),
            Words(f"请给出以 {SUFFIX} 结尾的密钥文件。", f"Please name a file ending {SUFFIX}."),
        )
    refuse_weak(new)
    try:
        key = file.unlock(old)
    except WrongPassphrase:
        raise Trouble(
            "wrong-passphrase",
            Words("原来的口令不对，没有改动。", "The old passphrase is wrong; nothing changed."),
            Words("请再来一次。", "Please try again."),
        ) from None
    write_private(path, key.locked(new))
    return file.label
