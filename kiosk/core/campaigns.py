"""``campaigns.toml`` → the campaigns of a year. Whatever a file holds, the kiosk goes on.

A machine's own file replaces the shipped one wholly. A wrong entry costs one sentence and itself;
a file that cannot be read costs one sentence, and the shipped one stays in force.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.core.config_rules import ExhibitIds, Line, ListOf, Rule
from kiosk.core.errors import Trouble
from kiosk.core.files import read_small
from kiosk.core.words import Words
from kiosk.core.year_days import is_day_of_year, is_within, length_days

FILE = "campaigns.toml"
MOST = 60
"""More campaigns than that fill no year."""
MOST_BYTES = 65_536
MOST_ID = 40

_KEYS = frozenset({"id", "name", "alias", "begins", "ends", "topics", "exhibits", "line"})
_LANGUAGES = frozenset({"zh-Hans", "en"})
_NEXT = Words(
    f"请改正数据文件夹里的 {FILE}，再重新启动；写法见程序自带的那一份。",
    f"Correct {FILE} in the data folder, then start again; the shipped one shows how.",
)
_SHIPPED_NEXT = Words("请重新安装程序。", "Install the program again.")


class Campaign(NamedTuple):
    """A campaign that comes back every year.

    ``begins`` and ``ends`` are its first and last day as ``MM-DD``; it may cross the year.
    ``exhibits`` are the ids that come first, then those of ``topics``; ``alias`` may be empty.
    """

    id: str
    name: Words
    alias: str
    begins: str
    ends: str
    topics: tuple[str, ...]
    exhibits: tuple[str, ...]
    line: Words

    def runs_on(self, day: date) -> bool:
        """Whether it runs on that calendar day."""
        return is_within(self.begins, self.ends, day)

    @property
    def length_days(self) -> int:
        """How many days it lasts, in a leap year."""
        return length_days(self.begins, self.ends)


class Calendar(NamedTuple):
    """The campaigns of a year, in the order of the file; each id once."""

    campaigns: tuple[Campaign, ...] = ()

    def running(self, day: date) -> tuple[Campaign, ...]:
        """What runs on a calendar day: the shortest first, of equals the one named first."""
        now = (campaign for campaign in self.campaigns if campaign.runs_on(day))
        return tuple(sorted(now, key=lambda campaign: campaign.length_days))

    def named(self, id: str) -> Campaign | None:
        """The campaign with that id; ``None`` where this calendar has no such one (any more)."""
        return next((campaign for campaign in self.campaigns if campaign.id == id), None)


def load_calendar(shipped: Path, own: Path | None) -> tuple[Calendar, tuple[Trouble, ...]]:
    """Read the machine's ``own`` calendar, or else the ``shipped`` one; never raises.

    A missing own file is no trouble. One without entries means: no campaigns here. One of whose
    entries none can be used is taken for a damaged one.
    """
    troubles: list[Trouble] = []
    if own is not None:
        try:
            entries = _entries(own, _NEXT)
            calendar = Calendar(_campaigns(entries, own, troubles))
            if calendar.campaigns or not entries:
                return calendar, tuple(troubles)
        except FileNotFoundError:
            pass
        except Trouble as trouble:
            troubles.append(trouble)
    try:
        entries = _entries(shipped, _SHIPPED_NEXT)
        return Calendar(_campaigns(entries, shipped, troubles)), tuple(troubles)
    except FileNotFoundError:
        troubles.append(_unreadable(shipped, "missing", _SHIPPED_NEXT))
    except Trouble as trouble:
        troubles.append(trouble)
    return Calendar(), tuple(troubles)


def _entries(file: Path, next_step: Words) -> list[object]:
    """The entries as they stand in the file.

    :raises FileNotFoundError: there is none.
    :raises Trouble: it cannot be read as a calendar.
    """
    import tomllib

    try:
        content = read_small(file, MOST_BYTES)
        # Notepad on Windows writes a byte-order mark; tomllib would refuse the file for it.
        table = tomllib.loads(content.decode("utf-8-sig"))
        entries = table.pop("campaign", [])
        if table or not isinstance(entries, list):
            raise ValueError("only [[campaign]] entries belong here")
        if len(entries) > MOST:
            raise ValueError(f"more than {MOST} campaigns")
    except FileNotFoundError:
        raise
    except OSError as error:
        raise _unreadable(file, error.strerror or str(error), next_step) from error
    except UnicodeDecodeError as error:
        raise _unreadable(file, "not UTF-8", next_step) from error
    except RecursionError as error:
        raise _unreadable(file, "nested too deeply", next_step) from error
    except ValueError as error:
        raise _unreadable(file, str(error), next_step) from error
    return entries


def _campaigns(entries: list[object], file: Path, troubles: list[Trouble]) -> tuple[Campaign, ...]:
    found: dict[str, Campaign] = {}
    for number, entry in enumerate(entries, 1):
        try:
            campaign = _campaign(entry)
            if campaign.id in found:
                raise _Fault("id", "前面已有同一个编号", "the id stands above already")
        except _Fault as fault:
            troubles.append(_refused(file, number, fault))
        else:
            found[campaign.id] = campaign
    return tuple(found.values())


class _Fault(ValueError):  # noqa: N818 - of the file, not of ours
    """What of an entry cannot be used, and what it has to be."""

    def __init__(self, key: str, zh: str, en: str) -> None:
        super().__init__(key)
        self.key, self.zh, self.en = key, zh, en


def _campaign(entry: object) -> Campaign:
    """One entry.

    :raises _Fault: the first thing that is wrong.
    """
    if not isinstance(entry, dict):
        raise _Fault("campaign", "应写成 [[campaign]]", "write it as [[campaign]]")
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        raise _Fault(unknown[0][:MOST_ID], "没有这一项", "there is no such key")
    return Campaign(
        id=_id(entry.get("id")),
        name=_words(entry, "name", most_zh=20, most_en=40),
        alias=_alias(entry.get("alias", "")),
        begins=_day(entry, "begins"),
        ends=_day(entry, "ends"),
        topics=_topics(entry.get("topics", [])),
        exhibits=_exhibits(entry.get("exhibits", [])),
        line=_words(entry, "line", most_zh=28, most_en=60),
    )


def _id(value: object) -> str:
    form = rf"[a-z0-9](?:[a-z0-9-]{{0,{MOST_ID - 2}}}[a-z0-9])?"
    if not isinstance(value, str) or re.fullmatch(form, value) is None:
        raise _Fault(
            "id",
            f"应为至多 {MOST_ID} 个小写字母、数字和“-”",
            f"it must be at most {MOST_ID} lower case letters, digits and hyphens",
        )
    return value


def _words(entry: Mapping[str, Any], key: str, *, most_zh: int, most_en: int) -> Words:
    value = entry.get(key)
    texts = {"zh-Hans": value} if isinstance(value, str) else value
    try:
        if not isinstance(texts, dict) or set(texts) - _LANGUAGES:
            raise ValueError(value)
        zh = Line(most_zh).take(texts.get("zh-Hans"))
        # Without English the Chinese stands in both, as in exhibits.
        return Words(zh, Line(most_en).take(texts["en"]) if "en" in texts else zh)
    except ValueError as error:
        raise _Fault(
            key,
            f'应为 {{ zh-Hans = "…", en = "…" }}，中文 1–{most_zh} 个字，英文至多 {most_en} 个字符',
            f'it must be {{ zh-Hans = "…", en = "…" }}, the Chinese of 1 to {most_zh} '
            f"characters, the English of at most {most_en}",
        ) from error


def _alias(value: object) -> str:
    return "" if value == "" else str(_ruled("alias", Line(20), value))


def _topics(value: object) -> tuple[str, ...]:
    return tuple(map(str, _ruled("topics", ListOf(Line(10), 0, 10), value)))


def _exhibits(value: object) -> tuple[str, ...]:
    return tuple(map(str, _ruled("exhibits", ExhibitIds(12), value)))


def _ruled(key: str, rule: Rule, value: object) -> Any:
    try:
        return rule.take(value)
    except ValueError as error:
        allowed = rule.allowed
        raise _Fault(key, f"应为{allowed.zh}", f"it must be {allowed.en}") from error


def _day(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    if not is_day_of_year(value):
        raise _Fault(key, "应为月-日，如 03-23", "it must be month-day, such as 03-23")
    return str(value)


def _refused(file: Path, number: int, fault: _Fault) -> Trouble:
    return Trouble(
        "campaign-entry",
        Words(
            f"专项活动日历 {file.name} 的第 {number} 条不能用：{fault.key} {fault.zh}；"
            "这一条不起作用。",
            f"Entry {number} of the campaign calendar {file.name} cannot be used: {fault.key}: "
            f"{fault.en}. It is left out.",
        ),
        _NEXT,
    )


def _unreadable(file: Path, reason: str, next_step: Words) -> Trouble:
    short = " ".join(reason.split())[:120]
    return Trouble(
        "campaigns-unreadable",
        Words(
            f"专项活动日历 {file.name} 读不出来（{short}），其中的条目都不起作用。",
            f"The campaign calendar {file.name} cannot be read ({short}); none of it is in force.",
        ),
        next_step,
    )
