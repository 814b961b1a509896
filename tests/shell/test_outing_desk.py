"""The page 活动 without a window: from the list to the record, and what is asked on the way."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest

from kiosk.bundles.drives import Drive
from kiosk.core.clock import HandClock
from kiosk.core.errors import Trouble
from kiosk.core.settings import COUNTIES, PlaceSettings, Settings, SiteSettings
from kiosk.core.words import Words
from kiosk.shell.news_desk import file_name, news_text, phone_text, save_news
from kiosk.shell.outing_desk import OutingDesk, View
from kiosk.shell.outing_drafts import OutingDrafts
from kiosk.shell.outing_pages import county_chips, past_rows, place_rows, record_pieces, since_told
from kiosk.shell.outing_words import Scene
from kiosk.visits.facts import OutingNoted
from kiosk.visits.outing import DAY, OUTING, Outing
from kiosk.visits.outing_book import OutingBook

HOUR_S, DAY_S = 3600, 86_400
MORNING_S = 1_799_892_000.0
TRUCK = SiteSettings("朝阳科普", "科普大篷车", "211302", "科普大篷车")
ROOM = SiteSettings("大板小学", "大板小学科技馆", "211381", "农村中学科技馆")
SCENE = Scene(
    "zh-Hans", 480, "朝阳市", COUNTIES, MappingProxyType({"winter": Words("科技之冬", "W")})
)


class NoSegments:
    def note_outing(self, outing: int) -> None:
        pass


class House:
    """A desk over a book whose revisions are kept in a list."""

    def __init__(self, tmp_path: Path, site: SiteSettings = TRUCK, scene: Scene = SCENE) -> None:
        self.clock = HandClock(MORNING_S)
        self.noted: list[Outing] = []
        self.drafts = OutingDrafts(tmp_path / "draft.json")
        self.book = OutingBook(self.clock, NoSegments(), self._post, 480)
        self.site, self.scene = site, scene
        self.desk = self.new_desk()

    def _post(self, message: OutingNoted) -> None:
        self.noted.append(message.outing)

    def new_desk(self) -> OutingDesk:
        """The page is opened anew; what the ledger has read is what was noted."""
        desk = OutingDesk(
            self.book, self.drafts, self.site, self.scene, self.clock, lambda _: ["winter"]
        )
        if hasattr(self, "desk"):
            desk.records.learn(self.desk.records.all)
        self.desk = desk
        return desk

    def fill(self, field: str, typed: str) -> None:
        card = self.desk.card
        assert card is not None
        card.open(field)
        card.write(typed)
        assert card.take()
        self.desk.keep()

    def start(self, place: str = "大板镇中心小学") -> None:
        """An outing begins."""
        self.desk.new_place()
        self.fill("place", place)
        self.desk.done()

    def go(self, place: str = "大板镇中心小学", **figures: str) -> Outing:
        """An outing from its start to its end."""
        self.start(place)
        self.clock.advance(3 * HOUR_S)
        self.desk.finish()
        for field, typed in figures.items():
            self.fill(field, typed)
        self.desk.done()
        if self.desk.question is not None:
            self.desk.accept()
        assert self.desk.view is View.NEWS
        self.desk.go_home()
        return self.noted[-1]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_the_common_case_takes_three_taps(house: House) -> None:
    house.go()
    house.clock.advance(DAY_S)
    desk = house.new_desk()  # the page
    assert desk.view is View.PLACES
    desk.pick(0)  # the place
    assert desk.view is View.CARD
    desk.done()  # 开始活动
    assert desk.view is View.NOW
    running = house.book.current
    assert running is not None
    said = (running.place, running.activity, running.campaign, running.site_kind, running.county)
    assert said == ("大板镇中心小学", "进校园", "winter", "科普大篷车", "211302")


def test_what_was_filled_in_stays_when_the_operator_leaves_in_the_middle(house: House) -> None:
    house.desk.new_place()
    house.fill("place", "羊山镇敬老院")
    desk = house.new_desk()
    assert desk.kept_start == "羊山镇敬老院"
    desk.resume()
    desk.done()
    assert desk.kept_start == ""
    desk.finish()
    house.fill("head_count", "120")
    desk = house.new_desk()
    assert desk.filled_in == 1
    desk.finish()
    assert desk.card is not None
    assert desk.card.draft.head_count == 120
    desk.discard()
    desk.accept()
    assert desk.filled_in == 0
    assert house.book.current is not None


def test_blank_fields_are_asked_about_and_allowed(house: House) -> None:
    house.desk.new_place()
    house.fill("place", "大板小学")
    house.desk.done()
    house.desk.finish()
    house.desk.done()
    question = house.desk.question
    assert question is not None
    assert "现场人次" in question.detail[0].zh
    house.desk.decline()
    assert house.book.current is not None
    house.desk.done()
    house.desk.accept()
    assert house.book.current is None
    assert house.noted[-1].head_count is None


def test_a_fault_opens_its_field_with_the_sentence(house: House) -> None:
    house.go(odometer_start_km="100", odometer_end_km="150")
    house.desk.pick(0)
    house.desk.done()
    house.desk.finish()
    card = house.desk.card
    assert card is not None
    assert card.draft.odometer_start_km == 150  # from the last trip
    house.fill("odometer_end_km", "200")
    house.fill("odometer_start_km", "300")
    house.desk.done()
    assert card.field == "odometer_end_km"
    assert card.fault is not None
    assert "300" in card.fault.zh
    assert house.book.current is not None


def test_a_correction_keeps_the_old_value_who_when_and_why(house: House) -> None:
    house.go(head_count="860", staff="3")
    desk = house.desk
    desk.show_past()
    desk.open_record(0)
    desk.correct()
    house.fill("head_count", "862")
    house.fill("reason", "数字写错了")
    assert desk.card is not None
    desk.card.open("role")
    desk.card.choose("crew")
    desk.done()
    desk.accept()
    assert desk.view is View.ONE
    record = desk.record
    assert record is not None
    assert [each.revision for each in record.revisions] == [1, 2, 3]
    told = record_pieces(record, SCENE)
    sign = next(piece for piece in told if piece.kind == "sign")
    assert "860 人次（估计） → 862 人次（估计）" in sign.words
    assert "随车人员" in sign.title
    assert "数字写错了" in sign.more
    english = record_pieces(record, SCENE._replace(language="en"))
    sign = next(piece for piece in english if piece.kind == "sign")
    assert sign.more == "Reason for the correction: A figure was wrong"


def test_a_forgotten_outing_is_closed_by_the_next_and_marked(house: House) -> None:
    house.desk.new_place()
    house.fill("place", "大板小学")
    house.desk.done()
    house.clock.advance(2 * DAY_S)
    desk = house.new_desk()
    assert desk.forgotten
    desk.go_places()
    desk.new_place()
    house.fill("place", "羊山村")
    desk.done()
    closed = next(each for each in house.noted if each.closed_by == "next-start")
    desk.records.put(closed)
    rows = past_rows(desk.records.in_month(desk.month), SCENE)
    assert [row.more for row in rows] == ["进行中", "未登记结束"]


def test_a_school_room_has_a_day_and_adjusts_it(tmp_path: Path) -> None:
    house = House(tmp_path, ROOM)
    desk = house.desk
    assert desk.view is View.NOW
    desk.begin_day()
    desk.done()
    running = house.book.current
    assert running is not None
    assert (running.form, running.place) == (DAY, "大板小学科技馆")
    desk.finish()
    house.fill("head_count", "35")
    desk.done()
    desk.accept()
    assert house.noted[-1].head_count == 35
    desk.go_home()
    assert desk.todays is not None
    desk.adjust_today()
    house.fill("head_count", "41")
    desk.done()
    desk.accept()
    assert (house.noted[-1].head_count, house.noted[-1].reason) == (41, "补填")
    house.clock.advance(DAY_S)
    assert house.new_desk().todays is None


def test_a_room_can_go_out_too(tmp_path: Path) -> None:
    house = House(tmp_path, ROOM)
    house.desk.go_places()
    house.desk.new_place()
    house.fill("place", "羊山村")
    house.desk.done()
    assert house.book.current is not None
    assert house.book.current.form == OUTING


def test_places_are_filtered_by_county_and_none_need_be_set(tmp_path: Path) -> None:
    bare = SCENE._replace(counties=())
    house = House(tmp_path, TRUCK._replace(county=""), bare)
    house.go("大板小学")
    assert county_chips(house.desk.records.places, bare) == ()
    house.desk.new_place()
    assert house.desk.card is not None
    house.desk.card.open("county")
    house.desk.card.choose("0")
    house.fill("place", "义县中学")
    house.desk.done()
    places = house.desk.records.places
    assert [row.title for row in place_rows(places, None, bare)] == ["义县中学", "大板小学"]
    assert [row.where for row in place_rows(places, "0", bare)] == ["市外"]


def test_since_when_it_runs(house: House) -> None:
    house.start()
    began_s, today = house.desk.began_s, house.desk.today
    assert since_told(began_s, today, None, SCENE) == "10:00 开始"
    assert since_told(began_s, today, 5000.0, SCENE) == "10:00 开始 · 已 1 小时 23 分钟"
    house.clock.advance(DAY_S)
    assert since_told(house.desk.began_s, house.desk.today, None, SCENE).startswith("2027年1月")


def test_a_clock_that_is_set_while_it_runs_does_not_make_it_forgotten(house: House) -> None:
    right_s = house.clock.wall_s()
    house.clock.set_wall(1_420_070_400.0)  # 2015: the battery is dead
    house.start()
    house.clock.advance(1800)
    house.clock.set_wall(right_s + 1800)
    desk = house.desk
    assert not desk.forgotten
    assert since_told(desk.began_s, desk.today, desk.ran_s, SCENE) == "10:00 开始 · 已 30 分钟"


def test_the_news_goes_onto_a_stick_as_any_office_reads_it(house: House, tmp_path: Path) -> None:
    house.go("大板/小学:一*部", head_count="860")
    record = house.desk.records.all[0]
    settings = Settings(site=TRUCK, places=PlaceSettings())
    text = news_text(record, settings, SCENE)
    assert "860余人" in text
    stick = tmp_path / "stick"
    stick.mkdir()
    said = save_news([Drive(stick, "U", 1, 1, read_only=False)], record, text)
    path = stick / "KEPU" / "reports" / file_name(record)
    assert said.zh.endswith(path.name)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines() == text.splitlines()
    assert set(path.name) & set('/:*?"<>|\\') == set()


def test_no_stick_and_a_stick_that_refuses_are_said(house: House, tmp_path: Path) -> None:
    house.go()
    record = house.desk.records.all[0]
    locked = Drive(tmp_path, "U", 1, 1, read_only=True)
    with pytest.raises(Trouble) as no_stick:
        save_news([locked], record, "字")
    assert no_stick.value.code == "no-stick"
    (tmp_path / "KEPU").write_text("a file where the folder should be")
    with pytest.raises(Trouble) as refused:
        save_news([locked._replace(read_only=False)], record, "字")
    assert "U 盘" in refused.value.what.zh


def test_a_stick_that_was_pulled_gets_no_folder_made_in_its_place(
    house: House, tmp_path: Path
) -> None:
    house.go()
    pulled = tmp_path / "media" / "KEPU"
    with pytest.raises(Trouble) as gone:
        save_news([Drive(pulled, "U", 1, 1, read_only=False)], house.desk.records.all[0], "字")
    assert gone.value.code == "stick-gone"
    assert not pulled.exists()


def test_a_phone_gets_whole_sentences() -> None:
    assert phone_text("短。") == ("短。", True)
    text, whole = phone_text("这是一句话。" * 60)
    assert not whole
    assert text.endswith("。")


def test_a_day_that_is_not_certain_is_not_printed(house: House) -> None:
    house.go()
    record = house.desk.records.all[0]._replace(certainty="unsure")
    text = news_text(record, Settings(site=TRUCK), SCENE)
    assert "年" not in text
