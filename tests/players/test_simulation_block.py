"""The mapped file of a simulation's pictures: whole pictures only, and nothing left behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.players.simulation.block import (
    COUNTER,
    COUNTERS_AT,
    PICTURES_AT,
    PREFIX,
    Block,
    picture_folder,
    remove_stale,
)
from kiosk.players.simulation.wire import LONGEST_LINE, Unpacker, pack

W, H = 20, 10


def draw(block: Block, number: int, value: int) -> None:
    block.begin(number)
    block.place(number)[:] = bytes([value]) * (W * H * 4)
    block.finish(number)


def test_a_picture_crosses_from_one_mapping_to_the_other(tmp_path: Path) -> None:
    window = Block.make(tmp_path, W, H)
    child = Block.attach(window.path)
    assert (child.width_px, child.height_px) == (W, H)
    target = memoryview(bytearray(W * H * 4))
    assert not window.copy_into(target, 1)
    for number in range(1, 6):
        draw(child, number, number)
        assert window.newest == number
        assert window.copy_into(target, number)
        assert set(target) == {number}
    assert window.copy_into(target, 4)
    assert not window.copy_into(target, 3)  # its place holds picture 5
    child.close()
    window.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_torn_picture_is_not_taken(tmp_path: Path) -> None:
    window = Block.make(tmp_path, W, H)
    draw(window, 1, 1)
    target = memoryview(bytearray(W * H * 4))
    window.begin(3)  # in the place of picture 1
    assert not window.copy_into(target, 1)
    assert not window.copy_into(target, 3)

    class Overtaken(Block):
        """The child begins the next picture while the window copies."""

        reads = 0

        def _counter(self, number: int) -> int:
            self.reads += 1
            if self.reads == 2:
                self.begin(number + 2)
            return super()._counter(number)

    draw(window, 3, 3)
    overtaken = Overtaken(window.path, W, H, window._memory)
    assert not overtaken.copy_into(target, 3)
    window.remove()


def test_its_name_goes_as_soon_as_both_have_it(tmp_path: Path) -> None:
    window = Block.make(tmp_path, W, H)
    child = Block.attach(window.path)
    window.forget_name()
    assert list(tmp_path.iterdir()) == []
    draw(child, 1, 9)
    target = memoryview(bytearray(W * H * 4))
    assert window.copy_into(target, 1)
    window.remove()
    child.close()


@pytest.mark.parametrize("content", [b"", b"KEPU", bytes(PICTURES_AT), b"x" * 9000])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(OSError, match="not a block"):
        Block.attach(path)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    window = Block.make(tmp_path, W, H)
    cut = tmp_path / "cut"
    cut.write_bytes(window.path.read_bytes()[:-1])
    with pytest.raises(OSError, match="not a block"):
        Block.attach(cut)
    window.remove()


def test_without_room_it_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        Block.make(tmp_path, 1 << 24, 1 << 24)
    assert list(tmp_path.iterdir()) == []


def test_what_an_earlier_kiosk_left_behind_is_removed(tmp_path: Path) -> None:
    gone = tmp_path / f"{PREFIX}99999999-00ff"
    mine = tmp_path / f"{PREFIX}{os.getpid()}-00ff"
    other = tmp_path / f"{PREFIX}notes.txt"
    for path in (gone, mine, other):
        path.write_bytes(b"x")
    assert remove_stale(tmp_path) == 1
    assert {path.name for path in tmp_path.iterdir()} == {mine.name, other.name}
    assert remove_stale(tmp_path / "nowhere") == 0
    assert picture_folder().is_dir()


def test_counters_of_both_places_lie_apart() -> None:
    assert COUNTERS_AT + 2 * COUNTER.size <= PICTURES_AT


messages = st.lists(
    st.dictionaries(st.text(max_size=8), st.integers() | st.text(max_size=20), max_size=4),
    max_size=6,
)


@given(messages, st.integers(1, 40))
def test_messages_survive_however_the_pipe_cuts_them(
    sent: list[dict[str, int | str]], size: int
) -> None:
    data = b"".join(pack(message) for message in sent)
    unpack = Unpacker()
    heard = []
    for at in range(0, len(data), size):
        heard += list(unpack.feed(data[at : at + size]))
    assert heard == sent


@pytest.mark.parametrize("data", [b"[1]\n", b"hello\n", b"x" * (LONGEST_LINE + 1), b"\xff\xfe\n"])
def test_other_words_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        list(Unpacker().feed(data))
