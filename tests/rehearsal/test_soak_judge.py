"""Growth is told from noise; without Qt and without a kiosk."""

from __future__ import annotations

import random
from typing import Any

import pytest

from kiosk.rehearsal.soak_judge import FEWEST_LOOKS, Growth, growths, is_well
from kiosk.rehearsal.soak_vitals import MIB, Vitals

LOOKS = 100


def at(visits: int, **changed: Any) -> Vitals:
    calm = Vitals(visits, visits * 0.4, 150.0, 280.0, 24, 8, 2, 20_000, 600_000, 2 * MIB, 900, 0)
    return calm._replace(**changed)


def a_day(own: list[float]) -> list[Vitals]:
    return [at(100 * (number + 1), own=value) for number, value in enumerate(own)]


def found(looks: list[Vitals]) -> dict[str, Growth]:
    return {growth.name: growth for growth in growths(looks)}


def test_what_stands_still_passes() -> None:
    draw = random.Random(4)
    looks = a_day([150 + draw.uniform(-6, 6) for _ in range(LOOKS)])
    assert is_well(looks, [])
    assert set(found(looks)) == {
        "memory",
        "handles",
        "threads",
        "children",
        "files",
        "ledger",
    }


def test_what_fills_at_the_beginning_is_no_growth() -> None:
    looks = a_day([100 + 2 * min(number, 24) for number in range(LOOKS)])
    assert is_well(looks, [])


def test_a_slow_leak_in_the_noise_is_found() -> None:
    """One KiB a visit, under a noise of ten MiB from look to look."""
    draw = random.Random(4)
    looks = a_day([150 + 100 * number / 1024 + draw.uniform(-5, 5) for number in range(LOOKS)])
    assert is_well(looks, [])  # that is 5.6 MiB in the time that is judged by medians: just not
    looks = a_day([150 + 200 * number / 1024 + draw.uniform(-5, 5) for number in range(LOOKS)])
    assert not is_well(looks, [])
    assert found(looks)["memory"].grown > 5


def test_one_look_more_than_the_others_is_no_growth() -> None:
    looks = a_day([150.0] * LOOKS)
    looks[-1] = looks[-1]._replace(own=400.0, handles=90)
    assert is_well(looks, [])


@pytest.mark.parametrize(
    ("field", "name", "step"),
    [
        ("handles", "handles", 0.2),
        ("threads", "threads", 0.1),
        ("children", "children", 0.1),
        ("files", "files", 0.2 * MIB),
        ("own", "memory", 0.2),
    ],
)
def test_whatever_grows_is_found(field: str, name: str, step: float) -> None:
    looks = [
        at(100 * (number + 1), **{field: getattr(at(0), field) + step * number})
        for number in range(LOOKS)
    ]
    assert not is_well(looks, [])
    assert [growth.name for growth in growths(looks) if not growth.well] == [name]


def test_the_ledger_may_grow_with_the_visits_but_not_faster() -> None:
    def ledger(bytes_a_visit: int) -> list[Vitals]:
        visits = [1_000 * (number + 1) for number in range(LOOKS)]
        return [at(each, ledger=600_000 + bytes_a_visit * each) for each in visits]

    assert is_well(ledger(500), [])
    assert not is_well(ledger(5_000), [])


def test_while_the_caches_fill_memory_is_not_judged_but_handles_are() -> None:
    looks = [at(10 * (number + 1), own=100.0 + number) for number in range(LOOKS)]
    assert is_well(looks, [])
    leaking = [look._replace(handles=24 + look.visits // 20) for look in looks]
    assert not is_well(leaking, [])


def test_one_warning_fails_a_soak() -> None:
    looks = a_day([150.0] * LOOKS)
    assert not is_well(looks, ["WARNING kiosk.qt: TypeError"])


def test_a_short_soak_is_not_judged_by_growth_but_by_warnings() -> None:
    looks = a_day([100.0 * number for number in range(FEWEST_LOOKS - 1)])
    assert growths(looks) == ()
    assert is_well(looks, [])
    assert not is_well(looks, ["a warning"])
    assert is_well([], [])
