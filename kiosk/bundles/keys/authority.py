"""An authority's folder, read: its chain of roots and what its content role says now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.keys.documents import Json
from kiosk.bundles.layout import CONTENT, ROOT
from kiosk.bundles.source import LAYOUT, TRUST, SourceGone
from kiosk.bundles.stick import StickSource
from kiosk.bundles.trust.content import ContentDocument, read_content
from kiosk.bundles.trust.faults import TrustFault
from kiosk.bundles.trust.root import PROGRAM_ROLE, RootDocument, read_root
from kiosk.bundles.trust.trusted import Trusted, advance, first_trust
from kiosk.core.errors import Defect, Trouble
from kiosk.core.words import Words

PRIVATE = "private"


class Authority(NamedTuple):
    """What lies in the folder, verified from its oldest root on.

    ``versions`` is the highest version of a content document that lies there, valid or not:
    the next one is above it.
    """

    folder: Path
    trusted: Trusted
    root: RootDocument
    content: ContentDocument
    versions: int

    @property
    def root_signed(self) -> Json:
        """A fresh copy of the root's signed part, to be changed."""
        return _signed(self.trusted.root)

    @property
    def content_signed(self) -> Json:
        """A fresh copy of the content document's signed part, to be changed."""
        if self.trusted.content is None:
            raise Defect("an authority without content was read")
        return _signed(self.trusted.content)

    def keys_of(self, role: str) -> tuple[tuple[str, ...], int]:
        """Key ids and threshold of ``root`` or ``targets``."""
        found = self.root.root.roles[role]
        return tuple(found.keyids), found.threshold

    @property
    def program_keys(self) -> tuple[tuple[str, ...], int]:
        """Key ids and threshold of who may sign programs; none and 0 where nobody may."""
        named = self.root.programs
        if named is None or named.delegations is None or named.delegations.roles is None:
            return (), 0
        role = named.delegations.roles[PROGRAM_ROLE]
        return tuple(role.keyids), role.threshold

    def publisher_keys(self, id: str) -> tuple[tuple[str, ...], int]:
        """Key ids and threshold of a publisher.

        :raises Trouble: ``unknown-publisher``.
        """
        self.publisher(id)
        found = (self.content.targets.delegations.roles or {})[id]  # type: ignore[union-attr]
        return tuple(found.keyids), found.threshold

    def publisher(self, id: str) -> None:
        """Refuse a publisher that the content document does not name.

        :raises Trouble: ``unknown-publisher``.
        """
        if self.content.publisher(id) is None:
            known = "、".join(one.id for one in self.content.publishers)
            raise Trouble(
                "unknown-publisher",
                Words(
                    f"这套密钥里没有发布者“{id}”（已有：{known or '无'}）。",
                    f"These keys know no publisher “{id}” (known: {known or 'none'}).",
                ),
                Words(
                    "请核对名字，或先用 kiosk keys publisher 登记。",
                    "Please check the name, or name it by kiosk keys publisher first.",
                ),
            )


def trust_path(folder: Path, role: str, version: int) -> Path:
    """Where a document of ``role`` (``root``, ``content``) lies in an authority's folder."""
    return folder / LAYOUT / TRUST / f"{version}.{role}.json"


def read_authority(folder: Path) -> Authority:
    """The authority whose trust chain lies in ``folder``.

    :raises Trouble: ``no-keys`` when none does, ``bad-trust-document`` when it does not hold.
    """
    source = StickSource(folder)
    try:
        roots, contents = source.roots(), source.contents()
    except SourceGone:
        roots, contents = {}, {}
    if not roots or not contents:
        raise Trouble(
            "no-keys",
            Words(
                f"“{folder}”里没有信任文件（KEPU/trust）。",
                f"There are no trust documents (KEPU/trust) in “{folder}”.",
            ),
            Words(
                "请给出 kiosk keys new 生成的文件夹，或向发证单位要一份 KEPU 文件夹放进来。",
                "Please name a folder that kiosk keys new made, or ask the authority for its "
                "KEPU folder and put it there.",
            ),
        )
    trusted = advance(first_trust(roots[min(roots)]), roots, contents)
    if trusted.root_version != max(roots):
        raise TrustFault(f"the chain of roots breaks after {trusted.root_version}.root.json")
    if trusted.content is None:
        raise TrustFault("no content document is signed by the content role")
    return Authority(
        folder,
        trusted,
        read_root(trusted.root),
        read_content(trusted.content),
        max(contents),
    )


def _signed(raw: bytes) -> Json:
    signed: Json = json.loads(raw)["signed"]
    return signed


__all__ = ["CONTENT", "PRIVATE", "ROOT", "Authority", "read_authority", "trust_path"]
