"""What the readers of signed documents say when one does not hold together."""

from __future__ import annotations

from kiosk.core.errors import Trouble
from kiosk.core.words import Words


class DocumentFault(Exception):  # noqa: N818 - the world's fault, not an error of ours
    """A document is not what it has to be: ``place`` in it (``targets.cn.a.b.files[3]``), and why.

    The only thing that a reader of this room raises, whatever bytes it is given.
    """

    def __init__(self, place: str, why: Words) -> None:
        super().__init__(place, why)
        self.place = place
        self.why = why

    @property
    def detail(self) -> str:
        """Place and reason in one line, for logs and for who made the document."""
        return f"{self.place}: {self.why.en}" if self.place else self.why.en

    def __str__(self) -> str:
        return self.detail


class ManifestFault(DocumentFault):
    """A ``bundle.json`` that does not hold together."""


class NewerFormat(ManifestFault):
    """A ``bundle.json`` of a format that this kiosk does not know yet."""


class TrustFault(Trouble):
    """A root or content document in which nobody can begin to trust, in words for people."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            "bad-trust-document",
            Words(
                "信任文件损坏，或签名不全。",
                f"The trust file is damaged, or signatures are missing ({detail}).",
            ),
            Words(
                "请向发放单位重新要一份。", "Please ask the office that issued it for a fresh one."
            ),
        )
        self.detail = detail
