"""Sticks are pulled, slow, worn and lying; the intake waits, reads again, or refuses."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.bundles.bundle import Bundle
from kiosk.bundles.gone import Unreadable
from kiosk.bundles.intake.doing import carry_on, install
from kiosk.bundles.source import Source, SourceGone
from kiosk.core.errors import Trouble
from tests.bundles.intake.stage import Listener, Stage, exhibits, write_stick


class Plug:
    """A source that does something before its read number ``at``."""

    def __init__(self, source: Source, before: Callable[[int, bytes], bytes]) -> None:
        self._source = source
        self._before = before
        self.reads = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._source, name)

    def read(self, bundle: str, pack: str, offset_bytes: int, size_bytes: int) -> bytes:
        self.reads += 1
        content = self._source.read(bundle, pack, offset_bytes, size_bytes)
        return self._before(self.reads, content)


def ready(folder: Path, big: int = 12 * 1024**2) -> tuple[Stage, Bundle, bytes, Source]:
    stage = Stage(folder)
    bundle, manifest = write_stick(stage.stick, exhibits(1, big))
    source = stage.find(bundle, manifest)()
    assert source is not None
    return stage, bundle, manifest, source


@pytest.mark.parametrize("pull", range(1, 21))
def test_pulled_at_any_read_it_waits_and_goes_on(tmp_path: Path, pull: int) -> None:
    stage = Stage(tmp_path)
    found = {f"cn.kepu.e{at:02}": {"exhibit.toml": bytes([at]) * 900} for at in range(20)}
    bundle, manifest = write_stick(stage.stick, found)
    source = stage.find(bundle, manifest)()
    assert source is not None
    away = tmp_path / "pocket"

    def before(number: int, content: bytes) -> bytes:
        if number == pull:
            stage.stick.rename(away)
            raise SourceGone("pulled")
        return content

    plug = Plug(source, before)
    desk = Listener(stage.clock)
    desk.waiting = lambda: away.exists() and away.rename(stage.stick)  # type: ignore[assignment]
    again = stage.find(bundle, manifest)

    def find() -> Source | None:
        return plug if plug.reads == 0 else again()  # type: ignore[return-value]

    install(stage.house, stage.order(bundle), manifest, find, desk)
    assert "waiting" in desk.states
    assert any("请重新插入" in one.words.zh for one in desk.told)
    stage.assert_shows(bundle)
    stage.assert_no_litter()


def test_a_film_goes_on_in_its_middle(tmp_path: Path) -> None:
    stage, bundle, manifest, source = ready(tmp_path, 40 * 1024**2)

    def pulled(number: int, content: bytes) -> bytes:
        if number == 5:
            raise SourceGone("pulled")
        return content

    first = Plug(source, pulled)
    desk = Listener(stage.clock)
    with pytest.raises(Trouble) as gone:
        install(stage.house, stage.order(bundle), manifest, _once(first), desk)
    assert gone.value.code == "stick-gone"
    assert "请重新插入" in gone.value.next_step.zh
    rest = Plug(source, lambda number, content: content)
    carry_on(stage.house, lambda: rest, Listener())  # type: ignore[arg-type, return-value]
    parts = sum(len(one.parts) for one in bundle.exhibits)
    assert rest.reads == parts - 4
    stage.assert_shows(bundle)
    stage.assert_no_litter()


def _once(plug: Plug) -> Callable[[], Source | None]:
    def find() -> Source | None:
        return plug if plug.reads == 0 else None  # type: ignore[return-value]

    return find


def test_another_stick_with_a_bundle_of_that_name_is_not_taken_for_it(tmp_path: Path) -> None:
    stage, bundle, manifest, _ = ready(tmp_path)
    other = tmp_path / "other"
    write_stick(other, exhibits(1, 77))
    pocket = tmp_path / "pocket"
    stage.stick.rename(pocket)
    desk = Listener(stage.clock)
    waits: list[int] = []

    def waiting() -> None:
        waits.append(1)
        if len(waits) == 3:
            pocket.rename(tmp_path / "another-plug")

    desk.waiting = waiting
    find = stage.find(bundle, manifest, other, tmp_path / "another-plug")
    install(stage.house, stage.order(bundle), manifest, find, desk)
    assert len(waits) == 3
    stage.assert_shows(bundle)
    stage.assert_no_litter()


def test_a_part_that_is_wrong_twice_and_then_right_is_taken(tmp_path: Path) -> None:
    stage, bundle, manifest, source = ready(tmp_path)
    plug = Plug(source, lambda number, content: b"?" + content[1:] if number < 3 else content)
    install(stage.house, stage.order(bundle), manifest, lambda: plug, Listener())  # type: ignore
    stage.assert_shows(bundle)


@pytest.mark.parametrize("id", ["cn.kepu.first", "cn.kepu.second", "cn.kepu.third"])
def test_a_flipped_bit_in_any_exhibit_is_refused_by_its_name(tmp_path: Path, id: str) -> None:
    stage, bundle, manifest, _ = ready(tmp_path, 0)
    exhibit = bundle.exhibit(id)
    assert exhibit is not None
    pack = next(stage.stick.rglob("0001.pack"))
    content = bytearray(pack.read_bytes())
    content[exhibit.offset_bytes] ^= 4
    pack.write_bytes(content)
    desk = Listener()
    with pytest.raises(Trouble) as damaged:
        install(stage.house, stage.order(bundle), manifest, stage.find(bundle, manifest), desk)
    assert damaged.value.code == "bundle-damaged"
    assert "0001.pack" in damaged.value.what.zh
    assert desk.states[-1] == "refused"
    stage.assert_shows(None)
    stage.assert_no_litter()


def test_a_worn_stick_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    stage, bundle, manifest, source = ready(tmp_path)

    def worn(number: int, content: bytes) -> bytes:
        raise Unreadable("a bad block")

    plug = Plug(source, worn)
    with pytest.raises(Trouble) as damaged:
        install(stage.house, stage.order(bundle), manifest, lambda: plug, Listener())  # type: ignore
    assert damaged.value.code == "bundle-damaged"
    assert 3 <= plug.reads <= 5  # one part three times; the next ones were read ahead
    stage.assert_no_litter()


def test_a_stick_that_is_there_and_never_gives_anything_is_given_up(tmp_path: Path) -> None:
    stage, bundle, manifest, source = ready(tmp_path)

    def gone(number: int, content: bytes) -> bytes:
        raise SourceGone("again")

    plug = Plug(source, gone)
    with pytest.raises(Trouble) as damaged:
        install(stage.house, stage.order(bundle), manifest, lambda: plug, Listener(stage.clock))  # type: ignore
    assert damaged.value.code == "bundle-damaged"
    stage.assert_no_litter()


@pytest.mark.parametrize("keep", [0, 1, 5000])
def test_a_truncated_pack_is_refused(tmp_path: Path, keep: int) -> None:
    stage, bundle, manifest, _ = ready(tmp_path, 0)
    pack = next(stage.stick.rglob("0001.pack"))
    pack.write_bytes(pack.read_bytes()[:keep])
    with pytest.raises(Trouble) as damaged:
        install(
            stage.house, stage.order(bundle), manifest, stage.find(bundle, manifest), Listener()
        )
    assert damaged.value.code == "bundle-damaged"
    stage.assert_shows(None)
    stage.assert_no_litter()


def test_a_recalled_bundle_that_waited_is_not_finished(tmp_path: Path) -> None:
    stage, bundle, manifest, _ = ready(tmp_path, 0)
    desk = Listener()
    desk.stopped = True
    with pytest.raises(Trouble):
        install(stage.house, stage.order(bundle), manifest, lambda: None, desk)
    house = stage.house._replace(judge=lambda m, n, p: stage.judge(b"{}", n, p))
    with pytest.raises(Trouble) as refused:
        carry_on(house, lambda: None, Listener())
    assert refused.value.code == "bundle-damaged"
    stage.assert_no_litter()


def test_a_lost_manifest_of_an_order_is_cleared_away(tmp_path: Path) -> None:
    stage, bundle, manifest, _ = ready(tmp_path, 0)
    desk = Listener()
    desk.stopped = True
    with pytest.raises(Trouble):
        install(stage.house, stage.order(bundle), manifest, lambda: None, desk)
    shutil.rmtree(stage.content / "intake" / bundle.name)
    with pytest.raises(Trouble) as lost:
        carry_on(stage.house, lambda: None, Listener())
    assert lost.value.code == "intake-lost"
    stage.assert_no_litter()
