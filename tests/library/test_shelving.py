"""What came by stick stands on the shelf instead of the shipped one, and gives way when broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.library.catalogue import read_index, rebuild_index
from kiosk.library.denied import Denied
from kiosk.library.exhibit import Catalogue
from kiosk.library.installed import read_installed
from kiosk.library.store import Store
from kiosk.players.registry import KINDS
from tests.library.making import manifest, toml, write_exhibit
from tests.library.store.bundles import bundle, install, laid_out

FROG, FISH = "cn.test.frog", "cn.test.fish"


class Museum:
    """A shipped exhibit (FROG 1.0.0), and a store."""

    def __init__(self, place: Path) -> None:
        self.exhibits, self.cache = place / "exhibits", place / "cache"
        self.store = Store(place / "content")
        self._made = place / "made"
        write_exhibit(self.exhibits, FROG)

    def install(
        self,
        seq: int,
        versions: dict[str, str],
        package: str = "pack",
        calls: dict[str, str] | None = None,
        **more: int,
    ) -> None:
        """Install real exhibits of these versions; ``calls``: what the bundle says they are."""
        ones = []
        for id, version in versions.items():
            place = self._made / package / str(seq)
            write_exhibit(place, id, manifest_data=manifest(id, version=version, authors=["甲"]))
            files = {
                one.relative_to(place / id).as_posix(): one.read_bytes()
                for one in (place / id).rglob("*")
                if one.is_file()
            }
            ones.append(laid_out(self.store, id, (calls or {}).get(id, version), files))
        record = bundle(self.store, seq, versions, package=package, **more)
        install(self.store, record._replace(exhibits=tuple(ones)))

    def look(self, *, safe: bool = False) -> Catalogue:
        """Check what is stale; the index then says the same at once."""
        found = read_installed(self.store.content, safe=safe)
        built = rebuild_index(self.exhibits, self.cache, KINDS, installed=found)
        assert read_index(self.exhibits, self.cache, found) == (built, ())
        return built

    def versions(self, *, safe: bool = False) -> dict[str, str]:
        return {one.id: one.version for one in self.look(safe=safe).exhibits}


@pytest.fixture
def museum(tmp_path: Path) -> Museum:
    return Museum(tmp_path)


def test_an_installed_exhibit_replaces_the_shipped_one_and_goes_again(museum: Museum) -> None:
    before = museum.look()
    museum.install(1, {FROG: "2.0.0", FISH: "1.0.0"})
    after = museum.look()
    assert {one.id: one.version for one in after.exhibits} == {FROG: "2.0.0", FISH: "1.0.0"}
    frog = after.get(FROG)
    assert frog is not None and (frog.publisher, frog.authors) == ("市科协", ("甲",))
    assert after.digest != before.digest and after.left_out == ()
    assert museum.versions(safe=True) == {FROG: "1.0.0"}
    museum.store.remove("own.pack")
    assert museum.look() == before


def test_what_was_just_installed_is_shown_when_it_is_checked(museum: Museum) -> None:
    museum.look()
    museum.install(1, {FROG: "2.0.0"})
    found = read_installed(museum.store.content)
    catalogue, stale = read_index(museum.exhibits, museum.cache, found)
    assert catalogue.exhibits == () and len(stale) == 1 and stale[0].startswith(f"{FROG}/")


def test_a_broken_one_gives_way_to_the_bundle_before_then_to_the_shipped(museum: Museum) -> None:
    museum.install(1, {FROG: "2.0.0"})
    museum.install(2, {FROG: "3.0.0"})
    new, old = museum.store.installed().choices[FROG]
    (new.folder / "quiz.toml").write_text("broken")
    broken = museum.look()
    assert [one.version for one in broken.exhibits] == ["2.0.0"]
    assert [one.folder for one in broken.left_out] == [f"{FROG} 3.0.0"]
    assert "not as it was installed" in broken.left_out[0].problems[0].what.en
    (old.folder / "quiz.toml").unlink()
    assert museum.versions() == {FROG: "1.0.0"}


def test_going_back_checks_nothing_again(museum: Museum, monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.library import examine

    museum.install(1, {FROG: "2.0.0"})
    museum.look()
    museum.install(2, {FROG: "3.0.0"})
    museum.look()
    monkeypatch.setattr(examine, "examine", None)
    museum.store.roll_back("own.pack")
    assert museum.versions() == {FROG: "2.0.0"}


def test_a_recall_takes_shipped_and_installed_exhibits_and_says_why(museum: Museum) -> None:
    museum.install(1, {FISH: "1.0.0", FROG: "2.0.0"})
    museum.store.keep_denied([Denied(exhibit=FROG)])
    catalogue = museum.look()
    assert [one.id for one in catalogue.exhibits] == [FISH]
    assert {(one.id, one.version) for one in catalogue.recalled} == {
        (FROG, "2.0.0"),
        (FROG, "1.0.0"),
    }
    assert [one.folder for one in catalogue.left_out] == [FROG]
    assert "已召回" in catalogue.left_out[0].problems[0].what.zh
    notes = museum.store.notes(catalogue.recalled)
    assert [note.kind for note in notes] == ["recalled", "recalled"]
    museum.store.told(note.name for note in notes)
    assert museum.store.notes(catalogue.recalled) == ()


def test_a_recall_of_one_version_leaves_the_shipped_one(museum: Museum) -> None:
    museum.install(1, {FROG: "2.0.0"})
    museum.store.keep_denied([Denied(exhibit=FROG, versions=("2.0.0",))])
    catalogue = museum.look()
    assert [one.version for one in catalogue.exhibits] == ["1.0.0"]
    assert catalogue.left_out == () and len(catalogue.recalled) == 1


def test_a_recall_hits_the_version_that_an_exhibit_gives_itself(museum: Museum) -> None:
    museum.install(1, {FISH: "1.0.0"}, calls={FISH: "9.9.9"})
    assert museum.versions()[FISH] == "1.0.0"
    museum.store.keep_denied([Denied(exhibit=FISH, versions=("1.0.0",))])
    catalogue = museum.look()
    assert [one.id for one in catalogue.exhibits] == [FROG]
    assert [(one.id, one.version, one.is_installed) for one in catalogue.recalled] == [
        (FISH, "1.0.0", True)
    ]


def test_an_emergency_pins_what_is_shown_of_it(museum: Museum) -> None:
    museum.install(1, {FISH: "1.0.0", FROG: "2.0.0"}, "flood", emergency_until_s=2_000_000_000)
    museum.install(1, {FROG: "9.0.0"}, "later")
    (pin,) = museum.look().emergencies
    assert (pin.exhibit_ids, pin.valid_until_s) == ((FISH,), 2_000_000_000)


def test_an_id_that_is_not_its_own_is_left_out(museum: Museum) -> None:
    one = laid_out(museum.store, FISH, "1.0.0", {"exhibit.toml": toml(manifest(FROG)).encode()})
    record = bundle(museum.store, 1, {FISH: "1.0.0"})
    install(museum.store, record._replace(exhibits=(one,)))
    assert FISH not in museum.versions()


def test_without_the_program_s_folder_the_installed_are_shown(museum: Museum) -> None:
    museum.install(1, {FISH: "1.0.0"})
    museum.exhibits = museum.exhibits.with_name("nowhere")
    catalogue = museum.look()
    assert [one.id for one in catalogue.exhibits] == [FISH] and len(catalogue.left_out) == 1
