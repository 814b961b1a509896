"""Every word of the interface has its English twin, and the compiled file is the current one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import translations
from tools.qml import ROOT

FILES = sorted((ROOT / translations.FOLDER).glob("*.ts"))


def test_english_is_among_the_languages() -> None:
    assert "kiosk_en.ts" in [path.name for path in FILES]


@pytest.mark.parametrize("ts", FILES, ids=lambda ts: ts.name)
def test_translations_are_complete_and_compiled(ts: Path) -> None:
    assert translations.problems(ts) == []


def test_a_new_word_without_english_is_found(tmp_path: Path) -> None:
    screens = tmp_path / "kiosk"
    screens.mkdir()
    (screens / "Hello.qml").write_text(
        'import QtQml\nQtObject { property string a: qsTr("你好") }\n'
    )
    ts = tmp_path / "kiosk_en.ts"
    ts.write_text('<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1" language="en"></TS>')
    assert "kiosk_en.ts: missing: '你好'" in translations.problems(ts, tmp_path)
    translations.update(ts, tmp_path)
    assert translations.problems(ts, tmp_path) == ["kiosk_en.ts: not translated: '你好'"]
