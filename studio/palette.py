"""The colours of the kiosk by role. Mirrors ``kiosk/ui/qml/Kit/Tokens.qml``."""

NIGHT = "#0D1B2A"
DUSK = "#1B3A57"
EMBER = "#D9652F"
DAWN = "#F8C56B"
PAPER = "#FFF8EC"
CARD = "#FFFFFF"
LINE = "#D8CBB4"
INK = "#14263A"
INK_SOFT = "#4A5A6B"
ACCENT = "#C43E16"
GLOW = "#F5A623"
RIGHT = "#2B7A3B"
WRONG = "#B3261E"

TOPICS = {
    "古生物与地质": "#8A5A14",
    "航天": "#3949AB",
    "物理": "#12717E",
    "生命与健康": "#2E7D32",
    "农业": "#5C7A1F",
    "应急与安全": "#B3261E",
    "气象": "#0B6FB8",
    "信息与反诈": "#7B3FA0",
    "文化遗产": "#1F7A5C",
    "科学家精神": "#A3366B",
}


def mix(first: str, second: str, share: float) -> str:
    """Return the colour ``share`` (0–1) of the way from ``first`` to ``second`` (``#RRGGBB``)."""
    a = [int(first[i : i + 2], 16) for i in (1, 3, 5)]
    b = [int(second[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in zip(a, b, strict=True))
