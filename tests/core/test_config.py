from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.config import SPEC, Settings, load_settings, value_of
from kiosk.core.config_rules import Whole, ZeroOrInches
from kiosk.core.settings import IdleSettings

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "config.toml"


def _own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(text, "utf-8")
    return path


def _keys_of_settings() -> set[str]:
    return {
        f"{section}.{key}"
        for section in Settings._fields
        for key in getattr(Settings(), section)._fields
    }


# The shipped file, the table of rules and the settings say the same.


def test_the_shipped_file_has_no_problem_and_holds_the_defaults() -> None:
    loaded = load_settings(SHIPPED, None)
    assert loaded.problems == ()
    assert loaded.settings == Settings()


def test_every_key_is_in_the_file_in_the_table_and_in_the_settings() -> None:
    table = tomllib.loads(SHIPPED.read_text("utf-8"))
    shipped = {f"{section}.{key}" for section, keys in table.items() for key in keys}
    assert shipped == set(SPEC) == _keys_of_settings()


def test_every_key_is_documented_in_both_languages_and_with_its_range() -> None:
    comment: list[str] = []
    section = ""
    documented: dict[str, str] = {}
    for line in SHIPPED.read_text("utf-8").splitlines():
        if line.startswith("#"):
            comment.append(line)
        elif line.startswith("["):
            section, comment = line.strip("[]"), []
        elif "=" in line:
            documented[f"{section}.{line.split('=')[0].strip()}"] = "\n".join(comment)
            comment = []
    assert set(documented) == set(SPEC)
    for key, text in documented.items():
        assert re.search("[\u4e00-\u9fff]", text), key
        assert re.search("[A-Za-z]{4,} [a-z]+ [a-z]+", text), key
        rule = SPEC[key]
        if isinstance(rule, (Whole, ZeroOrInches)):
            assert f"{rule.low:g}–{rule.high:g}" in text, key
            assert f"{rule.low:g} to {rule.high:g}" in text, key


def test_every_default_obeys_its_own_rule() -> None:
    for key, rule in SPEC.items():
        value = value_of(Settings(), key)
        assert rule.take(list(value) if isinstance(value, tuple) else value) == value


# Good values.


@pytest.mark.parametrize(
    ("key", "written", "value"),
    [
        ("site.name", '" 北票科技馆 "', "北票科技馆"),
        ("screen.diagonal_in", "55", 55.0),
        ("screen.turn", "270", 270),
        ("day.open", '["22:00-06:00"]', ("22:00-06:00",)),
        ("day.weekdays", "[1, 5, 5]", (1, 5)),
        (
            "day.volume",
            '["12:00-14:00 0", "14:00-15:00 100"]',
            ("12:00-14:00 0", "14:00-15:00 100"),
        ),
        ("site.county", '""', ""),
        ("site.county", '"211321"', "211321"),
        ("places.counties", '["110101 东城区"]', ("110101 东城区",)),
        ("hub.address", '"https://hub.example.org:8443/kepu"', "https://hub.example.org:8443/kepu"),
        ("screen.diagonal_in", "0", 0.0),
        ("screen.diagonal_in", "21.5", 21.5),
        ("screen.render", '"software"', "software"),
        ("screen.motion", "false", "none"),
        ("screen.motion", "true", "full"),
        ("screen.motion", '"reduced"', "reduced"),
        ("screen.film", '"720"', "720"),
        ("screen.simulation", '"20"', "20"),
        ("language.start", '"en"', "en"),
        ("language.offered", '["zh", "zh-Hans"]', ("zh-Hans",)),
        ("idle.warn_after_s", "30", 30),
        ("idle.warn_after_s", "180", 180),
        ("home.featured", '"cn.kepu.safefood"', "cn.kepu.safefood"),
        ("home.pinned", '["cn.kepu.b", "cn.kepu.a", "cn.kepu.b"]', ("cn.kepu.b", "cn.kepu.a")),
        ("time.utc_offset_min", "-720", -720),
        ("visits.ask_age", "true", True),
        ("visits.keep_months", "1", 1),
        ("visits.keep_months", "120", 120),
        ("terms.days", '["08-20–01-20", "02-20-07-01"]', ("08-20–01-20", "02-20-07-01")),
        ("terms.days", "[]", ()),
        ("log.level", '"DEBUG"', "DEBUG"),
    ],
)
def test_a_good_value_is_taken(tmp_path: Path, key: str, written: str, value: object) -> None:
    section, name = key.split(".")
    loaded = load_settings(SHIPPED, _own(tmp_path, f"[{section}]\n{name} = {written}\n"))
    assert loaded.problems == ()
    assert value_of(loaded.settings, key) == value


def test_the_own_file_changes_only_what_it_names(tmp_path: Path) -> None:
    loaded = load_settings(SHIPPED, _own(tmp_path, "[idle]\nwarn_after_s = 90\n"))
    assert loaded.settings.idle == IdleSettings(warn_after_s=90, countdown_s=15)
    assert loaded.settings.site == Settings().site


def test_a_missing_own_file_is_no_problem(tmp_path: Path) -> None:
    assert load_settings(SHIPPED, tmp_path / "none.toml").problems == ()


def test_what_notepad_writes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes('\ufeff[site]\r\nname = "凌源"\r\n'.encode())
    loaded = load_settings(SHIPPED, path)
    assert loaded.problems == ()
    assert loaded.settings.site.name == "凌源"


# Bad values: one sentence each, and the kiosk starts.


@pytest.mark.parametrize(
    ("key", "written", "allowed", "used"),
    [
        ("idle.warn_after_s", "29", "30–180", "75"),
        ("idle.warn_after_s", "181", "30–180", "75"),
        ("idle.warn_after_s", "true", "30–180", "75"),
        ("idle.warn_after_s", '"75"', "30–180", "75"),
        ("idle.warn_after_s", "75.5", "30–180", "75"),
        ("idle.countdown_s", "4", "5–60", "15"),
        ("attract.scene_s", "0", "5–120", "12"),
        ("screen.diagonal_in", "14.9", "15–86", "0.0"),
        ("screen.turn", "45", "0、90、180、270", "0"),
        ("day.open", '["25:00-26:00"]', "08:30-17:00", "[]"),
        ("day.open", '"08:30-17:00"', "列表", "[]"),
        ("day.weekdays", "[]", "1–7", "[1, 2, 3, 4, 5, 6, 7]"),
        ("day.volume", '["12:00-14:00 101"]', "12:00-14:00 30", "[]"),
        ("site.county", '"21132"', "六位代码", '""'),
        ("hub.address", '"http://hub.example.org"', "https://", '""'),
        ("screen.diagonal_in", "nan", "15–86", "0.0"),
        ("screen.diagonal_in", "-inf", "15–86", "0.0"),
        ("screen.diagonal_in", "true", "15–86", "0.0"),
        ("screen.render", '"vulkan"', '"software"', '"auto"'),
        ("screen.motion", "1", '"reduced"', '"auto"'),
        ("screen.film", "720", '"1080"', '"auto"'),
        ("screen.render", "true", '"software"', '"auto"'),
        ("language.start", '"fr"', '"zh-Hans"', '"zh-Hans"'),
        ("language.offered", "[]", '"zh-Hans"', "zh-Hans"),
        ("language.offered", '["fr"]', '"zh-Hans"', "zh-Hans"),
        ("language.offered", '"en"', '"zh-Hans"', "zh-Hans"),
        ("site.name", '""', "1–20", "朝阳科普"),
        ("site.name", '"一二三四五六七八九十一二三四五六七八九十一"', "1–20", "朝阳科普"),
        ("site.name", '"a\\nb"', "1–20", "朝阳科普"),
        ("site.name", "1979-05-27", "1–20", "朝阳科普"),
        ("home.featured", '"../../etc"', "cn.kepu", "cn.kepu.feathered"),
        ("home.pinned", '"cn.kepu.a"', "cn.kepu", "[]"),
        ("home.pinned", '["../../etc"]', "cn.kepu", "[]"),
        ("home.pinned", '[""]', "cn.kepu", "[]"),
        ("home.pinned", "[1]", "cn.kepu", "[]"),
        ("time.utc_offset_min", "841", "-720–840", "480"),
        ("log.level", '"LOUD"', '"INFO"', '"INFO"'),
    ],
)
def test_a_bad_value_costs_one_sentence_and_the_default_stays(
    tmp_path: Path, key: str, written: str, allowed: str, used: str
) -> None:
    section, name = key.split(".")
    own = _own(tmp_path, f"[{section}]\n{name} = {written}\n")
    loaded = load_settings(SHIPPED, own)
    assert loaded.settings == Settings()
    (problem,) = loaded.problems
    assert (problem.file, problem.key) == (own, key)
    for sentence in (problem.words.zh, problem.words.en):
        assert key in sentence
        assert used in sentence
    assert allowed in problem.words.zh
    assert problem.words.zh.count("。") == 1


def test_the_value_itself_is_in_the_sentence_but_never_all_of_a_long_one(tmp_path: Path) -> None:
    short = load_settings(SHIPPED, _own(tmp_path, "[idle]\nwarn_after_s = 7\n")).problems
    assert "idle.warn_after_s = 7 " in short[0].words.zh
    long = load_settings(SHIPPED, _own(tmp_path, f'[site]\nname = "{"长" * 5000}"\n')).problems
    assert len(long[0].words.zh) < 200


def test_a_bad_own_value_leaves_the_shipped_one_in_force(tmp_path: Path) -> None:
    shipped = tmp_path / "shipped.toml"
    shipped.write_text("[idle]\nwarn_after_s = 120\n")
    loaded = load_settings(shipped, _own(tmp_path, "[idle]\nwarn_after_s = 5\n"))
    assert loaded.settings.idle.warn_after_s == 120
    assert "120" in loaded.problems[0].words.zh


def test_the_starting_language_is_always_one_that_is_offered(tmp_path: Path) -> None:
    loaded = load_settings(SHIPPED, _own(tmp_path, '[language]\noffered = ["en"]\n'))
    assert loaded.settings.language.start == "en"
    (problem,) = loaded.problems
    assert problem.key == "language.start"
    assert "language.offered" in problem.words.zh


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[idle]\nwarn_after = 75\n", "idle.warn_after"),
        ("[smell]\nvolume = 3\n", "smell"),
        ("idle = 3\n", "idle"),
        ("colour = 'red'\n", "colour"),
        ("[idle.deeper]\nx = 1\n", "idle.deeper"),
    ],
)
def test_an_unknown_key_is_named_and_ignored(tmp_path: Path, text: str, key: str) -> None:
    loaded = load_settings(SHIPPED, _own(tmp_path, text))
    assert loaded.settings == Settings()
    assert [problem.key for problem in loaded.problems] == [key]
    assert key in loaded.problems[0].words.zh


@pytest.mark.parametrize(
    "content",
    [
        b"[idle\nwarn_after_s = 90",
        b"[idle]\nwarn_after_s = 90\nwarn_after_s = 91\n",
        "[site]\nname = '朝阳'".encode("gb18030"),
        b"\x00\xff\xfe",
        b"a = " + b"[" * 60_000,
        b"a = " + b"9" * 60_000,
        b"# " + b"x" * 70_000,
    ],
)
def test_a_broken_file_is_one_problem_and_none_of_it_is_in_force(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    loaded = load_settings(SHIPPED, path)
    assert loaded.settings == Settings()
    assert [(problem.file, problem.key) for problem in loaded.problems] == [(path, "")]
    assert "config.toml" in loaded.problems[0].words.zh
    assert len(loaded.problems[0].words.zh) < 250


def test_a_folder_in_its_place_is_a_problem_too(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    assert len(load_settings(SHIPPED, tmp_path / "config.toml").problems) == 1


def test_without_the_shipped_file_the_built_in_defaults_hold(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path / "gone.toml", None)
    assert loaded.settings == Settings()
    assert [problem.key for problem in loaded.problems] == [""]


# Whatever is written there.

_values = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
_tables = st.dictionaries(
    st.sampled_from([*sorted({key.split(".")[0] for key in SPEC}), "other"]),
    st.dictionaries(
        st.sampled_from([*sorted({key.split(".")[1] for key in SPEC}), "other"]), _values
    ),
)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return repr(value)


def test_any_table_gives_settings_within_their_ranges(tmp_path: Path) -> None:
    @given(_tables)
    def gives(tables: dict[str, dict[str, object]]) -> None:
        text = "".join(
            f"[{section}]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in keys.items())
            for section, keys in tables.items()
        )
        loaded = load_settings(SHIPPED, _own(tmp_path, text))
        assert all(problem.key for problem in loaded.problems), "the file must be read"
        settings = loaded.settings
        for key, rule in SPEC.items():
            value = value_of(settings, key)
            assert rule.take(list(value) if isinstance(value, tuple) else value) == value
        assert settings.language.start in settings.language.offered

    gives()


def test_no_bytes_stop_the_start(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"

    @given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
    def starts(content: bytes) -> None:
        path.write_bytes(content)
        assert load_settings(path, path).settings is not None

    starts()
