"""A month made by hand: two outings, four exhibits, a clock that was set, one correction."""

from __future__ import annotations

from kiosk.reports.facts import (
    CLOCK,
    SURE,
    Certain,
    ClockStep,
    Correction,
    DayRow,
    Device,
    ExhibitRow,
    GroupRow,
    Incident,
    MonthFacts,
    Named,
    OutingRow,
    Period,
    PersonsRow,
    Question,
    Rating,
    VersionRow,
)
from kiosk.reports.sums import (
    AnswerSums,
    Compared,
    HandSums,
    HeadSums,
    MachineSums,
    RecordSums,
    RoadSums,
    Sums,
    UseSums,
)

MARCH = Period("2026-03", "2026-03-01", "2026-03-31")
COUNTIES = (
    ("211302", "双塔区"),
    ("211303", "龙城区"),
    ("211321", "朝阳县"),
    ("211322", "建平县"),
    ("211324", "喀喇沁左翼蒙古族自治县"),
    ("211381", "北票市"),
    ("211382", "凌源市"),
    ("0", "市外"),
)
TOPICS = ("航天", "农业", "古生物与地质", "物理", "生命与健康", "应急与安全", "气象", "信息与反诈")


def truck_month() -> MonthFacts:
    """March 2026 of a truck: 2 outings, 143 sessions, 260 answers."""
    return MonthFacts(
        Device(
            "朝阳市",
            "朝阳市科普大篷车",
            "科普大篷车",
            "双塔区",
            "科普大篷车",
            "CY7K2M",
            "0.7.0",
            480,
        ),
        MARCH,
        _compared(),
        outings=_outings(),
        counties=tuple(_county(*each) for each in COUNTIES),
        site_kinds=(
            _group("农村中学科技馆", 1, 860, 126, 71),
            _group("科普大篷车", 1, 320, None, 52),
            _group("其他", 0, 0, 0, 0),
        ),
        activities=(_group("进校园", 1, 860, 126, 71), _group("进乡村", 1, 320, None, 52)),
        campaigns=(
            GroupRow(
                "weather",
                "世界气象日",
                True,
                RecordSums(1, 0, 1),
                HeadSums(320, 1, 1),
                RoadSums(None),
                52,
            ),
        ),
        audiences=(
            PersonsRow("青少年", "青少年", 860),
            PersonsRow("农民", "农民", 320),
            PersonsRow("老年人", "老年人", 0),
        ),
        ages=(PersonsRow("middle", "初中生", 22), PersonsRow("senior", "60岁以上", "<5")),
        languages=(PersonsRow("zh-Hans", "中文", 143), PersonsRow("en", "英文", 0)),
        modes=(PersonsRow("plain", "普通模式", 134), PersonsRow("elder", "长辈模式", 9)),
        ends=(Named("left", "按了结束", 80), Named("lost", "断电或异常退出", 2)),
        exhibits=_exhibits(),
        wishes=tuple(Named(topic, topic, max(0, 9 - 2 * at)) for at, topic in enumerate(TOPICS)),
        days=(DayRow("2026-03-05", 80), DayRow("2026-03-23", 63)),
        term_days=22,
        missing_days=("2026-03-02", "2026-03-03"),
        certain=Certain(100, 40, 3, "2026-02-20", "2026-03-05"),
        clock_steps=(
            ClockStep(
                "2026-03-05 10:02", "set", "2015-01-01 08:00", "2026-03-05 10:02", "operator"
            ),
        ),
        incidents=(Incident("2026-03-06 09:00", "ledger-damaged", "计数文件损坏，已修复"),),
    )


def empty_month() -> MonthFacts:
    """A month in which nothing was done: zeros, and nothing to hold them against."""
    whole = truck_month()
    return MonthFacts(
        whole.device,
        MARCH,
        Compared(Sums()),
        counties=tuple(GroupRow(code, name) for code, name in COUNTIES),
        exhibits=tuple(
            ExhibitRow(each.id, each.title, each.topic, each.authors, True, UseSums(), AnswerSums())
            for each in whole.exhibits
            if each.installed
        ),
        wishes=tuple(Named(topic, topic, 0) for topic in TOPICS),
        term_days=22,
        missing_days=tuple(f"2026-03-{day:02d}" for day in range(2, 32) if day % 7 not in (0, 1)),
    )


def _compared() -> Compared:
    this = Sums(
        RecordSums(2, 0, 2, 6, 3, 540, 24, 360),
        HeadSums(1180, 2, 1),
        RoadSums(126, 1),
        UseSums(143, 410, 301, 24_600, 2),
        AnswerSums(260, 195),
        HandSums(64, 41),
        MachineSums(2, 3),
    )
    before = Sums(
        RecordSums(1, 0, 1, 3, 0, 0, 12, 180),
        HeadSums(600, 1, 1),
        RoadSums(84, 1),
        UseSums(71, 200, 120, 11_000, 0),
        AnswerSums(130, 91),
        HandSums(),
        MachineSums(1, 1),
    )
    to_date = Sums(
        RecordSums(3, 0, 3, 9, 3, 540, 36, 540),
        HeadSums(1780, 3, 2),
        RoadSums(210, 2),
        UseSums(214, 610, 421, 35_600, 2),
        AnswerSums(390, 286),
        HandSums(64, 41),
        MachineSums(3, 4),
    )
    return Compared(this, before, None, to_date, None)


def _outings() -> tuple[OutingRow, ...]:
    return (
        OutingRow(
            "00000000000000a1",
            "2026-03-05",
            "2026-03-05",
            SURE,
            "outing",
            "大平房镇中学",
            county="朝阳县",
            township="大平房镇",
            site_kind="农村中学科技馆",
            activity="进校园",
            theme="化石里的家乡",
            head_count=860,
            head_is_estimate=False,
            audience="青少年",
            odometer_start_km=12_000,
            odometer_end_km=12_126,
            km=126,
            staff=3,
            volunteers=3,
            volunteer_min=540,
            own_exhibits=24,
            notes="小学部也来参观",
            minutes=180,
            sessions=71,
            corrections=(
                Correction("现场人次", "800", "860", "operator", "2026-03-06 08:30", "补登小学部"),
            ),
        ),
        OutingRow(
            "00000000000000a2",
            "2026-03-23",
            "",
            CLOCK,
            "outing",
            "叶柏寿街道广场",
            county="建平县",
            site_kind="科普大篷车",
            activity="进乡村",
            campaign="世界气象日",
            forgotten=True,
            head_count=320,
            audience="农民",
            staff=3,
            minutes=None,
            sessions=52,
        ),
    )


def _county(code: str, name: str) -> GroupRow:
    held = {"211321": (1, 860, 126, 71), "211322": (1, 320, None, 52)}
    outings, people, km, sessions = held.get(code, (0, 0, 0, 0))
    return _group(name, outings, people, km, sessions)._replace(id=code)


def _group(name: str, outings: int, people: int, km: int | None, sessions: int) -> GroupRow:
    return GroupRow(
        name,
        name,
        True,
        RecordSums(outings, 0, outings),
        HeadSums(people, outings, 0),
        RoadSums(km, 0 if km is None else outings),
        sessions,
    )


def _exhibits() -> tuple[ExhibitRow, ...]:
    feathered = ExhibitRow(
        "cn.kepu.feathered",
        "长羽毛的恐龙",
        "古生物与地质",
        "朝阳市科协",
        True,
        UseSums(0, 200, 160, 12_000),
        AnswerSums(180, 140),
        HandSums(64, 41),
        (
            VersionRow("1.0.0", UseSums(0, 80, 60, 5_000), AnswerSums(80, 55)),
            VersionRow("1.1.0", UseSums(0, 120, 100, 7_000), AnswerSums(100, 85)),
        ),
        Question("1.1.0", "first-feathers", "中华龙鸟的羽毛是什么颜色？", AnswerSums(40, 12)),
        (Rating("clear", 30, 4, 1),),
    )
    orbit = ExhibitRow(
        "cn.kepu.orbit",
        "空间站的一天",
        "航天",
        "朝阳市科协",
        True,
        UseSums(0, 150, 101, 10_000),
        AnswerSums(80, 55),
        versions=(VersionRow("1.0.0", UseSums(0, 150, 101, 10_000), AnswerSums(80, 55)),),
    )
    gone = ExhibitRow(
        "cn.kepu.gone",
        "cn.kepu.gone",
        "",
        "",
        False,
        UseSums(0, 60, 40, 2_600),
        AnswerSums(),
        versions=(VersionRow("0.9.0", UseSums(0, 60, 40, 2_600), AnswerSums()),),
    )
    unused = ExhibitRow(
        "cn.kepu.soil", "一捧土", "农业", "朝阳市科协", True, UseSums(), AnswerSums()
    )
    return feathered, orbit, gone, unused
