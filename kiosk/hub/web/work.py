"""What a stranger's bytes cost the hub: some kilobytes can take a second to read, and anybody may
send them. Each address has so much of the processor's time, and more comes back only slowly.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TypeVar

from fastapi import Request
from starlette.exceptions import HTTPException

from kiosk.hub.web.guards import address_of
from kiosk.hub.web.signing import house_of

T = TypeVar("T")


def at_its_cost(request: Request, work: Callable[[], T]) -> T:
    """``work``, in this thread; its processor time is put down to whoever sent the request.

    :raises HTTPException: 429, he has used up his.
    """
    buckets, address = house_of(request).work, address_of(request.scope)
    wait_s = buckets.owed_s(address)
    if wait_s:
        raise HTTPException(429, headers={"retry-after": str(math.ceil(wait_s))})
    began_s = time.thread_time()
    try:
        return work()
    finally:
        buckets.charge(address, time.thread_time() - began_s)
