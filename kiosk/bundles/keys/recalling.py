"""召回: what the content role forbids, and below which numbers nothing is taken any more."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.bundles.keys.authority import Authority
from kiosk.bundles.keys.changes import say_content
from kiosk.bundles.keys.documents import Json, Text
from kiosk.bundles.keys.ring import KeyRing
from kiosk.bundles.trust.trusted import Trusted
from kiosk.core.errors import Trouble
from kiosk.core.words import Words


def recall_exhibit(
    authority: Authority, ring: KeyRing, exhibit: str, versions: Sequence[str], reason: Text
) -> Trusted:
    """Forbid these versions of an exhibit (none: all of them), besides what is forbidden already.

    :raises Trouble: with what is wrong; nothing is changed then.
    """
    signed = authority.content_signed
    deny: list[Json] = signed["x-kepu"]["deny"]
    before = next((one for one in deny if one.get("exhibit") == exhibit), None)
    wanted = sorted(set(versions))
    if before is not None:
        deny.remove(before)
        if wanted:  # a recall of all versions stays one
            wanted = sorted({*wanted, *before["versions"]}) if before["versions"] else []
    deny.append({"exhibit": exhibit, "versions": wanted, "reason": dict(reason)})
    return say_content(authority, _in_order(signed), ring)


def recall_package(
    authority: Authority, ring: KeyRing, package: str, through_seq: int, reason: Text
) -> Trusted:
    """Forbid the bundles of a package (``publisher.package``) up to that seq.

    :raises Trouble: with what is wrong; nothing is changed then.
    """
    signed = authority.content_signed
    deny: list[Json] = signed["x-kepu"]["deny"]
    before = next((one for one in deny if one.get("package") == package), None)
    if before is not None:
        deny.remove(before)
        through_seq = max(through_seq, before["through_seq"])
    deny.append({"package": package, "through_seq": through_seq, "reason": dict(reason)})
    return say_content(authority, _in_order(signed), ring)


def lift(authority: Authority, ring: KeyRing, name: str) -> Trusted:
    """Take back the recall of an exhibit or a package.

    :raises Trouble: ``not-recalled``, or what else is wrong; nothing is changed then.
    """
    signed = authority.content_signed
    deny: list[Json] = signed["x-kepu"]["deny"]
    kept = [one for one in deny if name not in (one.get("exhibit"), one.get("package"))]
    if len(kept) == len(deny):
        raise Trouble(
            "not-recalled",
            Words(f"“{name}”没有被召回。", f"“{name}” is not recalled."),
            Words("请用 kiosk keys show 核对。", "Please look it up by kiosk keys show."),
        )
    signed["x-kepu"]["deny"] = kept
    return say_content(authority, signed, ring)


def raise_min_seq(authority: Authority, ring: KeyRing, package: str, seq: int) -> Trusted:
    """Let no kiosk install bundles of that package below ``seq`` any more; it only grows.

    :raises Trouble: ``lower-seq``, ``unknown-publisher``, or what else is wrong.
    """
    authority.publisher(package.partition(".")[0])
    signed = authority.content_signed
    lowest: dict[str, int] = signed["x-kepu"]["min_seq"]
    if seq <= lowest.get(package, 0):
        raise Trouble(
            "lower-seq",
            Words(
                f"“{package}”的最低序号已经是 {lowest.get(package, 0)}，只能加大。",
                f"The lowest seq of “{package}” is {lowest.get(package, 0)}; it only grows.",
            ),
            Words("请用更大的数。", "Please take a higher number."),
        )
    lowest[package] = seq
    return say_content(authority, signed, ring)


def _in_order(signed: Json) -> Json:
    signed["x-kepu"]["deny"].sort(key=lambda one: (one.get("exhibit", ""), one.get("package", "")))
    return signed
