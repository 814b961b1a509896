"""The page 资源包 without the glass: what is open, what is asked, what is to be done."""

from __future__ import annotations

from pathlib import Path

from kiosk.bundles.drives import Drive
from kiosk.bundles.offers import Looked, Offer
from kiosk.bundles.program.judging import ProgramKind
from kiosk.bundles.verdict import Kind
from kiosk.core.words import Words
from kiosk.library.denied import Denied
from kiosk.shell import bundles_rows as rows
from kiosk.shell.bundles_asking import Order
from kiosk.shell.bundles_view import BundlesView, SeenStick
from kiosk.shell.sticks import stick_words
from tests.ui.bundle_making import (
    bundle,
    damaged,
    good_offer,
    held,
    other_offer,
    program_offer,
    root,
    unknown,
)

HERE = Path("/stick")
OTHER = Path("/other")


def stick(*offers: Offer, place: Path = HERE, read_only: bool = False) -> SeenStick:
    drive = Drive(place, place.name, 1 << 30, 2 << 30, read_only)
    return SeenStick(drive, Looked(place.name, place, offers, None))


def view(*sticks: SeenStick) -> BundlesView:
    one = BundlesView("zh-Hans", 480)
    one.sticks = sticks
    return one


def test_the_only_bundle_is_open_by_itself() -> None:
    page = view(stick(good_offer(HERE)))
    assert page.view == "card"
    assert page.card is not None
    assert not page.can_go_back
    assert [act.act for act in page.card.acts] == ["install"]
    assert page.act("install") == Order("install", f"{HERE}|chaoyang.autumn.3")


def test_of_two_sticks_each_has_its_bundles() -> None:
    page = view(stick(good_offer(HERE)), stick(damaged(OTHER), unknown(OTHER), place=OTHER))
    assert page.view == "list"
    assert [(row.kind, row.sign) for row in page.rows] == [
        ("stick", "good"),
        ("bundle", "good"),
        ("stick", "bad"),
        ("bundle", "bad"),
        ("bundle", "warn"),
    ]


def test_what_would_change_is_told_exhibit_by_exhibit() -> None:
    card = view(stick(good_offer(HERE))).card
    assert card is not None
    assert [(tile.sign, tile.badge, tile.words) for tile in card.tiles] == [
        ("new", "新增", "1.0 版"),
        ("new", "新增", "1.0 版"),
        ("changed", "更新", "1.0 → 1.1 版"),
        ("removed", "移除", "1.0 版"),
    ]
    assert card.note == "另有 12 个不变"
    assert "要拷约 120 MB" in card.facts


def test_nothing_but_a_good_bundle_can_be_installed() -> None:
    for kind in Kind:
        if kind is Kind.GOOD:
            continue
        page = view(stick(other_offer(HERE, kind, "不行。", "No.", bundle(["cn.kepu.tiangong"]))))
        assert page.card is not None
        assert "install" not in [act.act for act in page.card.acts]
        assert page.card.next_step
        assert page.act("install") is None


def test_an_older_issue_beside_a_newer_one_is_not_installed() -> None:
    page = view(stick(good_offer(HERE)._replace(first=False)))
    assert page.card is not None
    assert page.card.acts == ()
    assert "更新的一期" in page.card.next_step
    assert page.act("install") is None


def test_what_an_unknown_bundle_says_of_itself_is_not_repeated() -> None:
    page = view(stick(unknown(HERE)))
    assert page.card is not None
    assert page.card.title == "somebody.packunknown.1"
    assert page.card.tiles == ()
    assert page.card.pin == ""


def test_a_package_without_a_version_before_has_no_way_back() -> None:
    page = view()
    page.show_section("packages")
    page.held = (held(previous=None),)
    assert page.card is not None
    assert [act.act for act in page.card.acts] == ["remove", "copy"]
    page.held = (held(previous=2),)
    assert [act.act for act in page.card.acts] == ["remove", "rollback", "copy"]


def test_going_back_is_asked_once() -> None:
    page = view()
    page.show_section("packages")
    page.held = (held(),)
    assert page.act("rollback") is None
    assert page.question is not None
    assert page.answer(False) is None
    assert page.question is None
    page.act("rollback")
    assert page.answer(True) == Order("rollback", "chaoyang.autumn")


def test_a_copy_needs_a_stick_that_can_be_written() -> None:
    page = view()
    page.show_section("packages")
    page.held = (held(),)
    page.act("copy")
    assert page.question is not None
    assert page.question.no is None
    assert page.answer(True) is None
    page.sticks = (stick(read_only=True),)
    page.act("copy")
    assert page.question is not None
    assert "不能写" in page.question.heading.zh
    assert page.answer(True) is None
    page.sticks = (stick(),)
    page.act("copy")
    assert page.answer(True) == Order("copy", "chaoyang.autumn", str(HERE))


def test_of_two_sticks_the_operator_chooses_the_one_to_copy_onto() -> None:
    page = view(stick(), stick(place=OTHER))
    page.show_section("packages")
    page.held = (held(),)
    assert page.act("copy") is None
    assert page.view == "list"
    assert [row.id for row in page.rows] == [str(HERE), str(OTHER)]
    page.open(str(OTHER))
    assert page.answer(True) == Order("copy", "chaoyang.autumn", str(OTHER))
    assert page.view == "card"


def test_trust_is_asked_twice_and_can_be_declined() -> None:
    one = stick(unknown(HERE))
    assert one.looked is not None
    page = view(one._replace(looked=one.looked._replace(root_offer=root())))
    assert page.view == "trust"
    assert page.trust(True) is None
    assert page.question is not None
    assert "3F7A 91C2 08DE 55B1" in page.question.detail.zh
    assert page.answer(True) == Order("trust", "3F7A-91C2-08DE-55B1", str(HERE))
    assert page.trust(False) is None
    assert page.view == "card"


def test_one_who_was_declined_can_be_looked_at_again() -> None:
    one = stick(other_offer(HERE, Kind.NO_ROOT, "无法辨认作者。", "Unknown."))
    assert one.looked is not None
    page = view(one._replace(looked=one.looked._replace(root_offer=root())))
    page.trust(False)
    assert page.card is not None
    assert [act.act for act in page.card.acts] == [rows.TRUST]
    page.act(rows.TRUST)
    assert page.view == "trust"


def test_a_stick_that_is_pulled_takes_its_bundle_with_it() -> None:
    page = view(stick(good_offer(HERE)), stick(damaged(OTHER), place=OTHER))
    page.open(f"{OTHER}|{damaged(OTHER).name}")
    assert page.view == "card"
    page.sticks = page.sticks[:1]
    assert page.card is not None
    assert page.card.title == "秋季科普包"
    page.sticks = ()
    assert page.view == "leaves"


def test_the_line_of_a_stick_tells_the_worst_and_what_it_recalls() -> None:
    assert stick_words(stick())[1].zh == "里面没有资源包。"
    both = stick(good_offer(HERE), damaged(HERE))
    sign, words = stick_words(both)
    assert (sign, words.zh) == ("bad", "2 个资源包，1 个可以安装，1 个不能安装。")
    assert both.looked is not None
    recalls = both._replace(looked=both.looked._replace(newly_denied=(Denied("cn.kepu.drip"),)))
    assert "召回" in stick_words(recalls)[1].zh
    assert stick_words(SeenStick(both.drive, None, Words("坏了。", "Broken.")))[0] == "bad"


def test_where_no_stick_brings_whom_to_trust_nothing_is_offered_to_check() -> None:
    page = view(stick(other_offer(HERE, Kind.NO_ROOT, "无法辨认作者。", "Unknown.")))
    card = page.card
    assert card is not None
    assert card.acts == ()
    assert "KEPU/trust" in card.next_step


def test_nor_for_a_program() -> None:
    one = stick()
    assert one.looked is not None
    offer = program_offer(HERE, ProgramKind.NO_ROOT)._replace(first=False)
    page = view(one._replace(looked=one.looked._replace(programs=(offer,))))
    card = page.card
    assert card is not None
    assert card.acts == ()
    assert "KEPU/trust" in card.next_step
