"""A certificate authority of the hub's own: TLS on a truck's laptop, where no other can be had.

The authority's certificate goes to the devices with their tokens (``ca``), so that they check the
chain and the name as everywhere else. Certificates are valid from far in the past for twenty years:
clocks here lie in both directions, and nobody is there to renew them.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from kiosk.core.files import write_durably

_FROM = datetime(2020, 1, 1, tzinfo=UTC)
_YEARS = 20


class Certified(NamedTuple):
    """Files in PEM: the authority's certificate, the hub's certificate, the hub's key."""

    authority: Path
    certificate: Path
    key: Path


def own_certificate(folder: Path, names: Sequence[str], now: datetime) -> Certified:
    """The hub's certificate for these names and addresses; made when there is none for all of them.

    :raises Trouble: it cannot be written.
    """
    made = Certified(folder / "ca.pem", folder / "hub.pem", folder / "hub-key.pem")
    authority_key = folder / "ca-key.pem"
    if not all(each.is_file() for each in (made.authority, authority_key)):
        key = ec.generate_private_key(ec.SECP256R1())
        own = _name("朝阳科普数据平台 自建证书机构")
        builder = _begin(own, own, key.public_key(), now).add_extension(
            x509.BasicConstraints(ca=True, path_length=0), critical=True
        )
        usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
        ca = builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())
        _write_key(authority_key, key)
        write_durably(made.authority, ca.public_bytes(serialization.Encoding.PEM))
        made.certificate.unlink(missing_ok=True)
    if not made.key.is_file() or not _is_for(made.certificate, names):
        _certify(made, authority_key, names, now)
    return made


def _certify(made: Certified, authority_key: Path, names: Sequence[str], now: datetime) -> None:
    ca = x509.load_pem_x509_certificate(made.authority.read_bytes())
    signer = serialization.load_pem_private_key(authority_key.read_bytes(), None)
    assert isinstance(signer, ec.EllipticCurvePrivateKey)
    made.certificate.unlink(missing_ok=True)  # or, after a crash, it would lie beside another's key
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        _begin(_name(names[0]), ca.subject, key.public_key(), now)
        .add_extension(x509.SubjectAlternativeName([_alternative(each) for each in names]), False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), False
        )
        .sign(signer, hashes.SHA256())
    )
    _write_key(made.key, key)
    write_durably(made.certificate, certificate.public_bytes(serialization.Encoding.PEM))


def _begin(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime
) -> x509.CertificateBuilder:
    year = max(now.year, _FROM.year) + _YEARS
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(datetime(year, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _is_for(certificate: Path, names: Sequence[str]) -> bool:
    try:
        read = x509.load_pem_x509_certificate(certificate.read_bytes())
        told = read.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (OSError, ValueError, x509.ExtensionNotFound):
        return False
    return all(_alternative(each) in told for each in names)


def _write_key(path: Path, key: ec.EllipticCurvePrivateKey) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.parent.chmod(0o700)  # the file itself is made anew by the writer
    write_durably(
        path,
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )
    path.chmod(0o600)
