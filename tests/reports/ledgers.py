"""Ledgers made by hand, through the real messages: boots, segments, sessions, outings, anchors."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.core.clock import Quality
from kiosk.reports.facts import About, CampaignDays, County, Installed, MonthFacts
from kiosk.reports.from_ledger import read_month
from kiosk.visits.facts import (
    AnchorSet,
    Answer,
    EndReason,
    Hands,
    Mark,
    OutingNoted,
    SegmentOpened,
    SessionNoted,
    VisitEnded,
)
from kiosk.visits.ledger import Ledger, open_ledger
from kiosk.visits.outing import BY_OPERATOR, OUTING, Moment, Outing

UTC8 = 480
SOIL, STARS, GONE = "cn.kepu.soil", "cn.kepu.stars", "cn.kepu.gone"

SCHOOL = About(
    "朝阳市",
    "大平房镇中学科技馆",
    "教学楼一层",
    "211321",
    "农村中学科技馆",
    "CY7K2M",
    "0.7.0",
    UTC8,
    counties=(County("211302", "双塔区"), County("211321", "朝阳县"), County("211322", "建平县")),
    terms=("03-01~07-10", "09-01~01-10"),
    campaigns=(CampaignDays("weather", "世界气象日", "03-20", "03-26"),),
    installed=(
        Installed(SOIL, "1.1.0", "一捧土", "农业", "甲"),
        Installed(STARS, "1.0.0", "看星星", "航天", "乙"),
    ),
    stems={(SOIL, "q0"): "土里有什么？"},
)
TRUCK = SCHOOL._replace(unit="朝阳市科普大篷车", place="车上", site_kind="科普大篷车")


def utc_s(local: str) -> int:
    """UTC seconds of ``2026-03-05 10:00`` in Beijing."""
    return int((datetime.fromisoformat(local).replace(tzinfo=UTC) - _OFFSET).timestamp())


_OFFSET = timedelta(minutes=UTC8)


def at(local: str) -> Moment:
    """A moment of a later boot, at ``2026-03-05 10:00`` in Beijing."""
    return Moment(99, 1_000, utc_s(local))


def march(ledger: Path, about: About = SCHOOL, now: str | None = None) -> MonthFacts:
    """What the ledger says of March."""
    return read_month(ledger, about, "2026-03", None if now is None else at(now))


def sessions(facts: MonthFacts) -> int:
    """How many there were in the month."""
    return facts.compared.this.use.sessions


@dataclass
class Machine:
    """A machine whose clock is right unless ``off_s`` says otherwise; time goes by hand."""

    ledger: Ledger
    boot: int = 0
    off_s: int = 0
    began_s: int = 0
    segment: int = 0
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def start(self, local: str, *, off_s: int = 0) -> None:
        """Switch on at that true time, with a clock that is wrong by so much."""
        self.boot += 1
        self.began_s, self.off_s = utc_s(local) - 60, off_s
        self.open(local, "start")

    def moment(self, local: str) -> Moment:
        """That true time as the machine would note it."""
        true_s = utc_s(local)
        return Moment(self.boot, true_s - self.began_s, true_s + self.off_s)

    def open(self, local: str, cause: str, outing: int = 0, campaign: str = "") -> None:
        """Open a segment."""
        self.segment = next(self.ids)
        boot, mono_s, wall_s = self.moment(local)
        opened = SegmentOpened(
            self.segment, cause, boot, wall_s, UTC8, "", mono_s, 0, outing, campaign
        )
        self.ledger.apply(opened)

    def vouch(self, local: str) -> None:
        """An operator sets the time, rightly."""
        boot, mono_s, wall_s = self.moment(local)
        true_s = utc_s(local)
        self.ledger.apply(
            AnchorSet(next(self.ids), boot, mono_s, true_s, Quality.OPERATOR, wall_s, "set")
        )

    def sessions(self, count: int, **of_each: object) -> None:
        """So many sessions in the open segment."""
        for _ in range(count):
            self.session(**of_each)  # type: ignore[arg-type]

    def session(
        self,
        *,
        exhibit: str = SOIL,
        version: str = "1.0.0",
        right: tuple[bool, ...] = (),
        completed: bool = True,
        seconds: int = 30,
        language: str = "zh-Hans",
        elder: bool = False,
        ended: EndReason = EndReason.LEFT,
        marks: tuple[Mark, ...] = (),
        raised: int = 0,
    ) -> None:
        """One session with one visit; ``right``: an answer each; ``raised``: hands of a class."""
        answers = tuple(Answer(f"q{at}", good, False) for at, good in enumerate(right))
        hands = (Hands("q0", raised, raised // 2),) if raised else ()
        visit = VisitEnded(0, self.segment, exhibit, version, seconds, completed, answers, hands)
        self.ledger.apply(
            SessionNoted(
                next(self.ids),
                self.segment,
                0,
                seconds,
                language,
                elder,
                ended,
                (visit,),
                marks,
                raised > 0,
            )
        )

    def outing(self, begins: str, ends: str | None = None, **fields: object) -> Outing:
        """An outing with one revision when it began and one when it ended; its own segment."""
        made = {"place": "大平房镇中学", "form": OUTING, **fields}
        began = Outing(
            next(self.ids),
            1,
            started=self.moment(begins),
            edited=self.moment(begins),
            **made,  # type: ignore[arg-type]
        )
        self.ledger.apply(OutingNoted(began))
        self.open(begins, "outing", began.id, began.campaign)
        if ends is None:
            return began
        over = began._replace(
            revision=2, ended=self.moment(ends), edited=self.moment(ends), closed_by=BY_OPERATOR
        )
        self.ledger.apply(OutingNoted(over))
        return over

    def correct(self, outing: Outing, at: str, reason: str = "核对", **fields: object) -> Outing:
        """A further revision."""
        later = outing._replace(
            revision=outing.revision + 1,
            edited=self.moment(at),
            reason=reason,
            **fields,  # type: ignore[arg-type]
        )
        self.ledger.apply(OutingNoted(later))
        return later


@contextmanager
def machine(path: Path) -> Iterator[Machine]:
    """A machine with a new ledger, closed at the end."""
    ledger = open_ledger(path)
    try:
        yield Machine(ledger)
    finally:
        ledger.close()
