"""What the kiosk promises every visitor. It must stay true (``tests/visits/test_schema.py``).

The screen says the same in ``Screens/PromiseLabel.qml``.
"""

from __future__ import annotations

from kiosk.core.words import Words

PROMISE = Words(
    "本机不收集姓名、照片、手机号，只匿名统计使用次数和答题情况。",
    "This machine collects no names, pictures or telephone numbers. It only counts, anonymously, "
    "how often it is used and how questions are answered.",
)
WITH_AGE = Words(
    "本机不收集姓名、照片、手机号，只匿名统计使用次数、答题情况和自愿点选的年龄段。",
    "This machine collects no names, pictures or telephone numbers. It only counts, anonymously, "
    "how often it is used, how questions are answered, and the age bands visitors choose to tap.",
)


def promise(asks_age: bool) -> Words:
    """The sentence that is true here: ``asks_age`` is ``visits.ask_age`` of the settings."""
    return WITH_AGE if asks_age else PROMISE
