"""What an authority is, for people and as JSON; nothing secret is needed for it."""

from __future__ import annotations

from typing import Any

from kiosk.bundles.keys.authority import PRIVATE, ROOT, Authority
from kiosk.bundles.keys.private import key_files
from kiosk.bundles.trust.root import CONTENT_ROLE
from kiosk.core.languages import EN, ZH
from kiosk.library.denied import Denied

_ID_DIGITS = 8


def as_json(authority: Authority) -> dict[str, Any]:
    """Everything, in plain values."""
    trusted, content = authority.trusted, authority.content
    return {
        "authority": dict(trusted.authority.by_language),
        "fingerprint": trusted.fingerprint,
        "root_version": trusted.root_version,
        "content_version": trusted.content_version,
        "roles": {
            "root": _role(authority.keys_of(ROOT)),
            "content": _role(authority.keys_of(CONTENT_ROLE)),
            "programs": _role(authority.program_keys),
        },
        "publishers": [
            {
                "id": one.id,
                "name": dict(one.name.by_language),
                "prefixes": list(one.prefixes),
                **_role(authority.publisher_keys(one.id)),
            }
            for one in content.publishers
        ],
        "min_seq": dict(sorted(content.min_seq.items())),
        "recalled": [_denied(one) for one in content.denied],
        "private_here": _here(authority),
    }


def as_lines(authority: Authority, language: str) -> list[str]:
    """The same for a terminal."""
    trusted, content = authority.trusted, authority.content
    chinese = language != EN
    root, said = authority.keys_of(ROOT), authority.keys_of(CONTENT_ROLE)
    names = (
        ("单位", "指纹", "根密钥", "内容密钥", "程序密钥", "发布者", "最低序号", "召回",
         "这里的私钥")
        if chinese
        else ("authority", "fingerprint", "root", "content", "programs", "publisher", "min seq",
              "recalled", "private keys here")
    )  # fmt: skip
    lines = [
        (names[0], trusted.authority.text(language)),
        (names[1], trusted.fingerprint),
        (names[2], f"v{trusted.root_version}  {_keys(root)}"),
        (names[3], f"v{trusted.content_version}  {_keys(said)}"),
        (names[4], _keys(authority.program_keys) if authority.program_keys[0] else "—"),
    ]
    for one in content.publishers:
        prefixes = " ".join(f"{prefix}.*" for prefix in one.prefixes)
        keys = _keys(authority.publisher_keys(one.id))
        lines.append((names[5], f"{one.id}  {one.name.text(language)}  {prefixes}  {keys}"))
    lines += [(names[6], f"{key} ≥ {seq}") for key, seq in sorted(content.min_seq.items())]
    lines += [(names[7], _denied_line(one, language)) for one in content.denied]
    lines.append((names[8], " ".join(_here(authority)) or "—"))
    return [f"{name}{'：' if chinese else ': '}{text}" for name, text in lines]


def _here(authority: Authority) -> list[str]:
    """The private keys that lie in the folder and still count."""
    used = {*authority.keys_of(ROOT)[0], *authority.keys_of(CONTENT_ROLE)[0]}
    used.update(authority.program_keys[0])
    for one in authority.content.publishers:
        used.update(authority.publisher_keys(one.id)[0])
    files = key_files((authority.folder / PRIVATE,))
    return sorted(key.label for id, key in files.items() if id in used)


def _role(keys: tuple[tuple[str, ...], int]) -> dict[str, Any]:
    return {"keys": list(keys[0]), "threshold": keys[1]}


def _keys(keys: tuple[tuple[str, ...], int]) -> str:
    ids, threshold = keys
    return f"{threshold}/{len(ids)} ({' '.join(id[:_ID_DIGITS] for id in ids)})"


def _denied(one: Denied) -> dict[str, Any]:
    reason = dict(one.reason.by_language)
    if one.exhibit:
        return {"exhibit": one.exhibit, "versions": list(one.versions), "reason": reason}
    return {"package": one.package, "through_seq": one.through_seq, "reason": reason}


def _denied_line(one: Denied, language: str) -> str:
    what = f"{one.exhibit} {' '.join(one.versions) or '*'}"
    if one.package:
        what = f"{one.package} ≤ {one.through_seq}"
    return f"{what}  {one.reason.text(language if language == EN else ZH)}"
