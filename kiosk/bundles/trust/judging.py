"""The verdict on one bundle: bytes in, one plain sentence out. No file, no network, no clock.

The order of the questions is that of what a teacher has to know first: does it hold together, who
made it, may it still be shown, does it fit this kiosk, is it new, is it complete.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from itertools import zip_longest

from kiosk.bundles.bundle import Bundle
from kiosk.bundles.trust import sentences
from kiosk.bundles.trust.content import ContentDocument, Publisher, read_content
from kiosk.bundles.trust.faults import ManifestFault, NewerFormat
from kiosk.bundles.trust.manifest import Manifest, read_manifest
from kiosk.bundles.trust.sentences import Sentences
from kiosk.bundles.trust.signing import signers
from kiosk.bundles.trust.trusted import Trusted
from kiosk.bundles.verdict import Kind, Verdict
from kiosk.core.languages import ZH
from kiosk.library.denied import Denied
from kiosk.library.holding import HeldSeq
from kiosk.library.texts import LocalText

_NEVER_HELD = HeldSeq(0, None, "")


def judge(
    trusted: Trusted | None,
    manifest: bytes | None,
    name: str,
    held: Mapping[str, HeldSeq],
    kiosk_version: str,
    pack_sizes: Mapping[str, int] | None,
) -> Verdict:
    """What to say of the bundle in the folder ``name``, whose ``bundle.json`` is ``manifest``.

    ``manifest`` is None when it is missing or too large. ``held`` says by package what is installed
    here. ``pack_sizes`` (bytes by name) is what lies on the stick, None when nobody has looked.
    Never raises.
    """
    if manifest is None:
        return _verdict(Kind.DAMAGED, sentences.no_manifest(), detail="bundle.json")
    try:
        read = read_manifest(manifest)
    except NewerFormat as fault:
        return _verdict(Kind.NEWER_KIOSK, sentences.newer_format(), detail=fault.detail)
    except ManifestFault as fault:
        return _verdict(Kind.DAMAGED, sentences.bad_manifest(fault), detail=fault.detail)
    bundle = read.bundle
    if bundle.name != name:
        return _verdict(Kind.DAMAGED, sentences.wrong_name(name), bundle, detail=name)
    if trusted is None:
        return _verdict(Kind.NO_ROOT, sentences.no_root(), bundle)
    content = read_content(trusted.content) if trusted.content is not None else None
    publisher = content.publisher(bundle.publisher) if content is not None else None
    if content is None or publisher is None:
        return _verdict(Kind.UNKNOWN, sentences.unknown(bundle), bundle, detail=bundle.publisher)
    unsigned = _unsigned(content, publisher, read)
    if unsigned is not None:
        return unsigned
    known = _Known(content, publisher, bundle, hashlib.sha256(manifest).hexdigest())
    held_seq = HeldSeq(*held.get(bundle.key, _NEVER_HELD))
    return (
        known.recalled()
        or known.other_kiosk(kiosk_version)
        or known.not_newer(held_seq)
        or known.packs_missing(pack_sizes)
        or known.good()
    )


def _unsigned(content: ContentDocument, publisher: Publisher, read: Manifest) -> Verdict | None:
    bundle = read.bundle
    found = signers(content.targets, publisher.id, read.document)
    if not found.enough:
        if found.broken:
            words = sentences.changed(publisher.name)
            return _verdict(Kind.DAMAGED, words, bundle, detail="bundle.json: signature")
        few = sentences.too_few(publisher.name, found.fitting, found.threshold)
        detail = f"{found.fitting}/{found.threshold} signatures"
        return _verdict(Kind.UNKNOWN, few, bundle, detail=detail)
    foreign = next((one.id for one in bundle.exhibits if not publisher.may_publish(one.id)), None)
    if foreign is not None:
        words = sentences.not_theirs(publisher.name, foreign)
        return _verdict(Kind.UNKNOWN, words, bundle, detail=foreign)
    return None


class _Known:
    """A bundle whose signature is right: everything that is asked of it afterwards."""

    def __init__(
        self, content: ContentDocument, publisher: Publisher, bundle: Bundle, sha256: str
    ) -> None:
        self._content = content
        self._name = publisher.name
        self._bundle = bundle
        self._sha256 = sha256

    def recalled(self) -> Verdict | None:
        """On the deny list: the whole of it, or an exhibit in it."""
        bundle = self._bundle
        for denied in self._content.denied:
            if denied.hits_package(bundle.key, bundle.seq):
                return self._recall(denied, bundle.title, bundle.key)
            for one in bundle.exhibits:
                if denied.hits_exhibit(one.id, one.version):
                    return self._recall(denied, one.title, one.id)
        return None

    def _recall(self, denied: Denied, title: LocalText, id: str) -> Verdict:
        return self._says(Kind.RECALLED, sentences.recalled(title, denied.reason), id)

    def other_kiosk(self, version: str) -> Verdict | None:
        """Made for an earlier or a later kiosk."""
        own, bundle = _numbers(version), self._bundle
        if bundle.kiosk_from and _compare(own, _numbers(bundle.kiosk_from)) < 0:
            words = sentences.newer_kiosk(bundle.kiosk_from, version)
            return self._says(Kind.NEWER_KIOSK, words, f"from {bundle.kiosk_from}")
        if bundle.kiosk_below and _compare(own, _numbers(bundle.kiosk_below)) >= 0:
            words = sentences.older_kiosk(bundle.kiosk_below, version)
            return self._says(Kind.NEWER_KIOSK, words, f"below {bundle.kiosk_below}")
        return None

    def not_newer(self, held: HeldSeq) -> Verdict | None:
        """Installed already, or older than what has been."""
        seq = self._bundle.seq
        if seq == held.current:
            if held.current_sha256 == self._sha256:
                return self._says(Kind.HERE, sentences.here(self._name), "")
            return self._says(Kind.DAMAGED, sentences.same_number(seq), f"seq {seq}")
        if seq == held.highest and held.highest_sha256 not in ("", self._sha256):
            return self._says(Kind.DAMAGED, sentences.same_number(seq), f"seq {seq}")
        lowest = self._content.min_seq.get(self._bundle.key, 0)
        if seq < held.highest:
            return self._says(Kind.OLDER, sentences.older(), f"seq {seq} < {held.highest}")
        if seq < lowest:
            return self._says(Kind.OLDER, sentences.outdated(self._name), f"seq {seq} < {lowest}")
        return None

    def packs_missing(self, sizes: Mapping[str, int] | None) -> Verdict | None:
        """A pack that is not there, or has another size than it has to have."""
        if sizes is None:
            return None
        for name, size in self._bundle.packs:
            if sizes.get(name) != size:
                words = sentences.bad_pack(name, size, sizes.get(name))
                return self._says(Kind.DAMAGED, words, name)
        return None

    def good(self) -> Verdict:
        """Nothing speaks against it."""
        return self._says(Kind.GOOD, sentences.good(self._name), "")

    def _says(self, kind: Kind, words: Sentences, detail: str) -> Verdict:
        return _verdict(kind, words, self._bundle, self._name.text(ZH), detail)


def _verdict(
    kind: Kind, words: Sentences, bundle: Bundle | None = None, signer: str = "", detail: str = ""
) -> Verdict:
    emergency = bundle.emergency if bundle is not None else None
    until_s = emergency.valid_until_s if emergency is not None else None
    return Verdict(kind, words.what, words.next_step, bundle, signer, detail, until_s)


def _numbers(version: str) -> tuple[int, ...]:
    """``0.10.2`` as numbers, up to the first step that is none."""
    found = []
    for step in version.split("."):
        if not step.isdecimal() or not step.isascii():
            break
        found.append(int(step))
    return tuple(found)


def _compare(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """-1, 0 or 1; a missing step is 0."""
    for left, right in zip_longest(one, other, fillvalue=0):
        if left != right:
            return -1 if left < right else 1
    return 0
