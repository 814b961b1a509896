"""Private keys and passphrases: what opens a file, what does not, what is too weak."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from kiosk.bundles.keys.handing import change_passphrase, make_publisher_key, read_public
from kiosk.bundles.keys.passphrase import refuse_weak
from kiosk.bundles.keys.private import (
    KeyFile,
    PrivateKey,
    WrongPassphrase,
    key_files,
    make_key,
    read_key_file,
)
from kiosk.bundles.keys.ring import KeyRing
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from tests.bundles.offices import PASSPHRASE, cheap

WHAT = Words("文件", "A file")


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)


def _file(folder: Path, key: PrivateKey, passphrase: str = PASSPHRASE) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{key.label}.pem"
    path.write_bytes(key.locked(passphrase))
    return path


def _locked(path: Path) -> KeyFile:
    found = read_key_file(path)
    assert found is not None
    return found


def test_only_its_passphrase_opens_a_key(tmp_path: Path) -> None:
    key = make_key("root-v1-1")
    file = _locked(_file(tmp_path, key))
    assert file.unlock(PASSPHRASE) == key
    assert (file.label, file.id) == ("root-v1-1", key.id)
    for wrong in ("", PASSPHRASE.upper(), PASSPHRASE + "x"):
        with pytest.raises(WrongPassphrase):
            file.unlock(wrong)


def test_the_same_passphrase_typed_on_another_keyboard_opens_it(tmp_path: Path) -> None:
    key = make_key("root-v1-1")
    file = _locked(_file(tmp_path, key, "向日葵 lvdeng 71"))
    assert file.unlock("向日葵 ｌｖdeng ７１ ") == key  # full width


def test_a_bare_passphrase_does_not_open_the_pem_unstretched(tmp_path: Path) -> None:
    file = _locked(_file(tmp_path, make_key("root-v1-1")))
    with pytest.raises(ValueError, match="password"):
        load_pem_private_key(file.content, PASSPHRASE.encode())


def test_no_key_lies_in_the_file_in_the_clear(tmp_path: Path) -> None:
    key = make_key("root-v1-1")
    content = _file(tmp_path, key).read_bytes()
    assert b"ENCRYPTED PRIVATE KEY" in content
    assert key.raw not in content and key.raw.hex().encode() not in content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"-----BEGIN PRIVATE KEY-----",
        b"kepu-key: Root\npublic: 00\nscrypt: 2 00\n",
        b"kepu-key: a\npublic: " + b"0" * 64 + b"\nscrypt: 3 " + b"0" * 32 + b"\n",
        b"kepu-key: a\npublic: " + b"0" * 64 + b"\nscrypt: 16777216 " + b"0" * 32 + b"\n",
        b"x" * 9000,
    ],
)
def test_what_is_no_key_file_is_none(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pem").write_bytes(content)
    assert read_key_file(tmp_path / "a.pem") is None
    assert key_files([tmp_path]) == {}


def test_a_file_that_holds_another_key_than_it_says_is_damaged(tmp_path: Path) -> None:
    key, other = make_key("root-v1-1"), make_key("root-v1-2")
    path = _file(tmp_path, key)
    path.write_bytes(path.read_bytes().replace(key.public.encode(), other.public.encode()))
    with pytest.raises(Trouble) as raised:
        _locked(path).unlock(PASSPHRASE)
    assert raised.value.code == "key-damaged"


def test_keys_are_found_by_id_wherever_their_holder_put_them(tmp_path: Path) -> None:
    keys = [make_key(f"root-v1-{at}") for at in range(3)]
    _file(tmp_path, keys[0])
    _file(tmp_path / "root", keys[1]).rename(tmp_path / "root" / "old one.pem")
    _file(tmp_path / "private" / "root", keys[2])
    assert set(key_files([tmp_path])) == {key.id for key in keys}
    assert key_files([tmp_path / "gone"]) == {}


def test_each_passphrase_is_asked_once_and_only_for_keys_that_sign(tmp_path: Path) -> None:
    keys = [make_key(f"root-v1-{at}") for at in range(4)]
    for key, passphrase in zip(keys, ("first", "first", "second", "third"), strict=True):
        _file(tmp_path, key, passphrase)
    asked: list[str] = []

    def ask(label: str) -> str:
        asked.append(label)
        return {"root-v1-0": "first", "root-v1-1": "first", "root-v1-2": "second"}[label]

    ring = KeyRing([tmp_path], ask)
    ids = [key.id for key in keys]
    signing = ring.signers(WHAT, (ids, 3))
    assert {key.label for key in signing} == {"root-v1-0", "root-v1-1", "root-v1-2"}
    assert len(asked) == 2
    assert ring.signers(WHAT, (ids[:2], 2), (ids, 2)) == tuple(
        sorted((keys[0], keys[1]), key=lambda key: key.id)
    )
    assert len(asked) == 2


def test_a_wrong_passphrase_is_asked_three_times_then_refused(tmp_path: Path) -> None:
    key = make_key("root-v1-1")
    _file(tmp_path, key)
    asked: list[str] = []
    for answers, count in ((["no", "no", "no", PASSPHRASE], 3), (["no"], 2)):
        asked.clear()
        left = list(answers)

        def ask(label: str) -> str | None:
            asked.append(label)
            return left.pop(0) if left else None  # noqa: B023

        with pytest.raises(Trouble) as raised:
            KeyRing([tmp_path], ask).signers(WHAT, ([key.id], 1))
        assert raised.value.code == "wrong-passphrase"
        assert len(asked) == count


def test_a_key_whose_holder_is_not_here_is_passed_over(tmp_path: Path) -> None:
    keys = [make_key(f"content-v1-{at}") for at in (1, 2)]
    for key, passphrase in zip(keys, ("hers", "mine"), strict=True):
        _file(tmp_path, key, passphrase)
    asked: list[str] = []

    def ask(label: str) -> str:
        asked.append(label)
        return "mine" if label == "content-v1-2" else ""

    ring = KeyRing([tmp_path], ask)
    ids = [key.id for key in keys]
    assert ring.signers(WHAT, (ids, 1)) == (keys[1],)
    with pytest.raises(Trouble) as raised:
        ring.signers(WHAT, (ids, 2))
    assert raised.value.code == "signatures-missing"
    assert keys[0].id[:8] in raised.value.what.zh and "只有 1 把" in raised.value.what.zh
    assert asked == ["content-v1-1", "content-v1-2"]


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "short one",
        "123456789012",
        "8520147630985",
        "aaaaaaaaaaaaaaaa",
        "abababababab",
        "qwertyuiop123456",
        "password1234567",
        "密码密码密码密码",
        "kepukepukepu1",
        "我我我我我我",
    ],
)
def test_a_weak_passphrase_is_refused(weak: str, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as raised:
        refuse_weak(weak)
    assert raised.value.code == "weak-passphrase"
    with pytest.raises(Trouble):
        make_publisher_key(tmp_path / "out", "school", weak)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "strong", [PASSPHRASE, "向日葵和七盏绿灯", "tz8-Kq2!vd0mR", "五 只 蓝 色 的 船"]
)
def test_a_good_passphrase_is_taken(strong: str) -> None:
    refuse_weak(strong)


def test_a_holder_changes_the_passphrase_of_their_key(tmp_path: Path) -> None:
    key = make_key("root-v1-1")
    path = _file(tmp_path, key)
    for old, new, code in (
        ("wrong", "another sentence 71", "wrong-passphrase"),
        (PASSPHRASE, "weak", "weak-passphrase"),
    ):
        with pytest.raises(Trouble) as raised:
            change_passphrase(path, old, new)
        assert raised.value.code == code
        assert _locked(path).unlock(PASSPHRASE) == key
    assert change_passphrase(path, PASSPHRASE, "another sentence 71") == "root-v1-1"
    assert _locked(path).unlock("another sentence 71") == key
    with pytest.raises(Trouble) as raised:
        change_passphrase(tmp_path / "none.pem", "a", "another sentence 71")
    assert raised.value.code == "no-key-file"


def test_only_the_public_file_of_a_publisher_is_taken(tmp_path: Path) -> None:
    made = make_publisher_key(tmp_path, "school", PASSPHRASE)
    file = _locked(made.private)
    assert read_public(made.public, "school") == file.public
    assert made.id == file.id
    for path, who in ((made.public, "club"), (made.private, "school"), (tmp_path / "x", "school")):
        with pytest.raises(Trouble) as raised:
            read_public(path, who)
        assert raised.value.code == "no-public-key"
    made.public.write_text('{"kind": "kepu-publisher-public", "version": 1, "publisher": "school"}')
    with pytest.raises(Trouble):
        read_public(made.public, "school")
