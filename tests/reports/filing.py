"""A report by hand, for the tests of its files: every form, odd texts, charts, an empty table."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.reports.sheets import FEW, Chart, Column, Cover, Form, Report, Table

MADE = datetime(2026, 4, 1, tzinfo=UTC)
ODD = ("=1+1", "+86", "-5", "@SUM(A1)", "https://example.org", "{=1}", "00123", "公式 =A1", "1e5")

SUMMARY = Table(
    "summary",
    "汇总",
    (
        Column("指标", width=22),
        Column("单位", width=8),
        Column("本月", Form.ANY),
        Column("上月", Form.ANY),
        Column("环比", Form.CHANGE),
        Column("去年同月", Form.ANY),
        Column("同比", Form.CHANGE),
        Column("本年累计", Form.ANY),
        Column("来源", width=24),
    ),
    (
        ("活动次数", "场", 4, 3, 1 / 3, 0, None, 9, "操作员登记"),
        ("行驶里程", "公里", 1234, 987, 0.25, None, None, 4321, "里程表读数"),
        ("服务人次", "人次", 3440, 2580, 1 / 3, 860, 3.0, 9460, "操作员人工清点"),
        ("互动次数", "次", 10_234, 9_876, 0.036, 8_000, -0.021, 29_000, "触摸屏自动记录"),
        ("答题正确率", "—", 0.734, 0.7, 0.0486, None, None, 0.71, "触摸屏自动记录"),
        ("开机时长", "小时", 163.5, 150.25, 0.0, None, None, 480.0, "触摸屏自动记录"),
    ),
    forms=(Form.COUNT, Form.COUNT, Form.COUNT, Form.COUNT, Form.SHARE, Form.HOURS),
    lead="现场人次、互动次数、答题次数是三种不同的数，不能相加。",
    notes=("“—”表示没有数据，“0”表示确实为零。", "环比：与上月相比；同比：与去年同月相比。"),
    charts=(
        Chart("活动次数与互动次数", 0, (2, 3), rows=(0, 2)),
        Chart("三个数", 0, (2,), most=3),
    ),
)
COUNTIES = Table(
    "counties",
    "县区汇总",
    (
        Column("县区", width=24),
        Column("活动次数（场）", Form.COUNT),
        Column("服务人次（人次）", Form.COUNT),
        Column("里程（公里）", Form.COUNT),
        Column("互动次数（次）", Form.COUNT),
    ),
    (
        ("双塔区", 1, 860, 120, 5000),
        ("喀喇沁左翼蒙古族自治县", 0, 0, 0, 0),
        ("建平县", 2, None, None, 1200),
        ("市外", 1, FEW, 300, 34),
    ),
    total=("合计", 4, 3440, 1234, 6234),
)
OUTINGS = Table(
    "outings",
    "活动明细",
    (
        Column("日期", Form.DATE),
        Column("地点", width=20),
        Column("备注", Form.LONG, 40),
        Column("服务人次（人次）", Form.COUNT),
        Column("时长（小时）", Form.HOURS),
        Column("占比", Form.SHARE),
        Column("变化", Form.CHANGE),
        Column("平均（秒）", Form.SECONDS),
    ),
    (
        *(("2026-03-05", text, "很长的备注。" * 20, 860, 3.0, 0.5, -0.25, 42.0) for text in ODD),
        ("3月5日—8日", "喀喇沁左翼蒙古族自治县第二高级中学", "", FEW, None, None, None, 0),
    ),
)
EMPTY_TABLE = Table(
    "wishes",
    "群众点单",
    (Column("主题", width=16), Column("票数（次）", Form.COUNT)),
    (),
    if_empty="本月未收到点单",
    notes=("点单来自结果页的“我想看”。",),
    charts=(Chart("点单", 0, (1,)),),
)
USE = Table(
    "use",
    "展项使用",
    (Column("展项", width=24), Column("使用（次）", Form.COUNT), Column("完成率", Form.SHARE)),
    tuple((f"展项{n:02d} 辽西古生物", 1000 - 31 * n, 1 - n / 60) for n in range(30)),
    charts=(
        Chart("使用次数最多的展项", 0, (1,), lying=True),
        Chart("完成率", 0, (2,), lying=True, most=8),
    ),
)
COVER = Cover(
    "科普活动情况月报",
    "朝阳市科学技术协会 & 科技馆",
    "设备 7K4M-2P9A · 科普大篷车",
    "2026年3月",
    "第1版",
    (
        ("填报单位", "朝阳市科学技术协会"),
        ("设备代码", "7K4M-2P9A"),
        ("所在县区", "双塔区"),
        ("场所类型", "科普大篷车"),
        ("统计期间", "2026-03-01 至 2026-03-31"),
    ),
    ("填表人", "审核人", "单位负责人", "填报日期"),
    "3f9a 02c4 77d1 e5b8 · 9a10 4c2f 8e61 b7d3",
    (("活动次数", "4", "场"), ("行驶里程", "1,234", "公里"), ("服务人次", "3,440", "人次")),
)
REPORT = Report(COVER, (SUMMARY, OUTINGS, COUNTIES, EMPTY_TABLE, USE), ("summary", "counties"))
