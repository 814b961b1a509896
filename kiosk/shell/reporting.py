"""A month's report onto a stick, as long work of the operator's: a child process makes it.

The child is ``kiosk report … --progress``: it tells a line of JSON a step, and takes ``cancel``.
It may be killed at any moment: what it writes gets its name only when all of it is there.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.program import own_command
from kiosk.core.words import Words
from kiosk.shell.child_lines import Begin, begin_child, end_child, heard_from, outcome_of
from kiosk.shell.jobs import Going, Work

JOB = "report"
TITLE = Words("生成月报", "Making the report")
CLOSING_TITLE = Words("月末结账", "Closing the month")
_REST_S = 10.0
"""How long the child may take to tidy up once it is called off."""

log = logging.getLogger(__name__)


def report_work(places: Places, period: str, stick: Path, begin: Begin | None = None) -> Work:
    """The work of putting all files of ``period`` (``2026-03``, or a year ``2026``) into
    ``KEPU/reports`` of the stick whose root is ``stick``; for ``Jobs.start(JOB, TITLE, …)``.

    Its sentence names the folder and the version. Called off, it leaves no file.
    """
    option = "--month" if "-" in period else "--year"

    def work(going: Going) -> Words:
        command = own_command(
            *("report", option, period, "--stick", str(stick)),
            *("--progress", "--data", str(places.data)),
        )
        return _listen_to(command, going, begin or begin_child)

    return work


def close_when_due(
    places: Places,
    wall_s: float,
    utc_offset_min: int,
    earliest_s: float,
    begin: Begin | None = None,
) -> Work:
    """The work of closing every month that is over, when nobody is here: by a clock that can be
    right, once a day and after every correction. It tells nobody; what does not succeed is tried
    again at the next quiet hour.
    """

    def work(going: Going) -> Words:
        from kiosk.core.plausible import is_plausible  # late, and in the thread
        from kiosk.core.trusted_time import read_kept_time
        from kiosk.reports.closing import is_due

        reached_s = read_kept_time(places.data).latest_s
        if not is_plausible(wall_s, earliest_s=earliest_s, reached_s=reached_s):
            return CLOSING_TITLE
        try:
            if not is_due(places.data, places.ledger, wall_s, utc_offset_min):
                return CLOSING_TITLE
            command = own_command("report", "--close", "--progress", "--data", str(places.data))
            return _listen_to(command, going, begin or begin_child)
        except Trouble as trouble:
            log.info("no month was closed: %s", trouble)
            return trouble.what

    return work


def _listen_to(command: list[str], going: Going, begin: Begin) -> Words:
    """Let the child do it, and tell how far it is.

    :raises Trouble: as the child did; ``report-ended`` when it said no last word.
    """
    try:
        child = begin(command)
    except OSError as error:
        log.warning("the report cannot be started: %s", error)
        raise _cut_off() from error
    said: dict[str, Any] = {}
    try:
        for line in heard_from(child, "report", going, _REST_S):
            said = _hear(line, going) or said
    finally:
        end_child(child, _REST_S, terminate=False)
    return outcome_of(said, "report", _cut_off())


def _hear(line: str, going: Going) -> dict[str, Any] | None:
    """A step is passed on; the last word is returned."""
    try:
        told = json.loads(line)
        words = Words(str(told["zh"]), str(told["en"]))
        if told["state"] != "going":
            return dict(told)
        going.tell(float(told["share"]), words)
    except (ValueError, KeyError, TypeError):
        log.warning("the report said %r", line[:200])
    return None


def _cut_off() -> Trouble:
    return Trouble(
        "report-ended",
        Words("月报没有做完，没有留下半份文件。", "The report was not finished; no half is left."),
        Words("请再试一次。", "Please try again."),
    )
