"""出处: who made an exhibit and who answers for it."""

from __future__ import annotations

from kiosk.library.credit import credit_line, credits_of, short_credit
from kiosk.library.exhibit import Right
from tests.shell.making import exhibit

MADE = exhibit("one")._replace(
    publisher="朝阳市科协",
    institution="某中学",
    authors=("甲", "乙"),
    licence="CC-BY-4.0",
    basis="某书",
)


def test_every_fact_is_told_in_order() -> None:
    told = [(one.name.zh, one.said) for one in credits_of(MADE, "zh-Hans")]
    assert told == [
        ("发布", "朝阳市科协"),
        ("单位", "某中学"),
        ("作者", "甲、乙"),
        ("版本", "1.0.0"),
        ("许可", "CC-BY-4.0"),
        ("依据", "某书"),
        ("审核", "样例，还没有专家审核签名"),
    ]


def test_what_nobody_said_is_left_out_and_a_review_is_told() -> None:
    bare = exhibit("one")._replace(is_sample=False)
    assert [one.name.en for one in credits_of(bare, "en")] == ["Version", "Review"]
    assert credits_of(bare, "en")[-1].said == "Reviewed for its science"


def test_whom_the_licences_ask_to_name_is_named() -> None:
    photos = tuple(Right(f"{n}.jpg", "CC-BY-4.0", "王五") for n in range(5))
    rights = (Right("map.svg", "CC0-1.0", "某测绘院"), *photos)
    made = MADE._replace(attribution="张三", adapted_from="某馆的展板", rights=rights)
    told = [(one.name.zh, one.said) for one in credits_of(made, "zh-Hans")]
    assert told[3:8] == [
        ("署名", "张三"),
        ("改编自", "某馆的展板"),
        ("版本", "1.0.0"),
        ("许可", "CC-BY-4.0"),
        ("素材", "某测绘院（CC0-1.0）：map.svg"),
    ]
    assert told[8] == ("素材", "王五（CC-BY-4.0）：0.jpg、1.jpg、2.jpg等 5 个文件")
    assert credits_of(made, "en")[8].said == "王五 (CC-BY-4.0): 0.jpg, 1.jpg, 2.jpg and 2 more"
    assert "署名：张三" in credit_line(made, "zh-Hans")
    assert "王五" not in credit_line(made, "zh-Hans")


def test_one_line_names_nobody_twice_and_needs_no_basis() -> None:
    assert short_credit(MADE) == "某中学 · 朝阳市科协"
    assert short_credit(MADE._replace(publisher="某中学")) == "某中学"
    assert credit_line(MADE, "en") == (
        "Publisher: 朝阳市科协 · Institution: 某中学 · Authors: 甲, 乙 · Version: 1.0.0 · "
        "Licence: CC-BY-4.0 · Review: A sample; no expert has signed it yet"
    )
