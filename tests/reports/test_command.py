"""`kiosk report`: what it writes, prints and refuses, and what changes afterwards."""

from __future__ import annotations

import errno
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kiosk.cli import main
from kiosk.core.clock import Quality
from kiosk.core.places import find_places
from kiosk.reports.closing import is_due
from kiosk.reports.here import Now
from kiosk.reports.json_file import facts_json, read_facts
from kiosk.reports.versions import closed_months, read_versions
from kiosk.visits.dated import open_dated
from kiosk.visits.facts import AnchorSet, OutingNoted
from kiosk.visits.ledger import open_ledger
from kiosk.visits.outing import Moment
from kiosk.visits.outings import read_outings
from tests.reports.kept import (
    CODE,
    EMPTY,
    FIRST,
    LAST_YEAR,
    LATER,
    LEDGER,
    MONTH,
    NOW_S,
    RUNS,
    SECOND,
    THIS_YEAR,
    names,
    report,
)


def test_all_files_of_a_month(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert report(kept, "--month", MONTH, "--out", str(out)) == 0
    printed = capsys.readouterr().out.splitlines()
    found = names(out)
    assert {f"朝阳市_device_{MONTH}_月报_v1.xlsx", f"{CODE}_{MONTH}_v1.xlsx"} < found
    assert {f"朝阳市_device_{MONTH}_月报_v1_盖章页.pdf", f"{CODE}_{MONTH}_v1_stamp.pdf"} < found
    assert f"{CODE}_{MONTH}_v1.json" in found
    assert f"{CODE}_{MONTH}_v1_counties.csv" in found
    assert {str(out / name) for name in found} == set(printed[: len(found)])
    assert "第1版" in printed[-1]
    twins = [path.read_bytes() for path in out.glob("*.xlsx")]
    assert twins[0] == twins[1]
    book = load_workbook(BytesIO(twins[0]))
    assert book.sheetnames[:2] == ["封面", "汇总"]


def test_the_facts_beside_it_are_those_that_were_kept(kept: Path, tmp_path: Path) -> None:
    report(kept, "--month", MONTH, "--out", str(tmp_path / "out"), "--json")
    (path,) = (tmp_path / "out").iterdir()
    (version,) = read_versions(kept, MONTH)
    assert path.read_bytes() == facts_json(version.facts)
    assert read_facts(path.read_bytes()).period.id == MONTH


@pytest.mark.parametrize(("kind", "count"), [("xlsx", 2), ("pdf", 2), ("csv", 9), ("json", 1)])
def test_only_the_kinds_that_are_wanted(kind: str, count: int, kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert report(kept, "--month", MONTH, "--out", str(out), f"--{kind}") == 0
    assert len(names(out)) == count
    assert all(name.endswith(f".{kind}") for name in names(out))


def test_the_same_again_is_the_same_bytes(kept: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        report(kept, "--month", MONTH, "--out", str(tmp_path / name))
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
    assert [each.number for each in read_versions(kept, MONTH)] == [1]


def test_the_month_that_runs_is_version_0_and_kept_nowhere(kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert report(kept, "--month", RUNS, "--out", str(out), "--xlsx") == 0
    assert f"{CODE}_{RUNS}_v0.xlsx" in names(out)
    assert closed_months(kept) == ()
    cover = load_workbook(out / f"{CODE}_{RUNS}_v0.xlsx")["封面"]
    assert any("未结" in str(cell.value) for row in cover.iter_rows() for cell in row)


def test_a_clock_that_ran_years_ahead_closes_nothing(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = Now(Moment(99, 1_000, int(NOW_S) + 800 * 86_400), believed=False)
    monkeypatch.setattr("kiosk.reports.here.now_here", lambda _places, _earliest_s: ahead)
    assert report(kept, "--month", MONTH, "--out", str(tmp_path / "out"), "--json") == 0
    assert names(tmp_path / "out") == {f"{CODE}_{MONTH}_v0.json"}
    assert read_versions(kept, MONTH) == ()


def test_an_empty_month_gives_files_too(kept: Path, tmp_path: Path) -> None:
    assert report(kept, "--month", EMPTY, "--out", str(tmp_path / "out")) == 0
    assert f"{CODE}_{EMPTY}_v1.xlsx" in names(tmp_path / "out")


def test_a_machine_that_has_counted_nothing_yet(data: Path, tmp_path: Path) -> None:
    assert report(data, "--month", EMPTY, "--out", str(tmp_path / "out"), "--xlsx") == 0


def test_a_year(kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert report(kept, "--year", LAST_YEAR, "--out", str(out), "--xlsx", "--pdf") == 0
    assert f"朝阳市_device_{LAST_YEAR}_年报_v1.xlsx" in names(out)
    assert report(kept, "--year", THIS_YEAR, "--out", str(out), "--xlsx") == 0
    assert f"{CODE}_{THIS_YEAR}_v0.xlsx" in names(out)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--month", f"{LATER}-01"], "还没有开始"),
        (["--month", "2026-13"], "不是月份"),
        (["--month", "2026"], "不是"),
        (["--year", "2026-03"], "不是"),
        (["--month", "../2026-03"], "不是月份"),
        (["--year", LATER], "还没有开始"),
    ],
)
def test_a_period_that_is_none_costs_a_sentence(
    words: list[str], code: str, kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(kept, *words, "--out", str(tmp_path / "out")) == 1
    told = capsys.readouterr()
    assert code in told.err
    assert "。" in told.err
    assert not (tmp_path / "out").exists()
    assert closed_months(kept) == ()


def test_it_wants_to_know_where_to(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(kept, "--month", MONTH) == 1
    assert "--out" in capsys.readouterr().err


def test_a_city_with_a_stroke_in_it(kept: Path, tmp_path: Path) -> None:
    (kept / "config.toml").write_text('[places]\ncity = "朝阳/凌源:NUL"\n', "utf-8")
    out = tmp_path / "out"
    assert report(kept, "--month", MONTH, "--out", str(out), "--xlsx") == 0
    assert f"朝阳-凌源-NUL_device_{MONTH}_月报_v1.xlsx" in names(out)


def test_a_workbook_that_is_open_elsewhere_is_told(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    held = out / f"{CODE}_{MONTH}_v1.xlsx"
    held.write_bytes(b"an older one")
    replace = Path.replace

    def refuses(self: Path, target: Any) -> Path:
        if Path(target) == held:  # Windows, error 32: used by another process
            raise PermissionError(errno.EACCES, "used by another process")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuses)
    assert report(kept, "--month", MONTH, "--out", str(out), "--xlsx") == 1
    assert "正被别的程序打开" in capsys.readouterr().err
    assert names(out) == {held.name}
    assert held.read_bytes() == b"an older one"


# What changes afterwards.


def corrected(data: Path, month: str, people: int) -> None:
    """The first outing of the month had so many people, it turns out."""
    ledger = find_places(data).ledger
    outing = read_outings(ledger, 480, month=month)[0].outing
    opened = open_ledger(ledger)
    try:
        opened.apply(OutingNoted(outing._replace(revision=outing.revision + 1, head_count=people)))
    finally:
        opened.close()


def with_an_outing(data: Path) -> str:
    return next(m for m in (MONTH, SECOND, FIRST) if read_outings(data / LEDGER, 480, month=m))


def test_a_corrected_outing_re_opens_its_month_and_says_so(kept: Path, tmp_path: Path) -> None:
    assert main(["--data", str(kept), "report", "--close"]) == 0
    month = with_an_outing(kept)
    corrected(kept, month, 4321)
    assert is_due(kept, kept / LEDGER, NOW_S, 480)
    assert main(["--data", str(kept), "report", "--close"]) == 0
    assert not is_due(kept, kept / LEDGER, NOW_S, 480)
    first, second = read_versions(kept, month)
    assert (first.number, second.number) == (1, 2)
    indicators = [change.indicator for change in second.changes]
    assert "汇总：服务人次（现场人次），本月" in indicators
    out = tmp_path / "out"
    assert report(kept, "--month", month, "--out", str(out), "--xlsx") == 0
    assert f"{CODE}_{month}_v2.xlsx" in names(out)
    book = load_workbook(out / f"{CODE}_{month}_v2.xlsx")
    told = [[cell.value for cell in row] for row in book["数据说明"].iter_rows()]
    changes = [row for row in told if row[0] == "第2版的改动"]
    assert len(changes) == len(second.changes)
    assert any("服务人次" in str(row[2]) and "→" in str(row[2]) for row in changes)


def test_an_anchor_that_moves_a_segment_re_opens_both_months(kept: Path) -> None:
    assert main(["--data", str(kept), "report", "--close"]) == 0
    ledger = kept / LEDGER
    with open_dated(ledger, 480) as dated:
        assert dated is not None
        boot, mono_s, wall_s = dated.execute(
            "SELECT dated.boot, clocks.mono_s, dated.best_s FROM dated"
            " JOIN clocks ON clocks.segment = dated.segment WHERE dated.month = ? AND"
            " (SELECT count(DISTINCT month) FROM dated AS other WHERE other.boot = dated.boot) = 1"
            " AND dated.boot NOT IN (SELECT boot FROM anchors)"
            " AND (SELECT sum(count) FROM tallies WHERE tallies.segment = dated.segment) > 0",
            (MONTH,),
        ).fetchone()
    opened = open_ledger(ledger)
    try:  # that day was in the month before, says the hub
        opened.apply(
            AnchorSet(7, boot, mono_s, wall_s - 32 * 86_400, Quality.HUB, wall_s, "receipt")
        )
    finally:
        opened.close()
    assert main(["--data", str(kept), "report", "--close"]) == 0
    assert [len(read_versions(kept, month)) for month in (SECOND, MONTH)] == [2, 2]
