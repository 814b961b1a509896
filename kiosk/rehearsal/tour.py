"""``kiosk tour``: a scripted visit in the real shell, by real touch events.

It counts by itself what it does; ``kiosk visits --json`` on the same data folder must say the
same. Its clock is the real one plus the waiting it skips, so that idle is quick.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

from kiosk.app import Kiosk
from kiosk.core.clock import SkippingClock, SystemClock, boot_number
from kiosk.core.config import Settings
from kiosk.core.errors import Trouble
from kiosk.core.places import Places, find_places
from kiosk.core.words import Words
from kiosk.rehearsal.data_visit import give_past
from kiosk.rehearsal.emergency import declare_emergency
from kiosk.rehearsal.morning import morning
from kiosk.rehearsal.operator_tour import OPEN_HOURS, OperatorTour, plug_stick
from kiosk.rehearsal.tourist import Plan, Tourist
from kiosk.ui.starting import Options, make_qt, prepare

MARK = "made-by-the-tour"
"""A file of this name tells a data folder that a tour made from any other."""


def run_tour(
    *,
    out: Path,
    data: Path | None,
    size_px: tuple[int, int],
    diagonal_in: float,
    language: str,
    elder: bool,
    exhibits: Path | None = None,
    only: tuple[str, ...] = (),
    everything: bool = False,
    operator: bool = False,
    emergency: bool = False,
    as_json: bool,
) -> int:
    """Play the tour; print what was seen and counted; return the exit code.

    ``data`` is the tour's own data folder (default: inside ``out``), never the real one;
    ``exhibits`` are offered in place of the installed ones. Visited are those with the ids
    ``only``, or every one (``everything``), or else a few that show every kind of part; or
    (``operator``) the operator's side of a new machine is walked through. ``emergency``: an
    emergency stands in front meanwhile.

    Raises:
        Trouble: the data folder is a real one, or an exhibit asked for is not there.
    """
    if not (sys.platform in ("win32", "darwin") or has_display()):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out = out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    _clear_old_pictures(out)
    places = find_places(own_data(data, out))
    options = Options(
        windowed=True,
        size_px=size_px,
        diagonal_in=diagonal_in,
        language=language,
        exhibits=exhibits,
    )
    settings = prepare(places, options, to_stderr=False).settings
    plan = Plan(out, language, elder, only, everything, emergency)
    tour = _operate if operator else _visit
    report = tour(places, settings, options, plan)
    print(json.dumps(report, ensure_ascii=False, indent=2) if as_json else _told(out, report))
    return 0


def _visit(places: Places, settings: Settings, options: Options, plan: Plan) -> dict[str, Any]:
    make_qt(settings, places)
    clock = SkippingClock(SystemClock(boot_number(places.data)))
    kiosk = Kiosk(places, settings, options, clock)
    tourist = Tourist(kiosk, clock, plan)
    if plan.emergency:
        kiosk.when_ready(lambda: declare_emergency(kiosk))
    kiosk.start()
    try:
        tourist.walk()
    finally:
        kiosk.stop()
    return {"screens": plan.screens, "counted": tourist.tally.as_json()}


def _operate(places: Places, settings: Settings, options: Options, plan: Plan) -> dict[str, Any]:
    settings = settings._replace(day=settings.day._replace(open=OPEN_HOURS))
    make_qt(settings, places)
    stick = plug_stick(places.data)
    offset_min = settings.time.utc_offset_min
    give_past(places, SystemClock(1), offset_min)
    clock = SkippingClock(morning(boot_number(places.data), offset_min))
    kiosk = Kiosk(places, settings, options, clock)
    kiosk.start()
    try:
        OperatorTour(kiosk, clock, plan, stick).walk()
    finally:
        kiosk.stop()
    return {"screens": plan.screens}


def own_data(data: Path | None, out: Path) -> Path:
    """Return the tour's data folder: a fresh one inside ``out``, or the one that was asked for.

    Raises:
        Trouble: the folder asked for is this machine's real one; a played visit must not count.
    """
    if data is None:
        fresh = out / "data"
        if (fresh / MARK).is_file():  # only what a tour made itself is ever removed
            shutil.rmtree(fresh)
        fresh.mkdir(exist_ok=True)
        (fresh / MARK).touch()
        return fresh
    if data.absolute() == find_places().data:
        raise Trouble(
            "tour-on-real-data",
            Words(
                f"{data} 是本机真正的数据文件夹，演示不能记在里面。",
                f"{data} is this machine's real data folder; a played visit must not count there.",
            ),
            Words("请用 --data 另选一个文件夹。", "Choose another folder with --data."),
        )
    return data


def has_display() -> bool:
    """Whether there is a screen to draw on (X11 or Wayland)."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _clear_old_pictures(out: Path) -> None:
    for picture in out.glob("*.png"):
        if re.fullmatch(r"\d{2,3}-[a-z0-9.-]+\.png", picture.name):
            picture.unlink()


def _told(out: Path, report: dict[str, Any]) -> str:
    counted = report.get("counted")
    if counted is None:
        return f"{len(report['screens'])} 张截图 · pictures: {out}"
    opened = sum(row["opened"] for row in counted["exhibits"].values())
    return (
        f"{len(report['screens'])} 张截图在 {out}"
        f"（互动 {counted['sessions']} 次，打开展项 {opened} 次）\n"
        f"{len(report['screens'])} pictures in {out}"
    )
