"""What the circuit offers."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.players.simulation.contract import Parameter, Reading, Row

_ITEMS = (Words("灯泡", "lamp"), Words("导线", "wire"), Words("空着", "nothing"))


def _place(letter: str, start: int) -> Parameter:
    return Parameter(
        f"place_{letter.lower()}",
        Words(f"位置 {letter}", f"Place {letter}"),
        Words("", ""),
        0,
        2,
        1,
        start,
        choices=_ITEMS,
    )


ROW = Row(
    name="circuit",
    words=Words("电路", "Circuit"),
    parameters=(
        Parameter("cells", Words("电池", "Cells"), Words("节", ""), 1, 3, 1, 1),
        Parameter(
            "closed",
            Words("开关", "Switch"),
            Words("", ""),
            0,
            1,
            1,
            0,
            choices=(Words("断开", "open"), Words("闭合", "closed")),
        ),
        _place("A", 0),
        _place("B", 0),
        _place("C", 2),
    ),
    readings=(
        Reading("volts", Words("电池电压", "Battery"), Words("V", "V"), 1, 1.5, 4.5),
        Reading("current_a", Words("总电流", "Current"), Words("A", "A"), 3, 0, 0.8),
        Reading("lit", Words("亮着的灯", "Lamps lit"), Words("盏", ""), 0, 0, 3),
        Reading("dimmest_w", Words("最暗的灯", "Dimmest lamp"), Words("W", "W"), 2, 0, 2.03),
        Reading(
            "breaker",
            Words("空气开关", "Breaker"),
            Words("", ""),
            least=0,
            most=1,
            choices=(Words("合上", "closed"), Words("跳闸", "tripped")),
        ),
    ),
    hint=Words("点开关，点零件", "Tap switch and parts"),
    background="#FBEAE6",
)
