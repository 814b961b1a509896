"""The commands `keys` and `bundle`: an editor's whole way, and what it says when it refuses."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from kiosk.bundles.keys import private
from kiosk.bundles.keys.authority import read_authority
from kiosk.cli import main
from tests.bundles.offices import PASSPHRASE, tree
from tests.library.making import manifest, write_exhibit

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private, "COST_N", 2)


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    _type(monkeypatch, PASSPHRASE)
    folder = tmp_path / "keys"
    given = ["--authority", "朝阳市科协", "--authority-en", "Chaoyang", "--prefix", "cn.test"]
    assert main(["keys", "new", "--out", str(folder), *given]) == 0
    return folder


@pytest.fixture
def exhibits(tmp_path: Path) -> Path:
    write_exhibit(tmp_path / "exhibits", "cn.test.one")
    write_exhibit(tmp_path / "exhibits", "cn.test.two")
    return tmp_path / "exhibits"


def _type(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def _build(exhibits: Path, keys: Path, stick: Path, *more: str, seq: int = 1) -> int:
    given = ["--keys", str(keys), "--publisher", "own", "--package", "space", "--seq", str(seq)]
    return main(["bundle", "build", str(exhibits), *given, "--out", str(stick), "--quick", *more])


def test_from_new_keys_to_a_file_that_is_looked_into(
    keys: Path,
    exhibits: Path,
    tmp_path: Path,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
) -> None:
    fingerprint = read_authority(keys).trusted.fingerprint
    stick, file = tmp_path / "stick", tmp_path / "one.kepu"
    _type(monkeypatch, PASSPHRASE)
    assert _build(exhibits, keys, stick, "--title", "航天", "--emergency-until", "2026-12-31") == 0
    assert capsys.readouterr().out.splitlines()[0].endswith("own.space.1")
    _type(monkeypatch, PASSPHRASE)
    assert _build(exhibits, keys, stick, "--title", "航天", "--emergency-until", "2026-12-31") == 0
    assert "一模一样" in capsys.readouterr().out
    assert main(["bundle", "export", str(stick), "--single", str(file)]) == 0
    capsys.readouterr()
    asked = ["bundle", "inspect", str(file), "--full", "--data", str(data)]
    assert main(asked) == 0
    assert "还没有信任任何单位" in capsys.readouterr().out
    assert main(["keys", "trust", str(keys), "--data", str(data)]) == 0
    assert fingerprint in capsys.readouterr().out
    assert main([*asked, "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "complete" in told and "every byte is sound" in told and "cn.test.two" in told
    assert main([*asked, "--json"]) == 0
    [one] = json.loads(capsys.readouterr().out)["bundles"]
    assert one["kind"] == "good" and one["title"] == {"zh-Hans": "航天"} and one["damaged"] == []
    assert one["valid_until_s"] == 1798732800


def test_one_tampered_byte_makes_inspect_fail(
    keys: Path, exhibits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    _type(monkeypatch, PASSPHRASE)
    assert _build(exhibits, keys, tmp_path / "stick") == 0
    packed = next((tmp_path / "stick").rglob("0001.pack"))
    raw = bytearray(packed.read_bytes())
    raw[9] ^= 4
    packed.write_bytes(raw)
    asked = ["bundle", "inspect", str(tmp_path / "stick"), "--keys", str(keys)]
    assert main(asked) == 0
    assert main([*asked, "--full"]) == 1
    assert "损坏：cn.test.one/a.svg" in capsys.readouterr().out


def test_the_label_comes_from_the_exhibits_where_nothing_is_said(
    keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    data = manifest("cn.test.one", review=None)
    folder = write_exhibit(tmp_path / "x", "cn.test.one", manifest_data=data)
    toml = folder / "exhibit.toml"
    toml.write_text(f"released = 2026-03-01\n{toml.read_text('utf-8')}", "utf-8")
    _type(monkeypatch, PASSPHRASE)
    assert _build(folder, keys, tmp_path / "stick", seq=4) == 0
    capsys.readouterr()
    main(["bundle", "inspect", str(tmp_path / "stick"), "--json", "--keys", str(keys)])
    [one] = json.loads(capsys.readouterr().out)["bundles"]
    assert (one["version"], one["made"]) == ("4", "2026-03-01")
    assert one["title"] == {"en": "A made-up exhibit", "zh-Hans": "试验展项"}


def test_unsound_exhibits_are_refused_with_all_their_problems(
    keys: Path, exhibits: Path, tmp_path: Path, capsys: Capture
) -> None:
    for id in ("cn.test.one", "cn.test.two"):
        (exhibits / id / "quiz.toml").unlink()
    assert _build(exhibits, keys, tmp_path / "stick") == 1
    told = capsys.readouterr()
    assert "cn.test.one" in told.out and "cn.test.two" in told.out and "错误 2 处" in told.out
    assert "资源包没有制作" in told.err
    assert not (tmp_path / "stick").exists()


def test_a_wrong_passphrase_makes_nothing(
    keys: Path, exhibits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    _type(monkeypatch, "not this one, surely")
    assert _build(exhibits, keys, tmp_path / "stick") == 1
    assert "打不开密钥“publisher-own-v1-1”" in capsys.readouterr().err
    assert not (tmp_path / "stick").exists()


def test_passphrases_come_from_a_file_too(
    keys: Path, exhibits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    _type(monkeypatch)
    file = tmp_path / "words.txt"
    file.write_text(f"\ufeffanother one\r\n{PASSPHRASE}\r\n", "utf-8")
    assert _build(exhibits, keys, tmp_path / "stick", "--passphrase-file", str(file)) == 0
    capsys.readouterr()
    file.write_bytes(b"\xff\xfe")
    assert _build(exhibits, keys, tmp_path / "two", "--passphrase-file", str(file)) == 1
    assert "口令文件" in capsys.readouterr().err


@pytest.mark.parametrize(("line", "words"), [("short", "口令太短"), (None, "没有收到口令")])
def test_new_keys_need_a_good_passphrase(
    line: str | None, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    _type(monkeypatch, *([line] if line else []))
    assert main(["keys", "new", "--out", str(tmp_path / "keys")]) == 1
    assert words in capsys.readouterr().err
    assert not (tmp_path / "keys").exists()


def test_on_a_terminal_a_new_passphrase_is_asked_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal())
    answers = [PASSPHRASE, f"{PASSPHRASE}x", PASSPHRASE, PASSPHRASE]
    monkeypatch.setattr("getpass.getpass", lambda _prompt: answers.pop(0))
    assert main(["keys", "new", "--out", str(tmp_path / "keys")]) == 1
    assert "两次输入的不一样" in capsys.readouterr().err
    assert main(["keys", "new", "--out", str(tmp_path / "keys")]) == 0
    assert answers == []


def test_a_school_joins_and_publishes_with_its_own_key(
    keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    home = tmp_path / "home"
    _type(monkeypatch, "our own words, sunflower 7")
    assert main(["keys", "publisher-key", "school", "--out", str(home)]) == 0
    id = capsys.readouterr().out.splitlines()[0]
    [public] = home.glob("*.public.json")
    _type(monkeypatch, PASSPHRASE)
    who = ["--prefix", "cn.school", "--name", "向阳小学", "--public", str(public)]
    assert main(["keys", "publisher", str(keys), "school", *who]) == 0
    assert id in capsys.readouterr().out
    assert main(["keys", "show", str(keys)]) == 0
    assert "向阳小学" in capsys.readouterr().out
    # The authority sends back only KEPU.
    for name, content in tree(keys / "KEPU").items():
        path = home / "KEPU" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    folder = write_exhibit(tmp_path / "x", "cn.school.one")
    _type(monkeypatch, "our own words, sunflower 7")
    given = ["--keys", str(home), "--publisher", "school", "--package", "club", "--seq", "1"]
    out = ["--out", str(tmp_path / "stick"), "--quick"]
    assert main(["bundle", "build", str(folder), *given, *out]) == 0


def test_rotating_recalling_and_lifting_by_commands(
    keys: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    for arguments in (
        ["rotate", "root"],
        ["rotate", "content"],
        ["rotate", "publisher", "own", "--new-keys", "2", "--threshold", "2"],
        ["publisher", "own", "--change", "--prefix", "cn.test", "--prefix", "cn.more"],
        ["publisher", "club", "--prefix", "cn.club", "--name", "社团"],
        ["publisher", "club", "--drop"],
        ["recall", "cn.test.one", "--version", "1.0.0", "--reason", "错了"],
        ["recall", "own.space", "--through-seq", "3", "--reason", "错了"],
        ["recall", "own.space", "--lift"],
        ["min-seq", "own.space", "4"],
    ):
        _type(monkeypatch, PASSPHRASE)
        assert main(["keys", arguments[0], str(keys), *arguments[1:]]) == 0, arguments
    capsys.readouterr()
    assert main(["keys", "show", str(keys), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["root_version"], told["content_version"]) == (3, 10)
    assert [one["id"] for one in told["publishers"]] == ["own"]
    assert told["publishers"][0]["threshold"] == 2
    assert told["publishers"][0]["prefixes"] == ["cn.more", "cn.test"]
    assert [one.get("exhibit") for one in told["recalled"]] == ["cn.test.one"]
    assert told["min_seq"] == {"own.space": 4}


@pytest.mark.parametrize(
    "arguments",
    [
        ["rotate", "root", "own"],
        ["rotate", "publisher"],
        ["rotate", "root", "--public", "x.json"],
        ["publisher", "club"],
        ["recall", "cn.test.one"],
        ["recall", "own.space", "--reason", "错了"],
        ["recall", "cn.test.one", "--through-seq", "2", "--reason", "错了"],
    ],
)
def test_half_an_order_is_refused_and_changes_nothing(
    arguments: list[str], keys: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    before = tree(keys)
    _type(monkeypatch, PASSPHRASE)
    assert main(["keys", arguments[0], str(keys), *arguments[1:]]) == 1
    assert "--help" in capsys.readouterr().err
    assert tree(keys) == before


def test_a_holder_gives_a_key_a_passphrase_of_their_own(
    keys: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    file = keys / "private" / "root" / "root-v1-1.pem"
    _type(monkeypatch, PASSPHRASE, "a quite different sentence")
    assert main(["keys", "passphrase", str(file)]) == 0
    found = private.read_key_file(file)
    assert found is not None
    found.unlock("a quite different sentence")


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [("--seq", "0", "序号"), ("--seq", "-1", "--seq"), ("--made", "soon", "日期")],
)
def test_what_is_no_number_or_date_is_told(
    option: str, value: str, words: str, exhibits: Path, capsys: Capture
) -> None:
    with pytest.raises(SystemExit) as ended:
        _build(exhibits, exhibits, exhibits, option, value)
    assert ended.value.code == 2
    assert words in capsys.readouterr().err
