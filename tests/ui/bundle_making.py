"""Bundles, sticks and packages for the page 资源包, and a desk that notes what it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.bundles.bundle import Bundle, Emergency, ExhibitEntry
from kiosk.bundles.drives import Drive
from kiosk.bundles.offers import Changed, Looked, Offer
from kiosk.bundles.program.judging import ProgramKind, ProgramVerdict
from kiosk.bundles.program.offers import ProgramOffer
from kiosk.bundles.program.values import Program, ProgramFile
from kiosk.bundles.trust import Trusted
from kiosk.bundles.verdict import Kind, Verdict
from kiosk.core.errors import Trouble
from kiosk.core.places import find_places
from kiosk.core.profile import FilmSpeed, Profile
from kiosk.core.releases import Pointer, chosen
from kiosk.core.words import Words
from kiosk.library.holding import Held, HeldExhibit, Note
from kiosk.library.loads import FilmLoad, Loads
from kiosk.library.texts import LocalText
from kiosk.shell.bundle_desk import Stock
from kiosk.shell.bundles_going import Going
from kiosk.shell.bundles_rows import Pictures
from kiosk.shell.installing import Pending
from kiosk.shell.jobs import State
from kiosk.shell.program_rows import ProgramFacts, program_title

MIB = 1024**2
EXHIBITS = find_places().exhibits
TITLES = {
    "cn.kepu.earthquake": ("地震来了怎么办", "When the earth shakes"),
    "cn.kepu.safefood": ("食物怎样才安全", "What keeps food safe"),
    "cn.kepu.tiangong": ("天宫一天", "A day in Tiangong"),
    "cn.kepu.jehol": ("热河的一亿年", "A hundred million years of Jehol"),
}


def text(zh: str, en: str) -> LocalText:
    return LocalText("zh-Hans", (("zh-Hans", zh), ("en", en)))


OLD_PC = Profile(
    machine=("Celeron N3050", "2 cores", "4 GiB", "1920×1080", "software"),
    screen_px=(1920, 1080),
    drawn_by="software",
    page_ms=31.0,
    films=(FilmSpeed(720, 921_600, 25.0, 25.0, 0.6), FilmSpeed(1080, 2_073_600, 30.0, 14.0, 1.0)),
    programs={"orbit": 40.0, "pendulum": 6.0},
    write_ms=60.0,
    write_bytes_per_s=8e6,
)
"""Films up to 720 lines, simulations slowly, pages with a stutter."""
LOADS = {
    "cn.kepu.tiangong": Loads((FilmLoad(1920, 1080, 60_000),), ("orbit",)),
    "cn.kepu.safefood": Loads((FilmLoad(1280, 720, 25_000),)),
}


OFFICE = text("朝阳市科学技术协会", "Chaoyang Association for Science and Technology")


def entry(id: str, version: str = "1.0", size_mib: int = 12) -> ExhibitEntry:
    zh, en = TITLES.get(id, (id, id))
    return ExhibitEntry(
        id,
        version,
        text(zh, en),
        "朝阳市科协",
        (),
        "CC-BY-4.0",
        "0" * 64,
        0,
        size_mib * MIB,
        (),
        (),
        loads=LOADS.get(id, Loads()),
    )


def bundle(ids: Sequence[str], seq: int = 3, emergency: bool = False) -> Bundle:
    return Bundle(
        "chaoyang",
        "autumn",
        seq,
        "2.0",
        text("秋季科普包", "Autumn bundle"),
        "2026-11-30",
        "",
        "",
        Emergency(1_800_000_000) if emergency else None,
        tuple(entry(id) for id in ids),
    )


def verdict(kind: Kind, words: Words, step: Words, of: Bundle | None) -> Verdict:
    return Verdict(kind, words, step, of, OFFICE.text("zh-Hans"))


GOOD = Words("来自“朝阳市科学技术协会”，完整。", "From “Chaoyang Association”, complete.")
CAN = Words("可以安装。", "It can be installed.")


def good_offer(place: Path, emergency: bool = False) -> Offer:
    ids = list(TITLES)
    return Offer(
        place,
        place.name,
        "chaoyang.autumn.3",
        verdict(Kind.GOOD, GOOD, CAN, bundle(ids, emergency=emergency)),
        (entry(ids[0]), entry(ids[1])),
        (Changed(entry(ids[2], "1.1"), "1.0"),),
        (held_exhibit(ids[3]),),
        12,
        120 * MIB,
        first=True,
    )


def other_offer(place: Path, kind: Kind, zh: str, en: str, of: Bundle | None = None) -> Offer:
    step = Words(
        "请不要安装，并向发来的单位核实。", "Do not install it; ask the office that sent it."
    )
    name = f"somebody.pack{kind.value}.1".replace("-", "")
    return Offer(place, place.name, name, verdict(kind, Words(zh, en), step, of), (), (), (), 0, 0)


def damaged(place: Path) -> Offer:
    return other_offer(
        place,
        Kind.DAMAGED,
        "损坏：“0001.pack”没有拷完。",
        "Damaged: “0001.pack” was not copied to its end.",
    )


def unknown(place: Path) -> Offer:
    return other_offer(
        place,
        Kind.UNKNOWN,
        "未知作者：“somebody”不在本机信任的名单里。",
        "Unknown publisher: “somebody” is not among those this kiosk trusts.",
        bundle(["cn.kepu.earthquake"], 1),
    )


def program_offer(
    place: Path, kind: ProgramKind = ProgramKind.GOOD, words: Words = GOOD, version: str = "0.10.0"
) -> ProgramOffer:
    news = text("开机更快，修好了视频偶尔没有声音。", "Starts faster; films no longer fall silent.")
    file = ProgramFile("kiosk", 220 * MIB, "0" * 64, True, 0)
    program = Program(12, version, "linux", "x86_64", "", news, 1, (file,), ())
    step = Words("请联系技术人员。", "Please call a technician.")
    good = kind is ProgramKind.GOOD
    verdict = ProgramVerdict(kind, words, CAN if good else step, program)
    return ProgramOffer(place, program.name, verdict, b"", first=good)


def program_here(pointer: Pointer | None = None, **more: Any) -> ProgramFacts:
    given = {"given": "0.9.0", "running": "", "here": (), "guarded": True, **more}
    return ProgramFacts(pointer or Pointer(), **given)


def held_exhibit(id: str, version: str = "1.0") -> HeldExhibit:
    return HeldExhibit(id, version, text(*TITLES[id]), "0" * 64, EXHIBITS / id, 12 * MIB)


def held(previous: int | None = 2, emergency_until_s: int | None = None, key: str = "") -> Held:
    return Held(
        key or "chaoyang.autumn",
        "chaoyang",
        "autumn",
        OFFICE,
        3,
        "2.0",
        text("秋季科普包", "Autumn bundle"),
        120 * MIB,
        "0" * 64,
        tuple(held_exhibit(id) for id in TITLES),
        previous,
        "1.0" if previous else "",
        emergency_until_s,
        3,
    )


def root() -> Trusted:
    return Trusted(1, 0, b"", None, (), OFFICE, "3F7A-91C2-08DE-55B1")


def pictures_of(ids: Sequence[str]) -> Pictures:
    """The shipped posters of these exhibits."""
    found = {}
    for id in ids:
        posters = sorted((EXHIBITS / id).glob("poster.*"))
        if posters:
            found[id] = posters[0].as_uri()
    return found


@dataclass
class HandDrives:
    """Sticks that a test plugs in and pulls."""

    folder: Path
    plugged: list[Drive] = field(default_factory=list)

    def plug(self, label: str, read_only: bool = False) -> Path:
        root = self.folder / label
        root.mkdir(exist_ok=True)
        self.plugged.append(Drive(root, label, 14 << 30, 16 << 30, read_only))
        return root

    def pull(self, label: str) -> None:
        self.plugged = [each for each in self.plugged if each.label != label]

    def present(self) -> tuple[Drive, ...]:
        return tuple(self.plugged)


@dataclass
class HandDesk:
    """A desk whose stock and sticks a test fills."""

    held: tuple[Held, ...] = ()
    notes: tuple[Note, ...] = ()
    offers: dict[str, tuple[Offer, ...]] = field(default_factory=dict)
    roots: dict[str, Trusted] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    trouble: Trouble | None = None
    unfinished: Pending | None = None
    profile: Profile | None = None
    program: ProgramFacts | None = None
    programs: dict[str, tuple[ProgramOffer, ...]] = field(default_factory=dict)

    def stock(self) -> Stock:
        return Stock(self.held, self.notes, self.unfinished, self.profile, self.program)

    def drop(self) -> None:
        self._do("drop")
        self.unfinished = None

    def look(self, drive: Drive) -> Looked:
        if self.trouble is not None:
            raise self.trouble
        label = drive.label
        offers = self.offers.get(label, ())
        programs = self.programs.get(label, ())
        return Looked(label, drive.root, offers, None, (), self.roots.get(label), programs)

    def pictures(self, one: Offer | Held) -> Pictures:
        return pictures_of(list(TITLES))

    def roll_back(self, key: str) -> Held:
        self._do(f"back {key}")
        before = self.held[0]._replace(seq=2, version="1.0", previous_seq=None)
        self.held = (before,)
        return before

    def remove(self, key: str) -> Words:
        self._do(f"remove {key}")
        self.held = ()
        return Words("秋季科普包", "Autumn bundle")

    def use_program(self, release: str) -> ProgramFacts:
        self._do(f"use {release}")
        assert self.program is not None
        pointer = chosen(self.program.pointer, release, self.program.given)
        self.program = self.program._replace(pointer=pointer)
        return self.program

    def trust(self, place: Path, fingerprint: str) -> Words:
        self._do(f"trust {place.name} {fingerprint}")
        self.roots.clear()
        return Words(OFFICE.text("zh-Hans"), OFFICE.text("en"))

    def _do(self, what: str) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.told.append(what)


@dataclass
class HandWorks:
    """Work that stands where a test puts it."""

    going: Going | None = None
    told: list[str] = field(default_factory=list)

    def install(self, offer: Offer) -> None:
        self.told.append(f"install {offer.name}")
        self.going = Going("install", offer.name, Words("秋季科普包", "Autumn bundle"), RUNS, BEGUN)

    def bring(self, program: ProgramOffer) -> None:
        self.told.append(f"bring {program.name}")
        self.going = Going("program", program.name, program_title("0.10.0"), RUNS, BEGUN)

    def copy(self, held: Held, target: Path) -> None:
        self.told.append(f"copy {held.key} {target.name}")
        self.going = Going("copy", held.key, Words("秋季科普包", "Autumn bundle"), RUNS, BEGUN)

    def cancel(self) -> None:
        self.told.append("cancel")

    def finish(self) -> None:
        self.going = None


RUNS = State.RUNNING
BEGUN = Words("正在准备……", "Preparing …")
