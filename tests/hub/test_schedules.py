"""Whatever happens on the way, and in whichever order, the hub's total is what people did.

Schedules of kiosks that count, are cloned, restored, installed anew and told a wrong time, of
sticks, trucks and phones that come late, twice, in any order or never, and of a hub that starts
again and rebuilds. At the end a good line is there for every machine that still exists.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kiosk.core.errors import Trouble
from kiosk.hub.rebuild import rebuild
from tests.hub.fleet_world import City, Machine, Truth, closed
from tests.hub.recount import drift
from tests.sync.hub_bench import small_envelopes

_MEMORY = Path("/dev/shm")
_MOST_MACHINES, _STICKS = 4, 2
_DAY_S = 86_400.0
who = st.integers(0, _MOST_MACHINES - 1)
busy = st.integers(0, 2)
"""So many people come before that."""
which_stick = st.integers(0, _STICKS - 1)


class Schedule(RuleBasedStateMachine):
    """One schedule; see the module."""

    def __init__(self) -> None:
        super().__init__()
        # Thousands of ledgers: where memory can be a disk, it does not have to turn.
        room = str(_MEMORY) if _MEMORY.is_dir() else None
        self.folder = Path(tempfile.mkdtemp(prefix="schedule-", dir=room))
        self.truth = Truth()
        self.city = City(self.folder, self.truth)
        self.machines: list[Machine] = []
        self.sent: list[bytes] = []
        """What anybody ever sent: it may come once more at any time."""
        self.receipts: list[bytes] = []
        self.backups: dict[int, Path] = {}
        self._named = 0
        self.sticks = [self.folder / f"stick{number}" for number in range(_STICKS)]
        for each in self.sticks:
            each.mkdir()

    def _fresh(self) -> Path:
        self._named += 1
        return self.folder / f"disk{self._named}"

    def _at(self, number: int) -> Machine:
        return self.machines[number % len(self.machines)]

    @initialize()
    def begin(self) -> None:
        for by_token in (True, False):
            hardware = f"{len(self.machines) + 1:032x}"
            one = Machine(self._fresh(), self.city, hardware)
            self.machines.append(one.enrolled(by_token=by_token))

    # People, and the machines themselves.

    @rule(number=who, count=st.integers(1, 3))
    def people_come(self, number: int, count: int) -> None:
        self._at(number).visit(count)

    @rule(
        number=who,
        days=st.lists(st.integers(1, 2), min_size=1, max_size=4),
        jump_s=st.sampled_from((0.0, 0.0, _DAY_S, 400 * _DAY_S, -900 * _DAY_S)),
    )
    def days_go_by(self, number: int, days: list[int], jump_s: float) -> None:
        """Each of them ends with a power cut; the clock may be elsewhere then."""
        for count in days:
            self._at(number).visit(count)
            self._at(number).restart(jump_s)

    @rule(number=who, jump_s=st.sampled_from((3_600.0, 40 * _DAY_S, -40 * _DAY_S)))
    def the_clock_jumps(self, number: int, jump_s: float) -> None:
        clock = self._at(number).clock
        clock.set_wall(clock.wall_s() + jump_s)

    @precondition(lambda self: len(self.machines) < _MOST_MACHINES)
    @rule(number=who, tells=st.booleans())
    def a_disk_is_cloned(self, number: int, tells: bool) -> None:
        one, folder = self._at(number), self._fresh()
        one.disk_to(folder)
        self.truth.split |= {install_id for install_id, _ in one.held().values()}
        self.truth.split.add(one.install_id)
        # A machine id may be cloned along with the disk.
        hardware = f"{len(self.machines) + 1:032x}" if tells else one.hardware
        other = Machine(folder, self.city, hardware, wall_s=one.clock.wall_s())
        other.boot = one.boot
        other.restart()
        self.machines.append(other)
        for each in (one, other):
            each.visit(1)

    @rule(number=who)
    def a_backup_is_made(self, number: int) -> None:
        folder = self._fresh()
        self._at(number).disk_to(folder)
        self.backups[number % len(self.machines)] = folder

    @precondition(lambda self: self.backups)
    @rule(data=st.data())
    def a_backup_is_put_back(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.backups)))
        one = self.machines[number]
        self.truth.split |= {install_id for install_id, _ in one.held().values()}
        self.truth.split.add(one.install_id)
        self.truth.lost = True
        one.disk_from(self.backups[number])
        one.visit(1)
        self.truth.split.add(one.install_id)

    @rule(number=who, last=st.booleans())
    def a_machine_is_installed_anew(self, number: int, last: bool) -> None:
        """The old disk is gone; of the last that it sent, only the end may have come."""
        place = number % len(self.machines)
        old = self.machines[place]
        if last:
            for _ in range(4):
                old.visit(1)
                old.restart()
            self.city.take(old.own_due()[-1], "https")
        old.switch_off()
        self.truth.lost = True
        self.backups.pop(place, None)
        self.machines[place] = Machine(self._fresh(), self.city, old.hardware).enrolled()

    # The ways.

    @rule(number=who, count=busy, most=st.integers(0, 3), hears=st.booleans())
    def it_sends(self, number: int, count: int, most: int, hears: bool) -> None:
        """The line may be cut, and the answer lost."""
        one = self._at(number)
        one.visit(count)
        for content in one.due()[: most or None]:
            self.sent.append(content)
            receipt = self.city.take(content, "https").receipt
            assert receipt is not None
            self.receipts.append(receipt)
            if hears:
                one.hear(receipt, live=True)

    @rule(number=who, count=busy, last=st.booleans())
    def what_it_sends_is_held_up(self, number: int, count: int, last: bool) -> None:
        """It lies on a disk somewhere, and comes later, or never; its last part may get through."""
        one = self._at(number)
        one.visit(count)
        self.sent += one.due()
        if last and self.sent:
            self.receipts.append(self.city.take(self.sent[-1], "file").receipt or b"")

    @precondition(lambda self: self.sent)
    @rule(data=st.data(), path=st.sampled_from(("https", "usb", "truck", "file")))
    def something_comes_late(self, data: st.DataObject, path: str) -> None:
        content = self.sent[data.draw(st.integers(0, len(self.sent) - 1))]
        self.receipts.append(self.city.take(content, path).receipt or b"")

    @precondition(lambda self: self.receipts)
    @rule(data=st.data(), number=who)
    def a_receipt_comes_late(self, data: st.DataObject, number: int) -> None:
        """To anybody."""
        receipt = self.receipts[data.draw(st.integers(0, len(self.receipts) - 1))]
        try:
            self._at(number).hear(receipt, live=False)
        except Trouble as trouble:
            assert trouble.code == "receipt-foreign"

    @rule(number=who, count=busy, stick=which_stick)
    def a_stick_visits_a_machine(self, number: int, count: int, stick: int) -> None:
        self._at(number).visit(count)
        self._at(number).plug(self.sticks[stick])

    @rule(stick=which_stick)
    def a_stick_visits_the_hub(self, stick: int) -> None:
        self.city.take_stick(self.sticks[stick])

    @rule(stick=which_stick, copies=st.booleans())
    def a_stick_is_lost_or_copied(self, stick: int, copies: bool) -> None:
        shutil.rmtree(self.sticks[stick])
        if copies:
            shutil.copytree(self.sticks[1 - stick], self.sticks[stick])
        else:
            self.sticks[stick].mkdir()

    @rule(number=who, count=busy, arrives=st.booleans())
    def a_phone_scans(self, number: int, count: int, arrives: bool) -> None:
        self._at(number).visit(count)
        for content in self._at(number).codes():
            self.sent.append(content)
            if arrives:
                self.city.take(content, "phone")

    # The hub.

    @rule(rebuilds=st.booleans(), approves=st.booleans())
    def the_hub_starts_again(self, rebuilds: bool, approves: bool) -> None:
        self.city.restart()
        if rebuilds:
            before = self.city.visits()
            rebuild(self.city.store)
            assert self.city.visits() == before
        if approves:
            self.city.approve_all()

    @rule(number=who, revokes=st.booleans())
    def a_person_decides(self, number: int, revokes: bool) -> None:
        if revokes:
            self.city.revoke(self._at(number).install_id)
        else:
            self.city.approve_all()

    # What holds.

    @invariant()
    def nothing_is_counted_that_nobody_did(self) -> None:
        for segment, count in self.city.visits().items():
            assert count <= self.truth.visits[segment]

    @invariant()
    def what_a_device_told_lies_between_the_sum_and_what_is_missing(self) -> None:
        """Of a device that was never two: no more is said to be missing than people did."""
        counted = self._by_install(self.city.visits())
        true = self._by_install(self.truth.visits)
        for install_id, missing in self.city.missing().items():
            if install_id not in self.truth.split:
                assert counted.get(install_id, 0) + missing <= true.get(install_id, 0)

    def _by_install(self, visits: dict[int, int]) -> dict[str, int]:
        sums: dict[str, int] = {}
        for segment, count in visits.items():
            install_id = self.truth.owner[segment]
            sums[install_id] = sums.get(install_id, 0) + count
        return sums

    def teardown(self) -> None:
        try:
            if self.machines:
                self._deliver_all()
                self._judge()
        finally:
            closed(self.machines)
            self.city.store.close()
            shutil.rmtree(self.folder)

    def _deliver_all(self) -> None:
        self.city.approve_all()
        for _ in range(2):  # a clone is told only when its twin has spoken
            for one in self.machines:
                one.visit(1)  # also under an id that it was told to take
                one.deliver_all()

    def _judge(self) -> None:
        counted = self.city.visits()
        assert drift(self.city.store) == {}
        for one in self.machines:
            for segment, (_, visits) in one.held().items():
                assert counted[segment] >= visits, "what is still there has arrived"
        assert sum(self.truth.visits.values()) == self.truth.made
        if not self.truth.lost:
            assert sum(counted.values()) == self.truth.made
        here = {one.install_id for one in self.machines}
        by_install = self._by_install(counted)
        for install_id, missing in self.city.missing().items():
            if install_id in self.truth.split:
                continue
            told = self.truth.told.get(install_id, 0)
            sum_ = by_install.get(install_id, 0)
            if install_id in here:
                assert missing == 0
            assert sum_ + missing >= told, "what is lost is stated"


def _run(examples: int, steps: int, *, derandomize: bool) -> None:
    with small_envelopes():  # so that a part of what is sent can be lost
        run_state_machine_as_test(
            Schedule,
            settings=settings(
                max_examples=examples,
                stateful_step_count=steps,
                derandomize=derandomize,
                database=None,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )


def test_some_schedules_end_in_the_true_total() -> None:
    _run(10, 25, derandomize=True)


@pytest.mark.proof
@pytest.mark.timeout(3_600)
def test_thousands_of_schedules_end_in_the_true_total() -> None:
    _run(2_000, 30, derandomize=False)
