"""What an authority says anew: each change is the next version of a document, signed as it must be.

The old versions stay, because kiosks follow the chain one by one. New private keys are written
before the document that names them, and the content document before the root that makes it count:
a power cut between two of them leaves what was valid before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiosk.bundles.keys.authority import CONTENT, ROOT, Authority, trust_path
from kiosk.bundles.keys.documents import Json, RoleKeys, Text, publisher_role, sealed
from kiosk.bundles.keys.founding import (
    Count,
    checked,
    make_keys,
    private_files,
    publisher_folder,
    refuse_count,
    write_private,
)
from kiosk.bundles.keys.passphrase import refuse_weak
from kiosk.bundles.keys.private import PrivateKey
from kiosk.bundles.keys.ring import KeyRing
from kiosk.bundles.trust.root import CONTENT_ROLE, PROGRAM_ROLE
from kiosk.bundles.trust.trusted import Trusted
from kiosk.core.errors import Trouble
from kiosk.core.files import write_durably
from kiosk.core.words import Words

_NEXT_ROOT = Words("新的根文件", "The new root")
_NEXT_CONTENT = Words("新的内容文件", "The new content document")


class NewKeys:
    """Keys to be made for a role: how many there will be, which are replaced, and their passphrase.

    ``count`` None: as many as there were. ``only``: beginnings of the ids of the keys that go;
    empty: all of them.
    """

    def __init__(
        self, passphrase: str, count: Count | None = None, only: Sequence[str] = ()
    ) -> None:
        refuse_weak(passphrase)
        self.passphrase = passphrase
        self._count = count
        self._only = tuple(only)

    def replace(
        self, ids: Sequence[str], threshold: int, public: dict[str, str], role: str, version: int
    ) -> tuple[RoleKeys, tuple[PrivateKey, ...]]:
        """The role's keys afterwards, and those that were made for it.

        :raises Trouble: ``no-such-key``, ``wrong-count``.
        """
        count = self._count or Count(len(ids), threshold)
        refuse_count(count)
        for begin in self._only:
            if len(begin) < 6 or sum(id.startswith(begin.lower()) for id in ids) != 1:
                raise Trouble(
                    "no-such-key",
                    Words(f"没有编号以“{begin}”开头的密钥。", f"No key's id begins “{begin}”."),
                    Words(
                        "请用 kiosk keys show 看编号，至少写 6 位。",
                        "Please look the id up by kiosk keys show; write 6 digits or more.",
                    ),
                )
        going = tuple(begin.lower() for begin in self._only) or ("",)
        kept = [public[id] for id in ids if not id.startswith(going)]
        if len(kept) > count.keys:
            refuse_count(Count(count.keys, count.keys + 1))
        made = make_keys(role, version, count.keys - len(kept))
        return RoleKeys((*kept, *(key.public for key in made)), count.threshold), made


def rotate_root(authority: Authority, ring: KeyRing, new: NewKeys) -> Trusted:
    """Give the root new keys: signed by the old ones and by the new.

    :raises Trouble: with what is wrong; nothing is changed then.
    """
    signed = authority.root_signed
    version = signed["version"] + 1
    old = authority.keys_of(ROOT)
    keys, made = new.replace(*old, _public(signed["keys"]), ROOT, version)
    signed["keys"].update(keys.records)
    signed["roles"][ROOT] = {"keyids": list(keys.ids), "threshold": keys.threshold}
    keep_used(signed)
    ring.add(made)
    root = next_root(signed, version, ring, old, (keys.ids, keys.threshold))
    trusted = checked(root, authority.trusted.content)
    _write_private(authority, ROOT, made, new.passphrase)
    write_durably(trust_path(authority.folder, ROOT, version), root)
    return trusted


def rotate_content(authority: Authority, ring: KeyRing, new: NewKeys) -> Trusted:
    """Give the content role new keys: a new root names them, and they sign what it says again.

    :raises Trouble: with what is wrong; nothing is changed then.
    """
    signed = authority.root_signed
    version = signed["version"] + 1
    keys, made = new.replace(
        *authority.keys_of(CONTENT_ROLE), _public(signed["keys"]), CONTENT, version
    )
    signed["keys"].update(keys.records)
    for role in (CONTENT_ROLE, "snapshot", "timestamp"):
        signed["roles"][role] = {"keyids": list(keys.ids), "threshold": keys.threshold}
    keep_used(signed)
    ring.add(made)
    root = next_root(signed, version, ring, authority.keys_of(ROOT))
    content, number = _next_content(
        authority, authority.content_signed, ring, (keys.ids, keys.threshold)
    )
    trusted = checked(root, content)
    _write_private(authority, CONTENT, made, new.passphrase)
    write_durably(trust_path(authority.folder, CONTENT, number), content)
    write_durably(trust_path(authority.folder, ROOT, version), root)
    return trusted


def rotate_publisher(
    authority: Authority, ring: KeyRing, id: str, new: NewKeys | Sequence[str], threshold: int = 0
) -> Trusted:
    """Give a publisher new keys: made here, or given as public halves (64 hex digits each).

    :raises Trouble: with what is wrong; nothing is changed then.
    """
    old = authority.publisher_keys(id)
    signed = authority.content_signed
    made: tuple[PrivateKey, ...] = ()
    if isinstance(new, NewKeys):
        keys, made = new.replace(
            *old,
            _public(signed["delegations"]["keys"]),
            publisher_folder(id),
            authority.versions + 1,
        )
    else:
        keys = RoleKeys(tuple(new), threshold or min(old[1], len(new)))
        refuse_count(Count(len(keys.public), keys.threshold))
    role = _role_of(signed, id)
    role["keyids"], role["threshold"] = list(keys.ids), keys.threshold
    signed["delegations"]["keys"].update(keys.records)
    return _say(authority, signed, ring, made, new.passphrase if isinstance(new, NewKeys) else "")


def name_publisher(
    authority: Authority,
    ring: KeyRing,
    id: str,
    prefixes: Sequence[str],
    name: Text,
    keys: RoleKeys | Count,
    passphrase: str = "",
) -> Trusted:
    """Let somebody new publish below ``prefixes``, by public keys of theirs or by keys made here.

    :raises Trouble: ``publisher-exists``, ``prefix-taken``, or what else is wrong.
    """
    if authority.content.publisher(id) is not None:
        raise Trouble(
            "publisher-exists",
            Words(f"发布者“{id}”已经登记。", f"There is a publisher “{id}” already."),
            Words(
                "请换一个名字；要换密钥用 kiosk keys rotate，要改名称或前缀用 --change。",
                "Please take another name; kiosk keys rotate gives new keys, --change another "
                "name or prefix.",
            ),
        )
    _refuse_prefixes(authority, id, prefixes)
    made: tuple[PrivateKey, ...] = ()
    if isinstance(keys, Count):
        refuse_weak(passphrase)
        refuse_count(keys)
        made = make_keys(publisher_folder(id), authority.versions + 1, keys.keys)
        keys = RoleKeys(tuple(key.public for key in made), keys.threshold)
    refuse_count(Count(len(keys.public), keys.threshold))
    signed = authority.content_signed
    signed["delegations"]["keys"].update(keys.records)
    signed["delegations"]["roles"].append(publisher_role(id, keys, prefixes, name))
    return _say(authority, signed, ring, made, passphrase)


def change_publisher(
    authority: Authority, ring: KeyRing, id: str, prefixes: Sequence[str], name: Text
) -> Trusted:
    """Give a publisher other prefixes or another name; what is empty stays.

    :raises Trouble: with what is wrong; nothing is changed then.
    """
    authority.publisher(id)
    _refuse_prefixes(authority, id, prefixes)
    signed = authority.content_signed
    role = _role_of(signed, id)
    if prefixes:
        role["paths"] = [f"{prefix}.*" for prefix in sorted(set(prefixes))]
    if name:
        role["x-kepu-name"] = dict(name)
    return _say(authority, signed, ring)


def drop_publisher(authority: Authority, ring: KeyRing, id: str) -> Trusted:
    """Nothing more is taken from that publisher; what is installed stays.

    :raises Trouble: with what is wrong; nothing is changed then.
    """
    authority.publisher(id)
    signed = authority.content_signed
    signed["delegations"]["roles"].remove(_role_of(signed, id))
    return _say(authority, signed, ring)


def say_content(authority: Authority, signed: Json, ring: KeyRing) -> Trusted:
    """Sign and write ``signed`` as the next content document.

    :raises Trouble: with what is wrong; nothing is changed then.
    """
    return _say(authority, signed, ring)


def _say(
    authority: Authority,
    signed: Json,
    ring: KeyRing,
    made: tuple[PrivateKey, ...] = (),
    passphrase: str = "",
) -> Trusted:
    used = {id for role in signed["delegations"]["roles"] for id in role["keyids"]}
    keys = signed["delegations"]["keys"]
    signed["delegations"]["keys"] = {id: keys[id] for id in keys if id in used}
    content, version = _next_content(authority, signed, ring, authority.keys_of(CONTENT_ROLE))
    trusted = checked(authority.trusted.root, content)
    for key in made:
        role = key.label.rpartition("-v")[0]
        _write_private(authority, role, (key,), passphrase)
    write_durably(trust_path(authority.folder, CONTENT, version), content)
    return trusted


def keep_used(signed: Json) -> None:
    """Leave out of a root's keys those that no role of it names any more."""
    roles = [*signed["roles"].values(), signed["x-kepu"].get(PROGRAM_ROLE) or {"keyids": []}]
    used = {id for role in roles for id in role["keyids"]}
    signed["keys"] = {id: key for id, key in signed["keys"].items() if id in used}


def next_root(
    signed: Json, version: int, ring: KeyRing, *roles: tuple[Iterable[str], int]
) -> bytes:
    """The root signed as each of ``roles`` (key ids, threshold) demands.

    :raises Trouble: signatures are missing.
    """
    signed["version"] = version
    return sealed(signed, ring.signers(_NEXT_ROOT, *roles))


def _next_content(
    authority: Authority, signed: Json, ring: KeyRing, role: tuple[Iterable[str], int]
) -> tuple[bytes, int]:
    signed["version"] = version = authority.versions + 1
    return sealed(signed, ring.signers(_NEXT_CONTENT, role)), version


def _write_private(
    authority: Authority, role: str, made: tuple[PrivateKey, ...], passphrase: str
) -> None:
    for name, content in private_files(role, made, passphrase).items():
        write_private(authority.folder / name, content)


def _public(keys: Json) -> dict[str, str]:
    return {id: key["keyval"]["public"] for id, key in keys.items()}


def _role_of(signed: Json, id: str) -> Json:
    role: Json = next(one for one in signed["delegations"]["roles"] if one["name"] == id)
    return role


def _refuse_prefixes(authority: Authority, id: str, prefixes: Iterable[str]) -> None:
    """Refuse a prefix that another publisher has: nobody could tell whose exhibit it is."""
    for prefix in prefixes:
        for other in authority.content.publishers:
            if other.id != id and prefix in other.prefixes:
                raise Trouble(
                    "prefix-taken",
                    Words(
                        f"前缀“{prefix}”已属于发布者“{other.id}”。",
                        f"The prefix “{prefix}” belongs to the publisher “{other.id}”.",
                    ),
                    Words(
                        "请用更长的前缀，例如在后面加上自己的名字。",
                        "Please take a longer one, such as with your own name behind it.",
                    ),
                )
