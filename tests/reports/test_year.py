"""The year's sheets for 科普统计."""

from __future__ import annotations

from kiosk.reports.sheets import Form
from kiosk.reports.year import year_report
from tests.reports.making import empty_month
from tests.reports.test_sources import a_year


def test_a_year_has_the_statistics_its_months_and_all_sheets_of_a_month() -> None:
    report = year_report(a_year(), version=1)
    assert [each.id for each in report.tables][:3] == ["statistics", "months", "summary"]
    assert report.cover.title == "朝阳市科普统计年报"
    assert (report.cover.period, report.cover.state) == ("2026年", "第1版")
    for table in report.tables:
        assert all(len(row) == len(table.columns) for row in table.rows)
    assert [each.title for each in report.table("summary").columns] == [
        "指标",
        "单位",
        "本年",
        "上年",
        "同比",
        "来源",
    ]


def test_the_statistics_say_what_is_known_and_from_where() -> None:
    table = year_report(a_year()).table("statistics")
    told = {(row[0], row[1], row[2]): (row[3], row[4]) for row in table.rows}
    assert told["科普人员", "志愿服务", "小时"] == (9.0, "活动登记")
    assert told["流动科普设施", "外出活动", "人次"] == (1180, "现场人工计数")
    assert told["流动科普设施", "行驶里程", "公里"] == (126, "里程表读数")
    assert told["科普活动（按类型）", "进校园", "人次"] == (860, "现场人工计数")
    assert told["专项活动", "世界气象日", "场"] == (1, "活动登记")
    assert told["互动展示", "互动次数", "次"] == (143, "屏幕自动计数")
    assert told["互动展示", "答题正确率", "%"] == (0.75, "答题自动计数")
    assert len(table.forms) == len(table.rows)
    assert table.forms[[row[1] for row in table.rows].index("答题正确率")] is Form.SHARE


def test_a_year_without_anything_has_zeros() -> None:
    facts = empty_month()
    empty = facts._replace(period=facts.period._replace(id="2026"))
    report = year_report(empty)
    told = {(row[0], row[1], row[2]): row[3] for row in report.table("statistics").rows}
    assert told["科普活动", "活动合计", "人次"] == 0
    assert told["互动展示", "答题正确率", "%"] is None
    assert report.table("outings").if_empty == "本年未开展活动"
