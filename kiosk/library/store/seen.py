"""From the state to what is seen of it: packages for the operator, folders for the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.library.holding import (
    Held,
    HeldExhibit,
    HeldSeq,
    Installed,
    PinnedBundle,
    RecalledExhibit,
    ShownFolder,
)
from kiosk.library.store.names import exhibit_folder
from kiosk.library.store.state import KeptBundle, KeptExhibit, Package, State


def held_packages(state: State, content: Path) -> tuple[Held, ...]:
    """The packages that are installed, by key."""
    return tuple(
        held_package(state, content, key)
        for key, package in sorted(state.packages.items())
        if package.current is not None
    )


def held_package(state: State, content: Path, key: str) -> Held:
    """One package that is installed."""
    package = state.packages[key]
    assert package.current is not None
    bundle = state.bundles[key, package.current]
    previous = None if package.previous is None else state.bundles[key, package.previous]
    exhibits = tuple(
        HeldExhibit(
            one.id,
            one.version,
            one.title,
            one.content,
            exhibit_folder(content, one.id, one.content),
            one.size_bytes,
        )
        for one in bundle.exhibits
    )
    return Held(
        key=key,
        publisher=bundle.publisher,
        package=bundle.package,
        signer=bundle.signer,
        seq=bundle.seq,
        version=bundle.version,
        title=bundle.title,
        size_bytes=sum(one.size_bytes for one in exhibits),
        manifest_sha256=bundle.manifest_sha256,
        exhibits=exhibits,
        previous_seq=package.previous,
        previous_version="" if previous is None else previous.version,
        emergency_until_s=bundle.emergency_until_s,
        highest_seq=package.highest,
    )


def held_seqs(state: State) -> dict[str, HeldSeq]:
    """What decides whether a bundle is newer, by package."""
    found = {}
    for key, package in state.packages.items():
        if package.highest:
            now = None if package.current is None else state.bundles[key, package.current]
            sha256 = "" if now is None else now.manifest_sha256
            found[key] = HeldSeq(package.highest, package.current, sha256, package.highest_sha256)
    return found


def installed(state: State, content: Path, troubles: Iterable[Trouble] = ()) -> Installed:
    """What the catalogue has to know."""
    choices: dict[str, list[ShownFolder]] = {}
    stand_ins: dict[str, list[ShownFolder]] = {}
    recalled: list[RecalledExhibit] = []
    pins: list[PinnedBundle] = []
    for key, bundle in state.current():
        seen = []
        for one in bundle.exhibits:
            hit = _denied(state, key, bundle, one)
            if hit is not None:
                recalled.append(hit)
                continue
            seen.append(one.id)
            choices.setdefault(one.id, []).append(_shown(content, key, bundle, one))
            before = _before(state, state.packages[key], key, one.id)
            if before is not None and _denied(state, key, *before) is None:
                stand_in = _shown(content, key, *before)._replace(stands_in=True)
                stand_ins.setdefault(one.id, []).append(stand_in)
        if bundle.emergency_until_s is not None and seen:
            pins.append(PinnedBundle(key, bundle.title, bundle.emergency_until_s, tuple(seen)))
    return Installed(
        {id: (*ones, *stand_ins.get(id, ())) for id, ones in choices.items()},
        tuple(pins),
        state.denied,
        tuple(recalled),
        tuple(troubles),
    )


def _before(
    state: State, package: Package, key: str, id: str
) -> tuple[KeptBundle, KeptExhibit] | None:
    if package.previous is None:
        return None
    bundle = state.bundles[key, package.previous]
    found = next((one for one in bundle.exhibits if one.id == id), None)
    return None if found is None else (bundle, found)


def _denied(state: State, key: str, bundle: KeptBundle, one: KeptExhibit) -> RecalledExhibit | None:
    for denied in state.denied:
        if denied.hits_package(key, bundle.seq) or denied.hits_exhibit(one.id, one.version):
            return RecalledExhibit(one.id, one.version, one.title, key, denied.reason)
    return None


def _shown(content: Path, key: str, bundle: KeptBundle, one: KeptExhibit) -> ShownFolder:
    return ShownFolder(
        id=one.id,
        version=one.version,
        title=one.title,
        content=one.content,
        folder=exhibit_folder(content, one.id, one.content),
        publisher=bundle.signer,
        package=key,
        emergency_until_s=bundle.emergency_until_s,
    )
