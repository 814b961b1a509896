"""When counting moves to a new segment.

A segment is its own actor: a short stretch of counting with a random id. Copies of a segment
merge by maximum and different segments add up, so that repeats, cloned disks and restored
backups count nothing twice. For that, nothing may ever count on in a segment from an earlier
start, another day or other content.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kiosk.core.clock import Clock, Quality, local_day
from kiosk.visits.facts import SegmentOpened, random_id

LONGEST_S = 24 * 3600.0
CLOCK_STEP_S = 5 * 60.0


class SegmentBook:
    """Hands out the segment to count in, and opens a new one when it is time."""

    def __init__(
        self,
        clock: Clock,
        utc_offset_min: int,
        post: Callable[[SegmentOpened], None],
        quality: Callable[[], Quality] = lambda: Quality.NONE,
    ) -> None:
        self._clock = clock
        self._utc_offset_min = utc_offset_min
        self._post = post
        self._quality = quality
        self._content = ""
        self._outing = 0
        self._campaign = ""
        self._open: SegmentOpened | None = None
        self._opened_at_s = 0.0
        self._opened_wall_s = 0.0
        self._opened_on = date.min
        self._renew = ""

    def note_content(self, digest: str) -> None:
        """The exhibits on show are those of ``digest`` from now on."""
        self._content = digest

    def note_outing(self, outing: int) -> None:
        """That outing is under way from now on; 0 for none."""
        self._outing = outing

    def note_campaign(self, campaign: str) -> None:
        """The campaign with that id runs from now on; empty for none."""
        self._campaign = campaign

    def renew(self, cause: str = "salvage") -> None:
        """The next visit counts in a new one: the open segment's figures are in doubt, or
        (``"vouched"``) somebody has vouched for the time.

        May be called from any thread.
        """
        self._renew = cause

    def current(self) -> int:
        """The id of the segment that a session or visit beginning now belongs to."""
        cause = self._cause()
        if cause is None and self._open is not None:
            return self._open.id
        return self._open_new(cause or "start")

    def _cause(self) -> str | None:
        if self._open is None:
            return "start"
        if self._renew == "salvage":
            return self._renew
        if self._content != self._open.content:
            return "content"
        if self._outing != self._open.outing:
            return "outing"
        if self._campaign != self._open.campaign:
            return "campaign"
        ran_s = self._clock.monotonic_s() - self._opened_at_s
        wall_s = self._clock.wall_s()
        # Measured from the opening, so that many small steps are noticed too.
        if abs(wall_s - self._opened_wall_s - ran_s) > CLOCK_STEP_S:
            return "clock"
        if local_day(wall_s, self._utc_offset_min) != self._opened_on:
            return "day"
        if self._renew:
            return self._renew
        return "age" if ran_s >= LONGEST_S else None

    def _open_new(self, cause: str) -> int:
        wall_s, mono_s = self._clock.wall_s(), self._clock.monotonic_s()
        opened = SegmentOpened(
            id=random_id(),
            cause=cause,
            boot=self._clock.boot,
            opened_wall_s=int(wall_s),
            utc_offset_min=self._utc_offset_min,
            content=self._content,
            mono_s=max(1, int(mono_s)),  # 0 is a ledger of before such seconds were kept
            quality=int(self._quality()),
            outing=self._outing,
            campaign=self._campaign,
        )
        self._renew = ""
        self._open = opened
        self._opened_at_s = mono_s
        self._opened_wall_s = wall_s
        self._opened_on = local_day(wall_s, self._utc_offset_min)
        self._post(opened)
        return opened.id
