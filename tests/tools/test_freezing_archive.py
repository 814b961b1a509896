"""The archive of the frozen folder, its checksum, and the list of what is inside."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

from tools.freezing import archive, licences


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    kiosk = tmp_path / "kiosk"
    (kiosk / "exhibits").mkdir(parents=True)
    (kiosk / "kiosk").write_bytes(b"program")
    (kiosk / "kiosk").chmod(0o755)
    (kiosk / "exhibits" / "展项.toml").write_text("说明", "utf-8")
    return kiosk


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes")
def test_the_archive_unpacks_to_the_folder_as_it_was(folder: Path, tmp_path: Path) -> None:
    (folder / "library.so").symlink_to("kiosk")
    packed = tmp_path / archive.archive_name("1.2", "linux", "x86_64")
    assert packed.name == "kiosk-1.2-linux-x86_64.tar.xz"
    said = archive.pack(folder, packed)
    checked = subprocess.run(["sha256sum", "--check", said.name], cwd=tmp_path, check=False)
    assert checked.returncode == 0
    with tarfile.open(packed) as tar:
        tar.extractall(tmp_path / "out", filter="data")
        assert {entry.uname for entry in tar} == {""}
    out = tmp_path / "out" / "kiosk"
    assert os.access(out / "kiosk", os.X_OK)
    assert not os.access(out / "exhibits" / "展项.toml", os.X_OK)
    assert (out / "library.so").readlink() == Path("kiosk")
    assert (out / "exhibits" / "展项.toml").read_text("utf-8") == "说明"


def test_the_same_folder_gives_the_same_archive(folder: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.tar.xz", tmp_path / "b.tar.xz"
    archive.pack(folder, first)
    archive.pack(folder, second)
    assert first.read_bytes() == second.read_bytes()


def test_without_xz_python_packs_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive.shutil, "which", lambda _name: None)  # type: ignore[attr-defined]
    archive.pack(folder, tmp_path / "a.tar.xz")
    with tarfile.open(tmp_path / "a.tar.xz") as tar:
        assert "kiosk/kiosk" in tar.getnames()


def test_windows_gets_a_zip(folder: Path, tmp_path: Path) -> None:
    name = archive.archive_name("1.2", "win32", "AMD64")
    assert name == "kiosk-1.2-windows-x86_64.zip"
    archive.pack(folder, tmp_path / name)
    with zipfile.ZipFile(tmp_path / name) as packed:
        assert sorted(packed.namelist()) == ["kiosk/exhibits/展项.toml", "kiosk/kiosk"]


def test_an_archive_that_fails_is_not_there(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "_fill", full)
    with pytest.raises(OSError, match="No space"):
        archive.pack(folder, tmp_path / "a.tar.xz")
    assert [path.name for path in tmp_path.iterdir()] == ["kiosk"]


def test_the_list_of_what_is_inside_can_be_read_by_the_operator(tmp_path: Path) -> None:
    from kiosk.shell.about import plain_pieces

    parts = [licences.Part("tomlkit", "0.13", "MIT")]
    system = {"libglib-2.0.so.0": "libglib2.0-0", "libodd.so": ""}
    path = licences.write_inside(tmp_path, parts, ["libQt6Core", "libQt6Qml"], system)
    told = " ".join(piece.words or piece.title for piece in plain_pieces(path.read_text("utf-8")))
    for words in ("tomlkit: 0.13, MIT", "libQt6Core, libQt6Qml", "libglib2.0-0", "unknown"):
        assert words in told


def test_a_part_is_named_with_the_licence_we_take_it_under() -> None:
    packages = [metadata.distribution(name) for name in ("PySide6_Essentials", "tomlkit")]
    parts = licences.parts_of(packages, "| pyside6-essentials | LGPL-3.0 |\n")
    assert [(part.name, part.licence) for part in parts[1:]] == [
        ("pyside6-essentials", "LGPL-3.0"),
        ("tomlkit", "MIT"),
    ]


def test_what_lies_in_the_environment_is_not_the_systems() -> None:
    assert not licences.is_of_the_system(Path(sys.prefix) / "lib" / "libx.so")
    assert not licences.is_of_the_system(Path(sys.base_prefix) / "lib" / "libpython.so")
