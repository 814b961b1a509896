"""`kiosk bundle install|list|rollback|verify|remove|cancel`: with the real store and real trust."""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.bundles.bundle import Bundle, ExhibitEntry
from kiosk.bundles.trust_files import keep_trusted
from kiosk.cli_bundle_install import add_actions
from kiosk.core.errors import Trouble
from kiosk.core.places import find_places
from kiosk.core.words import Words
from kiosk.library.store import Store
from tests.bundles.intake.stage import TRUSTED, exhibits, write_stick

ROOT = Path(__file__).parents[1]


class Shop:
    """A kiosk's data folder, a stick, and the commands."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.stick = folder / "stick"
        self.places = find_places(self.data)
        keep_trusted(self.places, TRUSTED)

    def plug_in(self, seq: int = 1, big: int = 0) -> Bundle:
        shutil.rmtree(self.stick, ignore_errors=True)
        return write_stick(self.stick, exhibits(seq, big), seq)[0]

    def run(self, *arguments: str) -> int:
        """As `kiosk bundle …` does; Trouble is the exit code 1."""
        parser = argparse.ArgumentParser()
        parser.add_argument("--lang")
        add_actions(parser.add_subparsers(), argparse.ArgumentParser(add_help=False))
        chosen = parser.parse_args(arguments)
        return int(chosen.run(chosen, self.places))

    def shown(self) -> dict[str, bytes]:
        return {
            f"{one.id}/{path.relative_to(one.folder)}": path.read_bytes()
            for one in Store(self.places.content).shown()
            for path in sorted(one.folder.rglob("*"))
            if path.is_file()
        }

    def files(self) -> set[str]:
        content = self.places.content
        return {str(path.relative_to(content)) for path in content.rglob("*") if path.is_file()}


class FakeTrials:
    """Stands for the child that opens an exhibit; what it is to say."""

    reason: Words | None = None

    def __enter__(self) -> FakeTrials:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def __call__(self, folder: Path, entry: ExhibitEntry) -> Words | None:
        assert (folder / "exhibit.toml").exists()
        return self.reason


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    monkeypatch.setattr("kiosk.rehearsal.trial.Trials", FakeTrials)
    monkeypatch.setattr("kiosk.bundles.intake.desk.ProcessDesk.heed_signals", lambda self: None)
    monkeypatch.setenv("KIOSK_STICKS", str(tmp_path / "nothing"))
    return Shop(tmp_path)


def wanted(seq: int) -> dict[str, bytes]:
    return {f"{id}/{path}": c for id, files in exhibits(seq).items() for path, c in files.items()}


def test_install_list_change_install_and_roll_back(
    shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.plug_in()
    assert shop.run("install", str(shop.stick)) == 0
    assert shop.shown() == wanted(1)
    shop.plug_in(2)
    assert shop.run("install", str(shop.stick)) == 0
    assert shop.shown() == wanted(2)
    capsys.readouterr()
    assert shop.run("list", "--json") == 0
    (held,) = json.loads(capsys.readouterr().out)["packages"]
    assert (held["key"], held["seq"], held["previous_seq"]) == ("own.shipped", 2, 1)
    assert shop.run("rollback", "own.shipped") == 0
    assert shop.shown() == wanted(1)
    assert shop.run("verify", "own.shipped") == 0
    assert shop.run("verify", str(shop.stick)) == 0
    assert shop.run("remove", "own.shipped") == 0
    assert shop.shown() == {}
    assert not any(name.startswith("exhibits") for name in shop.files())


def test_a_tampered_byte_is_refused_and_nothing_is_changed(shop: Shop) -> None:
    shop.plug_in()
    shop.run("install", str(shop.stick))
    before = shop.files()
    shop.plug_in(2)
    pack = next(shop.stick.rglob("*.pack"))
    content = bytearray(pack.read_bytes())
    content[4000] ^= 1
    pack.write_bytes(content)
    with pytest.raises(Trouble) as refused:
        shop.run("install", str(shop.stick))
    assert refused.value.code == "bundle-damaged"
    assert shop.shown() == wanted(1)
    assert shop.files() == before
    with pytest.raises(Trouble):
        shop.run("verify", str(shop.stick))


def test_an_unsound_manifest_is_refused_by_its_verdict(shop: Shop) -> None:
    shop.plug_in()
    manifest = next(shop.stick.rglob("bundle.json"))
    manifest.write_bytes(manifest.read_bytes().replace(b"2026.1", b"2026.9"))
    with pytest.raises(Trouble) as refused:
        shop.run("install", str(shop.stick))
    assert refused.value.code == "bundle-damaged"


def test_a_failed_first_trial_leaves_an_empty_store(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeTrials, "reason", Words("放不了", "cannot be shown"))
    shop.plug_in()
    with pytest.raises(Trouble) as refused:
        shop.run("install", str(shop.stick))
    assert refused.value.code == "trial-failed"
    assert shop.shown() == {}
    assert not any(name.startswith(("exhibits", "intake/")) for name in shop.files())
    assert [note.kind for note in Store(shop.places.content).notes()] == ["refused"]


def test_a_place_without_bundles_is_said(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(Trouble) as none:
        shop.run("install", str(tmp_path / "empty"))
    assert none.value.code == "no-bundle"


def test_a_damaged_installed_file_is_named(shop: Shop) -> None:
    shop.plug_in()
    shop.run("install", str(shop.stick))
    kept = next(shop.places.content.glob("exhibits/cn.kepu.first/*/exhibit.toml"))
    kept.write_bytes(b"fIrst")
    with pytest.raises(Trouble) as damaged:
        shop.run("verify")
    assert "cn.kepu.first/exhibit.toml" in damaged.value.what.zh
    assert "kiosk bundle remove" in damaged.value.next_step.zh
    shop.run("remove", "own.shipped")  # what is said helps
    shop.run("install", str(shop.stick))
    assert shop.run("verify") == 0


def test_a_lost_file_comes_back_with_the_stick(shop: Shop) -> None:
    shop.plug_in()
    shop.run("install", str(shop.stick))
    next(shop.places.content.glob("exhibits/cn.kepu.first/*/a/one.svg")).unlink()
    next(shop.places.content.glob("exhibits/cn.kepu.third/*/only1.svg")).write_bytes(b"short")
    assert shop.run("install", str(shop.stick)) == 0
    assert shop.shown() == wanted(1) and shop.run("verify") == 0
    assert not (shop.places.content / "intake").exists()
    held = Store(shop.places.content).packages()[0]
    assert (held.seq, held.previous_seq) == (1, None)


@pytest.mark.parametrize("before", ["rollback", "remove"])
def test_other_bytes_under_a_number_that_was_here_are_refused_at_once(
    shop: Shop, before: str
) -> None:
    for seq in (1, 2):
        shop.plug_in(seq)
        shop.run("install", str(shop.stick))
    shop.run(before, "own.shipped")
    files = shop.files()
    shutil.rmtree(shop.stick)
    write_stick(shop.stick, exhibits(9), 2)
    with pytest.raises(Trouble) as damaged:
        shop.run("install", str(shop.stick))
    assert damaged.value.code == "bundle-damaged"
    assert shop.files() == files


def test_what_the_store_will_never_take_does_not_stand_in_the_way(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.plug_in(1)
    never = Trouble("other-bundle", Words("同号", "same number"), Words("换号", "another number"))

    def place(*_: object) -> None:
        raise never

    with monkeypatch.context() as patched:
        patched.setattr(Store, "place", place)
        with pytest.raises(Trouble) as refused:
            shop.run("install", str(shop.stick))
    assert refused.value is never
    assert not (shop.places.content / "intake").exists() and shop.shown() == {}
    shop.plug_in(2)
    assert shop.run("install", str(shop.stick)) == 0


CHILD = """
import argparse, sys
from pathlib import Path
sys.path.insert(0, {root!r})
import kiosk.rehearsal.trial
from tests.test_cli_bundle_install import FakeTrials
from kiosk.cli_bundle_install import add_actions
from kiosk.core.errors import Trouble
from kiosk.core.places import find_places
kiosk.rehearsal.trial.Trials = FakeTrials
parser = argparse.ArgumentParser()
parser.add_argument("--lang")
add_actions(parser.add_subparsers(), argparse.ArgumentParser(add_help=False))
chosen = parser.parse_args(sys.argv[2:])
print("ready", file=sys.stderr, flush=True)
try:
    sys.exit(chosen.run(chosen, find_places(Path(sys.argv[1]))))
except Trouble as trouble:
    print(trouble, file=sys.stderr)
    sys.exit(1)
"""


def start(shop: Shop, *arguments: str) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD.format(root=str(ROOT)), str(shop.data), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert child.stderr is not None
    assert child.stderr.readline() == "ready\n"
    return child


def kill_and_finish(shop: Shop, kills: int, dice: random.Random) -> None:
    shop.run("install", str(shop.stick))
    bundle = shop.plug_in(2, 30 * 1024**2)
    film = exhibits(2, 30 * 1024**2)["cn.kepu.second"]["film.mp4"]
    new = {**wanted(2), "cn.kepu.second/film.mp4": film}
    for _ in range(kills):
        with start(shop, "install", str(shop.stick), "--json") as child:
            time.sleep(dice.random() * 1.2)
            child.kill()
        assert shop.shown() in (wanted(1), new)
    shop.run("install", str(shop.stick))
    assert shop.shown() == new
    assert not (shop.places.content / "intake").exists()
    assert bundle.name == "own.shipped.2"


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_killed_by_the_system_it_goes_on_with_the_real_store(shop: Shop) -> None:
    shop.plug_in()
    kill_and_finish(shop, 3, random.Random(6))


def test_as_a_child_it_tells_lines_and_takes_a_cancel(shop: Shop) -> None:
    shop.plug_in(1, 60 * 1024**2)
    with start(shop, "install", str(shop.stick), "--json") as child:
        assert child.stdin is not None and child.stdout is not None
        first = json.loads(child.stdout.readline())
        child.stdin.write("cancel\n")
        child.stdin.flush()
        told = [json.loads(line) for line in child.stdout]
        assert child.wait() == 1
    assert first["state"] == "ordered"
    assert told[-1]["state"] == "cancelled"
    assert set(first) == {"state", "done_bytes", "of_bytes", "bytes_per_s", "left_s", "words"}
    assert shop.shown() == {}
    assert not any(name.startswith(("exhibits", "intake/")) for name in shop.files())


def test_as_a_child_it_tells_also_what_was_refused_at_once(shop: Shop) -> None:
    shop.plug_in()
    manifest = next(shop.stick.rglob("bundle.json"))
    manifest.write_bytes(b"{}")
    with start(shop, "install", str(shop.stick), "--json") as child:
        assert child.stdout is not None
        told = [json.loads(line) for line in child.stdout]
        assert child.wait() == 1
    assert [one["state"] for one in told] == ["refused"]


def test_what_is_unfinished_is_listed_and_dropped(
    shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = shop.plug_in(1, 60 * 1024**2)
    with start(shop, "install", str(shop.stick), "--json") as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.kill()
    assert shop.run("list") == 0
    assert f"没装完：{bundle.name}" in capsys.readouterr().out
    assert shop.run("cancel") == 0
    assert "已取消" in capsys.readouterr().out
    assert not any(name.startswith(("exhibits", "intake/")) for name in shop.files())
    assert shop.run("cancel") == 0
    assert "没有未装完" in capsys.readouterr().out


def test_whoever_listened_is_gone_and_it_rests(shop: Shop) -> None:
    shop.plug_in(1, 60 * 1024**2)
    with start(shop, "install", str(shop.stick), "--json") as child:
        assert child.stdin is not None
        child.stdin.close()
        child.stdin = None
        assert child.wait(60) in (0, 1)
    shop.run("install", str(shop.stick))
    assert len(shop.shown()) == 8
