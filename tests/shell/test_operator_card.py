"""The operator's card: one page, this machine's, and never the PIN."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.core.config_writer import write_settings
from kiosk.core.places import find_places
from kiosk.core.settings import Settings
from kiosk.shell.operator_card import EVERY_DAY, TROUBLE, operator_card
from kiosk.visits.identity import settle_identity
from tests.paper.printed import fonts, pages

MADE = datetime(2026, 11, 30, 8, tzinfo=UTC)
FONTS = find_places(Path("nowhere"), {}).fonts


def _card(settings: Settings, language: str = "zh-Hans") -> bytes:
    return operator_card(settings, "ABCD-EFGH", FONTS, language=language, made=MADE)


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize(
    "hours", [(), ("08:30-11:30", "13:00-17:00", "18:00-19:00", "22:00-02:00")]
)
def test_all_of_it_stands_on_one_page(language: str, hours: tuple[str, ...]) -> None:
    settings = Settings()
    settings = settings._replace(day=settings.day._replace(open=hours, weekdays=(1, 3, 7)))
    content = _card(settings, language)
    (page,) = pages(content)
    for item in (*EVERY_DAY, *TROUBLE):
        for words in item:
            assert "".join(words.text(language).split()) in page
    assert "ABCD-EFGH" in page
    assert all(hour in page for hour in hours)
    assert ("周一三日" in page) is (bool(hours) and language != "en")
    assert all(fonts(content).values())


def test_the_command_prints_this_machine_s_card(tmp_path: Path) -> None:
    places = find_places(tmp_path / "data", {})
    code = settle_identity(places.identity, None).device_code
    write_settings(places, {"site.name": "羊山镇中学"})
    out = tmp_path / "card.pdf"
    assert main(["--data", str(places.data), "operator-card", "--out", str(out)]) == 0
    (page,) = pages(out.read_bytes())
    assert code in page and "羊山镇中学" in page
