"""A time limit in the real shell: it is seen, stands still while the kiosk asks, and runs out."""

from __future__ import annotations

from pathlib import Path

from tests.library.making import question, quiz, write_exhibit
from tests.ui.running import running


def test_a_limit_waits_while_the_kiosk_asks_and_then_runs_out(tmp_path: Path) -> None:
    exhibits = tmp_path / "exhibits"
    write_exhibit(exhibits, quiz_data=quiz(question("a"), question("b"), time_limit_s=100))
    with running(tmp_path / "data", exhibits=exhibits) as visitor:
        visitor.wake()
        visitor.open("cn.test.one")
        visitor.finger.need("timeBar")
        visitor.let_pass(76)
        visitor.finger.need("idleWarning")
        left_s = visitor.player.property("timeLeft")
        visitor.let_pass(10)
        assert visitor.player.property("timeLeft") == left_s
        visitor.kiosk.walk.stay()
        visitor.finger.until(
            lambda: visitor.finger.find("idleWarning") is None, "the warning to go"
        )
        visitor.let_pass(left_s + 1)
        visitor.finger.until(lambda: bool(visitor.player.property("answered")), "the time to be up")
        assert visitor.player.property("tone") == "late"
        assert visitor.finger.find("timeBar") is None
        visitor.tap("quizNext")
        visitor.finger.need("timeBar")
        visitor.kiosk.shell.setElder(True)
        visitor.finger.until(lambda: visitor.finger.find("timeBar") is None, "elders have time")
        visitor.tap("goHome")
        row = visitor.totals_of("cn.test.one")
        assert (row["asked"], row["right"]) == (1, 0)
