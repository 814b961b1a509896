"""A hub that really listens, on a port of this machine, and an operator in front of it."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx
import uvicorn

from kiosk.core.clock import HandClock
from kiosk.core.places import find_places
from kiosk.hub import accounts
from kiosk.hub.places import read_places
from kiosk.hub.store import Store, open_store
from kiosk.hub.web.app import house_with, served
from kiosk.hub.web.house import House
from kiosk.hub.web.limits import LIMITS, Limits
from kiosk.hub.web.patience import listening

NOW_S = 1_794_700_800.0
"""2026-11-15, a morning in China."""
PASSWORD = "朝阳的早晨 2026"
TOWNSHIPS = (("211321", "波罗赤镇"), ("211321", "从没去过乡"), ("211381", "上园镇"))
ADDRESS = "https://hub.example.cn"


class Stage(NamedTuple):
    """``url``: where it listens, without a slash at the end."""

    url: str
    house: House
    clock: HandClock
    browsers: ExitStack

    @property
    def store(self) -> Store:
        return self.house.store

    def browser(self) -> httpx.Client:
        """A browser that nobody has used yet."""
        client = httpx.Client(base_url=self.url, timeout=30, trust_env=False)
        return self.browsers.enter_context(client)

    def account(self, name: str, role: str = accounts.ADMIN, password: str = PASSWORD) -> None:
        """Somebody who has set a password of his own."""

        def make(connection: object) -> None:
            now_s = self.house.now_s
            accounts.new_account(connection, name, role, now_s, by="test")  # type: ignore[arg-type]
            made = accounts.hashed(password)
            accounts.set_password(connection, name, made, now_s)  # type: ignore[arg-type]

        self.store.write(make)

    def operator(self, name: str = "lin", role: str = accounts.ADMIN) -> httpx.Client:
        """A browser in which that account is signed in."""
        self.account(name, role)
        browser = self.browser()
        answer = browser.post("/login", data={"name": name, "password": PASSWORD})
        assert answer.status_code == 303, answer.text
        return browser


def csrf_of(browser: httpx.Client, path: str = "/house") -> str:
    """The secret that this browser's forms carry."""
    found = re.search(r'name="csrf" value="([^"]+)"', browser.get(path).text)
    assert found is not None
    return found[1]


@contextmanager
def listening_hub(
    folder: Path,
    limits: Limits = LIMITS,
    *,
    database: str | None = None,
    address: str = ADDRESS,
) -> Iterator[Stage]:
    """A hub until the context ends."""
    clock = HandClock(NOW_S)
    store = open_store(database or folder / "hub.sqlite3", clock=clock)
    places = read_places(folder / "places.toml")
    house = house_with(
        store,
        clock,
        limits=limits,
        exhibits=(find_places().exhibits,),
        city=places.city,
        counties=places.counties,
        townships=TOWNSHIPS,
        address=address,
    )
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(served(house), log_config=None, lifespan="off", **listening(limits))
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    try:
        with ExitStack() as browsers:
            yield Stage(f"http://127.0.0.1:{listener.getsockname()[1]}", house, clock, browsers)
    finally:
        server.should_exit = True
        thread.join(20)
        listener.close()
        store.close()
        assert not thread.is_alive()
