"""TLS towards the hub: chain and host name are always checked, dates by the best time there is.

An old machine with an empty battery believes in 2001. OpenSSL would refuse every certificate then,
and counts would never leave; switching the checks off would let anybody answer for the hub. So only
the one check that needs a clock is taken out of OpenSSL's hands (``X509_V_FLAG_NO_CHECK_TIME``,
x509_vfy.h, OpenSSL ≥ 1.1.0), and done here, on the chain that OpenSSL has verified, before a byte
of a request goes out (docs/decisions/0055).
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, cast

from kiosk.core.clock import Quality
from kiosk.core.errors import Trouble
from kiosk.core.files import read_small
from kiosk.core.plausible import SLACK_S, is_plausible
from kiosk.core.timekeeping import JUMP_S, KeptClock
from kiosk.core.trusted_time import read_kept_time
from kiosk.core.words import Words

CA_FILE = ("device", "hub-ca.pem")
"""The city's own authority, in the data folder; with it, no other is believed."""

EXPIRED, NOT_YET = 10, 9  # X509_V_ERR_CERT_HAS_EXPIRED, X509_V_ERR_CERT_NOT_YET_VALID
_NO_CHECK_TIME = 0x20_0000  # X509_V_FLAG_NO_CHECK_TIME
_MOST_BYTES = 1_048_576


class KnownTime(NamedTuple):
    """What certificate dates are judged by. ``now_s``: the time (UTC seconds), where the clock is
    believed, else ``None``; ``least_s``: it is later than that, as somebody vouched for (0: nobody
    ever did).
    """

    now_s: float | None
    least_s: float = 0.0


def known_time(clock: KeptClock, data: Path, made_s: float) -> KnownTime:
    """The best time this machine knows. ``made_s``: when the program was made (UTC seconds)."""
    kept, wall_s = read_kept_time(data), clock.wall_s()
    vouched = clock.quality > Quality.NONE
    plausible = is_plausible(wall_s, earliest_s=made_s, reached_s=kept.latest_s)
    if vouched or (clock.believed and plausible):
        return KnownTime(wall_s, kept.trusted_s)
    return KnownTime(None, kept.trusted_s)


def read_ca(data: Path) -> str:
    """The city's own authorities in PEM, from :data:`CA_FILE`; empty where there is no such file.

    :raises Trouble: ``bad-hub-ca`` when it is there and cannot be read; no other is believed then.
    """
    path = data.joinpath(*CA_FILE)
    try:
        content = read_small(path, _MOST_BYTES)
        if not content.strip():
            raise ValueError("nothing")
        return content.decode("ascii")
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        raise bad_ca() from error


def hub_context(known: KnownTime, ca: str = "") -> ssl.SSLContext:
    """A context for talking to the hub. ``ca``: believe only these authorities (PEM); empty: the
    system's.

    :raises Trouble: ``bad-hub-ca`` when there are none in it.
    """
    machine_is_right = known.now_s is not None and abs(known.now_s - time.time()) <= JUMP_S
    if machine_is_right:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    else:
        context = _DatedContext(ssl.PROTOCOL_TLS_CLIENT)
        context.known = known
        context.verify_flags |= cast("ssl.VerifyFlags", _NO_CHECK_TIME)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if not ca:
        _load_system(context)
        return context
    try:
        context.load_verify_locations(cadata=ca)
    except (
        OSError,
        ValueError,
        TypeError,
    ) as error:  # SSLError is an OSError
        raise bad_ca() from error
    return context


def bad_ca() -> Trouble:
    """The file, or what a token brings, holds no authority."""
    return Trouble(
        "bad-hub-ca",
        Words(
            "市级平台的根证书不能用。", "The certificate of the city's authority cannot be used."
        ),
        Words(
            "请用平台新发的令牌重新登记，或换上正确的 device/hub-ca.pem。",
            "Please enrol anew with a token of the city, or put a right device/hub-ca.pem there.",
        ),
    )


def _load_system(context: ssl.SSLContext) -> None:
    context.load_default_certs()
    paths = ssl.get_default_verify_paths()
    if context.cert_store_stats()["x509_ca"] or paths.cafile or paths.capath:
        return
    # A frozen program looks where its maker's system kept them.
    import certifi

    context.load_verify_locations(certifi.where())


class _DatedSocket(ssl.SSLSocket):
    """Judges the dates itself when the handshake is over; nothing has been sent by then."""

    def do_handshake(self, block: bool = False) -> None:
        super().do_handshake(block)
        judge_dates(self._dates(), cast("_DatedContext", self.context).known)

    def _dates(self) -> list[tuple[float, float]]:
        from cryptography import x509

        found = [x509.load_der_x509_certificate(der) for der in _verified_chain(self)]
        return [
            (each.not_valid_before_utc.timestamp(), each.not_valid_after_utc.timestamp())
            for each in found
        ]


class _DatedContext(ssl.SSLContext):
    """A context whose sockets judge dates by ``known``."""

    known = KnownTime(None)
    sslsocket_class = _DatedSocket


def _verified_chain(sock: ssl.SSLSocket) -> list[bytes]:
    """The chain as OpenSSL has verified it, from the hub's certificate up to the trusted one."""
    public = getattr(sock, "get_verified_chain", None)
    if public is not None:  # Python ≥ 3.13
        return list(public())
    # 3.10 to 3.12 have it one layer below. Without it nothing is sent: AttributeError.
    below = sock._sslobj.get_verified_chain()  # type: ignore[attr-defined]
    return [bytes(each.public_bytes(2)) for each in below]  # 2: _ssl.ENCODING_DER


def judge_dates(dates: Sequence[tuple[float, float]], known: KnownTime) -> None:
    """Each pair is what one certificate says: not before, not after (UTC seconds).

    With a believed clock both ends count, and a day of slack at the beginning: clocks differ.
    Without, only what was over before the last time that somebody vouched for.

    :raises ssl.SSLCertVerificationError: with OpenSSL's code in ``verify_code``.
    """
    least_s = known.least_s if known.now_s is None else known.now_s
    for begins_s, ends_s in dates:
        if ends_s < least_s:
            raise _refusal(EXPIRED, "certificate has expired")
        if known.now_s is not None and begins_s > known.now_s + SLACK_S:
            raise _refusal(NOT_YET, "certificate is not yet valid")


def _refusal(code: int, message: str) -> ssl.SSLCertVerificationError:
    refusal = ssl.SSLCertVerificationError(1, f"{message}, by the time this machine knows")
    refusal.verify_code = code
    refusal.verify_message = message
    return refusal
