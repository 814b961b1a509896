"""What is not set up yet (尚未启用): what it will do, what it will need, what to do meanwhile."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.shell.leaves import Piece, Section, later, steps

_OUTING = Words("活动登记", "Records of outings")
_OUTING_DOES = Words(
    "将来在这里登记每一次活动：开始时选县区、乡镇、地点和主题，结束时填现场人次、主要人群、里程、"
    "工作人员和志愿者，并生成可以粘贴的“工作动态”。",
    "Each outing will be recorded here: county, township, place and theme at its start; visitors "
    "on site, audience, distance, staff and volunteers at its end; and a text to be pasted.",
)
_OUTING_NEEDS = Words(
    "只需要装上以后的程序版本，不用网络。",
    "It will only need a later version of this program, and no network.",
)
_BY_HAND = (
    Words(
        "活动开始：在纸上记下日期、县区、乡镇、地点、场所类型和主题。",
        "At the start: write down date, county, township, place, kind of site and theme.",
    ),
    Words(
        "活动当中：由一名工作人员数到场的人，这就是现场人次。每人每场只数一次。",
        "Meanwhile: one of the staff counts who comes; each person once. That is the head-count.",
    ),
    Words(
        "活动结束：记下现场人次、主要人群、里程表读数、工作人员和志愿者人数。",
        "At the end: write down the head-count, main audience, odometer, staff and volunteers.",
    ),
    Words(
        "不要用“互动次数”代替现场人次：一个人可以来几次，几个人也可以一起玩。",
        "Never take sessions for people: one may come several times, several may play together.",
    ),
    Words(
        "把纸收好，月底汇总时要用。",
        "Keep the sheets: they are needed for the month's summary.",
    ),
)


def outing_sections(language: str) -> tuple[Section, ...]:
    """The page 活动."""
    meanwhile = Words("现在先用纸登记", "Meanwhile on paper").text(language)
    pieces = (
        later(_OUTING, _OUTING_DOES, _OUTING_NEEDS, language),
        Piece("heading", meanwhile),
        *steps(_BY_HAND, language),
    )
    return (Section("outing", _OUTING.text(language), pieces),)


def sending_pieces(language: str) -> tuple[Piece, ...]:
    """The other ways in which a month's figures leave; below the report on the page 数据."""
    each = (
        (
            Words("上传到市级汇总", "Upload to the city"),
            Words(
                "有网络时把次数（不含任何个人信息）传给市级汇总服务器。",
                "With a network, counts (nothing about persons) go to the city's collector.",
            ),
            Words(
                "需要：网络、设置里的汇总服务器地址。",
                "It will need: a network, and the collector's address in the settings.",
            ),
        ),
        (
            Words("手机二维码", "QR code for a phone"),
            Words(
                "没有网络时，用手机扫码把本月的总数带走。",
                "Without a network, a phone takes this month's totals along from a code.",
            ),
            Words("需要：一部能扫码的手机。", "It will need: a phone that reads codes."),
        ),
    )
    return tuple(later(*words, language) for words in each)
