"""Who comes in a soak follows from its seed alone."""

from __future__ import annotations

from kiosk.rehearsal.soak_plan import Chore, Leaving, chores_after, visitors


def test_the_same_seed_brings_the_same_visitors() -> None:
    assert list(visitors(200, 7)) == list(visitors(200, 7))
    assert list(visitors(200, 7)) != list(visitors(200, 8))
    assert list(visitors(50, 7)) == list(visitors(200, 7))[:50]


def test_all_kinds_of_visitors_come() -> None:
    came = list(visitors(300, 1))
    assert [each.number for each in came] == list(range(1, 301))
    assert {each.leaving for each in came} == set(Leaving)
    assert {each.motion for each in came} == {True, False}
    assert {each.comes_back for each in came} == {True, False}
    assert min(each.steps for each in came) == 0  # touches once and goes
    assert max(each.steps for each in came) > 25
    assert any(each.wild > 0.5 for each in came)


def test_every_chore_is_done_in_a_short_soak_and_in_a_long_one() -> None:
    for count in (12, 1_000):
        done = [
            chore for number in range(1, count + 1) for chore in chores_after(number, count, seed=3)
        ]
        assert set(done) == set(Chore), count


def test_a_soak_of_one_visitor_ends_in_a_night() -> None:
    assert Chore.NIGHT in chores_after(1, 1, seed=1)
