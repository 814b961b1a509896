"""``config.toml`` → frozen settings. Whatever a file holds, the kiosk starts.

The shipped file gives the defaults, the machine's own file lies over it. A value that cannot be
used costs one sentence and leaves the value below it in force. Pydantic stays out: this is on the
way to the first frame.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.core.config_rules import (
    ExhibitIdOrNone,
    ExhibitIds,
    Language,
    LanguageList,
    Line,
    ListOf,
    OneNumber,
    OneOf,
    Pattern,
    Rule,
    Whole,
    YesNo,
    ZeroOrInches,
)
from kiosk.core.files import read_small
from kiosk.core.settings import SITE_KINDS
from kiosk.core.settings import Settings as Settings
from kiosk.core.words import Words

_MOST_BYTES = 65_536
_MOST_SHOWN = 40


class ConfigProblem(NamedTuple):
    """What is wrong at ``key`` (``idle.warn_after_s``; empty: the whole file) of ``file``."""

    file: Path
    key: str
    words: Words


class LoadedSettings(NamedTuple):
    """Settings that can be used as they are, and everything that was wrong on the way."""

    settings: Settings
    problems: tuple[ConfigProblem, ...]


_SECONDS = Words("秒", "seconds")

_TIME = r"([01]\d|2[0-3]):[0-5]\d"
_RANGE = Words("时段，如 08:30-17:00", "a range such as 08:30-17:00")
_LOUDNESS = Words("时段和音量，如 12:00-14:00 30", "a range and a volume such as 12:00-14:00 30")
_DAY = r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TERM = Words("第一天~最后一天，如 09-01~01-10", "first~last day, such as 09-01~01-10")
_COUNTY = Words("代码和名称，如 211302 双塔区", "a code and a name such as 211302 双塔区")

SPEC: Mapping[str, Rule] = {
    "site.name": Line(20),
    "site.place": Line(20),
    "site.county": Pattern(r"\d{6}", Words("六位代码", "a code of six digits"), or_empty=True),
    "site.kind": OneOf(SITE_KINDS),
    "screen.diagonal_in": ZeroOrInches(15, 86),
    "screen.turn": OneNumber((0, 90, 180, 270)),
    "screen.low": YesNo(),
    "screen.render": OneOf(("auto", "gpu", "software")),
    "screen.motion": OneOf(("auto", "full", "reduced", "none"), yes="full", no="none"),
    "screen.film": OneOf(("auto", "720", "1080")),
    "screen.simulation": OneOf(("auto", "60", "30", "20", "15")),
    "screen.two_players": OneOf(("auto", "table", "wall")),
    "language.start": Language(),
    "language.offered": LanguageList(),
    "idle.warn_after_s": Whole(30, 180, _SECONDS),
    "idle.countdown_s": Whole(5, 60, _SECONDS),
    "classroom.warn_after_min": Whole(2, 60, Words("分钟", "minutes")),
    "attract.scene_s": Whole(5, 120, _SECONDS),
    "home.featured": ExhibitIdOrNone(),
    "home.pinned": ExhibitIds(12),
    "sound.volume": Whole(0, 100, Words("%", "%")),
    "sound.effects": YesNo(),
    "time.utc_offset_min": Whole(-720, 840, Words("分钟", "minutes")),
    "day.open": ListOf(Pattern(f"{_TIME}-{_TIME}", _RANGE), 0, 4),
    "day.weekdays": ListOf(Whole(1, 7, Words("星期", "day of the week")), 1, 7),
    "day.volume": ListOf(Pattern(rf"{_TIME}-{_TIME} (\d|[1-9]\d|100)", _LOUDNESS), 0, 6),
    "places.city": Line(20),
    "places.counties": ListOf(Pattern(r"\d{6} \S.{0,19}", _COUNTY), 1, 40),
    "hub.address": Pattern(
        r"https://[A-Za-z0-9.:\[\]-]{3,200}(/[A-Za-z0-9._~/-]{0,100})?",
        Words("https:// 开头的地址", "an address that begins with https://"),
        or_empty=True,
    ),
    "hub.automatic": YesNo(),
    "hub.metered": YesNo(),
    "visits.ask_age": YesNo(),
    "visits.keep_months": Whole(1, 120, Words("个月", "months")),
    "terms.days": ListOf(Pattern(f"{_DAY}[-–~]{_DAY}", _TERM), 0, 4),
    "log.level": OneOf(("DEBUG", "INFO", "WARNING", "ERROR")),
}
"""Every key there is, and what it may hold."""


def load_settings(shipped: Path, own: Path | None) -> LoadedSettings:
    """Read the shipped file and, over it, the machine's own; never raises.

    A missing own file is no problem; a missing shipped one is.
    """
    problems: list[ConfigProblem] = []
    settings = _lay_over(Settings(), shipped, problems, must_exist=True)
    if own is not None:
        settings = _lay_over(settings, own, problems, must_exist=False)
    return LoadedSettings(settings, tuple(problems))


def value_of(settings: Settings, key: str) -> object:
    """The value at a key of :data:`SPEC`."""
    section, _, name = key.partition(".")
    return getattr(getattr(settings, section), name)


def _lay_over(
    below: Settings, file: Path, problems: list[ConfigProblem], *, must_exist: bool
) -> Settings:
    table = _read_toml(file, problems, must_exist=must_exist)
    taken: dict[str, object] = {}
    for key, value in _flat(table):
        rule = SPEC.get(key)
        if rule is None:
            problems.append(ConfigProblem(file, key, _unknown(key)))
            continue
        try:
            taken[key] = rule.take(value)
        except ValueError:
            problems.append(ConfigProblem(file, key, _refused(key, value, rule, below)))
    settings = _with(below, taken)
    language = settings.language
    if language.start not in language.offered:
        problems.append(ConfigProblem(file, "language.start", _not_offered(settings)))
        settings = _with(settings, {"language.start": language.offered[0]})
    return settings


def _read_toml(file: Path, problems: list[ConfigProblem], *, must_exist: bool) -> dict[str, Any]:
    import tomllib

    try:
        content = read_small(file, _MOST_BYTES)
        # Notepad on Windows writes a byte-order mark; tomllib would refuse the file for it.
        return tomllib.loads(content.decode("utf-8-sig"))
    except FileNotFoundError:
        if must_exist:
            problems.append(ConfigProblem(file, "", _missing(file)))
    except OSError as error:
        problems.append(ConfigProblem(file, "", _unreadable(file, error.strerror or str(error))))
    except UnicodeDecodeError:
        problems.append(ConfigProblem(file, "", _unreadable(file, "not UTF-8")))
    except RecursionError:
        problems.append(ConfigProblem(file, "", _unreadable(file, "nested too deeply")))
    except ValueError as error:
        problems.append(ConfigProblem(file, "", _unreadable(file, str(error))))
    return {}


def _flat(table: Mapping[str, Any]) -> list[tuple[str, object]]:
    sections = set(Settings._fields)
    found: list[tuple[str, object]] = []
    for section, content in table.items():
        if section in sections and isinstance(content, dict):
            found.extend((f"{section}.{name}", value) for name, value in content.items())
        else:
            found.append((section, content))
    return found


def _with(settings: Settings, taken: Mapping[str, object]) -> Settings:
    for key, value in taken.items():
        section, _, name = key.partition(".")
        changed = getattr(settings, section)._replace(**{name: value})
        settings = settings._replace(**{section: changed})
    return settings


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"


def _refused(key: str, value: object, rule: Rule, below: Settings) -> Words:
    used, shown = _shown(value_of(below, key)), _shown(value)
    return Words(
        f"设置 {key} = {shown} 不能用：应为{rule.allowed.zh}；现用 {used}。",
        f"The setting {key} = {shown} cannot be used: it must be {rule.allowed.en}; "
        f"{used} is used instead.",
    )


def _not_offered(settings: Settings) -> Words:
    start, offered = settings.language.start, settings.language.offered
    listed = _shown(offered)
    return Words(
        f"设置 language.start = {_shown(start)} 不能用：应为 language.offered {listed} 中的一种；"
        f"现用 {_shown(offered[0])}。",
        f"The setting language.start = {_shown(start)} cannot be used: it must be one of "
        f"language.offered {listed}; {_shown(offered[0])} is used instead.",
    )


def _unknown(key: str) -> Words:
    shown = key if len(key) <= _MOST_SHOWN else key[: _MOST_SHOWN - 1] + "…"
    return Words(
        f"没有名为 {shown!r} 的设置，已忽略；全部设置见程序自带的 config.toml。",
        f"There is no setting named {shown!r}; it is ignored. The config.toml that ships with "
        f"the program lists them all.",
    )


def _missing(file: Path) -> Words:
    return Words(
        f"找不到程序自带的设置文件 {file.name}，全部使用内置的默认值。",
        f"The shipped settings file {file.name} is missing; the built-in defaults are used.",
    )


def _unreadable(file: Path, reason: str) -> Words:
    short = " ".join(reason.split())[:120]
    return Words(
        f"设置文件 {file.name} 读不出来（{short}），其中的设置都不生效，使用默认值。",
        f"The settings file {file.name} cannot be read ({short}); none of it is in force, "
        f"the defaults are used.",
    )
