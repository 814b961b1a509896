"""What is not set up yet (尚未启用): what it will do, what it will need, what to do meanwhile."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.shell.leaves import Piece, later


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
