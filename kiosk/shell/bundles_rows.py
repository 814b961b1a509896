"""The page 资源包 as values: lists of bundles, and one bundle with what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kiosk.bundles.verdict import Kind
from kiosk.core.profile import Profile
from kiosk.core.words import Words
from kiosk.health.sizes import count, names
from kiosk.library.exhibit import Catalogue
from kiosk.library.loads import NO_LOADS, slow_parts, together
from kiosk.shell import bundles_words as say

if TYPE_CHECKING:  # what they are made of is not needed for words
    from kiosk.bundles.bundle import Bundle, ExhibitEntry
    from kiosk.bundles.offers import Offer
    from kiosk.library.holding import Held, HeldExhibit

Pictures = Mapping[str, str]
"""``file:`` URI of an exhibit's picture, by the exhibit's id; each verified before it is named."""


class Row(NamedTuple):
    """A bundle (or a stick) in a list; ``kind`` is ``bundle`` or ``stick``, which only heads."""

    kind: str
    id: str
    sign: str
    title: str
    words: str
    more: str = ""


class Tile(NamedTuple):
    """An exhibit in a picture. ``sign``: ``new``, ``changed``, ``removed``, or empty; ``badge``
    says it, ``words`` is the version. ``slow``: this machine will be slow at it.
    """

    exhibit: str
    title: str
    sign: str
    badge: str
    words: str
    picture: str
    slow: bool = False


class Act(NamedTuple):
    """A button; the ``primary`` one is what the page is for."""

    act: str
    title: str
    icon: str
    primary: bool = False


class Card(NamedTuple):
    """One bundle: who made it, what of it, in pictures, and what can be done. ``slow`` says which
    exhibits this machine will be slow at, or that nobody knows.
    """

    id: str
    sign: str
    verdict: str
    next_step: str
    title: str
    facts: str
    pin: str
    note: str
    tiles: tuple[Tile, ...]
    acts: tuple[Act, ...]
    slow: str = ""


_BELIEVED = (Kind.GOOD, Kind.HERE, Kind.OLDER, Kind.RECALLED, Kind.NEWER_KIOSK)
INSTALL, TRUST, BACK, COPY, REMOVE = "install", "trust", "rollback", "copy", "remove"
DROP = "drop"
_NEWER = Words(
    "这个 U 盘上有它更新的一期，请装那一期。",
    "This stick holds a newer issue of it: install that one.",
)
_NOT_MEASURED = Words(
    "这台电脑快不快还没测过，到“体检”里测一测。",
    "How quick this machine is, the check-up can measure.",
)
_INSTALL = Words("安装", "Install")
_TRUST = Words("核对签名机构", "Check the signer")
_BACK = Words("退回上一版", "Version before")
_FORWARD = Words("换回新版", "Newer version")
_COPY = Words("拷到 U 盘", "Copy to a stick")
_REMOVE = Words("移除", "Remove")
_BADGES = {
    "new": Words("新增", "New"),
    "changed": Words("更新", "Updated"),
    "removed": Words("移除", "Removed"),
}
_SAMPLE = Words("样例", "Sample")
_REVIEWED = Words("已审核", "Reviewed")


# On a stick.


def offer_id(offer: Offer) -> str:
    """What tells an offer from all others that are plugged in."""
    return f"{offer.place}|{offer.name}"


def installable(offer: Offer) -> bool:
    """Whether it is what to install of its package: good, and the newest of it on the stick."""
    return offer.verdict.kind is Kind.GOOD and offer.first


def believed(offer: Offer) -> Bundle | None:
    """What the bundle says of itself, where its signature is right; else nothing is repeated."""
    return offer.verdict.bundle if offer.verdict.kind in _BELIEVED else None


def _title(offer: Offer, language: str) -> str:
    bundle = believed(offer)
    return bundle.title.text(language) if bundle is not None else offer.name


def offer_row(offer: Offer, language: str) -> Row:
    """One line of a stick's list."""
    verdict = offer.verdict
    more = say.cost_words(offer.copy_bytes) if installable(offer) else None
    return Row(
        "bundle",
        offer_id(offer),
        verdict.colour,
        _title(offer, language),
        verdict.words.text(language),
        more.text(language) if more is not None else "",
    )


def offer_card(
    offer: Offer,
    pictures: Pictures,
    language: str,
    offset_min: int,
    profile: Profile | None = None,
) -> Card:
    """A bundle on a stick: the verdict, what it would change, what it costs, and what of it will be
    slow on a machine with that ``profile``.
    """
    verdict, bundle = offer.verdict, believed(offer)
    good = installable(offer)
    step = _NEWER if verdict.kind is Kind.GOOD else verdict.next_step
    facts: list[Words] = []
    if bundle is not None:
        facts.append(say.version_words(bundle.version, bundle.seq))
    if good:
        facts.append(say.cost_words(offer.copy_bytes, profile))
    slow = slow_exhibits(offer, profile) if bundle is not None else {}
    emergency = bundle.emergency if bundle is not None else None
    return Card(
        id=offer_id(offer),
        sign=verdict.colour,
        verdict=verdict.words.text(language),
        next_step="" if good else step.text(language),
        title=_title(offer, language),
        facts="\n".join(each.text(language) for each in facts),
        pin=_pin(emergency.valid_until_s if emergency else None, language, offset_min),
        note=say.same_words(offer.same).text(language) if good and offer.same else "",
        tiles=tuple(
            tile._replace(slow=tile.exhibit in slow and tile.sign != "removed")
            for tile in _offer_tiles(offer, pictures, language)
        ),
        acts=tuple(_offer_acts(offer, language)),
        slow=_slow_words(offer, slow, profile, language),
    )


def _offer_tiles(offer: Offer, pictures: Pictures, language: str) -> Iterable[Tile]:
    for entry in offer.added:
        yield _tile(entry, "new", _version(entry, language), pictures, language)
    for change in offer.changed:
        words = say.changed_words(change.before_version, change.now.version)
        yield _tile(change.now, "changed", words.text(language), pictures, language)
    for gone in offer.removed:
        yield _tile(gone, "removed", _version(gone, language), pictures, language)
    bundle = believed(offer)
    if bundle is not None and not (offer.added or offer.changed or offer.removed):
        for entry in bundle.exhibits:
            yield _tile(entry, "", _version(entry, language), pictures, language)


def slow_exhibits(offer: Offer, profile: Profile | None) -> dict[str, tuple[Words, ...]]:
    """Why this machine will be slow at exhibits of a bundle, by their ids."""
    bundle = believed(offer)
    if bundle is None or profile is None:
        return {}
    said = ((entry.id, slow_parts(entry.loads, profile)) for entry in bundle.exhibits)
    return {id: words for id, words in said if words}


def _slow_words(
    offer: Offer, slow: Mapping[str, tuple[Words, ...]], profile: Profile | None, language: str
) -> str:
    bundle = believed(offer)
    if bundle is None:
        return ""
    if slow:
        titles = [bundle.exhibit(id) for id in slow]
        listed = names(
            [(one.title.text("zh-Hans"), one.title.text("en")) for one in titles if one is not None]
        )
        why = together(slow.values())
        return Words(
            f"{listed.zh}在这台电脑上会慢：{why.zh}。",
            f"{listed.en} will be slow here: {why.en}.",
        ).text(language)
    if profile is None and any(entry.loads != NO_LOADS for entry in bundle.exhibits):
        return _NOT_MEASURED.text(language)
    return ""


def _offer_acts(offer: Offer, language: str) -> Iterable[Act]:
    if installable(offer):
        yield Act(INSTALL, _INSTALL.text(language), "into", primary=True)
    elif offer.verdict.kind is Kind.NO_ROOT:
        yield Act(TRUST, _TRUST.text(language), "key", primary=True)


# Installed.


def held_row(held: Held, language: str, offset_min: int) -> Row:
    """One line of the list of what is installed."""
    many = len(held.exhibits)
    exhibits = Words(f"{many} 个展项", count(many, "exhibit")).text(language)
    version = say.version_words(held.version, held.seq).text(language)
    pin = _pin(held.emergency_until_s, language, offset_min)
    signer = held.signer.text(language)
    return Row(
        "bundle",
        held.key,
        "warn" if pin else "parcel",
        held.title.text(language),
        Words(f"来自“{signer}”", f"From “{signer}”").text(language),
        " · ".join(part for part in (version, exhibits, pin) if part),
    )


def held_card(
    held: Held, pictures: Pictures, catalogue: Catalogue, language: str, offset_min: int
) -> Card:
    """An installed package: from whom, what is in it, and the ways back and on."""
    signer = held.signer.text(language)
    parts = (
        say.version_words(held.version, held.seq),
        say.about(held.size_bytes),
    )
    return Card(
        id=held.key,
        sign="good",
        verdict=Words(f"来自“{signer}”", f"From “{signer}”").text(language),
        next_step="",
        title=held.title.text(language),
        facts="\n".join(part.text(language) for part in parts),
        pin=_pin(held.emergency_until_s, language, offset_min),
        note="",
        tiles=tuple(
            _tile(each, "", _state(each, catalogue, language), pictures, language)
            for each in held.exhibits
        ),
        acts=tuple(_held_acts(held, language)),
    )


def _held_acts(held: Held, language: str) -> Iterable[Act]:
    yield Act(REMOVE, _REMOVE.text(language), "bin")
    if held.previous_seq is not None:
        words = _BACK if held.previous_seq < held.seq else _FORWARD
        yield Act(BACK, words.text(language), "takeback")
    yield Act(COPY, _COPY.text(language), "usb", primary=True)


def _state(exhibit: HeldExhibit, catalogue: Catalogue, language: str) -> str:
    """Whether its science is signed, where the kiosk shows it; its version everywhere."""
    version = _version(exhibit, language)
    shown = catalogue.get(exhibit.id)
    if shown is None:
        return version
    state = _SAMPLE if shown.is_sample else _REVIEWED
    return f"{version} · {state.text(language)}"


def _tile(
    each: ExhibitEntry | HeldExhibit, sign: str, words: str, pictures: Pictures, language: str
) -> Tile:
    badge = _BADGES[sign].text(language) if sign else ""
    title, picture = each.title.text(language), pictures.get(each.id, "")
    return Tile(each.id, title, sign, badge, words, picture)


def _version(each: ExhibitEntry | HeldExhibit, language: str) -> str:
    return Words(f"{each.version} 版", f"version {each.version}").text(language)


def _pin(until_s: int | None, language: str, offset_min: int) -> str:
    return say.until(until_s, offset_min).text(language) if until_s is not None else ""


# Headings.


def stick_row(label: str, words: Words, language: str, sign: str = "usb") -> Row:
    """What stands above the bundles of one stick."""
    title = Words(f"U 盘“{label}”", f"Stick “{label}”")
    return Row("stick", "", sign, title.text(language), words.text(language))


def verdict_line(offers: Sequence[Offer]) -> tuple[str, Words]:
    """The sign and the one line over all bundles of a stick."""
    if not offers:
        return "note", Words("里面没有资源包。", "It holds no bundles.")
    if len(offers) == 1:
        return offers[0].verdict.colour, _named(offers[0])
    good = sum(installable(each) for each in offers)
    here = sum(each.verdict.kind is Kind.HERE for each in offers)
    rest = len(offers) - good - here
    zh, en = [f"{len(offers)} 个资源包"], [f"{len(offers)} bundles"]
    if good:
        zh.append(f"{good} 个可以安装")
        en.append(f"{good} can be installed")
    if here:
        zh.append(f"{here} 个已经装好")
        en.append(f"{here} already installed")
    if rest:
        zh.append(f"{rest} 个不能安装")
        en.append(f"{rest} cannot be installed")
    worst = "bad" if any(each.verdict.colour == "bad" for each in offers) else "warn"
    sign = worst if rest else "good"
    return sign, Words("，".join(zh) + "。", ", ".join(en) + ".")


def _named(offer: Offer) -> Words:
    bundle, words = believed(offer), offer.verdict.words
    if bundle is None:
        return words
    zh, en = bundle.title.text("zh-Hans"), bundle.title.text("en")
    return Words(f"“{zh}”：{words.zh}", f"“{en}”: {words.en}")
