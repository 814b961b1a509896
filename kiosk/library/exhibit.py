"""An exhibit as the shell and the players see it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from kiosk.library.problems import LeftOut
from kiosk.library.texts import LocalText


class Part(NamedTuple):
    """One part of an exhibit: a ``kind`` of player and its entry file.

    ``entry`` is relative to the exhibit's folder, with forward slashes.
    """

    kind: str
    entry: str
    title: LocalText | None = None


class Right(NamedTuple):
    """A file of an exhibit that is under other terms than the rest, and whom to name for it."""

    file: str
    licence: str
    attribution: str


class Docent(NamedTuple):
    """What the docent's card says (讲解卡): three points, two questions, one demonstration."""

    points: tuple[LocalText, ...]
    questions: tuple[LocalText, ...]
    demonstration: LocalText
    safety: LocalText

    def as_json(self) -> str:
        """The card as a text for :attr:`Exhibit.docent_json`."""
        texts = (*self.points, *self.questions, self.demonstration, self.safety)
        pairs = [text.by_language for text in texts]
        return json.dumps([len(self.points), pairs], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, language: str, content: str) -> Docent:
        """The card that :meth:`as_json` wrote, of an exhibit in ``language``.

        :raises ValueError: for any other text.
        """
        points, pairs = json.loads(content)
        texts = tuple(
            LocalText(language, tuple([(tag, words) for tag, words in text])) for text in pairs
        )
        return cls(texts[:points], texts[points:-2], texts[-2], texts[-1])


class Exhibit(NamedTuple):
    """A checked exhibit.

    ``remember`` holds at most three short lines for the result screen, ``notice`` what has to
    stand on the screen while it plays. ``is_sample``: nobody has signed its science yet (样例).
    ``poster`` and ``attract`` (a short clip) are relative to ``folder``. ``players`` is how many
    can play together. ``takeaway_link`` or ``takeaway_text`` is for a visitor's phone.
    ``docent_json`` is the docent's card, unread until somebody opens it: half of what hundreds of
    exhibits would cost the start; empty where nobody wrote one. ``attribution`` is whom its licence
    asks to name, ``rights`` the files under other terms. ``publisher`` is who signed the bundle it
    came with, for people; empty for the program's own.
    """

    id: str
    version: str
    folder: Path
    language: str
    title: LocalText
    summary: LocalText
    parts: tuple[Part, ...]
    poster: str | None
    audience: tuple[str, ...]
    topics: tuple[str, ...]
    duration_min: int
    difficulty: int
    goal: LocalText | None
    remember: tuple[LocalText, ...]
    notice: LocalText | None
    basis: str
    institution: str
    is_sample: bool
    attract: str | None = None
    stage: tuple[str, ...] = ()
    players: int = 1
    licence: str = ""
    takeaway_link: str | None = None
    takeaway_text: LocalText | None = None
    docent_json: str = ""
    authors: tuple[str, ...] = ()
    attribution: str = ""
    adapted_from: str = ""
    rights: tuple[Right, ...] = ()
    publisher: str = ""

    @property
    def docent(self) -> Docent | None:
        """The docent's card, or None where nobody wrote one."""
        return Docent.from_json(self.language, self.docent_json) if self.docent_json else None

    def uri(self, file: str | None) -> str:
        """The ``file:`` URI of one of the exhibit's checked files; empty for none."""
        return (self.folder.absolute() / file).as_uri() if file else ""


class EmergencyPin(NamedTuple):
    """应急: these exhibits stand in front until ``valid_until_s``, UTC seconds since 1970."""

    exhibit_ids: tuple[str, ...]
    valid_until_s: int
    title: LocalText


class Recalled(NamedTuple):
    """召回: an exhibit that the deny list keeps out; ``version`` is the one that was meant.

    ``is_installed``: it came by stick, else it is the program's own.
    """

    id: str
    title: LocalText
    reason: LocalText
    version: str = ""
    is_installed: bool = False


class Catalogue(NamedTuple):
    """What can be shown now, by id, and what was left out.

    ``digest`` changes when the content on show does, and only then. ``emergencies`` names only
    exhibits that are shown. ``recalled`` are among ``left_out`` too, unless another version of
    them is shown.
    """

    exhibits: tuple[Exhibit, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    digest: str = ""
    emergencies: tuple[EmergencyPin, ...] = ()
    recalled: tuple[Recalled, ...] = ()

    def get(self, id: str) -> Exhibit | None:
        """The exhibit with that id, if it can be shown."""
        return next((e for e in self.exhibits if e.id == id), None)
