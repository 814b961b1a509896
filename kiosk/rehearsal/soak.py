"""``kiosk soak``: thousands of random visitors in the real shell, and whether anything grows.

One process is the kiosk, as at a school; its clock is the real one plus the time that is skipped.
Between the visitors an operator swaps bundles, carries counts away and reads the panel, and nights
go by. See docs/decisions/0062.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk import __version__
from kiosk.app import Kiosk
from kiosk.bundles.drives import STICKS_VARIABLE
from kiosk.core.clock import Quality, SkippingClock, SystemClock, boot_number
from kiosk.core.places import Places, find_places
from kiosk.rehearsal.bench_child import child_environment
from kiosk.rehearsal.bench_hub import LoopbackHub, enrol_at, hub_runs
from kiosk.rehearsal.finger import Finger
from kiosk.rehearsal.soak_bundles import STICK, SoakBundles
from kiosk.rehearsal.soak_chores import PIN, SoakOperator
from kiosk.rehearsal.soak_curve import draw_curve
from kiosk.rehearsal.soak_judge import growths, is_well, judges_memory
from kiosk.rehearsal.soak_plan import Chore, chores_after, visitors
from kiosk.rehearsal.soak_visitor import SoakVisitor
from kiosk.rehearsal.soak_vitals import Vitals, look
from kiosk.rehearsal.tour import has_display, own_data
from kiosk.shell.clock_setting import CONFIRMED
from kiosk.shell.gate.gate import Gate
from kiosk.ui.starting import Options, make_qt, prepare
from kiosk.visits.facts import EndReason
from kiosk.visits.totals import read_totals

SETTLE_S = 2.0
"""After the start: what the kiosk makes after its first frame is there."""
REST_S = 1.2
"""At home before each look: the fade is over, what lies free has gone back, players are ready."""
LOOKS = 100
FEWEST_VISITS_A_LOOK = 10
MOST_WARNINGS = 50

Told = Callable[[Vitals], None]


@dataclass(slots=True)
class Soaked:
    """What a soak found. ``broken``: why it ended early, or empty."""

    visits: int = 0
    seconds: float = 0.0
    looks: list[Vitals] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    chores: dict[str, int] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)
    broken: str = ""

    @property
    def well(self) -> bool:
        """Whether nothing grew, nothing warned and all visitors came."""
        return not self.broken and is_well(self.looks, self.warnings)


def run_soak(
    *, visits: int, seed: int, out: Path, data: Path | None, size_px: tuple[int, int], as_json: bool
) -> int:
    """Play; write ``summary.json`` and ``curve.png`` into ``out``, print what was found; return the
    exit code: 1 when something grew or warned.

    Raises:
        Trouble: the data folder is the machine's real one.
    """
    if not (sys.platform in ("win32", "darwin") or has_display()):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out = out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    places = find_places(own_data(data, out))
    soaked = Soaked()
    with ExitStack() as stack:
        soak = stack.enter_context(_kiosk(places, seed, size_px, soaked=soaked))
        soak.run(visits, seed, _teller(out))
        summary = _summary(soaked, visits, seed)
        (out / "summary.json").write_text(
            json.dumps(summary, ensure_ascii=False, indent=2), "utf-8"
        )
        if soaked.looks:
            draw_curve(soaked.looks, _headline(soaked, seed), soaked.well, out / "curve.png")
    print(json.dumps(summary, ensure_ascii=False, indent=2) if as_json else _told(soaked, out))
    return 0 if soaked.well else 1


class Soak:
    """A running kiosk with its visitors; ``do`` does a chore between two of them. Once there is
    something in ``ended``, nobody comes any more.
    """

    def __init__(
        self,
        visitor: SoakVisitor,
        do: Callable[[Chore], bool],
        soaked: Soaked,
        ended: Sequence[int] = (),
    ) -> None:
        self._kiosk = visitor.kiosk
        self._visitor = visitor
        self._do = do
        self._soaked = soaked
        self._ended = ended

    def run(self, visits: int, seed: int, told: Told) -> None:
        """Let them come; ``told`` hears of every look. Ctrl+C or a defect ends it, and what was
        found up to then is judged.
        """
        soaked = self._soaked
        every = max(visits // LOOKS, FEWEST_VISITS_A_LOOK)
        began_s = time.monotonic()
        done: Counter[str] = Counter()
        try:
            for visitor in visitors(visits, seed):
                self._visitor.visit(visitor)
                soaked.visits = visitor.number
                for chore in chores_after(visitor.number, visits, seed):
                    done[chore.value] += self._do(chore)
                if visitor.number % every == 0:
                    soaked.looks.append(self._look(time.monotonic() - began_s))
                    told(soaked.looks[-1])
                if self._ended:
                    soaked.broken = "ended by a signal"
                    break
        except KeyboardInterrupt:
            soaked.broken = "interrupted"
        except Exception as error:  # ours, or the kiosk's: the summary says so
            logging.getLogger("kiosk.soak").exception("the soak ends at visit %d", soaked.visits)
            soaked.broken = f"{type(error).__name__}: {error}"
        soaked.seconds = time.monotonic() - began_s
        soaked.seen = dict(sorted(self._visitor.seen.items()))
        soaked.chores = dict(sorted(done.items()))
        self._count()

    def _look(self, seconds: float) -> Vitals:
        """While the next visitor stands before home: the attract screen would add its large
        pictures, one more or less by chance.
        """
        self._visitor.wake()
        self._visitor.finger.pause(REST_S)
        places, soaked = self._kiosk.places, self._soaked
        found = look(places, soaked.visits, seconds, len(soaked.warnings))
        self._kiosk.walk.end(EndReason.NEXT)
        self._visitor.finger.pause(0.02)
        return found

    def _count(self) -> None:
        """What the kiosk's own ledger says of all this."""
        kiosk = self._kiosk
        kiosk.visits.writer.flush(10)
        totals = read_totals(kiosk.places.ledger, None, kiosk.settings.time.utc_offset_min)
        rows = totals.exhibits.values()
        self._soaked.counted = {
            "sessions": totals.sessions,
            **{word: sum(getattr(row, word) for row in rows) for word in _COUNTED},
        }


_COUNTED = ("opened", "completed", "asked", "right", "seconds")


@contextlib.contextmanager
def _hub(places: Places) -> Iterator[bool]:
    """A hub on the loopback that knows this kiosk, which runs; where one is beside the program."""
    if not hub_runs():
        yield False
        return
    with (
        tempfile.TemporaryDirectory(prefix="kiosk-soak-") as folder,
        LoopbackHub(Path(folder) / "hub", child_environment(Path(folder))) as hub,
    ):
        enrol_at(hub, places)
        yield True


@contextlib.contextmanager
def _kiosk(
    places: Places, seed: int, size_px: tuple[int, int], *, soaked: Soaked
) -> Iterator[Soak]:
    stick = places.data / "stick"
    stick.mkdir(exist_ok=True)
    os.environ[STICKS_VARIABLE] = os.pathsep.join((str(stick), str(places.data / STICK)))
    Gate(places.gate, SystemClock(0), lambda: None).set_pin(PIN)
    options = Options(windowed=True, size_px=size_px, diagonal_in=21.5)
    settings = prepare(places, options, to_stderr=False).settings
    make_qt(settings, places)
    clock = SkippingClock(SystemClock(boot_number(places.data)))
    with hear(soaked.warnings):
        kiosk = Kiosk(places, settings, options, clock)
        ended: list[int] = []
        kiosk.end_loop = ended.append  # by a signal
        visitor = SoakVisitor(kiosk, clock.skip)
        bundles = SoakBundles(visitor.finger, places)
        bundles.found()
        kiosk.start()
        try:
            _await(kiosk, visitor.finger)
            with _hub(places) as hub:
                operator = SoakOperator(visitor, bundles, stick, seed, hub=hub)
                yield Soak(visitor, operator.do, soaked, ended)
        finally:
            kiosk.stop()


def _await(kiosk: Kiosk, finger: Finger) -> None:
    ready: list[bool] = []
    kiosk.when_ready(lambda: ready.append(True))
    finger.until(lambda: bool(ready), "the catalogue", 120)
    finger.pause(SETTLE_S)
    finger.until(lambda: kiosk.visits.writer.identity is not None, "the ledger's thread", 60)
    # An operator has looked at the date: else no month is ever closed.
    kiosk.set_time(kiosk.clock.wall_s(), Quality.OPERATOR, CONFIRMED)


@contextlib.contextmanager
def hear(said: list[str]) -> Iterator[None]:
    """Everything from a warning on goes into ``said``: ours, Qt's, QML's and Python's own."""
    handler = _Ear(said)
    root = logging.getLogger()
    root.addHandler(handler)
    logging.captureWarnings(True)
    unraisable, sys.unraisablehook = sys.unraisablehook, handler.unraisable
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            logging.captureWarnings(True)
            yield
    finally:
        logging.captureWarnings(False)
        sys.unraisablehook = unraisable
        root.removeHandler(handler)


class _Ear(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._note(f"{record.levelname} {record.name}: {record.getMessage()}")

    def unraisable(self, what: Any) -> None:
        """An exception that nobody could catch."""
        self._note(f"unraisable {what.exc_type.__name__}: {what.exc_value} in {what.object!r}")

    def _note(self, words: str) -> None:
        if len(self._said) < MOST_WARNINGS:
            self._said.append(words)


def _teller(out: Path) -> Told:
    """Each look at once as a line of ``looks.jsonl``, and on a terminal: a soak lasts an hour."""
    lines = out / "looks.jsonl"
    lines.write_text("", "utf-8")

    def tell(found: Vitals) -> None:
        with lines.open("a", encoding="utf-8") as file:
            file.write(json.dumps(found._asdict()) + "\n")
        if sys.stderr.isatty():
            print(
                f"\r{found.visits} · {found.own:.1f} MiB · {found.visits / found.seconds:.1f}/s ",
                end="",
                file=sys.stderr,
                flush=True,
            )

    return tell


def _summary(soaked: Soaked, visits: int, seed: int) -> dict[str, Any]:
    return {
        "program": __version__,
        "well": soaked.well,
        "broken": soaked.broken,
        "asked_visits": visits,
        "visits": soaked.visits,
        "seed": seed,
        "seconds": round(soaked.seconds, 1),
        "visits_per_s": round(soaked.visits / soaked.seconds, 3) if soaked.seconds else 0.0,
        "judged": judges_memory(soaked.looks),
        "growth": {growth.name: growth.as_json() for growth in growths(soaked.looks)},
        "warnings": soaked.warnings,
        "chores": soaked.chores,
        "counted": soaked.counted,
        "seen": soaked.seen,
        "looks": [found._asdict() for found in soaked.looks],
    }


def _headline(soaked: Soaked, seed: int) -> str:
    verdict = "没有通过 · not passed"
    if soaked.well:
        verdict = "太短，没有判断 · too short to judge"
        if judges_memory(soaked.looks):
            grown = next(each.grown for each in growths(soaked.looks) if each.name == "memory")
            verdict = f"内存 {grown:+.1f} MiB，都在限度内 · all within limits"
    return f"{soaked.visits:,} 次参观 · visits（seed {seed}）: {verdict}"


def _told(soaked: Soaked, out: Path) -> str:
    rate = soaked.visits / soaked.seconds if soaked.seconds else 0.0
    lines = [f"{soaked.visits} 次参观 · visits, {soaked.seconds:.0f} s, {rate:.2f}/s"]
    for growth in growths(soaked.looks):
        mark = "好 ok" if growth.well else "增长 GREW"
        lines.append(
            f"  {growth.name:<9} {growth.first:9.2f} → {growth.last:9.2f} {growth.unit:<3}"
            f" {growth.grown:+8.2f} (≤ {growth.most:.1f})  {mark}"
        )
    if not judges_memory(soaked.looks):
        lines.append("  次数太少，内存不作判断 · too few visits to judge memory")
    lines += [f"  警告 · warning: {words}" for words in _few(soaked.warnings)]
    if soaked.broken:
        lines.append(f"  中断 · ended early: {soaked.broken}")
    lines.append("通过 · passed" if soaked.well else "没有通过 · not passed")
    lines.append(f"{out / 'summary.json'}\n{out / 'curve.png'}")
    return "\n".join(lines)


def _few(warnings: Sequence[str]) -> list[str]:
    more = [f"… + {len(warnings) - 8}"] if len(warnings) > 8 else []
    return [*warnings[:8], *more]
