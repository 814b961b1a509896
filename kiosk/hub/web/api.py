"""The API of devices: an envelope in, a receipt back; a receipt to carry home; a token for a key.

No account is asked for: what an envelope says is believed because its device signed it, and counted
when somebody here has approved that device.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection

from kiosk.core.errors import Trouble
from kiosk.hub import audit
from kiosk.hub.archive import MERGED
from kiosk.hub.devices import enrol
from kiosk.hub.ingest import REFUSED, Ingested, ingest
from kiosk.hub.receipts import hub_key, newest_receipt
from kiosk.hub.web.signing import house_of
from kiosk.hub.web.work import at_its_cost

router = APIRouter(prefix="/api/v1", tags=["devices"])
BINARY = "application/octet-stream"
STATE = "x-kepu-state"
FULL_FOR_S = 3_600
_INSTALL = r"^[0-9a-f]{32}$"
_BYTES = {"content": {BINARY: {"schema": {"type": "string", "format": "binary"}}}}


class Fault(BaseModel):
    """Why not: ``code`` for programs, ``detail`` a sentence for people."""

    code: str
    detail: str


class Enrolment(BaseModel):
    """A device and its one-time token."""

    model_config = ConfigDict(extra="forbid")

    secret: str = Field(min_length=16, max_length=128, pattern=r"^[A-Za-z0-9_-]+$")
    install_id: str = Field(pattern=_INSTALL)
    public_key: str = Field(pattern=r"^[0-9a-f]{64}$", description="Ed25519, as hex")
    device_code: str = Field(default="", max_length=32, pattern=r"^[A-Za-z0-9-]*$")


class Enrolled(BaseModel):
    """``hub_key``: by which receipts are known from now on."""

    install_id: str
    hub_key: str
    state: str


_REFUSALS: dict[int | str, dict[str, object]] = {
    408: {"model": Fault, "description": "Sent too slowly"},
    413: {"model": Fault, "description": "Larger than 512 KiB"},
    422: {
        "model": Fault,
        "description": "Not what it should be; it will not be taken later either",
    },
    429: {"model": Fault, "description": "Too often; Retry-After says how many seconds to wait"},
    503: {"model": Fault, "description": "Not now; come again later"},
}


@router.post(
    "/envelopes",
    summary="Hand in an envelope, bare or carried",
    response_class=Response,
    responses={
        200: {"description": "Merged, or here before: the receipt", **_BYTES},
        202: {
            "description": "Kept aside, nothing is lost: a receipt that confirms nothing",
            **_BYTES,
        },
        **_REFUSALS,
    },
    openapi_extra={"requestBody": {"required": True, **_BYTES}},
)
async def post_envelope(request: Request) -> Response:
    """May be sent any number of times, in any order."""
    from starlette.concurrency import run_in_threadpool

    data = await request.body()
    return await run_in_threadpool(_take, request, data)


def _take(request: Request, data: bytes) -> Response:
    house = house_of(request)
    found = at_its_cost(request, lambda: ingest(house.store, data, "https"))
    if found.state == REFUSED:
        return _refusal(found)
    # The one that counts is known only now; what it cost is paid, and its next one waits.
    wait_s = house.by_device.wait_s(found.install) if found.install else 0.0
    headers = {STATE: found.state}
    if wait_s and found.again:
        return fault(429, "too-many", "这台设备重复上传太多。", after_s=int(wait_s) + 1)
    status = 200 if found.state == MERGED else 202
    return Response(found.receipt or b"", status, headers, BINARY)


def _refusal(found: Ingested) -> Response:
    if found.fault is None:
        return fault(503, found.reason, "未批准的数据存得太多，暂时不收。", after_s=FULL_FOR_S)
    return fault(422, found.fault.code, found.fault.text("zh"))


@router.get(
    "/receipts/{install}",
    summary="The newest receipt of a device",
    response_class=Response,
    responses={
        200: {"description": "The receipt, signed by the hub", **_BYTES},
        404: {"model": Fault, "description": "Nothing of this device has been merged yet"},
        **{code: each for code, each in _REFUSALS.items() if code in (422, 429, 503)},
    },
)
def get_receipt(request: Request, install: Annotated[str, Path(pattern=_INSTALL)]) -> Response:
    """For a truck or a stick that brings it home. Only the device believes it, by the hub's key."""
    content = newest_receipt(house_of(request).store, install)
    if content is None:
        return fault(404, "no-receipt", "还没有这台设备的回执。")
    return Response(content, media_type=BINARY)


@router.post(
    "/enrol",
    summary="Enrol a device by a one-time token",
    response_model=Enrolled,
    responses={
        403: {"model": Fault, "description": "The token is not valid, or the device is revoked"},
        409: {"model": Fault, "description": "Another device has used the token"},
        **_REFUSALS,
    },
)
def post_enrolment(request: Request, told: Enrolment) -> Response | Enrolled:
    """The same device may come again with the same token: its answer may have been lost."""
    house = house_of(request)
    key = bytes.fromhex(told.public_key)
    try:
        enrol(house.store, told.secret, told.install_id, key, told.device_code)
    except Trouble as trouble:
        status = {"token-unknown": 403, "device-revoked": 403, "token-used": 409}.get(trouble.code)
        if status is None:
            raise
        return fault(status, trouble.code, trouble.text("zh"))

    def note(connection: Connection) -> None:
        audit.note(connection, house.now_s, "", "enrolled", told.install_id, told.device_code)

    house.store.write(note)
    public = hub_key(house.store).public.hex()
    return Enrolled(install_id=told.install_id, hub_key=public, state="approved")


def fault(status: int, code: str, words: str, *, after_s: int = 0) -> Response:
    """A refusal as JSON."""
    headers = {"retry-after": str(after_s)} if after_s else {}
    return JSONResponse({"code": code, "detail": words}, status, headers)
