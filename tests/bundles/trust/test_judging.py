"""The verdict on one bundle, and every attack that it has to see."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from typing import Any

import pytest
from tuf.api.metadata import Metadata, Root, Targets

from kiosk.bundles.trust import HeldSeq, Trusted, advance, first_trust, judge
from kiosk.bundles.trust.fields import UNSEEN
from kiosk.bundles.verdict import Kind, Verdict
from tests.bundles.forge import (
    CONTENT_KEYS,
    EXHIBIT,
    OWN,
    OWN_KEYS,
    ForgedKey,
    ForgedPublisher,
    content_signed,
    keys,
    make_content,
    make_manifest,
    make_packs,
    make_root,
    manifest_signed,
    sign,
    signature,
    target,
    written,
)

NAME = "own.shipped.1"
FOREIGN = keys("foreign")
CLUB = ForgedPublisher("club", keys("club"), 1, ("cn.school.club.*",), {"zh-Hans": "科学社"})
SIZES = {name: len(pack) for name, pack in make_packs({"cn.kepu.one": EXHIBIT}).items()}
WORDS = {"zh-Hans": "数据有误", "en": "wrong data"}


def _trusting(*publishers: ForgedPublisher, version: int = 1, **more: Any) -> Trusted:
    content = make_content(version, publishers=publishers or (OWN, CLUB), **more)
    return advance(first_trust(make_root()), {}, {version: content})


TRUSTED = _trusting()


def _judge(
    manifest: bytes | None,
    name: str = NAME,
    trusted: Trusted | None = TRUSTED,
    held: HeldSeq | None = None,
    kiosk: str = "0.1.0",
    sizes: dict[str, int] | None = None,
) -> Verdict:
    key = name.rpartition(".")[0]
    verdict = judge(trusted, manifest, name, {key: held} if held else {}, kiosk, sizes)
    for words in (verdict.words, verdict.next_step):
        assert re.search("[\u4e00-\u9fff]", words.zh) and words.zh.endswith("。")
        assert words.en.endswith(".")
    return verdict


def test_a_bundle_of_a_known_publisher_is_good() -> None:
    verdict = _judge(make_manifest(), sizes=SIZES)
    assert verdict.kind is Kind.GOOD
    assert verdict.words.zh == "来自“朝阳市科协”，完整。"
    assert verdict.signer == "朝阳市科协"
    assert verdict.bundle is not None and verdict.bundle.name == NAME
    assert verdict.colour == "good"


def test_a_kiosk_that_trusts_nobody_says_so_and_shows_what_it_is() -> None:
    verdict = _judge(make_manifest(), trusted=None)
    assert verdict.kind is Kind.NO_ROOT
    assert verdict.bundle is not None


@pytest.mark.parametrize("trusted", [first_trust(make_root()), _trusting(CLUB)])
def test_a_publisher_whom_nobody_has_named_is_unknown(trusted: Trusted) -> None:
    verdict = _judge(make_manifest(), trusted=trusted)
    assert (verdict.kind, verdict.colour) == (Kind.UNKNOWN, "warn")
    assert verdict.words.zh.startswith("未知作者：")


@pytest.mark.parametrize("by", [(), FOREIGN, CLUB.keys, CONTENT_KEYS])
def test_a_bundle_signed_by_others_is_unknown(by: tuple[ForgedKey, ...]) -> None:
    assert _judge(make_manifest(by=by)).kind is Kind.UNKNOWN


def test_one_signature_of_two_is_not_enough_however_often() -> None:
    two = _trusting(OWN._replace(threshold=2))
    assert _judge(make_manifest(by=OWN_KEYS), trusted=two).kind is Kind.GOOD
    one = _judge(make_manifest(), trusted=two)
    assert (one.kind, one.detail) == (Kind.UNKNOWN, "1/2 signatures")
    assert _judge(make_manifest(by=(*OWN_KEYS[:1], *FOREIGN)), trusted=two).kind is Kind.UNKNOWN
    twice = make_manifest(by=(OWN_KEYS[0], OWN_KEYS[0]))
    assert _judge(twice, trusted=two).kind is Kind.DAMAGED
    signed = manifest_signed()
    lent = {**signature(signed, OWN_KEYS[0]), "keyid": OWN_KEYS[1].id}
    both = written({"signed": signed, "signatures": [signature(signed, OWN_KEYS[0]), lent]})
    assert _judge(both, trusted=two).kind is Kind.DAMAGED


def test_a_manifest_changed_after_signing_is_damaged() -> None:
    document = json.loads(make_manifest())
    document["signed"]["x-kepu"]["title"]["zh-Hans"] = "别的"
    verdict = _judge(written(document))
    assert verdict.kind is Kind.DAMAGED
    assert "签名不符" in verdict.words.zh


def test_a_signature_of_another_document_is_worth_nothing() -> None:
    document = json.loads(make_manifest(seq=2))
    document["signatures"] = json.loads(make_manifest())["signatures"]
    assert _judge(written(document), name="own.shipped.2").kind is Kind.DAMAGED


@pytest.mark.parametrize("at", [40, 300, 700, 1000])
def test_a_single_flipped_bit_is_seen(at: int) -> None:
    raw = bytearray(make_manifest())
    raw[at] ^= 1
    assert _judge(bytes(raw)).kind in (Kind.DAMAGED, Kind.UNKNOWN)


def test_the_manifest_of_one_bundle_under_the_name_of_another_is_damaged() -> None:
    for name in ("own.shipped.2", "own.other.1", "club.shipped.1", "", "own.shipped.01"):
        verdict = _judge(make_manifest(), name=name)
        assert (verdict.kind, verdict.detail) == (Kind.DAMAGED, name)


def test_a_publisher_who_takes_the_name_of_another_is_unknown() -> None:
    club_says_own = make_manifest(by=CLUB.keys, exhibits={"cn.school.club.x": EXHIBIT})
    assert _judge(club_says_own).kind is Kind.UNKNOWN


@pytest.mark.parametrize(
    "id", ["cn.kepu.one", "cn.school.clubs.x", "cn.school.club-x.y", "cn.schoolxclub.x"]
)
def test_a_publisher_who_claims_ids_of_another_is_unknown(id: str) -> None:
    exhibits = {"cn.school.club.fine": EXHIBIT, id: EXHIBIT}
    raw = make_manifest(by=CLUB.keys, publisher="club", exhibits=exhibits)
    verdict = _judge(raw, name="club.shipped.1")
    assert (verdict.kind, verdict.detail) == (Kind.UNKNOWN, id)
    assert "科学社" in verdict.words.zh
    del exhibits[id]
    fine = make_manifest(by=CLUB.keys, publisher="club", exhibits=exhibits)
    assert _judge(fine, name="club.shipped.1").kind is Kind.GOOD


@pytest.mark.parametrize("raw", [make_root(), make_content(), b"", b"{}", b"[]", b"\xff"])
def test_other_documents_are_no_manifest(raw: bytes) -> None:
    assert _judge(raw).kind is Kind.DAMAGED


def test_a_missing_manifest_is_named() -> None:
    verdict = _judge(None)
    assert (verdict.kind, verdict.detail) == (Kind.DAMAGED, "bundle.json")


def test_a_key_that_a_new_content_document_leaves_out_signs_no_more() -> None:
    raw = make_manifest(by=OWN_KEYS[1:])
    assert _judge(raw).kind is Kind.GOOD
    fewer = make_content(2, publishers=(OWN._replace(keys=OWN_KEYS[:1]),))
    assert _judge(raw, trusted=advance(TRUSTED, {}, {2: fewer})).kind is Kind.UNKNOWN


def _held(raw: bytes, current: int | None, highest: int) -> HeldSeq:
    return HeldSeq(highest, current, hashlib.sha256(raw).hexdigest() if current else "")


def test_what_is_installed_is_here_even_when_its_packs_are_gone() -> None:
    raw = make_manifest()
    verdict = _judge(raw, held=_held(raw, 1, 1), sizes={})
    assert (verdict.kind, verdict.colour) == (Kind.HERE, "good")


def test_the_same_number_with_other_content_is_damaged() -> None:
    held = _held(make_manifest(), 1, 1)
    other = make_manifest(title={"zh-Hans": "别的"})
    assert _judge(other, held=held).kind is Kind.DAMAGED


def test_an_old_bundle_played_again_is_older() -> None:
    raw = make_manifest(seq=3)
    for held in (_held(raw, 4, 4), HeldSeq(4, None, ""), _held(raw, 2, 4)):
        assert _judge(raw, name="own.shipped.3", held=held).kind is Kind.OLDER


def test_the_highest_number_is_that_of_the_bundle_that_had_it_first() -> None:
    raw = make_manifest(seq=4)
    digest = hashlib.sha256(raw).hexdigest()
    for current, known, kind in (
        (None, digest, Kind.GOOD),
        (None, "0" * 64, Kind.DAMAGED),
        (3, "0" * 64, Kind.DAMAGED),
    ):
        held = HeldSeq(4, current, "1" * 64 if current else "", known)
        assert _judge(raw, name="own.shipped.4", held=held).kind is kind


def test_the_highest_may_be_installed_again_after_going_back() -> None:
    raw = make_manifest(seq=4)
    for held in (_held(make_manifest(seq=3), 3, 4), HeldSeq(4, None, "")):
        assert _judge(raw, name="own.shipped.4", held=held).kind is Kind.GOOD


def test_a_bundle_below_the_lowest_seq_of_its_package_is_older() -> None:
    lowest = _trusting(min_seq={"own.shipped": 2})
    assert _judge(make_manifest(), trusted=lowest).kind is Kind.OLDER
    assert _judge(make_manifest(seq=2), "own.shipped.2", lowest).kind is Kind.GOOD
    other = _trusting(min_seq={"own.other": 2})
    assert _judge(make_manifest(), trusted=other).kind is Kind.GOOD


@pytest.mark.parametrize(
    ("denied", "hit"),
    [
        ({"exhibit": "cn.kepu.one", "versions": []}, True),
        ({"exhibit": "cn.kepu.one", "versions": ["0.9.0", "1.0.0"]}, True),
        ({"exhibit": "cn.kepu.one", "versions": ["1.0.1"]}, False),
        ({"exhibit": "cn.kepu.two", "versions": []}, False),
        ({"package": "own.shipped", "through_seq": 1}, True),
        ({"package": "own.shipped", "through_seq": 7}, True),
        ({"package": "own.other", "through_seq": 7}, False),
    ],
)
def test_what_is_on_the_deny_list_is_recalled_with_its_reason(
    denied: dict[str, Any], hit: bool
) -> None:
    trusted = _trusting(deny=[{**denied, "reason": WORDS}])
    raw = make_manifest()
    verdict = _judge(raw, trusted=trusted)
    assert (verdict.kind is Kind.RECALLED) == hit
    if hit:
        assert "数据有误" in verdict.words.zh
        assert "wrong data" in verdict.words.en
        assert _judge(raw, trusted=trusted, held=_held(raw, 1, 1)).kind is Kind.RECALLED
    assert len(trusted.denied) == 1


@pytest.mark.parametrize(
    ("least", "below", "kiosk", "fits"),
    [
        ("0.1", "2", "0.1.0", True),
        ("0.1.0", "", "0.1", True),
        ("", "", "0.1.0", True),
        ("0.2", "", "0.10.0", True),
        ("0.10", "", "0.9.9", False),
        ("0.1.1", "2", "0.1.0", False),
        ("0.1", "0.1", "0.1.0", False),
        ("0.1", "0.2", "0.2.0", False),
        ("0.1", "0.2", "0.1.99", True),
        ("1", "2", "1.0.0.dev3+x", True),
    ],
)
def test_a_bundle_says_for_which_kiosks_it_is_made(
    least: str, below: str, kiosk: str, fits: bool
) -> None:
    raw = make_manifest(kiosk={"from": least, "below": below})
    assert _judge(raw, kiosk=kiosk).kind is (Kind.GOOD if fits else Kind.NEWER_KIOSK)


def test_a_newer_format_needs_a_newer_kiosk() -> None:
    raw = make_manifest(format=2, pages=["new"])
    assert _judge(raw).kind is Kind.NEWER_KIOSK


@pytest.mark.parametrize(
    ("sizes", "word"),
    [({}, "缺少"), ({"0001.pack": 3}, "没有拷完"), ({"0001.pack": 10**6}, "比应有的长")],
)
def test_a_pack_of_another_size_is_named(sizes: dict[str, int], word: str) -> None:
    verdict = _judge(make_manifest(), sizes=sizes)
    assert (verdict.kind, verdict.detail) == (Kind.DAMAGED, "0001.pack")
    assert word in verdict.words.zh


def test_packs_that_nobody_has_looked_at_are_not_missed() -> None:
    assert _judge(make_manifest(), sizes=None).kind is Kind.GOOD
    assert _judge(make_manifest(), sizes={**SIZES, "0002.pack": 5}).kind is Kind.GOOD


def test_an_emergency_bundle_says_until_when_and_nobody_looks_at_a_clock() -> None:
    for until, seconds in ("1970-01-02T00:00:00Z", 86_400), ("2099-01-01T00:00:00Z", 4070908800):
        verdict = _judge(make_manifest(emergency={"valid_until": until}))
        assert (verdict.kind, verdict.valid_until_s) == (Kind.GOOD, seconds)
    assert _judge(make_manifest()).valid_until_s is None


@pytest.mark.parametrize("expires", ["1970-01-01T00:00:00Z", "2099-01-01T00:00:00Z"])
def test_the_date_of_expiry_makes_no_difference(expires: str) -> None:
    assert _judge(make_manifest(expires=expires)).kind is Kind.GOOD


def test_tuf_itself_reads_and_accepts_what_the_house_makes() -> None:
    root: Metadata[Root] = Metadata.from_bytes(make_root())
    content: Metadata[Targets] = Metadata.from_bytes(make_content())
    bundle: Metadata[Targets] = Metadata.from_bytes(make_manifest())
    root.signed.verify_delegate("root", root.signed_bytes, root.signatures)
    root.signed.verify_delegate("targets", content.signed_bytes, content.signatures)
    content.signed.verify_delegate("own", bundle.signed_bytes, bundle.signatures)
    assert content.signed.delegations is not None
    roles = content.signed.delegations.get_roles_for_target("cn.kepu.one")
    assert list(roles) == [("own", True)]


def test_trust_is_asked_without_loading_what_checks_signatures() -> None:
    heavy = "tuf", "securesystemslib", "cryptography", "pydantic"
    code = (
        "import sys, kiosk.bundles.trust, kiosk.bundles.trust_files, kiosk.cli_trust;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_a_sentence_never_shows_what_cannot_be_seen() -> None:
    raw = make_manifest(**{"\x1b[2J\u202e": 1})  # type: ignore[arg-type]
    for verdict in (_judge(raw), _judge(make_manifest(), name="own.\u202eshipped\n.1")):
        assert verdict.kind is Kind.DAMAGED
        assert not UNSEEN.search(verdict.words.zh + verdict.words.en)


def test_a_content_document_holds_no_exhibits_of_its_own() -> None:
    signed = content_signed(2)
    assert advance(TRUSTED, {}, {2: sign(signed, CONTENT_KEYS)}).content_version == 2
    signed["targets"] = {"cn.kepu.one": target()}
    assert advance(TRUSTED, {}, {2: sign(signed, CONTENT_KEYS)}) == TRUSTED
