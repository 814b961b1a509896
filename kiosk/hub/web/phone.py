"""The page behind the QR link: a phone's scan is the upload.

What was scanned stands behind the ``#`` of the link, which a browser sends nowhere; the page's own
script posts it. So a proxy or a log on the way sees no counts, only that a page was opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import select

from kiosk.hub.archive import FUTURE, MERGED
from kiosk.hub.ingest import REFUSED, ingest
from kiosk.hub.schema import devices
from kiosk.hub.store import Store
from kiosk.hub.web.api import Fault
from kiosk.hub.web.layout import page
from kiosk.hub.web.signing import from_here, house_of
from kiosk.hub.web.work import at_its_cost
from kiosk.sync.wire_compact import unpack_compact
from kiosk.sync.wire_facts import Envelope
from kiosk.sync.wire_frame import FutureFormat, WireFault
from kiosk.sync.wire_qr import Part, join_parts, part_of

router = APIRouter()
MOST_PARTS = 24
_Digits = Annotated[str, StringConstraints(min_length=1, max_length=4_000, pattern=r"^[0-9]+$")]


class Scanned(BaseModel):
    """The digits of all codes that the phone still keeps; ``latest``: of the one just scanned."""

    model_config = ConfigDict(extra="forbid")

    parts: Annotated[list[_Digits], Field(min_length=1, max_length=MOST_PARTS)]
    latest: _Digits


class Told(BaseModel):
    """What the phone says. ``state``: merged, aside, future, parts or refused; ``words`` in one
    line, ``next`` what to do; ``done``: the parts that need not be kept any longer.
    """

    state: str
    words: str
    next: str = ""
    done: list[str] = []


@router.get("/u", include_in_schema=False)
def phone_page(request: Request) -> Response:
    """The page; its script reads the digits."""
    return page(request, "phone.html", {"title": "扫码上报"})


@router.post(
    "/u/parts",
    tags=["phones"],
    summary="Hand in what a phone has scanned",
    dependencies=[Depends(from_here)],
    responses={
        403: {"model": Fault, "description": "Sent by another site's page"},
        413: {"model": Fault, "description": "Larger than 512 KiB"},
        422: {"model": Fault, "description": "No digits of ours"},
        429: {"model": Fault, "description": "Too often"},
        503: {"model": Fault, "description": "Not now; come again later"},
    },
)
def post_parts(request: Request, scanned: Scanned) -> Told:
    """One line about what arrived; several codes may come one after the other, in any order."""
    return at_its_cost(request, lambda: _taken(house_of(request).store, scanned))


def _taken(store: Store, scanned: Scanned) -> Told:
    try:
        latest = part_of(scanned.latest)
    except FutureFormat:
        return Told(
            state=FUTURE, words="这个二维码来自更新的程序，平台还读不懂。", done=[scanned.latest]
        )
    except WireFault:
        words = "这不是机器上的上报二维码。"
        return Told(state=REFUSED, words=words, next="请重新扫一次。", done=[scanned.latest])
    own = _belonging(latest, [*scanned.parts, scanned.latest])
    places = {part.place for part in own.values()}
    if len(places) < latest.of:
        missing = [place for place in range(1, latest.of + 1) if place not in places]
        said = "、".join(str(place) for place in missing)
        return Told(
            state="parts",
            words=f"收到第 {latest.place} 个，共 {latest.of} 个。",
            next=f"还要扫第 {said} 个：在机器上翻页，用同一部手机、同样的扫法接着扫。",
        )
    try:
        data = join_parts(own)
        envelope = unpack_compact(data)
    except FutureFormat:
        # Kept as it is: a newer hub will read it.
        envelope = None
    except WireFault:
        words = "几个二维码拼不起来。"
        return Told(state=REFUSED, words=words, next="请从第一个开始重新扫。", done=list(own))
    found = ingest(store, data, "phone")
    return _told(store, envelope, found.state, found.again, list(own))


def _belonging(latest: Part, texts: Sequence[str]) -> dict[str, Part]:
    """Of all that the phone kept, what belongs to the same month of the same machine."""
    own: dict[str, Part] = {}
    for text in texts:
        try:
            part = part_of(text)
        except WireFault:
            continue
        if (part.id, part.of) == (latest.id, latest.of):
            own[text] = part
    return own


def _told(
    store: Store, envelope: Envelope | None, state: str, again: bool, done: list[str]
) -> Told:
    if envelope is None or state == FUTURE:
        words = "收到了，已原样保存；平台更新后会计入。"
        return Told(state=FUTURE, words=words, done=done)
    # Anybody can write in another's name: what the hub knows is told to the owner alone.
    day, place = _known(store, envelope.install_id) if state == MERGED else ("", "")
    who = f"{place}（{envelope.device_code}）" if place else f"设备{envelope.device_code}"
    sessions = sum(
        tally.count
        for segment in envelope.segments
        for tally in segment.tallies
        if tally.metric == "sessions" and not tally.exhibit
    )
    what = f"{who}的 {len(envelope.segments)} 个时段"
    what += f"，互动 {sessions:,} 次" if sessions else ""
    if state == MERGED and again:
        return Told(state=MERGED, words=f"{what}，以前已经收到，没有重复计算。", done=done)
    if state == MERGED:
        until = f"市级平台已确认至 {day}。" if day else ""
        return Told(state=MERGED, words=f"收到{what}。", next=until, done=done)
    if state == REFUSED:
        words = "平台暂时不收这台未批准设备的更多数据。"
        return Told(state=REFUSED, words=words, next="请联系市级平台的管理员批准它。", done=done)
    words = f"收到{what}，已保存；管理员批准这台设备后计入。"
    return Told(state=state, words=words, done=done)


def _known(store: Store, install: str) -> tuple[str, str]:
    """Until which day it is confirmed, and where it stands; a code does not tell that itself."""
    columns = (devices.c.confirmed_day, devices.c.place, devices.c.site_name, devices.c.label)
    with store.read() as connection:
        row = connection.execute(select(*columns).where(devices.c.install == install)).first()
    return (row[0], row[1] or row[2] or row[3]) if row is not None else ("", "")
