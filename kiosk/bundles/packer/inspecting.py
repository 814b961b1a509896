"""What lies at a place, for people: who made it, what is in it, and whether it is whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.bundles.opening import open_source
from kiosk.bundles.packer.streaming import Tell
from kiosk.bundles.rereading import verify
from kiosk.bundles.source import Source, SourceGone
from kiosk.bundles.trust.judging import judge
from kiosk.bundles.trust.trusted import Trusted, advance
from kiosk.bundles.verdict import Kind, Verdict
from kiosk.core.errors import Trouble
from kiosk.core.languages import EN
from kiosk.core.words import Words


class Seen(NamedTuple):
    """One bundle. ``packs`` are those that lie there; ``damaged`` names what of it is, after every
    byte was read; None: nobody has read it all.
    """

    name: str
    verdict: Verdict
    packs: dict[str, int]
    damaged: tuple[str, ...] | None

    @property
    def is_sound(self) -> bool:
        """Whether nothing speaks against it that is known by now."""
        fine = (Kind.GOOD, Kind.HERE, Kind.NO_ROOT)
        return self.verdict.kind in fine and not self.damaged


class Inspected(NamedTuple):
    """Everything at one place."""

    name: str
    roots: tuple[int, ...]
    contents: tuple[int, ...]
    bundles: tuple[Seen, ...]


def open_place(place: Path) -> Source:
    """The source at ``place``: a stick, a folder, a ``.kepu`` file.

    :raises Trouble: ``nothing-there``, or what is wrong with the file.
    """
    try:
        return open_source(place)
    except SourceGone as gone:
        raise not_there(place) from gone


def not_there(place: Path) -> Trouble:
    """The place is not there, or no longer."""
    return Trouble(
        "nothing-there",
        Words(f"“{place}”打不开，或已拔出。", f"“{place}” cannot be opened, or was pulled."),
        Words("请检查路径，插好 U 盘。", "Please check the path, and plug the stick in."),
    )


def inspect(
    place: Path, trusted: Trusted | None, kiosk_version: str, tell: Tell | None = None
) -> Inspected:
    """Look at all bundles at ``place`` with the eyes of who trusts ``trusted``.

    With ``tell`` every byte is read and compared. Nothing is changed, and nothing is learned.

    :raises Trouble: when the place cannot be read.
    """
    source = open_place(place)
    try:
        roots, contents = source.roots(), source.contents()
        if trusted is not None:
            trusted = advance(trusted, roots, contents)
        seen = tuple(_seen(source, name, trusted, kiosk_version, tell) for name in source.bundles())
    except SourceGone as gone:
        raise not_there(place) from gone
    return Inspected(source.name, tuple(sorted(roots)), tuple(sorted(contents)), seen)


def _seen(
    source: Source, name: str, trusted: Trusted | None, kiosk_version: str, tell: Tell | None
) -> Seen:
    packs = source.pack_sizes(name)
    verdict = judge(trusted, source.manifest(name), name, {}, kiosk_version, packs)
    damaged = None
    if tell is not None and verdict.bundle is not None:
        damaged = tuple(verify(source, verdict.bundle, tell, lambda: False))
    return Seen(name, verdict, packs, damaged)


def as_json(found: Inspected) -> dict[str, Any]:
    """Everything, in plain values."""
    return {
        "name": found.name,
        "roots": list(found.roots),
        "contents": list(found.contents),
        "bundles": [_bundle_json(one) for one in found.bundles],
    }


def as_lines(found: Inspected, language: str, size: Callable[[int], str]) -> list[str]:
    """The same for a terminal; ``size`` writes a number of bytes."""
    english = language == EN
    lines = [
        f"{found.name}  root {_versions(found.roots)}  content {_versions(found.contents)}",
    ]
    for one in found.bundles:
        lines += ["", one.name, f"  {one.verdict.words.text(language)}"]
        if one.damaged is not None:
            whole = "every byte is sound" if english else "逐字节核对，全部完好"
            broken = ("damaged: " if english else "损坏：") + " ".join(one.damaged[:20])
            lines.append(f"  {broken if one.damaged else whole}")
        bundle = one.verdict.bundle
        if bundle is None:
            continue
        lines.append(
            f"  {bundle.title.text(language)}  {bundle.version}  {bundle.made}  "
            f"{size(bundle.size_bytes)}"
        )
        lines += [f"  {name}  {size(packed)}" for name, packed in one.packs.items()]
        lines += [
            f"    {each.id}  {each.version}  {size(each.size_bytes)}  {each.title.text(language)}"
            for each in bundle.exhibits
        ]
    if not found.bundles:
        lines.append("There is no bundle." if english else "没有资源包。")
    return lines


def _versions(versions: tuple[int, ...]) -> str:
    return f"{versions[0]}–{versions[-1]}" if len(versions) > 1 else str(*versions or ("—",))


def _bundle_json(one: Seen) -> dict[str, Any]:
    verdict, bundle = one.verdict, one.verdict.bundle
    told: dict[str, Any] = {
        "name": one.name,
        "kind": verdict.kind.value,
        "words": {"zh": verdict.words.zh, "en": verdict.words.en},
        "signer": verdict.signer,
        "detail": verdict.detail,
        "packs": one.packs,
        "damaged": None if one.damaged is None else list(one.damaged),
    }
    if bundle is not None:
        told |= {
            "publisher": bundle.publisher,
            "package": bundle.package,
            "seq": bundle.seq,
            "version": bundle.version,
            "title": dict(bundle.title.by_language),
            "made": bundle.made,
            "kiosk": {"from": bundle.kiosk_from, "below": bundle.kiosk_below},
            "valid_until_s": verdict.valid_until_s,
            "size_bytes": bundle.size_bytes,
            "exhibits": [
                {"id": each.id, "version": each.version, "size_bytes": each.size_bytes}
                for each in bundle.exhibits
            ],
        }
    return told
