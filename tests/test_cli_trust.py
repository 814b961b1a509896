"""`kiosk keys trust`: a machine begins to trust a root, once."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from kiosk.bundles.trust import first_trust
from kiosk.bundles.trust_files import read_trusted
from kiosk.cli_trust import add_actions
from kiosk.core.errors import Trouble
from kiosk.core.places import find_places
from kiosk.library.store import Store
from tests.bundles.forge import keys, make_content, make_root

OTHERS = keys("other-a", "other-b")


def _run(data: Path, *words: str) -> int:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--lang")
    parser = argparse.ArgumentParser()
    add_actions(parser.add_subparsers(required=True), shared)
    chosen = parser.parse_args(["trust", *words])
    code = chosen.run(chosen, find_places(data))
    assert isinstance(code, int)
    return code


def _stick(folder: Path, root: bytes) -> str:
    trust = folder / "KEPU" / "trust"
    trust.mkdir(parents=True)
    (trust / "1.root.json").write_bytes(root)
    return str(folder)


def test_it_says_whom_and_by_which_fingerprint(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = _stick(tmp_path / "stick", make_root())
    assert _run(data, stick) == 0
    fingerprint = first_trust(make_root()).fingerprint
    assert capsys.readouterr().out.splitlines() == ["朝阳市科协", fingerprint]
    assert _run(data, stick, "--lang", "en") == 0
    assert "Chaoyang" in capsys.readouterr().out


def test_another_root_needs_to_be_asked_for(data: Path, tmp_path: Path) -> None:
    own = _stick(tmp_path / "own", make_root())
    other = _stick(tmp_path / "other", make_root(by=OTHERS, root=OTHERS))
    _run(data, own)
    with pytest.raises(Trouble, match="other-root"):
        _run(data, other)
    kept = read_trusted(find_places(data))
    assert kept is not None and kept.root == make_root()
    _run(data, other, "--replace")
    kept = read_trusted(find_places(data))
    assert kept is not None and kept.root == make_root(by=OTHERS, root=OTHERS)


@pytest.mark.parametrize("root", [b"", b"{}", make_root(by=())])
def test_what_holds_no_root_changes_nothing(data: Path, tmp_path: Path, root: bytes) -> None:
    stick = _stick(tmp_path / "stick", root)
    for place in (stick, str(tmp_path / "nowhere")):
        with pytest.raises(Trouble) as caught:
            _run(data, place)
        assert caught.value.code == "no-root-there"
    assert list(data.iterdir()) == []


def test_what_the_new_authority_recalls_is_in_force_at_once(data: Path, tmp_path: Path) -> None:
    reason = {"zh-Hans": "有误"}
    stick = Path(_stick(tmp_path / "stick", make_root()))
    content = make_content(deny=[{"exhibit": "cn.kepu.moon", "versions": [], "reason": reason}])
    (stick / "KEPU" / "trust" / "1.content.json").write_bytes(content)
    _run(data, str(stick))
    denied = Store(find_places(data).content).denied()
    assert [one.exhibit for one in denied] == ["cn.kepu.moon"]
