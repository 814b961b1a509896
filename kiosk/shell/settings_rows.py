"""Which settings an operator may change at the machine, and how they are told: the table.

What a setting may hold is said once, in :data:`kiosk.core.config.SPEC`; here stand its words.
"""

from __future__ import annotations

from kiosk.core.languages import EN, ZH
from kiosk.core.words import Words
from kiosk.shell.setting_row import Choice, RowKind, SettingGroup, SettingRow

_PER_CENT = Words("%", "%")
_S = Words(" 秒", " s")
_MIN = Words(" 分钟", " min")

_HERE = Words("在“重新设置”里改。", "It is changed in the set-up.")

_DAYS = (
    Choice(1, Words("一", "Mo")),
    Choice(2, Words("二", "Tu")),
    Choice(3, Words("三", "We")),
    Choice(4, Words("四", "Th")),
    Choice(5, Words("五", "Fr")),
    Choice(6, Words("六", "Sa")),
    Choice(7, Words("日", "Su")),
)

_TONGUES = (Choice(ZH, Words("中文", "中文")), Choice(EN, Words("English", "English")))

_SITE = SettingGroup(
    "site",
    Words("场所", "Site"),
    Words("名称、县区", "Name, county"),
    "site",
    (
        SettingRow("site.name", RowKind.SHOWN, Words("名称", "Name"), _HERE),
        SettingRow("site.place", RowKind.SHOWN, Words("所在场所", "Place"), _HERE),
        SettingRow("site.county", RowKind.SHOWN, Words("县区", "County"), _HERE),
        SettingRow("site.kind", RowKind.SHOWN, Words("场所类型", "Kind of site"), _HERE),
    ),
)

_SCREEN = SettingGroup(
    "screen",
    Words("屏幕", "Screen"),
    Words("低位、转向", "Layout, turning"),
    "screen",
    (
        SettingRow(
            "screen.low",
            RowKind.SWITCH,
            Words("低位布局", "Low layout"),
            Words("按钮都在下半屏，孩子和轮椅够得到。", "All buttons in the lower half."),
        ),
        SettingRow(
            "screen.two_players",
            RowKind.CHOICE,
            Words("两个人玩", "Two players"),
            Words("屏幕平放，就选“面对面”。", "On a table they sit face to face."),
            (
                Choice("auto", Words("自动", "Auto")),
                Choice("wall", Words("并排", "Side by side")),
                Choice("table", Words("面对面", "Opposite")),
            ),
        ),
        SettingRow(
            "screen.turn",
            RowKind.CHOICE,
            Words("画面转向", "Turn the picture"),
            Words("屏幕竖着挂，画面却横着时用。", "For a screen that hangs on its side."),
            (
                Choice(0, Words("不转", "0°")),
                Choice(90, Words("90°", "90°")),
                Choice(180, Words("180°", "180°")),
                Choice(270, Words("270°", "270°")),
            ),
        ),
    ),
)

_MEASURED = Choice("auto", Words("自动", "Auto"))
"""As this machine was measured (kiosk.core.pace)."""

_SPEED = SettingGroup(
    "speed",
    Words("快慢", "Speed"),
    Words("动画、影片", "Motion, films"),
    "gauge",
    (
        SettingRow(
            "screen.motion",
            RowKind.CHOICE,
            Words("动画效果", "Motion"),
            Words("“自动”按测出来的快慢选。", "“Auto”: as this machine was measured."),
            (
                _MEASURED,
                Choice("full", Words("全部", "Full")),
                Choice("reduced", Words("少", "Less")),
                Choice("none", Words("关", "Off")),
            ),
        ),
        SettingRow(
            "screen.film",
            RowKind.CHOICE,
            Words("影片清晰度", "Films"),
            Words("展项里有两种清晰度时。", "Where an exhibit has both."),
            (
                _MEASURED,
                Choice("720", Words("720p", "720p")),
                Choice("1080", Words("1080p", "1080p")),
            ),
        ),
        SettingRow(
            "screen.simulation",
            RowKind.CHOICE,
            Words("模拟每秒几幅", "Simulations"),
            Words("少几幅，电脑就轻松。", "Fewer pictures, less work."),
            (
                _MEASURED,
                *(Choice(fps, Words(fps, f"{fps} fps")) for fps in ("60", "30", "20", "15")),
            ),
        ),
        SettingRow(
            "screen.render",
            RowKind.CHOICE,
            Words("绘制方式", "Drawing"),
            Words("画面花了、停了，就选“软件”。", "Choose software if pictures break."),
            (
                Choice("auto", Words("自动", "Auto")),
                Choice("gpu", Words("显卡", "GPU")),
                Choice("software", Words("软件", "Software")),
            ),
        ),
    ),
)

_SOUND = SettingGroup(
    "sound",
    Words("声音", "Sound"),
    Words("音量、分时段", "Volume by hour"),
    "sound-on",
    (
        SettingRow(
            "sound.volume",
            RowKind.NUMBER,
            Words("最大音量", "Loudest"),
            Words("观众最响能调到这里；0 是静音。", "As loud as visitors can make it."),
            step=5,
            unit=_PER_CENT,
        ),
        SettingRow(
            "sound.effects",
            RowKind.SWITCH,
            Words("提示音", "Small sounds"),
            Words("点按和答题时的小声音。", "Of touches and answers."),
        ),
        SettingRow(
            "day.volume",
            RowKind.LOUDNESS,
            Words("分时段音量", "Volume by hour"),
            Words("比如午休时小声一点。", "Softer at noon, for example."),
            most=6,
        ),
    ),
)

_HOURS = SettingGroup(
    "hours",
    Words("开放时间", "Hours"),
    Words("几点开、星期几", "Times, weekdays"),
    "clock",
    (
        SettingRow(
            "day.open",
            RowKind.HOURS,
            Words("开放时段", "Open at"),
            Words("别的时候黑屏、没有声音。", "Black and silent else."),
            most=4,
        ),
        SettingRow(
            "day.weekdays",
            RowKind.SEVERAL,
            Words("开放的日子", "Open on"),
            Words("星期几开放；至少选一天。", "At least one day of the week."),
            _DAYS,
        ),
    ),
)

_WAITING = SettingGroup(
    "waiting",
    Words("等待", "Waiting"),
    Words("没人碰时等多久", "When nobody touches"),
    "hourglass",
    (
        SettingRow(
            "idle.warn_after_s",
            RowKind.NUMBER,
            Words("没人碰就提醒", "Ask after"),
            Words("多久没人碰，就问“还在吗”。", "Then it asks “Still there?”"),
            step=5,
            unit=_S,
        ),
        SettingRow(
            "idle.countdown_s",
            RowKind.NUMBER,
            Words("提醒的倒计时", "Count-down"),
            Words("没人回答，就回到开头。", "Without an answer it begins anew."),
            step=5,
            unit=_S,
        ),
        SettingRow(
            "classroom.warn_after_min",
            RowKind.NUMBER,
            Words("班级模式提醒", "Class mode asks"),
            Words("讲解时间长，可以多等一会儿。", "Lessons have longer breaks."),
            unit=_MIN,
        ),
        SettingRow(
            "attract.scene_s",
            RowKind.NUMBER,
            Words("招揽画面", "Attract scenes"),
            Words("每个画面停留多久。", "How long each one stays."),
            unit=_S,
        ),
    ),
)

_HOME = SettingGroup(
    "home",
    Words("首页、结果页", "Home, result"),
    Words("重点展项、年龄段", "Featured, age"),
    "home",
    (
        SettingRow(
            "home.featured",
            RowKind.EXHIBIT,
            Words("重点展项", "Featured"),
            Words("首页上最大的一张。", "The largest picture at home."),
        ),
        SettingRow(
            "home.pinned",
            RowKind.EXHIBITS,
            Words("置顶展项", "Pinned"),
            Words("最多 12 个，按先后排在前面。", "At most 12, in this order."),
            most=12,
        ),
        SettingRow(
            "visits.ask_age",
            RowKind.SWITCH,
            Words("问年龄段", "Ask the age band"),
            Words("结果页上自愿点一下，不点也行。", "On the result, of own accord."),
        ),
    ),
)

_LANGUAGE = SettingGroup(
    "language",
    Words("语言", "Language"),
    Words("开始、可切换", "Start, offered"),
    "globe",
    (
        SettingRow(
            "language.start",
            RowKind.CHOICE,
            Words("开始时用", "Starts with"),
            Words("每位观众开始时的语言。", "What every visitor begins with."),
            _TONGUES,
        ),
        SettingRow(
            "language.offered",
            RowKind.SEVERAL,
            Words("可以切换", "Offered"),
            Words("至少选一种。", "At least one."),
            _TONGUES,
        ),
    ),
)

_BY_ITSELF = Words("有网络就把次数传给平台。", "Counts go whenever there is a network.")
_METERED = Words("按流量计费的网络也自动上传。", "Also where every byte is paid.")
_HUB = SettingGroup(
    "hub",
    Words("平台", "Platform"),
    Words("市级平台、上传", "The city's, upload"),
    "cloud",
    (
        SettingRow("hub.address", RowKind.SHOWN, Words("平台地址", "Address"), _HERE),
        SettingRow("hub.automatic", RowKind.SWITCH, Words("自动上传", "By itself"), _BY_ITSELF),
        SettingRow("hub.metered", RowKind.SWITCH, Words("流量网络", "Paid network"), _METERED),
    ),
)

GROUPS = (_SITE, _SCREEN, _SPEED, _SOUND, _HOURS, _WAITING, _HOME, _LANGUAGE, _HUB)
"""The groups in their order."""

ELSEWHERE = {
    "screen.diagonal_in": "measured in the set-up with a bank card",
    "places.city": "whoever prepares the machines of a city writes it into the file",
    "places.counties": "the same",
    "time.utc_offset_min": "a changed offset would cut the months of the count anew",
    "visits.keep_months": "a slip of the finger would throw away what was counted",
    "terms.days": "whoever prepares the machines of a city writes it into the file",
    "log.level": "for a technician, who has a keyboard",
}
"""Settings that are not on the page, and why."""


def row_of(key: str) -> SettingRow:
    """The row of a key.

    :raises KeyError: it is not on the page.
    """
    for group in GROUPS:
        for row in group.rows:
            if row.key == key:
                return row
    raise KeyError(key)
