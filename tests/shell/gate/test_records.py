"""The gate's files: whole, or damaged and set aside, and nothing between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.errors import Trouble
from kiosk.shell.gate.records import DamagedRecord, read_record, write_record


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_record(tmp_path / "gate" / "x.json", {"a": 1, "b": "词"})
    assert read_record(tmp_path / "gate" / "x.json") == {"version": 1, "a": 1, "b": "词"}
    assert read_record(tmp_path / "gate" / "y.json") is None
    assert read_record(tmp_path / "gate" / "x.json" / "z") is None


@pytest.fixture
def damage_is_told(expect_log: Callable[..., object]) -> None:
    """Once for all examples."""
    expect_log("kiosk.shell.gate.records", "WARNING", "damaged")


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@pytest.mark.usefixtures("damage_is_told")
def test_a_changed_byte_is_a_damaged_file(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "x.json"
    write_record(path, {"a": 12345, "hash": "ab" * 20})
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.sampled_from([1, 2, 4, 64, 128]))
    path.write_bytes(bytes(content))
    try:
        record = read_record(path)
    except DamagedRecord:
        assert not path.exists()
        assert list(tmp_path.glob("x.json.damaged-*"))
        return
    assert record == {"version": 1, "a": 12345, "hash": "ab" * 20}


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"{}", b'{"version": 1}', b"[" * 5000, b" " * 9000],
)
def test_anything_else_is_set_aside(
    tmp_path: Path, content: bytes, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.shell.gate.records", "WARNING", "x.json is damaged")
    (tmp_path / "x.json").write_bytes(content)
    with pytest.raises(DamagedRecord):
        read_record(tmp_path / "x.json")
    assert (tmp_path / "x.json.damaged-1").read_bytes() == content


def test_what_a_newer_program_wrote_stays_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.shell.gate.records", "ERROR", "newer program")
    path = tmp_path / "x.json"
    monkeypatch.setattr("kiosk.shell.gate.records.VERSION", 2)
    write_record(path, {"a": 1})
    monkeypatch.undo()
    with pytest.raises(DamagedRecord):
        read_record(path)
    assert path.exists()


def test_a_file_that_may_not_be_read_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    write_record(path, {})
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        with pytest.raises(Trouble):
            read_record(path)
    else:
        pytest.skip("this user may read everything")
    assert path.exists()


def test_a_folder_in_its_place_is_set_aside(
    tmp_path: Path, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.shell.gate.records", "WARNING", "a folder")
    (tmp_path / "x.json").mkdir()
    with pytest.raises(DamagedRecord):
        read_record(tmp_path / "x.json")
    write_record(tmp_path / "x.json", {"a": 1})
