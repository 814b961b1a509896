"""What can happen to what is installed: pure steps from one state to the next."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.denied import Denied
from kiosk.library.holding import NewBundle, Note
from kiosk.library.store.state import KeptBundle, KeptExhibit, Package, State

_MOST_NOTES = 40


def placed(state: State, record: NewBundle, sha256: str) -> State:
    """A bundle is on trial; what is visible stays as it is. Once more is the same.

    :raises Trouble: ``older-bundle`` below the highest that was ever confirmed, ``other-bundle``
        where other bytes have that number.
    """
    key = record.key
    package = state.packages.get(key, Package())
    if record.seq < package.highest:
        raise Trouble(
            "older-bundle",
            Words(
                f"第 {record.seq} 期比装过的第 {package.highest} 期旧（{key}）。",
                f"No. {record.seq} is older than no. {package.highest}, which has been "
                f"installed ({key}).",
            ),
            Words("请用更新的资源包。", "Please use a newer bundle."),
        )
    before = state.bundles.get((key, record.seq))
    if before is not None and before.confirmed and before.manifest_sha256 != sha256:
        raise Trouble(
            "other-bundle",
            Words(
                f"另一个资源包也叫第 {record.seq} 期（{key}）。",
                f"Another bundle is called no. {record.seq} as well ({key}).",
            ),
            Words("请联系制作单位换一个期号。", "Please ask its maker for another number."),
        )
    bundle = KeptBundle(
        publisher=record.publisher,
        package=record.package,
        seq=record.seq,
        version=record.version,
        title=record.title,
        signer=record.signer,
        manifest_sha256=sha256,
        emergency_until_s=record.emergency_until_s,
        exhibits=tuple(
            KeptExhibit(one.id, one.version, one.title, one.content, one.size_bytes)
            for one in record.exhibits
        ),
        confirmed=before.confirmed if before is not None else 0,
    )
    bundles = {**state.bundles, (key, record.seq): bundle}
    return state._replace(bundles=bundles).with_package(key, package._replace(trial=record.seq))


def confirmed(state: State, key: str) -> State:
    """The bundle on trial is visible from now on; the one before is kept.

    Without one on trial nothing changes: it was confirmed before.

    :raises Trouble: ``no-bundle``.
    """
    package = _package(state, key)
    if package.trial is None:
        _current(state, key)
        return state
    seq = package.trial
    previous = package.current if package.current != seq else package.previous
    after = package._replace(current=seq, previous=previous, trial=None)
    if seq >= package.highest:
        sha256 = state.bundles[key, seq].manifest_sha256
        after = after._replace(highest=seq, highest_sha256=sha256)
    notes = tuple(note for note in state.notes if not note.name.startswith(f"refused {key} "))
    return _in_front(state._replace(notes=notes), key, seq).with_package(key, after)


def refused(state: State, key: str, reason: Words) -> State:
    """The bundle on trial is let go; the operator is told why."""
    package = _package(state, key)
    if package.trial is None:
        return state
    bundle = state.bundles[key, package.trial]
    name = f"refused {key} {bundle.seq} {bundle.manifest_sha256[:8]}"
    noted = with_notes(state, [Note(name, "refused", bundle.title, reason)])
    return noted.with_package(key, package._replace(trial=None))


def rolled_back(state: State, key: str) -> State:
    """The bundle before is visible again; the one that was is kept, to come back to.

    :raises Trouble: ``no-bundle``, ``no-previous``, or ``recalled``.
    """
    package = _package(state, key)
    current = _current(state, key)
    if package.previous is None:
        raise Trouble(
            "no-previous",
            Words(
                f"“{current.title.text('zh-Hans')}”没有保留上一版。",
                f"No earlier version of “{current.title.text('en')}” is kept.",
            ),
            Words("不需要的话可以移除它。", "It can be removed if it is not wanted."),
        )
    hit = next((d for d in state.denied if d.hits_package(key, package.previous)), None)
    if hit is not None:
        raise Trouble(
            "recalled",
            Words(
                f"上一版已被召回：{hit.reason.text('zh-Hans')}。",
                f"The version before has been recalled: {hit.reason.text('en')}.",
            ),
            Words("请装更新的资源包。", "Please install a newer bundle."),
        )
    after = package._replace(current=package.previous, previous=package.current)
    return _in_front(state, key, package.previous).with_package(key, after)


def removed(state: State, key: str) -> State:
    """The package is gone; its highest seq is remembered, so that nothing older comes in.

    :raises Trouble: ``no-bundle``.
    """
    package = _package(state, key)
    _current(state, key)
    return state.with_package(key, Package(None, None, package.trial, *package[3:]))


def denied(state: State, denied: Iterable[Denied]) -> State:
    """That deny list is in force. What it newly keeps out is noted for the operator."""
    now = tuple(denied)
    noted = []
    for key, bundle in state.current():
        for one in now:
            if one in state.denied:
                continue
            title = bundle.title
            hit = one.hits_package(key, bundle.seq)
            for exhibit in bundle.exhibits:
                if one.hits_exhibit(exhibit.id, exhibit.version):
                    hit, title = True, exhibit.title
            if hit:
                name = f"recalled {key} {bundle.seq} {one.exhibit or one.package}"
                reason = Words(one.reason.text("zh-Hans"), one.reason.text("en"))
                noted.append(Note(name, "recalled", title, reason))
    return with_notes(state._replace(denied=now), noted)


def with_notes(state: State, notes: Iterable[Note]) -> State:
    """More to tell the operator; nothing twice, and not without end."""
    fresh = {note.name: note for note in notes if note.name not in state.told}
    kept = (*(note for note in state.notes if note.name not in fresh), *fresh.values())
    return state._replace(notes=kept[-_MOST_NOTES:])


def told(state: State, names: Iterable[str]) -> State:
    """The operator has seen these notes."""
    gone = {*names} & {note.name for note in state.notes}
    left = tuple(note for note in state.notes if note.name not in gone)
    seen = {name for name in gone if name != "damaged"}  # that may come again
    return state._replace(notes=left, told=state.told | seen)


def _in_front(state: State, key: str, seq: int) -> State:
    """Of two packages with one exhibit, the one confirmed last is seen."""
    count = 1 + max((bundle.confirmed for bundle in state.bundles.values()), default=0)
    bundle = state.bundles[key, seq]._replace(confirmed=count)
    return state._replace(bundles={**state.bundles, (key, seq): bundle})


def _package(state: State, key: str) -> Package:
    package = state.packages.get(key)
    if package is None:
        raise no_bundle(key)
    return package


def _current(state: State, key: str) -> KeptBundle:
    package = _package(state, key)
    if package.current is None:
        raise no_bundle(key)
    return state.bundles[key, package.current]


def no_bundle(key: str) -> Trouble:
    """Nothing of that name is installed."""
    return Trouble(
        "no-bundle",
        Words(f"本机没有装资源包“{key}”。", f"No bundle “{key}” is installed here."),
        Words("kiosk bundle list 列出已装的资源包。", "“kiosk bundle list” shows what is."),
    )
