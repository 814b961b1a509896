"""What a stick offers, and what looking at it teaches this kiosk."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.bundles import offers
from kiosk.bundles.limits import MIB
from kiosk.bundles.offers import Looked, look, verify
from kiosk.bundles.opening import open_source
from kiosk.bundles.source import SourceGone
from kiosk.bundles.stick import StickSource
from kiosk.bundles.stream import poster_bytes
from kiosk.bundles.trust_files import read_trusted
from kiosk.bundles.verdict import Kind
from kiosk.core.errors import Trouble
from tests.bundles import forge
from tests.bundles.layouts import archive, lay
from tests.bundles.shelf import Shelf, exhibit, places_in, stick_of


def _kinds(looked: Looked) -> list[tuple[str, str]]:
    return [(offer.name, offer.verdict.kind.value) for offer in looked.offers]


def test_a_new_bundle_is_offered_with_what_it_would_change(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "content")
    places = places_in(tmp_path)
    old = {f"cn.kepu.{n}": exhibit(n) for n in ("kept", "changed", "removed")}
    shelf.put(forge.make_manifest(exhibits=old), old)
    new = {"cn.kepu.kept": old["cn.kepu.kept"], "cn.kepu.added": exhibit("added", b"12345")}
    new["cn.kepu.changed"] = exhibit("changed", b"new picture")
    root, bundle = stick_of(tmp_path / "stick", new, seq=2)
    looked = look(root, places, shelf, "科普")
    (offer,) = looked.offers
    assert (looked.source_name, offer.place, offer.source_name) == ("科普", root, "科普")
    assert (offer.name, offer.verdict.kind, offer.first) == (bundle.name, Kind.GOOD, True)
    assert [one.id for one in offer.added] == ["cn.kepu.added"]
    assert [(one.now.id, one.before_version) for one in offer.changed] == [
        ("cn.kepu.changed", "1.0.0")
    ]
    assert [one.id for one in offer.removed] == ["cn.kepu.removed"]
    assert offer.same == 1
    added = sum(map(len, new["cn.kepu.added"].values()))
    assert offer.copy_bytes == added + len(b"new picture")


def test_the_installed_bundle_is_here_and_older_ones_are_older(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "content")
    places = places_in(tmp_path)
    files = {"cn.kepu.one": exhibit()}
    for seq in (1, 2, 3, 4):
        stick_of(tmp_path / "stick", files, seq=seq)
    stick_of(tmp_path / "stick", files, seq=1, package="else")
    shelf.put(forge.make_manifest(exhibits=files, seq=2), files)
    looked = look(tmp_path / "stick", places, shelf)
    assert _kinds(looked) == [
        ("own.else.1", "good"),
        ("own.shipped.4", "good"),
        ("own.shipped.3", "good"),
        ("own.shipped.2", "here"),
        ("own.shipped.1", "older"),
    ]
    assert [offer.first for offer in looked.offers] == [True, True, False, False, False]
    assert looked.offers[3].same == 1
    assert looked.offers[3].copy_bytes == 0


def test_an_emergency_comes_before_all(tmp_path: Path) -> None:
    files = {"cn.kepu.one": exhibit()}
    stick_of(tmp_path / "stick", files)
    emergency = {"valid_until": "2026-12-31T00:00:00Z"}
    stick_of(tmp_path / "stick", files, package="warning", emergency=emergency)
    looked = look(tmp_path / "stick", places_in(tmp_path), Shelf(tmp_path / "content"))
    assert [offer.name for offer in looked.offers] == ["own.warning.1", "own.shipped.1"]


def test_against_the_programs_own_exhibits_one_is_changed_or_the_same(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    lay(places.exhibits / "cn.kepu.same", exhibit("same"))
    lay(places.exhibits / "cn.kepu.other", exhibit("other"))
    lay(places.exhibits / "cn.kepu.broken", {"exhibit.toml": b"= nonsense"})
    names = ("same", "other", "broken", "new")
    more = {"same": b"<svg/>", "other": b"another picture"}
    files = {f"cn.kepu.{n}": exhibit(n, more.get(n, b"x")) for n in names}
    root, _ = stick_of(tmp_path / "stick", files)
    (offer,) = look(root, places, Shelf(tmp_path / "content")).offers
    assert [one.id for one in offer.added] == ["cn.kepu.new"]
    assert [(one.now.id, one.before_version) for one in offer.changed] == [
        ("cn.kepu.broken", ""),
        ("cn.kepu.other", "1.0.0"),
    ]
    assert (offer.same, offer.removed) == (1, ())


def test_looking_takes_over_newer_trust_and_its_deny_list(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "content")
    places = places_in(tmp_path)
    files = {"cn.kepu.one": exhibit()}
    root, _ = stick_of(tmp_path / "stick", files)
    chain = forge.make_chain(3)
    reason = {"zh-Hans": "图片有误", "en": "a wrong picture"}
    deny = [{"exhibit": "cn.kepu.one", "versions": [], "reason": reason}]
    lay(root / "KEPU/trust", {f"{n}.root.json": raw for n, raw in chain.items()})
    lay(root / "KEPU/trust", {"5.content.json": forge.make_content(5, deny=deny)})
    looked = look(root, places, shelf)
    assert looked.trusted_after is not None
    assert (looked.trusted_after.root_version, looked.trusted_after.content_version) == (3, 5)
    assert [one.exhibit for one in looked.newly_denied] == ["cn.kepu.one"]
    assert shelf.denied() == looked.newly_denied
    assert read_trusted(places) == looked.trusted_after
    assert _kinds(looked) == [("own.shipped.1", "recalled")]
    assert look(root, places, shelf).newly_denied == ()


def test_a_deny_list_that_was_kept_but_not_passed_on_is_passed_on(tmp_path: Path) -> None:
    reason = {"zh-Hans": "有误", "en": "wrong"}
    deny = [{"package": "own.shipped", "through_seq": 3, "reason": reason}]
    places = places_in(tmp_path, deny=deny)
    shelf = Shelf(tmp_path / "content")
    looked = look(lay(tmp_path / "stick"), places, shelf)
    assert [one.package for one in looked.newly_denied] == ["own.shipped"]
    assert shelf.denied() == looked.newly_denied


def test_foreign_trust_changes_nothing(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    before = read_trusted(places)
    strangers = forge.keys("stranger-a", "stranger-b")
    root, _ = stick_of(tmp_path / "stick", {"cn.kepu.one": exhibit()}, by=strangers[:1])
    foreign = forge.make_root(2, by=strangers, root=strangers)
    lay(root / "KEPU/trust", {"2.root.json": foreign, "9.content.json": b"{}"})
    looked = look(root, places, Shelf(tmp_path / "content"))
    assert looked.trusted_after == before == read_trusted(places)
    (offer,) = looked.offers
    assert offer.verdict.kind is Kind.UNKNOWN
    assert (offer.added, offer.changed, offer.first) == ((), (), False)


def test_a_kiosk_that_trusts_nobody_is_offered_a_root(tmp_path: Path) -> None:
    places = places_in(tmp_path, trusting=False)
    root, _ = stick_of(tmp_path / "stick", {"cn.kepu.one": exhibit()})
    lay(root / "KEPU/trust", {"2.root.json": forge.make_chain(2)[2]})
    looked = look(root, places, Shelf(tmp_path / "content"))
    assert looked.trusted_after is None
    assert looked.root_offer is not None
    assert looked.root_offer.root_version == 2
    assert looked.root_offer.content_version == 1
    assert _kinds(looked) == [("own.shipped.1", "no-root")]
    assert not places.trust.exists()


@pytest.mark.parametrize("roots", [{}, {"1.root.json": b"{}", "2.root.json": b"junk"}])
def test_where_nobody_can_be_trusted_nobody_is_offered(
    tmp_path: Path, roots: dict[str, bytes]
) -> None:
    lay(tmp_path / "stick/KEPU/trust", roots)
    (tmp_path / "stick/KEPU").mkdir(parents=True, exist_ok=True)
    looked = look(tmp_path / "stick", places_in(tmp_path, trusting=False), Shelf(tmp_path / "c"))
    assert (looked.root_offer, looked.offers) == (None, ())


def test_torn_and_missing_files_are_told_by_name(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    files = {"cn.kepu.one": exhibit()}
    for package in ("torn", "bare", "good"):
        stick_of(tmp_path / "stick", files, package=package)
    bundles = tmp_path / "stick/KEPU/bundles"
    (bundles / "own.torn.1/0001.pack").write_bytes(b"short")
    (bundles / "own.bare.1/bundle.json").unlink()
    looked = look(tmp_path / "stick", places, Shelf(tmp_path / "content"))
    told = {offer.name: (offer.verdict.kind, offer.verdict.detail) for offer in looked.offers}
    assert told["own.good.1"] == (Kind.GOOD, "")
    assert told["own.torn.1"] == (Kind.DAMAGED, "0001.pack")
    assert told["own.bare.1"] == (Kind.DAMAGED, "bundle.json")
    assert looked.offers[0].name == "own.good.1"


def test_a_stick_with_too_much_to_read_is_looked_at_as_far_as_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.bundles.offers", "WARNING", "too much to look at; own.c.1")
    for package in ("a", "b", "c", "d"):
        stick_of(tmp_path / "stick", {"cn.kepu.one": exhibit()}, package=package)
    size = len((tmp_path / "stick/KEPU/bundles/own.a.1/bundle.json").read_bytes())
    monkeypatch.setattr(offers, "_MOST_MANIFESTS_BYTES", 2 * size)
    looked = look(tmp_path / "stick", places_in(tmp_path), Shelf(tmp_path / "content"))
    assert _kinds(looked) == [("own.a.1", "good"), ("own.b.1", "good")]


def test_archives_on_the_stick_are_offered_too(tmp_path: Path) -> None:
    files = {"cn.kepu.one": exhibit()}
    by_mail, bundle = stick_of(tmp_path / "mail", files, seq=2)
    inside = {
        str(path.relative_to(by_mail)): path.read_bytes()
        for path in by_mail.rglob("*")
        if path.is_file()
    }
    root, _ = stick_of(tmp_path / "stick", files)
    lay(root, {"来自微信.kepu": archive(inside), "torn.kepu": b"PK"})
    (root / f"KEPU/bundles/{bundle.name}").mkdir()  # torn beside it: the archive's is offered
    shelf = Shelf(tmp_path / "content")
    looked = look(root, places_in(tmp_path), shelf)
    assert _kinds(looked) == [
        (bundle.name, "good"),
        ("own.shipped.1", "good"),
        ("torn.kepu", "damaged"),
    ]
    assert looked.offers[0].place == root / "来自微信.kepu"
    again = open_source(looked.offers[0].place)
    assert verify(again, bundle, lambda *_: None, lambda: False) == []
    single = look(root / "来自微信.kepu", places_in(tmp_path), shelf)
    assert _kinds(single) == [(bundle.name, "good")]
    with pytest.raises(Trouble):
        look(root / "torn.kepu", places_in(tmp_path), shelf)


def test_a_stick_pulled_while_it_is_looked_at_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, _ = stick_of(tmp_path / "stick", {"cn.kepu.one": exhibit()})
    places = places_in(tmp_path)
    names = ("roots", "contents", "bundles", "pack_sizes", "manifest")
    for name in names:

        def gone(*_: object) -> object:
            raise SourceGone("pulled")

        with monkeypatch.context() as patch:
            patch.setattr(StickSource, name, gone)
            with pytest.raises(SourceGone):
                look(root, places, Shelf(tmp_path / "content"))
    assert len(look(root, places, Shelf(tmp_path / "content")).offers) == 1


def test_two_sticks_are_heard_at_once_and_trust_never_goes_back(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    shelf = Shelf(tmp_path / "content")
    roots = [tmp_path / f"stick-{version}" for version in (3, 8, 5, 2, 7)]
    for root in roots:
        stick_of(root, {"cn.kepu.one": exhibit()})
        version = int(root.name.rpartition("-")[2])
        lay(root / "KEPU/trust", {f"{version}.content.json": forge.make_content(version)})
    threads = [threading.Thread(target=look, args=(root, places, shelf)) for root in roots]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = read_trusted(places)
    assert kept is not None
    assert kept.content_version == 8


# Posters.


def test_a_poster_is_given_only_as_its_manifest_knows_it(tmp_path: Path) -> None:
    files = {"cn.kepu.a": exhibit("a", b"first"), "cn.kepu.b": exhibit("b", b"the picture")}
    shown = {id: forge.target(one, poster="pictures/a.svg") for id, one in files.items()}
    root, _ = stick_of(tmp_path / "stick", files)
    raw = forge.make_manifest(exhibits=shown)
    lay(root, {"KEPU/bundles/own.shipped.1/bundle.json": raw})
    (offer,) = look(root, places_in(tmp_path), Shelf(tmp_path / "content")).offers
    bundle = offer.verdict.bundle
    assert bundle is not None
    source = open_source(root)
    assert [poster_bytes(source, bundle, one) for one in bundle.exhibits] == [
        b"first",
        b"the picture",
    ]
    pack = root / "KEPU/bundles/own.shipped.1/0001.pack"
    pack.write_bytes(pack.read_bytes().replace(b"the picture", b"the Picture"))
    assert poster_bytes(source, bundle, bundle.exhibits[1]) is None
    assert poster_bytes(source, bundle, bundle.exhibits[0]) == b"first"
    assert poster_bytes(source, bundle, bundle.exhibits[0]._replace(poster=None)) is None
    pack.write_bytes(b"")
    assert poster_bytes(source, bundle, bundle.exhibits[0]) is None


def test_a_poster_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    files = {"cn.kepu.a": exhibit("a", bytes(4 * MIB + 1))}
    root, bundle = stick_of(tmp_path / "stick", files)
    large = bundle.exhibits[0]._replace(poster="pictures/a.svg")
    assert poster_bytes(open_source(root), bundle, large) is None
