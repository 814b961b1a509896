"""`kiosk report`: the files of a month or a year, for people and for the panel; the closing."""

from __future__ import annotations

import argparse
import json
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.cli_children import Commands
from kiosk.core.errors import Trouble
from kiosk.core.languages import ZH
from kiosk.core.places import Places
from kiosk.core.words import Words

if TYPE_CHECKING:
    from kiosk.core.settings import Settings
    from kiosk.reports.edition import Edition
    from kiosk.reports.facts import About, MonthFacts
    from kiosk.reports.here import Now

_STDIN = 0
_READING = Words("正在统计……", "Counting…")
_MAKING = Words("正在制表……", "Setting the sheets…")
_WRITING = Words("正在写入并读回核对……", "Writing and reading back…")
_CALLED_OFF = Words("已取消，没有留下文件。", "Called off; no file was left.")
_NOTHING_TO_CLOSE = Words("没有要结账的月份。", "No month has to be closed.")


def _add_report(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "report", parents=[shared], help="月报和年报 · the files of a month or a year"
    )
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("--month", metavar="YYYY-MM", help="月报 · of a month")
    which.add_argument("--year", metavar="YYYY", help="年报 · of a year")
    which.add_argument(
        "--close", action="store_true", help="月末结账 · close the months that are over"
    )
    where = command.add_mutually_exclusive_group()
    where.add_argument("--out", type=Path, metavar="DIR", help="存到哪里 · folder for the files")
    where.add_argument("--stick", type=Path, help=argparse.SUPPRESS)  # its root, from the panel
    for kind in ("xlsx", "pdf", "csv", "json"):
        command.add_argument(f"--{kind}", action="store_true", help="只要这一种 · only these")
    command.add_argument("--progress", action="store_true", help=argparse.SUPPRESS)
    command.set_defaults(run=_report)


class _Listener(Protocol):
    """Who started it: a person, or the kiosk."""

    @property
    def cancelled(self) -> bool:
        """Whether it is called off."""
        ...

    def step(self, share: float, words: Words) -> None:
        """How far it is."""

    def end(self, words: Words) -> None:
        """What came of it."""


class _Person:
    """Reads what is printed, and ends it with Ctrl+C."""

    cancelled = False

    def __init__(self, language: str) -> None:
        self._language = language

    def step(self, share: float, words: Words) -> None:
        """Nothing: it takes three seconds."""

    def end(self, words: Words) -> None:
        """A sentence."""
        print(words.text(self._language))


class _Parent:
    """The kiosk: a line of JSON a step; it calls off by closing our input."""

    def __init__(self) -> None:
        self._gone = threading.Event()
        threading.Thread(target=self._listen, name="parent", daemon=True).start()

    @property
    def cancelled(self) -> bool:
        """Whether the pipe was closed, which the end of the kiosk does, too."""
        return self._gone.is_set()

    def step(self, share: float, words: Words) -> None:
        """One line."""
        self._say("going", words, share=round(share, 3))

    def end(self, words: Words) -> None:
        """The last line."""
        self._say("done", words)

    def fail(self, trouble: Trouble) -> None:
        """The last line, when it could not be done."""
        then = {"next_zh": trouble.next_step.zh, "next_en": trouble.next_step.en}
        self._say("trouble", trouble.what, code=trouble.code, **then)

    def _listen(self) -> None:
        # Not sys.stdin: who still waits in it when Python ends makes it abort.
        while os.read(_STDIN, 4096):
            pass
        self._gone.set()

    def _say(self, state: str, words: Words, **more: object) -> None:
        told = {"state": state, "zh": words.zh, "en": words.en, **more}
        print(json.dumps(told, ensure_ascii=False), flush=True)


def _report(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.bundles.intake.desk import step_back
    from kiosk.reports.placing import CalledOff

    if not chosen.progress:
        return _do(chosen, places, _Person(chosen.lang or ZH))
    step_back()
    parent = _Parent()
    try:
        return _do(chosen, places, parent)
    except CalledOff:
        parent.end(_CALLED_OFF)
    except Trouble as trouble:
        parent.fail(trouble)
    return 1


def _do(chosen: argparse.Namespace, places: Places, listener: _Listener) -> int:
    from kiosk.core.config import load_settings
    from kiosk.reports.in_turn import in_turn

    settings = load_settings(places.config_shipped, places.config_own).settings
    if chosen.out is None and chosen.stick is None and not chosen.close:
        raise _nowhere()
    listener.step(0.0, _READING)
    with in_turn(places.data, lambda: listener.cancelled):
        if chosen.close:
            return _close(places, settings, listener)
        period = chosen.month if chosen.month is not None else chosen.year
        facts = _read(places, settings, period, year=chosen.year is not None)
        return _hand_out(chosen, places, facts, listener)


def _hand_out(
    chosen: argparse.Namespace, places: Places, facts: MonthFacts, listener: _Listener
) -> int:
    from kiosk.reports.edition import KINDS, edition_of, files_of
    from kiosk.reports.placing import CalledOff, put_files, stick_folder

    folder = chosen.out.absolute() if chosen.stick is None else stick_folder(chosen.stick)
    listener.step(0.3, _MAKING)
    edition = edition_of(places.data, facts)
    kinds = [kind for kind in KINDS if getattr(chosen, kind)] or KINDS
    files = files_of(
        edition, kinds, places.fonts, lambda share: listener.step(0.3 + 0.4 * share, _MAKING)
    )
    if listener.cancelled:
        raise CalledOff
    paths = put_files(
        folder,
        files,
        lambda share: listener.step(0.7 + 0.3 * share, _WRITING),
        lambda: listener.cancelled,
    )
    if not chosen.progress:
        for path in paths:
            print(path)
        _print_remarks(edition, chosen.lang or ZH)
    listener.end(_done(edition, folder, len(paths)))
    return 0


def _print_remarks(edition: Edition, language: str) -> None:
    from kiosk.reports.checks import ASK, check_month

    signs = {True: Words("请核对", "please check"), False: Words("提示", "note")}
    for remark in check_month(edition.facts):
        sign = signs[remark.severity == ASK].text(language)
        print(f"{sign}：{remark.words.zh}" if language == ZH else f"{sign}: {remark.words.en}")


def _done(edition: Edition, folder: Path, count: int) -> Words:
    period = edition.facts.period
    which = (f"第{edition.version}版", f"version {edition.version}")
    if not edition.version:
        which = ("未结", "not closed yet")
    return Words(
        f"{period.words}（{which[0]}）已存好：{count} 个文件，在“{folder}”。",
        f"{period.id} ({which[1]}) is stored: {count} files in “{folder}”.",
    )


def _read(places: Places, settings: Settings, period: str, *, year: bool) -> MonthFacts:
    from kiosk.reports.from_ledger import read_month, read_year

    about, now = _here(places, settings)
    read = read_year if year else read_month
    return read(places.ledger, about, period, now.moment, believed=now.believed)


def _here(places: Places, settings: Settings) -> tuple[About, Now]:
    from kiosk.core.program import program_made_s
    from kiosk.players.registry import ANSWER_KEYS, KINDS
    from kiosk.reports.here import about_here, now_here

    return about_here(places, settings, KINDS, ANSWER_KEYS), now_here(places, program_made_s())


def _close(places: Places, settings: Settings, listener: _Listener) -> int:
    """Close every month that is over; stops between two when it is called off."""
    from kiosk.core.clock import local_day
    from kiosk.reports.closing import close_months, months_due, note_closed
    from kiosk.reports.from_ledger import read_month
    from kiosk.reports.ledger_mark import first_month, mark_of

    about, now = _here(places, settings)
    if not now.believed:
        raise _no_date()
    offset_min = about.utc_offset_min
    mark = mark_of(places.ledger)
    today = local_day(now.moment.wall_s, offset_min).isoformat()
    first = first_month(places.ledger, offset_min, now.moment)
    months = months_due(places.data, first, today, mark)

    def going_on(share: float) -> bool:
        listener.step(share, _READING)
        return not listener.cancelled

    def read(month: str) -> MonthFacts:
        return read_month(places.ledger, about, month, now.moment)

    if not close_months(places.data, months, read, going_on):
        listener.end(_CALLED_OFF)
        return 1
    note_closed(places.data, today, mark)
    last = months[-1] if months else ""
    closed = Words(f"已结账至 {last}。", f"Closed up to {last}.")
    listener.end(closed if months else _NOTHING_TO_CLOSE)
    return 0


def _nowhere() -> Trouble:
    return Trouble(
        "no-target",
        Words("没有说把文件存到哪里。", "It was not said where the files go."),
        Words("请加上 --out 和一个文件夹。", "Please add --out and a folder."),
    )


def _no_date() -> Trouble:
    return Trouble(
        "date-unsure",
        Words("本机的日期不可信，月份不能结账。", "This machine's date cannot be trusted."),
        Words("请先在“体检”里校时。", "Please set the time first (体检)."),
    )


COMMANDS = (_add_report,)
"""Each adds its command to the parser."""
