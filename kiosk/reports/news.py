"""工作动态: one outing as a short item for the national platform, ready to paste.

Only what the record says is said; a clause whose figure is missing is dropped, never filled in.
The form follows the items that county 科协 publish: when, who, where, what; then people, exhibits,
helpers and road. The text is Chinese whatever the panel's language: it goes to Chinese offices.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from kiosk.visits.outing import DAY, OUTSIDE, Outing

TRUCKS = ("科普大篷车", "流动科技馆")
"""Kinds of sites that drive out."""
FEW = 10
"""An estimate below this is told with 约: 余 needs a round number to be more than."""

_REPEATED = re.compile(r"([，。、；：！？])[，。、；：！？ ]+")
_STRIPPED = " \t\r\n　，。、；：！？,.;:!?·-—"
_QUOTES = str.maketrans({"“": "‘", "”": "’", '"': "'", "「": "‘", "」": "’"})
_COUNTY = re.compile(r".{1,8}?[县市区旗]")
_ACTIVITIES = {
    "进校园": "科普进校园活动",
    "进乡村": "科普进乡村活动",
    "进社区": "科普进社区活动",
    "进企业": "科普进企业活动",
    "进机关": "科普进机关活动",
    "主题展览": "科普主题展览",
    "科普讲座": "科普讲座",
    "应急演练": "应急演练",
}
_SENTENCE_ENDS = "。！？\n"


class Setting(NamedTuple):
    """What the record does not say itself: ``unit`` (who reports), ``city``, the county's and the
    campaign's name, and the days by the best known time. ``day`` is None where no day is certain
    enough to print.
    """

    unit: str = ""
    city: str = ""
    county: str = ""
    campaign: str = ""
    day: date | None = None
    ended_day: date | None = None


class News(NamedTuple):
    """A headline and one paragraph."""

    title: str
    body: str

    @property
    def text(self) -> str:
        """Both, as they are pasted."""
        return f"{self.title}\n{self.body}"


def news_of(outing: Outing, setting: Setting) -> News:
    """The item about one outing, or about one day of a room."""
    sentences = (
        _opening(outing, setting),
        _joined(_shown(outing), _people(outing)),
        _joined(_helpers(outing), _hours(outing)),
        _road(outing),
    )
    return News(_title(outing, setting), "".join(each for each in sentences if each))


def cut_at_sentences(text: str, most_bytes: int) -> str:
    """``text`` as far as whole sentences of it fit into ``most_bytes`` of UTF-8; where not even
    the first does, as many signs of it as fit.
    """
    whole = text.encode()
    if len(whole) <= most_bytes:
        return text
    kept = whole[:most_bytes].decode(errors="ignore")
    end = max(kept.rfind(sign) for sign in _SENTENCE_ENDS)
    return kept[: end + 1].rstrip("\n") if end > 0 else kept


def _opening(outing: Outing, setting: Setting) -> str:
    when = _days(setting)
    who = _who(outing, setting)
    campaign, theme = _word(setting.campaign), _word(outing.theme)
    what = _ACTIVITIES.get(outing.activity, "科普活动")
    about = f"以“{theme}”为主题的" if theme else ""
    within = f"“{campaign}”" if campaign else ""
    if outing.form == DAY:
        place = _where(outing, setting)
        at = f"在{place}" if place and place not in who else ""
        done = f"{who}{at}开放"
    else:
        done = _visit(outing, setting, who)
    clauses = (when, done, f"开展{about}{within}{what}")
    return "，".join(clause for clause in clauses if clause) + "。"


def _visit(outing: Outing, setting: Setting, who: str) -> str:
    place = _where(outing, setting)
    city = _word(setting.city)
    if outing.county == OUTSIDE and city:
        return f"{who}走出{city}，走进{place}" if place else f"{who}走出{city}"
    return f"{who}走进{place}" if place else f"{who}外出服务"


def _title(outing: Outing, setting: Setting) -> str:
    who, place = _who(outing, setting), _word(outing.place)
    campaign, theme = _word(setting.campaign), _word(outing.theme)
    what = _ACTIVITIES.get(outing.activity, "科普活动")
    subject = f"“{campaign or theme}”{what}" if campaign or theme else what
    if outing.form == DAY or not place:
        return f"{who}开展{subject}"
    return f"{who}走进{place}开展{subject}"


def _who(outing: Outing, setting: Setting) -> str:
    unit = _word(setting.unit)
    kind = outing.site_kind if outing.form != DAY and outing.site_kind in TRUCKS else ""
    if kind and kind not in unit:
        return unit + (kind.removeprefix("科普") if unit.endswith("科普") else kind)
    return unit or "科普工作人员"


def _where(outing: Outing, setting: Setting) -> str:
    """County, township and place, none of them twice: many places carry the county's name."""
    place, township = _word(outing.place), _word(outing.township)
    county = "" if outing.county == OUTSIDE else _word(setting.county)
    if not county and outing.county != OUTSIDE:
        county = _word(setting.city)
    if township and township in place:
        township = ""
    found = township + place
    return found if county and (county in found or _names(place, county)) else county + found


def _names(place: str, county: str) -> bool:
    """Whether a place begins with the county's short name: 喀左县 for 喀喇沁左翼蒙古族自治县."""
    begins = _COUNTY.match(place)
    if begins is None:
        return False
    signs = iter(county)
    return all(sign in signs for sign in begins.group())


def _days(setting: Setting) -> str:
    begin, end = setting.day, setting.ended_day
    if begin is None:
        return ""
    told = f"{begin.year}年{begin.month}月{begin.day}日"
    if end is None or end <= begin:
        return told
    if end.year != begin.year:
        return f"{told}至{end.year}年{end.month}月{end.day}日"
    return (
        f"{told}至{end.day}日" if end.month == begin.month else f"{told}至{end.month}月{end.day}日"
    )


def people_told(count: int, *, estimate: bool) -> str:
    """A head-count as the press writes it: ``862人``; an estimate ``860余人`` or ``约7人``."""
    if not estimate:
        return f"{count}人"
    return f"约{count}人" if count < FEW else f"{count // 10 * 10}余人"


def _people(outing: Outing) -> str:
    mainly = f"以{outing.audience}为主的" if outing.audience and outing.audience != "公众" else ""
    if outing.head_count:
        told = people_told(outing.head_count, estimate=outing.head_is_estimate)
        return f"接待{mainly}观众{told}"
    return f"主要面向{outing.audience}" if outing.audience else ""


def _shown(outing: Outing) -> str:
    return f"现场展出实体展品{outing.own_exhibits}件" if outing.own_exhibits else ""


def _helpers(outing: Outing) -> str:
    staff = f"{outing.staff}名工作人员" if outing.staff else ""
    volunteers = f"{outing.volunteers}名志愿者" if outing.volunteers else ""
    helpers = "和".join(each for each in (staff, volunteers) if each)
    return f"{helpers}参与服务" if helpers else ""


def _hours(outing: Outing) -> str:
    minutes = outing.volunteer_min
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    if rest == 30 and hours:
        return f"志愿服务共{hours}.5小时"
    told = (f"{hours}小时" if hours else "") + (f"{rest}分钟" if rest else "")
    return f"志愿服务共{told}"


def _road(outing: Outing) -> str:
    return f"本次行驶{outing.km}公里。" if outing.form != DAY and outing.km else ""


def _joined(*clauses: str) -> str:
    told = "，".join(clause for clause in clauses if clause)
    return f"{told}。" if told else ""


def _word(typed: str) -> str:
    """What somebody typed, fit to stand inside a sentence and inside quotes."""
    line = _REPEATED.sub(r"\1", " ".join(typed.split()))
    return line.translate(_QUOTES).replace("‘’", "").strip(_STRIPPED)
