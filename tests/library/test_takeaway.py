"""What a visitor takes along: always fits its code, and says what it should."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.library.check import check_exhibit
from kiosk.library.examine import examine
from kiosk.library.takeaway import GOOD_BYTES, MOST_BYTES, Takeaway, takeaway_of
from kiosk.players.registry import KINDS
from tests.library.making import manifest, write_exhibit
from tests.shell.making import exhibit, text

ROOT = Path(__file__).parents[2] / "exhibits"
ID = "cn.test.one"
SHIPPED = sorted(folder.name for folder in ROOT.iterdir() if folder.is_dir())


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("id", SHIPPED)
def test_the_shipped_ones_say_all_they_should_in_a_small_code(id: str, language: str) -> None:
    one = examine(ROOT / id, KINDS).exhibit
    assert one is not None
    found = takeaway_of(one, language)
    assert not found.is_link
    lines = found.content.splitlines()
    assert lines[0] == one.title.text(language)
    assert lines[1:4] == [f"· {line.text(language)}" for line in one.remember]
    assert lines[4].startswith({"zh-Hans": "依据：样例", "en": "Based on: 样例"}[language])
    assert lines[5].endswith("CC-BY-4.0")
    assert len(found.content.encode()) <= GOOD_BYTES


def test_the_package_may_give_its_own_text_or_a_link() -> None:
    own = exhibit()._replace(takeaway_text=text("自己的话"))
    assert takeaway_of(own, "en") == Takeaway("自己的话", is_link=False)
    linked = exhibit()._replace(takeaway_link="https://www.example.org/a")
    assert takeaway_of(linked, "zh-Hans") == Takeaway("https://www.example.org/a", is_link=True)


def test_without_points_the_summary_goes_along() -> None:
    one = exhibit()._replace(summary=text("一句介绍"), basis="某书", licence="CC0-1.0")
    assert takeaway_of(one, "zh-Hans").content == "one\n一句介绍\n依据：某书\n许可：CC0-1.0"


@given(
    st.text(max_size=700),
    st.lists(st.text(max_size=400), max_size=3),
    st.text(max_size=900),
    st.sampled_from(["", "CC-BY-4.0", "LicenseRef-" + "x" * 89]),
)
def test_whatever_authors_wrote_fits_a_code(
    title: str, points: list[str], basis: str, licence: str
) -> None:
    one = exhibit()._replace(
        title=text(title),
        remember=tuple(text(point) for point in points),
        basis=basis,
        licence=licence,
    )
    content = takeaway_of(one, "zh-Hans").content
    assert len(content.encode()) <= MOST_BYTES
    if len(title.encode()) < 500:
        assert content.startswith(title)
        assert content.endswith(licence)
    whole = "\n".join([title, *(f"· {point}" for point in points)])
    if len(whole.encode()) < MOST_BYTES - 120:
        assert content.startswith(whole)


def _problems(tmp_path: Path, takeaway: Any) -> list[tuple[str, str]]:
    folder = write_exhibit(tmp_path, ID, manifest_data=manifest(ID, takeaway=takeaway))
    return [(found.field, found.severity) for found in check_exhibit(folder, KINDS)]


@pytest.mark.parametrize(
    "takeaway",
    [
        {"link": "https://www.example.org"},
        {"link": "https://example.org:8443/a/b?c=%E6%9C%9D#d"},
        {"text": {"zh-Hans": "字" * 222, "en": "x" * 666}},
    ],
)
def test_a_sound_one_has_no_problem(tmp_path: Path, takeaway: dict[str, Any]) -> None:
    assert _problems(tmp_path, takeaway) == []


@pytest.mark.parametrize(
    ("takeaway", "place"),
    [
        ({"link": "http://www.example.org"}, "takeaway.link"),
        ({"link": "https://user@example.org/"}, "takeaway.link"),
        ({"link": "https://localhost/"}, "takeaway.link"),
        ({"link": "https://example.org/a b"}, "takeaway.link"),
        ({"link": "https://example.org/朝阳"}, "takeaway.link"),
        ({"link": "javascript:alert(1)"}, "takeaway.link"),
        ({"link": "file:///etc/passwd"}, "takeaway.link"),
        ({"link": "https://example.org/" + "x" * 300}, "takeaway.link"),
        ({"text": {"zh-Hans": "字" * 223, "en": "x"}}, "takeaway.text"),
        ({}, "takeaway"),
        ({"link": "https://example.org", "text": "两个"}, "takeaway"),
        ({"lnik": "https://example.org"}, "takeaway.lnik"),
    ],
)
def test_each_fault_is_named_with_its_place(
    tmp_path: Path, takeaway: dict[str, Any], place: str
) -> None:
    assert (place, "error") in _problems(tmp_path, takeaway)
