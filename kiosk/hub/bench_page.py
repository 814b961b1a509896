"""The overview as an operator waits for it: asked over HTTP, signed in, to the last byte."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from kiosk.hub import accounts
from kiosk.hub.sessions import open_session
from kiosk.hub.store import Store

_COUNTY_NAMES = (
    *(("211302", "双塔区"), ("211303", "龙城区"), ("211321", "朝阳县"), ("211322", "建平县")),
    *(("211324", "喀左县"), ("211381", "北票市"), ("211382", "凌源市")),
)
_FIRST_TRIES = 2
"""The first one reads the templates."""


def overview_times_s(store: Store, year: str, rounds: int) -> list[float]:
    """Seconds from the request to the whole page, so many times.

    :raises AssertionError: it was not the page.
    """
    import httpx

    from kiosk.hub.web.signing import COOKIE

    now_s = store.now_s()
    cookies = {COOKIE: store.write(lambda connection: _sign_in(connection, now_s))}
    times_s = []
    with (
        _listening(store) as url,
        httpx.Client(base_url=url, cookies=cookies, timeout=60, trust_env=False) as browser,
    ):
        for _ in range(_FIRST_TRIES + rounds):
            started_s = time.perf_counter()
            answer = browser.get("/", params={"period": year})
            times_s.append(time.perf_counter() - started_s)
            if answer.status_code != 200 or "活动次数" not in answer.text:
                raise AssertionError(f"no overview but {answer.status_code}")
    return times_s[_FIRST_TRIES:]


def _sign_in(connection: Connection, now_s: int) -> str:
    """The cookie of an account of its own."""
    account, password = accounts.new_account(connection, "bench", accounts.ADMIN, now_s, by="bench")
    accounts.set_password(connection, account.name, accounts.hashed(password), now_s)
    return open_session(connection, account, now_s)


@contextmanager
def _listening(store: Store) -> Iterator[str]:
    import uvicorn

    from kiosk.hub.web.app import house_with, served
    from kiosk.hub.web.limits import LIMITS
    from kiosk.hub.web.patience import listening

    house = house_with(store, store.clock, city="朝阳市", counties=_COUNTY_NAMES)
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(served(house), log_config=None, lifespan="off", **listening(LIMITS))
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        listener.close()
