"""What the page 资源包 shows and asks, without the glass: sections, lists, one bundle.

Nothing slow happens here. A touch that wants something done gives an :class:`Order`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from kiosk.bundles.drives import Drive
from kiosk.core.profile import Profile
from kiosk.core.words import Words
from kiosk.library.exhibit import Catalogue
from kiosk.library.holding import Held
from kiosk.shell import bundles_asking as asking
from kiosk.shell import bundles_rows as rows
from kiosk.shell import program_rows as programs
from kiosk.shell.bundles_asking import Order, Question
from kiosk.shell.bundles_rows import Card, Pictures, Row
from kiosk.shell.installed import installed_sections
from kiosk.shell.leaves import Section
from kiosk.shell.program_asking import change_question
from kiosk.shell.program_rows import ProgramFacts
from kiosk.shell.sticks import no_packages, no_sticks, stick_heading

if TYPE_CHECKING:
    from kiosk.bundles.offers import Looked, Offer
    from kiosk.bundles.program.offers import ProgramOffer
    from kiosk.library.holding import Note

STICK, PACKAGES, PROGRAM = "stick", "packages", "program"

_NO_TRUST_FOLDER = Words(
    "U 盘里没有（有效的）KEPU/trust 文件夹，请发放单位把它一起拷来。",
    "The stick has no valid folder KEPU/trust: ask the office that sent it to copy that, too.",
)


class SeenStick(NamedTuple):
    """A stick that is plugged in: ``looked`` is None while it is read, and where it cannot be
    (``trouble``).
    """

    drive: Drive
    looked: Looked | None = None
    trouble: Words | None = None

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The bundles on it."""
        return self.looked.offers if self.looked is not None else ()

    @property
    def programs(self) -> tuple[ProgramOffer, ...]:
        """The releases of the kiosk itself on it."""
        return self.looked.programs if self.looked is not None else ()


class BundlesView:
    """The page as it stands. ``language`` is a tag, ``offset_min`` the place's from UTC."""

    def __init__(self, language: str, offset_min: int) -> None:
        self.language = language
        self.offset_min = offset_min
        self.catalogue = Catalogue()
        self.held: tuple[Held, ...] = ()
        self.notes: tuple[Note, ...] = ()
        self.sticks: tuple[SeenStick, ...] = ()
        self.program: ProgramFacts | None = None
        self.pictures: Mapping[str, Pictures] = {}
        self.profile: Profile | None = None
        self.question: Question | None = None
        self.section = STICK
        self.busy = False
        """Whether something is being done that forbids to begin another thing."""
        self._open = ""
        self._copying = ""
        self._declined: set[str] = set()

    # What stands there.

    def sections(self) -> tuple[Section, ...]:
        """The chips, and what is written where nothing is listed."""
        count = len(self.offers) + len(self.programs)
        stick = Words(f"U 盘 {count}", f"Stick {count}") if count else Words("U 盘", "Stick")
        many = len(self.held)
        packages = Words(f"已安装 {many}", f"Installed {many}")
        return (
            Section(STICK, stick.text(self.language), no_sticks(self.language)),
            Section(PACKAGES, packages.text(self.language), no_packages(self.language)),
            *self._program_section(),
            *installed_sections(self.catalogue, self.language, self.notes),
        )

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The bundles of every stick."""
        return tuple(offer for stick in self.sticks for offer in stick.offers)

    def _program_section(self) -> tuple[Section, ...]:
        if self.program is None:
            return ()
        return (Section(PROGRAM, Words("程序", "Program").text(self.language), ()),)

    @property
    def programs(self) -> tuple[ProgramOffer, ...]:
        """The releases of the kiosk itself on every stick."""
        return tuple(program for stick in self.sticks for program in stick.programs)

    @property
    def view(self) -> str:
        """Which face the open section has: ``leaves``, ``list``, ``card``, ``trust``."""
        if self.section == STICK and self.root is not None and not self._opened():
            return "trust"
        if self.card is not None:
            return "card"
        return "list" if self.rows else "leaves"

    @property
    def rows(self) -> tuple[Row, ...]:
        """The open section's list; sticks to copy onto while one is asked for."""
        if self.section == PACKAGES and self._copying:
            return tuple(asking.target_row(each.drive, self.language) for each in self.sticks)
        if self.section == PACKAGES:
            return tuple(rows.held_row(each, self.language, self.offset_min) for each in self.held)
        if self.section != STICK:
            return ()
        found: list[Row] = []
        for stick in self.sticks:
            sign, words = stick_heading(stick)
            found.append(rows.stick_row(stick.drive.label, words, self.language, sign))
            found += [rows.offer_row(offer, self.language) for offer in stick.offers]
            found += [programs.program_row(each, self.language) for each in stick.programs]
        return tuple(found)

    @property
    def card(self) -> Card | None:
        """The bundle that is open; the only one is open by itself."""
        if self.section == PROGRAM and self.program is not None:
            return programs.program_card(self.program, self.language)
        if self.section == STICK:
            program = self._program()
            if program is not None:
                return self._as_offered(
                    programs.program_offer_card(program, self.program, self.language)
                )
            offer = self._offer()
            if offer is None:
                return None
            pictures = self.pictures.get(_picture_key(offer), {})
            return self._as_offered(
                rows.offer_card(*(offer, pictures, self.language, self.offset_min), self.profile)
            )
        held = self._held() if self.section == PACKAGES and not self._copying else None
        if held is None:
            return None
        pictures = self.pictures.get(_picture_key(held), {})
        return rows.held_card(held, pictures, self.catalogue, self.language, self.offset_min)

    def _as_offered(self, card: Card) -> Card:
        """Without a root on any stick nobody can be checked: the card says what is missing."""
        offered = any(each.looked is not None and each.looked.root_offer for each in self.sticks)
        return card if offered else _without_trust(card, self.language)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a list behind what is open."""
        opened = self._opened() or self._held_of(self._open) is not None
        return bool(self._copying) or (opened and len(self.rows) > 1)

    @property
    def root(self) -> SeenStick | None:
        """The stick with a root that this machine could begin to trust, unless it was declined."""
        for stick in self.sticks:
            offered = stick.looked.root_offer if stick.looked is not None else None
            if offered is not None and offered.fingerprint not in self._declined:
                return stick
        return None

    def wanted(self) -> Offer | Held | None:
        """The open bundle, if its pictures have not been fetched yet."""
        one = self._offer() if self.section == STICK else self._held()
        if one is None or self.section == PROGRAM:
            return None
        return None if _picture_key(one) in self.pictures else one

    def keep_pictures(self, one: Offer | Held, found: Pictures) -> None:
        """The pictures of a bundle have come."""
        self.pictures = {**self.pictures, _picture_key(one): found}

    def forget_pictures(self) -> None:
        """What is installed has changed, or a stick was pulled: fetch them anew."""
        self.pictures = {}

    # What a touch does.

    def show_section(self, section: str) -> None:
        """Another chip."""
        self.section, self._open, self._copying = section, "", ""

    def open(self, id: str) -> Order | None:
        """A line of the list was touched."""
        if self._copying:
            return self._ask(asking.copy_question(self._held_of(self._copying), self._drive(id)))
        self._open = id
        return None

    def back(self) -> None:
        """To the list."""
        self._open = self._copying = ""

    def act(self, act: str) -> Order | None:
        """A button of the open bundle."""
        card = self.card
        if card is None or all(each.act != act for each in card.acts):
            return None  # the verdict has changed under the finger
        if act == rows.TRUST:
            self._declined.clear()
            self._open = ""
            return None
        if act.startswith("program-"):
            return self._act_on_program(act)
        offer = self._offer() if self.section == STICK else None
        if offer is not None:
            return Order(act, rows.offer_id(offer))
        held = self._held()
        if held is None:
            return None
        if act != rows.COPY:
            return self._ask(asking.held_question(act, held))
        if len(self.sticks) > 1:
            self._copying = held.key
            return None
        target = self.sticks[0].drive if self.sticks else None
        return self._ask(asking.copy_question(held, target))

    def _act_on_program(self, act: str) -> Order | None:
        kind, _, named = act.partition(":")
        program = self._program() if self.section == STICK else None
        if program is not None:
            return Order(kind, programs.program_id(program))
        if self.program is None:
            return None
        if kind == programs.USE:
            return self._ask(change_question(named, self.program))
        return Order(kind, named)

    def trust(self, yes: bool) -> Order | None:
        """信任 or 不信任 was touched: one is asked once more, the other is over."""
        stick = self.root
        if stick is None or stick.looked is None or stick.looked.root_offer is None:
            return None
        root = stick.looked.root_offer
        if yes:
            return self._ask(asking.trust_question(root, str(stick.drive.root)))
        self._declined.add(root.fingerprint)
        return None

    def answer(self, yes: bool) -> Order | None:
        """The question is answered."""
        asked, self.question = self.question, None
        if asked is None or not yes or asked.order is None:
            return None
        self._copying = ""
        return asked.order

    def tell(self, question: Question) -> None:
        """Say an outcome; it stands until it is answered."""
        self.question = question

    # Who is meant.

    def offer_of(self, id: str) -> Offer | None:
        """The offer with that id."""
        return next((each for each in self.offers if rows.offer_id(each) == id), None)

    def program_of(self, id: str) -> ProgramOffer | None:
        """The release of the kiosk with that id, on a stick."""
        return next((each for each in self.programs if programs.program_id(each) == id), None)

    def _opened(self) -> bool:
        """Whether something of a stick is open."""
        return self.offer_of(self._open) is not None or self.program_of(self._open) is not None

    def _ask(self, question: Question | None) -> Order | None:
        self.question = question
        return None  # nothing is done before it is answered

    def _offer(self) -> Offer | None:
        if self._opened() or not self._is_alone():
            return self.offer_of(self._open)
        return self.offers[0] if self.offers else None

    def _program(self) -> ProgramOffer | None:
        if self._opened() or not self._is_alone():
            return self.program_of(self._open)
        return self.programs[0] if self.programs else None

    def _is_alone(self) -> bool:
        """Whether there is one thing on all the sticks: it is open by itself."""
        read = all(each.looked is not None for each in self.sticks)
        return read and len(self.offers) + len(self.programs) == 1

    def _held_of(self, key: str) -> Held | None:
        return next((each for each in self.held if each.key == key), None)

    def _held(self) -> Held | None:
        opened = self._held_of(self._open)
        return self.held[0] if opened is None and len(self.held) == 1 else opened

    def _drive(self, root: str) -> Drive | None:
        return next((each.drive for each in self.sticks if str(each.drive.root) == root), None)


def _picture_key(one: Offer | Held) -> str:
    # Another verdict, other pictures: of a bundle that is not believed nothing is shown.
    if isinstance(one, Held):
        return f"{one.key}.{one.seq}"
    return f"{rows.offer_id(one)}|{one.verdict.kind}"


def _without_trust(card: Card, language: str) -> Card:
    """The card of what cannot be judged, where no stick brings whom to trust."""
    acts = tuple(act for act in card.acts if act.act != rows.TRUST)
    if len(acts) == len(card.acts):
        return card
    return card._replace(acts=acts, next_step=_NO_TRUST_FOLDER.text(language))
