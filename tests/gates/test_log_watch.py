"""The watch over the log bites: on Python's records, on Qt's, and on what never came."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
ROOT = Path(__file__).parents[2]
CONFTEST = ROOT / "tests" / "conftest.py"


def _outcome(pytester: pytest.Pytester, body: str) -> pytest.RunResult:
    pytester.makeini(f"[pytest]\npythonpath = {ROOT}")
    pytester.makeconftest(CONFTEST.read_text("utf-8"))
    pytester.makepyfile(body)
    return pytester.runpytest_subprocess("-q", "-p", "no:cacheprovider")


def test_a_warning_nobody_expected_fails_the_test(pytester: pytest.Pytester) -> None:
    result = _outcome(
        pytester,
        """
        import logging
        def test_it():
            logging.getLogger("kiosk.visits").warning("the disk is full")
        """,
    )
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*WARNING kiosk.visits: the disk is full*"])


def test_a_qml_warning_fails_the_test(pytester: pytest.Pytester) -> None:
    result = _outcome(
        pytester,
        """
        def test_it(qt_app):
            from PySide6.QtQml import QQmlComponent, QQmlEngine
            engine = QQmlEngine()
            component = QQmlComponent(engine)
            component.setData(b"import QtQml; QtObject { property int n: nobody }", "")
            component.create()
        """,
    )
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*nobody is not defined*"])


def test_an_expected_record_that_never_comes_fails_the_test(pytester: pytest.Pytester) -> None:
    result = _outcome(
        pytester,
        """
        def test_it(expect_log):
            expect_log("kiosk.visits", "WARNING", "full")
        """,
    )
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*not there: WARNING kiosk.visits: full*"])


def test_an_expected_record_passes(expect_log: Callable[..., object]) -> None:
    expect_log("kiosk.visits", "WARNING", "disk .* full")
    logging.getLogger("kiosk.visits.writer").warning("the %s is full", "disk is")


def test_home_is_not_the_users(data: Path) -> None:
    assert "kiosk-tests-" in str(Path.home())
    assert not list(data.iterdir())
