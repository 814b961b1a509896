"""A hub of its own for a measurement: a child process on the loopback, with TLS."""

from __future__ import annotations

import importlib.util
import json
import ssl
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from kiosk.core.config import load_settings
from kiosk.core.config_writer import write_settings
from kiosk.core.places import Places
from kiosk.core.timekeeping import kept_clock
from kiosk.rehearsal.bench_child import could_not
from kiosk.sync.about_here import about_here
from kiosk.sync.consent import give_consent
from kiosk.sync.device_key import settle_device_key
from kiosk.sync.https import ENROL, HubLine
from kiosk.sync.hub_known import Hub, keep_hub
from kiosk.sync.tls import CA_FILE
from kiosk.sync.wire_token import read_token

_NAME = "127.0.0.1"
_START_WITHIN_S = 60.0


def hub_runs() -> bool:
    """Whether there is a hub beside this program; a frozen kiosk has none."""
    return not getattr(sys, "frozen", False) and importlib.util.find_spec("fastapi") is not None


class LoopbackHub:
    """Runs while the context is open. ``address``: where, without a slash at the end."""

    def __init__(self, data: Path, environment: Mapping[str, str]) -> None:
        self._data = data
        self._environment = dict(environment)
        self.address = ""

    def __enter__(self) -> LoopbackHub:
        self._process = subprocess.Popen(
            [*self._command("serve"), "--port", "0", "--own-certificate", _NAME],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env=self._environment,
        )
        late = threading.Timer(_START_WITHIN_S, self._process.kill)
        late.start()
        assert self._process.stdout is not None
        first = self._process.stdout.readline()
        late.cancel()
        self.address = first.rpartition(" ")[2].strip().rstrip("/")
        if not self.address.startswith("https://"):
            self.__exit__()
            raise could_not("the hub did not start")
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    @property
    def authority(self) -> str:
        """The certificate that its own is checked against, as PEM."""
        return (self._data / "hub" / "tls" / "ca.pem").read_text("ascii")

    def new_secret(self) -> str:
        """A one-time token's."""
        done = subprocess.run(
            self._command("token", "new"),
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=self._environment,
            check=False,
        )
        if done.returncode != 0:
            raise could_not(done.stderr[-400:])
        return read_token(done.stdout.split()[-1].encode()).secret

    def _command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "kiosk.hub", *words, "--data", str(self._data)]


def enrol_at(hub: LoopbackHub, places: Places) -> None:
    """The kiosk of ``places`` belongs to ``hub``, and its operator agrees to send."""
    settings = load_settings(places.config_shipped, places.config_own).settings
    about = about_here(places, settings, kept_clock(places.data))
    asked = {
        "secret": hub.new_secret(),
        "public_key": settle_device_key(places.data).public.hex(),
        "install_id": about.install_id,
    }
    context = ssl.create_default_context(cadata=hub.authority)
    with HubLine(hub.address, context) as line:
        answer = line.post(ENROL, json.dumps(asked).encode(), "application/json")
    if answer.status != 200:
        raise could_not(f"the hub refuses the token: {answer.status}")
    places.data.joinpath(*CA_FILE).write_text(hub.authority, "ascii")
    keep_hub(places.data, Hub(hub.address, bytes.fromhex(json.loads(answer.body)["hub_key"])))
    write_settings(places, {"hub.address": hub.address})
    give_consent(places.data, hub.address, 0.0)
