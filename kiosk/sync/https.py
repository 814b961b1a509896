"""The courier by network: one POST an envelope, over TLS, and the receipt is the answer.

It resumes by itself: the hub takes an envelope any number of times, and what is confirmed is not
due any more. It tells the hub nothing but the envelope: no cookies, no proxy of the environment,
and a User-Agent that names the program only.
"""

from __future__ import annotations

import logging
import ssl
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from kiosk import __version__
from kiosk.core.errors import Trouble
from kiosk.sync import https_words as words
from kiosk.sync.courier import Carried, Going
from kiosk.sync.https_words import HubBusy as HubBusy

if TYPE_CHECKING:
    import httpx

ENVELOPES = "/api/v1/envelopes"
ENROL = "/api/v1/enrol"
RECEIPT_MOST_BYTES = 262_144
TRIES = 2
"""So often an envelope is tried when the line is cut; then the schedule takes over."""

_KEPT_ASIDE = 202
_REFUSED = frozenset({400, 413, 415, 422})
"""Answers that concern this one envelope; the next may be welcome."""
_BUSY = frozenset({408, 429, 503})
"""408: too slow a line, by the hub's measure; another day may be better."""

log = logging.getLogger(__name__)


class Patience(NamedTuple):
    """How long the hub is waited for, in seconds; ``answer_s``: for the whole of one answer."""

    connect_s: float = 15.0
    quiet_s: float = 30.0
    answer_s: float = 120.0


_PATIENCE = Patience()


class Answer(NamedTuple):
    """What the hub said: the HTTP status, the body, and the seconds of ``Retry-After`` or 0."""

    status: int
    body: bytes
    retry_after_s: float


class HubLine:
    """One connection to the hub; use it as a context. ``context`` from :mod:`kiosk.sync.tls`."""

    def __init__(
        self, address: str, context: ssl.SSLContext, patience: Patience = _PATIENCE
    ) -> None:
        from http.cookiejar import CookieJar, DefaultCookiePolicy

        import httpx  # late: 0.1 s

        none_kept = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
        self._address = address.rstrip("/")
        self._patience = patience
        self._client = httpx.Client(
            verify=context,
            trust_env=False,
            cookies=none_kept,
            follow_redirects=False,
            timeout=httpx.Timeout(patience.quiet_s, connect=patience.connect_s),
            headers={"User-Agent": f"kiosk/{__version__}", "Accept-Encoding": "identity"},
        )

    def __enter__(self) -> HubLine:
        return self

    def __exit__(self, *_error: object) -> None:
        self._client.close()

    def post(self, path: str, content: bytes, content_type: str) -> Answer:
        """Send it, and read the answer within the limits.

        :raises Trouble: ``hub-name``, ``hub-authority``, ``hub-dates``, ``hub-unreachable`` or
            ``hub-cut`` (that one is worth another try at once).
        """
        import httpx

        kind = {"Content-Type": content_type}
        try:
            url = self._address + path
            with self._client.stream("POST", url, content=content, headers=kind) as response:
                return Answer(response.status_code, self._read(response), _retry_after_s(response))
        # A name that IDNA refuses (two dots, 64 letters) is a UnicodeError.
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
            raise _trouble_of(error) from error

    def _read(self, response: httpx.Response) -> bytes:
        until_s = time.monotonic() + self._patience.answer_s
        parts, size = [], 0
        for part in response.iter_raw():
            size += len(part)
            if size > RECEIPT_MOST_BYTES:
                raise Trouble("hub-answer", words.STRANGE, words.ASK_THE_CITY)
            if time.monotonic() > until_s:
                raise Trouble("hub-cut", words.CUT, words.BY_ITSELF)
            parts.append(part)
        return b"".join(parts)


class HttpsCourier:
    """Carries envelopes over a :class:`HubLine`."""

    path = "https"

    def __init__(self, line: HubLine) -> None:
        self._line = line

    def carry(self, envelopes: Iterable[bytes], going: Going) -> Iterator[Carried]:
        """As the Protocol says. An envelope that the hub refuses does not hold up the others; it
        is told at the end.

        :raises HubBusy: the hub asks for time.
        :raises Trouble: ``hub-refused``, ``hub-answer``, or what :meth:`HubLine.post` raises.
        """
        refused = 0
        for envelope in envelopes:
            if going.cancelled:
                return
            answer = self._hand_over(envelope)
            if answer.status in _REFUSED:
                log.warning("the hub refuses an envelope: %d %r", answer.status, answer.body[:200])
                refused += 1
                continue
            yield Carried(envelope, _receipt(answer), answer.status == _KEPT_ASIDE)
        if refused:
            raise Trouble("hub-refused", words.REFUSED, words.ASK_THE_CITY)

    def _hand_over(self, envelope: bytes) -> Answer:
        for left in reversed(range(TRIES)):
            try:
                return self._line.post(ENVELOPES, envelope, "application/octet-stream")
            except Trouble as trouble:
                if trouble.code != "hub-cut" or not left:
                    raise
                log.info("the line was cut; once more")
        raise AssertionError("no try at all")


def _receipt(answer: Answer) -> bytes | None:
    if answer.status in _BUSY:
        raise HubBusy(answer.retry_after_s)
    if not 200 <= answer.status < 300:
        log.warning("the hub answers %d", answer.status)
        raise Trouble("hub-answer", words.STRANGE, words.ASK_THE_CITY)
    return answer.body or None


def _retry_after_s(response: httpx.Response) -> float:
    """Seconds only: a date would need a clock that is right."""
    told = response.headers.get("Retry-After", "")
    return float(told) if told.isascii() and told.isdigit() and len(told) <= 9 else 0.0


def _trouble_of(error: Exception) -> Trouble:
    """What it means for people; the certificate's fault lies somewhere down the chain of causes."""
    import httpx

    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return words.certificate_trouble(cause.verify_code)
        cause = cause.__cause__ or cause.__context__
    nowhere = httpx.ConnectError, httpx.ConnectTimeout, httpx.InvalidURL, httpx.UnsupportedProtocol
    if isinstance(error, (*nowhere, UnicodeError)):
        return Trouble("hub-unreachable", words.UNREACHABLE, words.CHECK_NETWORK)
    return Trouble("hub-cut", words.CUT, words.BY_ITSELF)
