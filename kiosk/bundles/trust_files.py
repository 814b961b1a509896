"""Whom this machine trusts, on its disk: ``trust/<version>.root.json`` and ``trust/content.json``.

All roots that are known are kept, since another kiosk may need them to follow; of the content
role only the newest document. Each file is written whole or not at all, roots first and oldest
first, so that every moment in between is a state that was once right.
"""

from __future__ import annotations

import contextlib
import logging
import re
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.reading import read_small, read_whole
from kiosk.bundles.source import LAYOUT, TRUST
from kiosk.bundles.trust import Trusted, TrustFault, advance, first_trust, from_kept, offered_trust
from kiosk.core.errors import Trouble
from kiosk.core.files import disk_trouble, set_aside, write_durably
from kiosk.core.places import Places
from kiosk.core.words import Words

log = logging.getLogger(__name__)

_NAME = re.compile(r"([1-9][0-9]{0,8})\.(root|content)\.json")
_CONTENT = "content.json"


class _Kept(NamedTuple):
    """What one reading found; ``damaged`` does not hold together, ``unread`` the disk did not
    give. Nothing is called damaged while something is unread: it may be what stands behind it.
    """

    trusted: Trusted | None
    damaged: tuple[tuple[Path, TrustFault], ...] = ()
    unread: tuple[tuple[Path, OSError], ...] = ()


def read_trusted(places: Places) -> Trusted | None:
    """Whom this machine trusts; None when nobody, or when nothing that is kept holds together.

    The newest root that holds wins. A damaged file is set aside and told in the log; one that the
    disk does not give (this time) stays.
    """
    kept = _read_kept(places)
    if not kept.damaged and not kept.unread:
        return kept.trusted
    try:
        with _alone(places):  # somebody may have been writing just now: read once more
            kept = _read_kept(places)
            _set_damaged_aside(kept)
    except Trouble as trouble:  # a disk that cannot be written: what is there is still read
        log.warning("what is kept of trust cannot be looked at alone: %s", trouble)
    for path, error in kept.unread:
        log.warning("%s cannot be read: %s", path.name, error)
    return kept.trusted


def _read_own(places: Places) -> Trusted | None:
    """Like :func:`read_trusted`, for who is alone and about to write over it.

    :raises Trouble: the disk does not give all of it: nothing may be concluded from the rest.
    """
    kept = _read_kept(places)
    for path, error in kept.unread:
        raise disk_trouble(error, path) from error
    _set_damaged_aside(kept)
    return kept.trusted


def _read_kept(places: Places) -> _Kept:
    roots, unread = _own_roots(places)
    damaged: list[tuple[Path, TrustFault]] = []
    found: Trusted | None = None
    while roots and found is None:
        version, newest = max(roots.items())
        older = [roots[one] for one in sorted(roots) if one < version]
        try:
            held = from_kept(newest, None, older)
            found = held if held.root_version == version else None
            fault = TrustFault("its name is of another version")
        except TrustFault as one:
            fault = one
        if found is None:
            damaged.append((_root_path(places, version), fault))
        del roots[version]
    if found is not None:
        try:
            found = _with_content(places, found)
        except OSError as error:
            unread.append((places.trust / _CONTENT, error))
        except TrustFault as fault:
            damaged.append((places.trust / _CONTENT, fault))
    return _Kept(found, () if unread else tuple(damaged), tuple(unread))


def _own_roots(places: Places) -> tuple[dict[int, bytes], list[tuple[Path, OSError]]]:
    """The newest roots that are kept, by version, and those that the disk does not give."""
    read: dict[int, bytes] = {}
    unread: list[tuple[Path, OSError]] = []
    try:
        named = _named(places.trust, "root")
    except (FileNotFoundError, NotADirectoryError):
        return read, unread
    except OSError as error:
        return read, [(places.trust, error)]
    for version, path in named.items():
        try:
            raw = read_whole(path, BUNDLE_LIMITS.root_bytes)
        except FileNotFoundError:
            continue  # taken away since it was listed
        except OSError as error:
            unread.append((path, error))
            continue
        if raw is not None:
            read[version] = raw
    return read, unread


def _with_content(places: Places, trusted: Trusted) -> Trusted:
    """:raises TrustFault: it is damaged.
    :raises OSError: the disk does not give it.
    """
    path = places.trust / _CONTENT
    try:
        content = read_whole(path, BUNDLE_LIMITS.content_bytes)
    except FileNotFoundError:
        return trusted
    if content is None:
        raise TrustFault("it is too large, or no file")
    try:
        return from_kept(trusted.root, content, trusted.chain[:-1])
    except TrustFault:
        if not _was_right_once(trusted, content):
            raise
        return trusted


def _was_right_once(trusted: Trusted, content: bytes) -> bool:
    """Whether an older root stands behind ``content``: power went between the two files."""
    for root in trusted.chain[:-1]:
        with contextlib.suppress(TrustFault):
            from_kept(root, content)
            return True
    return False


def keep_trusted(places: Places, trusted: Trusted) -> Trusted:
    """Keep what was learned from a stick; what this machine trusts afterwards.

    Looks again at what is kept and only ever goes forward from there: while a stick was read,
    somebody else may have learned more from another, or replaced the authority.

    :raises Trouble: when the disk refuses; then what was kept before still holds.
    """
    with _alone(places):
        own = _read_own(places)
        if own is not None:
            offer = {} if trusted.content is None else {trusted.content_version: trusted.content}
            trusted = advance(own, trusted.roots, offer)
        _write(places, trusted)
    return trusted


def _alone(places: Places) -> AbstractContextManager[None]:
    """Alone among the processes that write here, by the lock of the content's record: else an
    older word could be written over a newer one that has just come.
    """
    from kiosk.library.store.database import locked  # late: with SQLite

    return locked(places.content)


def _write(places: Places, trusted: Trusted) -> None:
    kept = _documents(places.trust, "root")
    for version, root in trusted.roots.items():
        if kept.get(version) != root:
            write_durably(_root_path(places, version), root)
    path = places.trust / _CONTENT
    if trusted.content is None:
        _remove(path)
    elif read_small(path, BUNDLE_LIMITS.content_bytes) != trusted.content:
        write_durably(path, trusted.content)
    for version in kept:
        if version <= trusted.root_version - BUNDLE_LIMITS.roots:
            _remove(_root_path(places, version))


def offered_at(place: Path) -> Trusted | None:
    """What could be trusted of ``place``: a stick, a folder of keys, or the file of one root."""
    if place.is_file():
        return _offered_in(place)
    for folder in (place / LAYOUT / TRUST, place / TRUST, place):
        found = offered_trust(_documents(folder, "root"), _documents(folder, "content"))
        if found is not None:
            return found
    return None


def _offered_in(file: Path) -> Trusted | None:
    """The root in ``file``, whatever its name has become on its way; with those before it."""
    raw = read_small(file, BUNDLE_LIMITS.root_bytes)
    if raw is None:
        return None
    with contextlib.suppress(TrustFault):
        version = first_trust(raw).root_version
        beside = _documents(file.parent, "root")
        roots = {number: root for number, root in beside.items() if number < version}
        return offered_trust({**roots, version: raw}, _documents(file.parent, "content"))
    return None


def begin_trust(places: Places, offered: Trusted, *, replace: bool = False) -> Trusted:
    """To trust what an operator has chosen; what this machine trusts afterwards.

    Where it trusts the same authority already, it only goes forward. With ``replace`` the files of
    another authority are set aside first.

    :raises Trouble: ``other-root`` when it trusts another one and is not asked to replace it, or
        what the disk refuses.
    """
    with _alone(places):
        return _begin(places, offered, replace=replace)


def _begin(places: Places, offered: Trusted, *, replace: bool) -> Trusted:
    # What is replaced may be beyond reading.
    own = _read_kept(places).trusted if replace else _read_own(places)
    if own is not None:
        offer = {} if offered.content is None else {offered.content_version: offered.content}
        forward = advance(own, offered.roots, offer)
        if offered.root in forward.chain:
            _write(places, forward)
            return forward
        if not replace:
            raise _other_root(own)
    if replace:
        _set_all_aside(places)
    _write(places, offered)
    log.info("a root is trusted now: %s", offered.fingerprint)
    return offered


def _other_root(own: Trusted) -> Trouble:
    return Trouble(
        "other-root",
        Words(
            f"本机已经信任“{own.authority.text('zh-Hans')}”（{own.fingerprint}），没有改动。",
            f"This machine trusts “{own.authority.text('en')}” ({own.fingerprint}) already;"
            " nothing was changed.",
        ),
        Words(
            "确定要改为信任另一个单位，请加上 --replace。",
            "To trust another authority instead, add --replace.",
        ),
    )


def _set_all_aside(places: Places) -> None:
    # Oldest first: a power cut in between leaves the newest, with which all else still goes on.
    for path in _named_or_none(places.trust, "root").values():
        set_aside(path)
    content = places.trust / _CONTENT
    if content.exists():
        set_aside(content)


def _documents(folder: Path, kind: str) -> dict[int, bytes]:
    """The documents of one kind in ``folder``, by the version in their names."""
    most = BUNDLE_LIMITS.root_bytes if kind == "root" else BUNDLE_LIMITS.content_bytes
    named = _named_or_none(folder, kind)
    read = {version: read_small(path, most) for version, path in named.items()}
    return {version: raw for version, raw in read.items() if raw is not None}


def _named_or_none(folder: Path, kind: str) -> dict[int, Path]:
    try:
        return _named(folder, kind)
    except OSError:
        return {}


def _named(folder: Path, kind: str) -> dict[int, Path]:
    """The files of one kind in ``folder``, by the version in their names: the newest, oldest first.

    :raises OSError: when it cannot be listed.
    """
    names = sorted(path.name for path in folder.iterdir())
    named = [found for name in names if (found := _NAME.fullmatch(name)) and found[2] == kind]
    newest = sorted(named, key=lambda found: int(found[1]))[-2 * BUNDLE_LIMITS.roots :]
    return {int(found[1]): folder / found[0] for found in newest}


def _root_path(places: Places, version: int) -> Path:
    return places.trust / f"{version}.root.json"


def _set_damaged_aside(kept: _Kept) -> None:
    """Only by who is alone: else it could be what somebody else has just written."""
    for path, fault in kept.damaged:
        log.warning("%s does not hold together (%s); it is set aside", path.name, fault.detail)
        try:
            set_aside(path)
        except Trouble as trouble:  # a disk that cannot be written: what is there is still read
            log.warning("%s could not be set aside: %s", path.name, trouble)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise disk_trouble(error, path) from error
