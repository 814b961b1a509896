"""`kiosk send`: counts to the city over the network, for people and for the kiosk itself."""

from __future__ import annotations

import argparse
import base64
import json
import os
import random
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from kiosk.cli_children import Commands
from kiosk.core.errors import Trouble
from kiosk.core.languages import ZH
from kiosk.core.places import Places
from kiosk.core.words import Words

if TYPE_CHECKING:
    from kiosk.core.settings import Settings
    from kiosk.core.timekeeping import KeptClock
    from kiosk.sync.device_key import DeviceKey
    from kiosk.sync.https import HttpsCourier
    from kiosk.sync.outbox import About
    from kiosk.sync.trip import Trip
    from kiosk.visits.ledger import Ledger

_SENDING = Words("正在上传……", "Sending…")
_LONGEST_LOOK_S = 60.0
_STDIN = 0


def _add_send(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "send", parents=[shared], help="把次数传到市级平台 · send the counts to the city"
    )
    command.add_argument(
        "--once", action="store_true", help="只传一次，不等下一次 · one try, then end"
    )
    command.add_argument(
        "--show", action="store_true", help="只看要传什么 · only show what is sent"
    )
    command.add_argument(
        "--agree", action="store_true", help="看过了，同意上传 · it was looked at, and may be sent"
    )
    command.add_argument(
        "--enrol", type=Path, metavar="FILE", help="用这个令牌登记 · enrol with this token"
    )
    command.add_argument("--progress", action="store_true", help=argparse.SUPPRESS)
    command.add_argument("--boot", type=int, help=argparse.SUPPRESS)  # the kiosk's own number
    command.set_defaults(run=_send)


class _Listener(Protocol):
    """Who started it: a person, or the kiosk."""

    @property
    def cancelled(self) -> bool:
        """Whether it is called off."""
        ...

    def receive(self, receipt: bytes) -> object:
        """What the hub answered."""
        ...


class _Parent:
    """The kiosk: a line of JSON a step; it calls off by closing our input. It owns the ledger, so
    receipts are handed to it; one that is lost on the way comes again with the next try.
    """

    def __init__(self) -> None:
        self._gone = threading.Event()
        threading.Thread(target=self._listen, name="parent", daemon=True).start()

    @property
    def cancelled(self) -> bool:
        """Whether the pipe was closed, which the end of the kiosk does, too."""
        return self._gone.is_set()

    def receive(self, receipt: bytes) -> None:
        """Pass it on."""
        self.say("receipt", _SENDING, data=base64.b64encode(receipt).decode("ascii"))

    def say(self, state: str, words: Words, **more: object) -> None:
        """One line."""
        told = {"state": state, "zh": words.zh, "en": words.en, **more}
        print(json.dumps(told, ensure_ascii=False), flush=True)

    def _listen(self) -> None:
        # Not sys.stdin: who still waits in it when Python ends makes it abort.
        while os.read(_STDIN, 4096):
            pass
        self._gone.set()


class _Alone:
    """A person at a terminal, while no kiosk runs: receipts are applied at once. A context for each
    try: the ledger is examined when it is opened, which is enough once for all receipts of a try.
    """

    cancelled = False

    def __init__(self, places: Places, about: About, clock: KeptClock) -> None:
        self._places, self._about, self._clock = places, about, clock
        self._ledger: Ledger | None = None

    def __enter__(self) -> _Alone:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None

    def receive(self, receipt: bytes) -> object:
        """Let the ledger know."""
        from kiosk.sync.others import take_receipt
        from kiosk.sync.receipts import Applied, apply_receipt
        from kiosk.visits.facts import Message
        from kiosk.visits.ledger import open_ledger

        told: list[Message] = []
        places = self._places
        install_id = self._about.install_id

        def apply() -> Applied:
            return apply_receipt(
                receipt, places.data, places.ledger, install_id, self._clock, told.append, live=True
            )

        applied = take_receipt(places.data, receipt, apply)
        if self._ledger is None:
            self._ledger = open_ledger(places.ledger)
        for message in told:
            self._ledger.apply(message)
        return applied


class _Desk(NamedTuple):
    """What every try needs."""

    places: Places
    settings: Settings
    clock: KeptClock
    about: About
    key: DeviceKey


def _send(chosen: argparse.Namespace, places: Places) -> int:
    if chosen.progress:
        return _send_for_parent(places, chosen.boot)
    language = chosen.lang or ZH
    if chosen.enrol is not None:
        _begin_enrolment(chosen.enrol, places)
    desk = _desk(places)
    if chosen.show:
        _show(desk, language)
        return 0
    if chosen.agree:
        _agree(desk)
    alone = _Alone(places, desk.about, desk.clock)
    while True:
        _keep_out_of_the_kiosk(places)  # each time: it may have been started meanwhile
        try:
            with alone:
                trip = _try(desk, alone)
            print(trip.words.text(language), flush=True)
        except Trouble as trouble:
            if chosen.once or trouble.code in ("no-hub", "no-consent"):
                raise
            print(trouble.text(language), file=sys.stderr, flush=True)
        if chosen.once:
            return 0
        _wait(desk)


def _send_for_parent(places: Places, boot: int | None) -> int:
    from kiosk.bundles.intake.desk import step_back

    step_back()
    parent = _Parent()
    try:
        trip = _try(_desk(places, boot), parent)
    except Trouble as trouble:
        then = {"next_zh": trouble.next_step.zh, "next_en": trouble.next_step.en}
        parent.say("trouble", trouble.what, code=trouble.code, **then)
        return 1
    parent.say("done", trip.words, sent=trip.handed_over, answered=trip.answered)
    return 0


def _desk(places: Places, boot: int | None = None) -> _Desk:
    """``boot``: where the system does not name its boots, only the running kiosk knows which."""
    from kiosk.core.clock import SystemClock
    from kiosk.core.config import load_settings
    from kiosk.core.timekeeping import KeptClock, kept_clock
    from kiosk.sync.about_here import about_here
    from kiosk.sync.device_key import settle_device_key

    settings = load_settings(places.config_shipped, places.config_own).settings
    data = places.data
    clock = kept_clock(data) if boot is None else KeptClock(SystemClock(boot), data)
    about = about_here(places, settings, clock)
    return _Desk(places, settings, clock, about, settle_device_key(places.data))


def _try(desk: _Desk, listener: _Listener) -> Trip:
    from contextlib import ExitStack
    from itertools import chain

    from kiosk.sync.others import carried_envelopes
    from kiosk.sync.outbox import due_envelopes
    from kiosk.sync.trip import make_trip, settle_address

    data = desk.places.data
    address = settle_address(desk.settings, data)
    left_out: list[str] = []
    own = due_envelopes(desk.places.ledger, desk.about, desk.key, left_out=left_out)
    with ExitStack() as open_until_the_end:
        trip = make_trip(
            data,
            desk.clock,
            lambda: _courier(desk, address, open_until_the_end.enter_context),
            chain(own, carried_envelopes(data)),
            listener.receive,
            listener,
        )
    return trip._replace(left_out=len(left_out))


def _courier(desk: _Desk, address: str, opened: Callable[..., object]) -> HttpsCourier:
    from kiosk.core.program import program_made_s
    from kiosk.sync.enrolling import hand_in
    from kiosk.sync.https import HttpsCourier, HubLine
    from kiosk.sync.tls import hub_context, known_time, read_ca

    data = desk.places.data
    known = known_time(desk.clock, data, program_made_s())
    line = HubLine(address, hub_context(known, read_ca(data)))
    opened(line)
    hand_in(data, line, desk.key.public, desk.about.install_id)
    return HttpsCourier(line)


def _wait(desk: _Desk) -> None:
    """Until the schedule says so; the network is looked at in between."""
    from kiosk.sync.automatic import next_try_s

    waiting = threading.Event()
    while (left_s := next_try_s(desk.places.data, desk.settings, desk.clock, random.random)) > 0:
        waiting.wait(min(left_s, _LONGEST_LOOK_S))


def _begin_enrolment(path: Path, places: Places) -> None:
    from kiosk.sync.enrolling import begin_enrolment
    from kiosk.sync.hub_known import read_hub
    from kiosk.sync.wire_token import MOST_BYTES, read_token

    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Trouble(
            "no-token",
            Words(f"打不开令牌文件“{path}”。", f"The token “{path}” cannot be opened."),
            Words("请检查文件名。", "Please check the file's name."),
        ) from error
    token, known = read_token(content), read_hub(places.data)
    if known is not None and known.key != token.hub_key:
        _doubt_everything(places)
    begin_enrolment(places, token)


def _doubt_everything(places: Places) -> None:
    """What another hub has confirmed, the new one has not got."""
    from contextlib import closing

    from kiosk.core.timekeeping import kept_clock
    from kiosk.visits.facts import ResendAsked
    from kiosk.visits.ledger import open_ledger

    _keep_out_of_the_kiosk(places)
    with closing(open_ledger(places.ledger)) as ledger:
        ledger.apply(ResendAsked((), 0, int(kept_clock(places.data).wall_s())))


def _show(desk: _Desk, language: str) -> None:
    from kiosk.sync.preview import as_json, preview

    shown = preview(desk.places.ledger, desk.about, desk.key)
    for words in shown.words:
        print(words.text(language))
    for envelope in shown.packed:
        print(as_json(envelope))


def _agree(desk: _Desk) -> None:
    from kiosk.sync.consent import give_consent
    from kiosk.sync.hub_known import no_hub
    from kiosk.sync.trip import hub_address

    address = hub_address(desk.settings, desk.places.data)
    if not address:
        raise no_hub()
    give_consent(desk.places.data, address, desk.clock.wall_s())


def _keep_out_of_the_kiosk(places: Places) -> None:
    from kiosk.health.system.lock import kiosk_runs

    if kiosk_runs(places.data) is not False:
        raise Trouble(
            "kiosk-runs",
            Words("展项屏正在运行，记录由它写。", "The kiosk runs, and the ledger is its own."),
            Words(
                "请在屏上的“数据”里点“现在上传”，或先关掉展项屏。",
                "Please send from its page 数据, or close the kiosk first.",
            ),
        )


COMMANDS = (_add_send,)
"""Each adds its command to the parser."""
