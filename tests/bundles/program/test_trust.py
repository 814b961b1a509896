"""Who may sign programs, what a program's list may say, and which are taken here."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.bundles.keys.authority import read_authority
from kiosk.bundles.keys.changes import NewKeys, rotate_content, rotate_root
from kiosk.bundles.keys.documents import root_signed, sealed
from kiosk.bundles.keys.founding import Count, make_keys, role_keys
from kiosk.bundles.program.judging import Here, ProgramKind, judge_program
from kiosk.bundles.program.manifest import read_program
from kiosk.bundles.program.packing import ProgramLabel, pack_program
from kiosk.bundles.trust import Trusted, advance, judge
from kiosk.bundles.trust.faults import DocumentFault, ManifestFault
from kiosk.bundles.trust.root import read_root
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from tests.bundles.offices import AUTHORITY, PASSPHRASE, cheap, office, ring
from tests.bundles.program.making import (
    POSIX,
    SYSTEM,
    changed,
    make_program,
    manifest_of,
    pack,
    program_office,
    trusted,
)

pytestmark = POSIX
NAME = "linux-x86_64.12"
HERE = Here(SYSTEM, 0, (), 1)
THE_PROGRAM = Words("程序", "The program")


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    base = tmp_path_factory.mktemp("trust")
    pack(make_program(base / "program"), base / "stick", 12)
    return manifest_of(base / "stick")


def kind(
    manifest: bytes, of: Trusted | None = None, here: Here = HERE, name: str = NAME
) -> ProgramKind:
    return judge_program(of or trusted(), manifest, name, here, None).kind


def signed_by(label: str, manifest: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """The manifest, changed, with the signature of the first key of that label."""
    keys = ring(program_office().folder)
    ids = [id for id, file in keys._files.items() if file.label.startswith(label)]
    signed = json.loads(manifest)["signed"]
    change(signed)
    return sealed(signed, keys.signers(THE_PROGRAM, (ids[:1], 1)))


def test_a_program_signed_for_by_the_authority_is_good(manifest: bytes) -> None:
    verdict = judge_program(trusted(), manifest, NAME, HERE, {"0001.pack": 1})
    assert (verdict.kind, verdict.detail) == (ProgramKind.DAMAGED, "0001.pack")
    assert kind(manifest) is ProgramKind.GOOD
    assert judge_program(None, manifest, NAME, HERE, None).kind is ProgramKind.NO_ROOT
    assert kind(manifest, name="linux-x86_64.13") is ProgramKind.DAMAGED


@pytest.mark.parametrize("label", ["content", "publisher", "root"])
def test_no_other_key_signs_a_program(manifest: bytes, label: str) -> None:
    """Neither who names publishers, nor a publisher, nor the root itself."""
    forged = signed_by(label, manifest, lambda signed: None)
    assert kind(forged) is ProgramKind.UNKNOWN
    right = signed_by("program", manifest, lambda signed: None)
    assert kind(right) is ProgramKind.GOOD, "so it is the key, and not the way it was signed"


def test_a_program_key_signs_no_bundle(manifest: bytes) -> None:
    """Neither list can be taken for the other."""
    verdict = judge(trusted(), manifest, "own.space.12", {}, "0.1.0", None)
    assert verdict.kind.value == "damaged"


def test_what_was_changed_after_signing_is_damaged(manifest: bytes) -> None:
    def other_version(signed: dict[str, Any]) -> None:
        signed["x-kepu"]["version"] = "9.9.9"

    assert kind(changed(manifest, other_version)) is ProgramKind.DAMAGED


def test_an_authority_without_program_keys_takes_and_packs_none(
    tmp_path: Path, manifest: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheap(monkeypatch)
    other = office(tmp_path / "keys")
    assert kind(manifest, other.trusted) is ProgramKind.UNKNOWN
    with pytest.raises(Trouble, match="no-program-keys"):
        pack_program(
            make_program(tmp_path / "p"), ProgramLabel(1, "1.0", *SYSTEM), other,
            ring(other.folder), tmp_path / "stick", lambda _done, _of: None,
        )  # fmt: skip
    assert not (tmp_path / "stick").exists()


def test_program_keys_stay_when_others_are_rotated(
    tmp_path: Path, manifest: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheap(monkeypatch)
    folder = Path(shutil.copytree(program_office().folder, tmp_path / "keys"))
    for rotate in (rotate_root, rotate_content):
        authority = read_authority(folder)
        rotate(authority, ring(folder), NewKeys(PASSPHRASE))
    after = read_authority(folder)
    assert kind(manifest, after.trusted) is ProgramKind.GOOD
    assert advance(trusted(), after.trusted.roots, {}).root_version == after.trusted.root_version


def test_a_root_must_not_give_programs_a_key_that_does_something_else() -> None:
    root, content = make_keys("root", 1, 2), make_keys("content", 1, 1)
    signed = root_signed(
        1, AUTHORITY, role_keys(root, Count(2, 1)), role_keys(content, Count(1, 1))
    )
    for key in (root[0], content[0]):
        signed["x-kepu"]["programs"] = {"keyids": [key.id], "threshold": 1}
        with pytest.raises(DocumentFault, match="programs"):
            read_root(sealed(signed, root))


@pytest.mark.parametrize(
    ("here", "wanted"),
    [
        (Here(("windows", "x86_64"), 0, (), 1), ProgramKind.OTHER_SYSTEM),
        (Here(("linux", "aarch64"), 0, (), 1), ProgramKind.OTHER_SYSTEM),
        (Here(SYSTEM, 12, ("0.2.0-12",), 1), ProgramKind.HERE),
        (Here(SYSTEM, 13, (), 1), ProgramKind.OLDER),
        (Here(SYSTEM, 12, (), 1), ProgramKind.GOOD),
        (Here(SYSTEM, 0, (), 0), ProgramKind.NEWER_GUARDIAN),
        (Here(SYSTEM, 0, (), None), ProgramKind.GOOD),
    ],
)
def test_what_is_taken_depends_on_what_is_here(
    manifest: bytes, here: Here, wanted: ProgramKind
) -> None:
    assert kind(manifest, here=here) is wanted


def _set(**fields: object) -> Callable[[dict[str, Any]], None]:
    return lambda signed: signed["x-kepu"].update(fields)


def _file(path: str) -> Callable[[dict[str, Any]], None]:
    def add(signed: dict[str, Any]) -> None:
        rows = signed["x-kepu"]["files"]
        rows.append([path, 0, "0" * 64, 0])
        rows.sort(key=lambda row: row[0])

    return add


def _link(path: str, target: str) -> Callable[[dict[str, Any]], None]:
    return lambda signed: signed["x-kepu"].update(links=[[path, target]])


@pytest.mark.parametrize(
    "change",
    [
        _file("../outside"),
        _file("/etc/passwd"),
        _file("a/../../b"),
        _file("C:/x"),
        _file("a\\b"),
        _file("con.txt"),
        _file("program.json"),
        _file("KIOSK"),
        _file("config.toml/inside"),
        _file("/".join("abcdefghijklmnopq")),
        _link("_internal/x", "/etc/passwd"),
        _link("_internal/x", "../../outside"),
        _link("_internal/x", "lib"),
        _link("_internal/x", "nothing"),
        _link("_internal/x", ""),
        _link("config.toml", "kiosk"),
        _link("_internal/lib/libA.so/x", "../libA.so"),
        _set(kind="bundle"),
        _set(format=2),
        _set(version="1.0/../.."),
        _set(system="plan9"),
        _set(seq=13),
        _set(news={"zh-Hans": "换\u202e行"}),
        _set(more=1),
        lambda signed: signed["x-kepu"].pop("contract"),
        lambda signed: signed["x-kepu"]["files"].reverse(),
        lambda signed: signed.update(targets={"x": {}}),
        lambda signed: signed["x-kepu"]["files"][0].append(1),
    ],
)
def test_what_a_list_must_not_say(
    manifest: bytes, change: Callable[[dict[str, Any]], None]
) -> None:
    read_program(manifest)
    raw = changed(manifest, change)
    with pytest.raises(ManifestFault):
        read_program(raw)
    assert kind(raw) in (ProgramKind.DAMAGED, ProgramKind.NEWER_GUARDIAN)


def test_packing_again_needs_a_higher_number(tmp_path: Path) -> None:
    program, stick = make_program(tmp_path / "program"), tmp_path / "stick"
    pack(program, stick, 12)
    with pytest.raises(Trouble, match="older-seq"):
        pack(program, stick, 12)
    pack(program, stick, 13)
    names = sorted(path.name for path in (stick / "KEPU" / "programs").iterdir())
    assert names == ["linux-x86_64.12", "linux-x86_64.13"]
    with pytest.raises(Trouble, match="no-program"):
        pack(tmp_path, stick, 14)


def test_the_same_program_gives_the_same_bytes(tmp_path: Path) -> None:
    program = make_program(tmp_path / "program")
    (program / ".DS_Store").write_bytes(b"left behind")
    for name in ("one", "two"):
        pack(program, tmp_path / name, 12)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()}
        for name in ("one", "two")
    )
    assert one == two
