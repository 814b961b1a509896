"""An authority: founded, changed, and followed by kiosks that trusted its first root."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tuf.api.metadata import Metadata, Root, Targets

from kiosk.bundles.keys import changes, founding
from kiosk.bundles.keys.authority import Authority, read_authority
from kiosk.bundles.keys.changes import (
    NewKeys,
    change_publisher,
    drop_publisher,
    name_publisher,
    rotate_content,
    rotate_publisher,
    rotate_root,
)
from kiosk.bundles.keys.documents import RoleKeys, sealed
from kiosk.bundles.keys.founding import Count
from kiosk.bundles.keys.handing import make_publisher_key, read_public
from kiosk.bundles.keys.private import key_files
from kiosk.bundles.keys.recalling import lift, raise_min_seq, recall_exhibit, recall_package
from kiosk.bundles.keys.showing import as_json, as_lines
from kiosk.bundles.stick import StickSource
from kiosk.bundles.trust import Trusted, advance, first_trust
from kiosk.core.errors import Trouble
from kiosk.core.files import write_durably
from kiosk.library.denied import Denied
from tests.bundles.offices import AUTHORITY, PASSPHRASE, cheap, office, ring, tree

NEW = "seven green lamps, one boat"
REASON = {"zh-Hans": "年代写错了", "en": "A wrong date"}


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return office(tmp_path / "keys")


def _refused(code: str, act: Callable[[], Any]) -> Trouble:
    with pytest.raises(Trouble) as raised:
        act()
    assert raised.value.code == code
    assert any("\u4e00" <= sign <= "\u9fff" for sign in raised.value.what.zh)
    return raised.value


def _kiosk(before: Trusted, folder: Path) -> Trusted:
    """A kiosk that sees this folder's ``KEPU`` on a stick."""
    source = StickSource(folder)
    return advance(before, source.roots(), source.contents())


def test_a_new_authority_has_all_it_needs(authority: Authority, tmp_path: Path) -> None:
    held = tree(authority.folder)
    assert {name for name in held if not name.endswith(".pem")} == {
        "README.txt",
        "KEPU/trust/1.root.json",
        "KEPU/trust/1.content.json",
    }
    assert sum(name.startswith("private/root/") for name in held) == 3
    assert sum(name.startswith("private/content/") for name in held) == 2
    assert sum(name.startswith("private/publisher-own/") for name in held) == 1
    for path in authority.folder.rglob("*.pem"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    guide = held["README.txt"].decode("utf-8-sig")
    assert "朝阳市科协" in guide and authority.trusted.fingerprint in guide and "2 把" in guide
    assert [path.name for path in tmp_path.iterdir()] == ["keys"]


def test_its_documents_are_metadata_of_tuf(authority: Authority) -> None:
    root = Metadata[Root].from_file(str(authority.folder / "KEPU/trust/1.root.json"))
    content = Metadata[Targets].from_file(str(authority.folder / "KEPU/trust/1.content.json"))
    root.signed.verify_delegate("root", root.signed_bytes, root.signatures)
    root.signed.verify_delegate("targets", content.signed_bytes, content.signatures)
    assert content.signed.delegations is not None
    assert content.signed.delegations.roles is not None
    assert content.signed.delegations.roles["own"].is_delegated_path("cn.test.one")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"root": Count(2, 3)}, "wrong-count"),
        ({"root": Count(0, 0)}, "wrong-count"),
        ({"content": Count(21, 1)}, "wrong-count"),
        ({"prefixes": ["cn"]}, "bad-field"),
        ({"prefixes": ["cn.Kepu"]}, "bad-field"),
        ({"prefixes": []}, "bad-field"),
    ],
)
def test_what_can_never_be_an_authority_is_refused(
    more: dict[str, Any], code: str, tmp_path: Path
) -> None:
    _refused(code, lambda: office(tmp_path / "keys", **more))
    assert not list(tmp_path.iterdir())


def test_keys_that_are_there_are_never_written_over(authority: Authority, tmp_path: Path) -> None:
    before = tree(authority.folder)
    _refused("keys-exist", lambda: office(authority.folder))
    assert tree(authority.folder) == before
    (tmp_path / "empty").mkdir()
    office(tmp_path / "empty")


def test_a_disk_that_fills_leaves_no_half_authority(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = write_durably, 0

    def write(path: Path, content: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls == 5:
            raise OSError(28, "full")
        real(path, content)

    monkeypatch.setattr(founding, "write_durably", write)
    _refused("disk-full", lambda: office(tmp_path / "keys"))
    assert not list(tmp_path.iterdir())


def test_a_kiosk_five_roots_behind_catches_up(authority: Authority) -> None:
    kiosk = first_trust(authority.trusted.root)
    for _ in range(5):
        authority = read_authority(authority.folder)
        rotate_root(authority, ring(authority.folder), NewKeys(PASSPHRASE))
    kiosk = _kiosk(kiosk, authority.folder)
    assert (kiosk.root_version, kiosk.content_version) == (6, 1)
    assert kiosk.fingerprint != authority.trusted.roots and len(kiosk.chain) == 6


def test_a_lost_root_key_is_replaced_by_the_others_alone(authority: Authority) -> None:
    kiosk = first_trust(authority.trusted.root)
    lost = authority.folder / "private" / "root" / "root-v1-2.pem"
    lost.unlink()
    ids = authority.keys_of("root")[0]
    [gone] = set(ids) - set(key_files([authority.folder]))
    rotate_root(authority, ring(authority.folder), NewKeys(NEW, only=[gone[:8]]))
    kiosk = _kiosk(kiosk, authority.folder)
    kept = read_authority(authority.folder).keys_of("root")[0]
    assert kiosk.root_version == 2
    assert gone not in kept and len(set(kept) & set(ids)) == 2


def test_fewer_than_the_old_threshold_cannot_rotate(authority: Authority) -> None:
    for at in (1, 2):
        (authority.folder / "private" / "root" / f"root-v1-{at}.pem").unlink()
    before = tree(authority.folder)
    for rotate in (rotate_root, rotate_content):
        told = _refused(
            "signatures-missing",
            lambda: rotate(authority, ring(authority.folder), NewKeys(NEW)),  # noqa: B023
        )
        assert "2 把" in told.what.zh and "1 把" in told.what.zh
        assert tree(authority.folder) == before


def test_root_keys_kept_apart_sign_together(authority: Authority, tmp_path: Path) -> None:
    private = authority.folder / "private" / "root"
    sticks = [tmp_path / "zhang", tmp_path / "li"]
    for at, stick in enumerate(sticks, 1):
        stick.mkdir()
        shutil.move(private / f"root-v1-{at}.pem", stick)
    shutil.rmtree(private)
    kiosk = first_trust(authority.trusted.root)
    only_one = ring(authority.folder, sticks[0])
    _refused("signatures-missing", lambda: rotate_root(authority, only_one, NewKeys(NEW)))
    rotate_root(authority, ring(authority.folder, *sticks), NewKeys(NEW, Count(4, 3)))
    kiosk = _kiosk(kiosk, authority.folder)
    assert kiosk.root_version == 2
    assert read_authority(authority.folder).keys_of("root")[1] == 3


def test_new_content_keys_say_what_the_old_ones_said(authority: Authority) -> None:
    kiosk = _kiosk(first_trust(authority.trusted.root), authority.folder)
    stolen = ring(authority.folder)
    recall_exhibit(authority, stolen, "cn.test.one", ["1.0.0"], REASON)
    old = read_authority(authority.folder)
    rotate_content(old, stolen, NewKeys(NEW))
    kiosk = _kiosk(kiosk, authority.folder)
    assert (kiosk.root_version, kiosk.content_version) == (2, 3)
    assert [one.exhibit for one in kiosk.denied] == ["cn.test.one"]
    # What the stolen keys sign from now on is nobody's word.
    forged = sealed(
        {**old.content_signed, "version": 9},
        stolen.signers(changes._NEXT_CONTENT, old.keys_of("targets")),
    )
    assert advance(kiosk, {}, {9: forged}).content_version == 3
    after = read_authority(authority.folder)
    recall_exhibit(after, ring(after.folder, known=[NEW]), "cn.test.two", [], REASON)
    assert _kiosk(kiosk, authority.folder).content_version == 4


def test_power_going_between_content_and_root_leaves_what_was_valid(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(path: Path, content: bytes) -> None:
        if path.name.endswith(".root.json"):
            raise KeyboardInterrupt
        write_durably(path, content)

    monkeypatch.setattr(changes, "write_durably", write)
    with pytest.raises(KeyboardInterrupt):
        rotate_content(authority, ring(authority.folder), NewKeys(PASSPHRASE))
    monkeypatch.undo()
    cheap(monkeypatch)
    again = read_authority(authority.folder)
    assert (again.trusted.root_version, again.trusted.content_version) == (1, 1)
    rotate_content(again, ring(authority.folder), NewKeys(PASSPHRASE))
    kiosk = _kiosk(first_trust(authority.trusted.root), authority.folder)
    assert (kiosk.root_version, kiosk.content_version) == (2, 3)


def test_a_school_makes_its_key_at_home_and_sends_the_public_half(
    authority: Authority, tmp_path: Path
) -> None:
    made = make_publisher_key(tmp_path / "school", "school", NEW)
    public = read_public(made.public, "school")
    keys = ring(authority.folder)
    name = {"zh-Hans": "向阳小学科技社团"}
    who = "school", ["cn.test.school"], name
    trusted = name_publisher(authority, keys, *who, RoleKeys((public,), 1))
    assert [one.id for one in trusted.publishers] == ["own", "school"]
    authority = read_authority(authority.folder)
    assert authority.publisher_keys("school") == ((made.id,), 1)
    assert not list(authority.folder.glob("private/publisher-school/*"))
    _refused(
        "publisher-exists", lambda: name_publisher(authority, keys, *who, RoleKeys((public,), 1))
    )
    other = ("club", ["cn.test.school"], name)
    _refused("prefix-taken", lambda: name_publisher(authority, keys, *other, Count(1, 1), NEW))
    second = make_publisher_key(tmp_path / "school", "school", NEW)
    rotate_publisher(authority, keys, "school", [read_public(second.public, "school")])
    authority = read_authority(authority.folder)
    assert authority.publisher_keys("school") == ((second.id,), 1)
    assert made.id not in authority.content_signed["delegations"]["keys"]


def test_a_publisher_is_renamed_widened_and_dropped(authority: Authority) -> None:
    keys = ring(authority.folder)
    change_publisher(authority, keys, "own", ["cn.test", "cn.more"], {})
    authority = read_authority(authority.folder)
    [own] = authority.trusted.publishers
    assert own.prefixes == ("cn.more", "cn.test") and own.name.text("zh-Hans") == "朝阳市科协"
    change_publisher(authority, keys, "own", [], {"zh-Hans": "新名字"})
    authority = read_authority(authority.folder)
    assert authority.trusted.publishers[0].name.text("zh-Hans") == "新名字"
    old = authority.publisher_keys("own")
    rotate_publisher(authority, keys, "own", NewKeys(PASSPHRASE, Count(3, 2)))
    authority = read_authority(authority.folder)
    assert authority.publisher_keys("own")[1] == 2
    assert not set(old[0]) & set(authority.publisher_keys("own")[0])
    drop_publisher(authority, keys, "own")
    authority = read_authority(authority.folder)
    assert authority.trusted.publishers == ()
    _refused("unknown-publisher", lambda: drop_publisher(authority, keys, "own"))


def test_recalls_add_up_and_can_be_lifted(authority: Authority) -> None:
    def denied() -> tuple[Denied, ...]:
        return read_authority(authority.folder).trusted.denied

    def now() -> Authority:
        return read_authority(authority.folder)

    keys = ring(authority.folder)
    recall_exhibit(now(), keys, "cn.test.one", ["1.0.0"], REASON)
    recall_exhibit(now(), keys, "cn.test.one", ["1.1.0"], REASON)
    recall_package(now(), keys, "own.space", 4, REASON)
    recall_package(now(), keys, "own.space", 3, REASON)
    package, exhibit = denied()
    assert exhibit.versions == ("1.0.0", "1.1.0")
    assert exhibit.reason.text("en") == "A wrong date"
    assert package.through_seq == 4
    recall_exhibit(now(), keys, "cn.test.one", [], REASON)
    recall_exhibit(now(), keys, "cn.test.one", ["2.0.0"], REASON)
    assert denied()[1].versions == ()
    lift(now(), keys, "cn.test.one")
    assert [one.package for one in denied()] == ["own.space"]
    _refused("not-recalled", lambda: lift(now(), keys, "cn.test.one"))
    _refused("bad-field", lambda: recall_exhibit(now(), keys, "one", [], REASON))
    _refused("bad-field", lambda: recall_exhibit(now(), keys, "cn.a.b", [], {"zh-Hans": " "}))


def test_the_lowest_number_only_grows(authority: Authority) -> None:
    keys = ring(authority.folder)
    raise_min_seq(authority, keys, "own.space", 3)
    authority = read_authority(authority.folder)
    assert authority.content.min_seq == {"own.space": 3}
    for seq in (2, 3):
        _refused("lower-seq", lambda: raise_min_seq(authority, keys, "own.space", seq))  # noqa: B023
    _refused("unknown-publisher", lambda: raise_min_seq(authority, keys, "club.space", 3))


def test_every_version_stays_because_kiosks_follow_one_by_one(authority: Authority) -> None:
    keys = ring(authority.folder)
    before = tree(authority.folder)
    raise_min_seq(authority, keys, "own.space", 3)
    rotate_root(read_authority(authority.folder), keys, NewKeys(PASSPHRASE))
    after = tree(authority.folder)
    assert {name: after[name] for name in before} == before
    assert {"KEPU/trust/2.root.json", "KEPU/trust/2.content.json"} <= after.keys()


def test_a_folder_without_trust_or_with_a_broken_chain_is_refused(
    authority: Authority, tmp_path: Path
) -> None:
    _refused("no-keys", lambda: read_authority(tmp_path / "nothing"))
    for _ in range(2):
        rotate_root(read_authority(authority.folder), ring(authority.folder), NewKeys(PASSPHRASE))
    trust = authority.folder / "KEPU" / "trust"
    (trust / "2.root.json").unlink()
    _refused("bad-trust-document", lambda: read_authority(authority.folder))


def test_it_shows_what_it_is_without_a_passphrase(authority: Authority) -> None:
    recall_exhibit(authority, ring(authority.folder), "cn.test.one", [], REASON)
    raise_min_seq(read_authority(authority.folder), ring(authority.folder), "own.space", 3)
    authority = read_authority(authority.folder)
    told = as_json(authority)
    assert told["authority"] == AUTHORITY
    assert told["fingerprint"] == authority.trusted.fingerprint
    assert told["roles"]["root"]["threshold"] == 2 and len(told["roles"]["root"]["keys"]) == 3
    assert told["publishers"][0]["prefixes"] == ["cn.test"]
    assert told["min_seq"] == {"own.space": 3}
    assert told["recalled"] == [{"exhibit": "cn.test.one", "versions": [], "reason": REASON}]
    assert "root-v1-3" in told["private_here"]
    for language, words in (("zh-Hans", "朝阳市科协"), ("en", "A wrong date")):
        assert any(words in line for line in as_lines(authority, language))
