"""What holds for every test: no screen, no user's folders, no unexpected word in the log.

The environment is set here, before any test module can import Qt.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.longest import in_order

# A deadline measures the machine, which others may be using; the time-out of pytest is enough.
hypothesis.settings.register_profile("kiosk", deadline=None)
hypothesis.settings.load_profile("kiosk")

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QSG_RENDER_LOOP"] = "basic"
# Python keeps what it compiled, whatever the machine's habit: else each process of this run, and
# each child of a test, translates the program and its tests anew, which is minutes in the sum.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# QML is compiled once for all tests of this run, and for their children: never a stale file.
if "PYTEST_XDIST_WORKER" not in os.environ:
    _QML = tempfile.TemporaryDirectory(prefix="kiosk-qml-", ignore_cleanup_errors=True)
    os.environ["QML_DISK_CACHE_PATH"] = _QML.name
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
for _name in (
    "KIOSK_DATA",
    "KIOSK_STICKS",
    "QT_SCALE_FACTOR",
    "QT_STYLE_OVERRIDE",
    "QT_LOGGING_RULES",
):
    os.environ.pop(_name, None)

# No test may touch the folders of who runs it, nor find anything there.
_HOME = tempfile.TemporaryDirectory(prefix="kiosk-tests-", ignore_cleanup_errors=True)
for _name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
    os.environ[_name] = _HOME.name
for _name in ("DATA", "CONFIG", "CACHE", "STATE", "RUNTIME"):
    _folder = Path(_HOME.name) / _name.lower()
    _folder.mkdir(mode=0o700)
    os.environ[f"XDG_{_name}_{'DIR' if _name == 'RUNTIME' else 'HOME'}"] = str(_folder)

# Said by Qt about this environment, not about us.
_HARMLESS = (
    re.compile(r"This plugin does not support propagateSizeHints"),
    re.compile(r"This plugin does not support raise"),
    re.compile(r"No RHI backend. Using CPU conversion"),
    re.compile(r"pa_context_connect\(\) failed"),
    re.compile(r"No audio device detected"),
    re.compile(r"stopAnimationDriver: driver is not running"),
)


@dataclass
class Expectation:
    """One kind of log record a test allows: `logger` and its children, at `level`, `pattern`."""

    logger: str
    level: int
    pattern: re.Pattern[str]
    seen: int = 0

    def meets(self, record: logging.LogRecord) -> bool:
        """Say whether `record` is one of these."""
        inside = record.name == self.logger or record.name.startswith(f"{self.logger}.")
        return (
            inside
            and record.levelno == self.level
            and bool(self.pattern.search(record.getMessage()))
        )


@dataclass
class LogWatch(logging.Handler):
    """Collects every record of WARNING and above, and Qt's messages as logger `qt`."""

    expected: list[Expectation] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.WARNING)

    __hash__ = logging.Handler.__hash__

    def emit(self, record: logging.LogRecord) -> None:
        for expectation in self.expected:
            if expectation.meets(record):
                expectation.seen += 1
                return
        self.unexpected.append(f"{record.levelname} {record.name}: {record.getMessage()}")


_watch: LogWatch | None = None
_qt_handler_installed = False


def _watch_qt() -> None:
    """Send Qt's messages into logging; once, as soon as a test has loaded Qt."""
    global _qt_handler_installed
    if _qt_handler_installed or "PySide6.QtCore" not in sys.modules:
        return
    from PySide6.QtCore import (
        QLoggingCategory,
        QMessageLogContext,
        QtMsgType,
        qInstallMessageHandler,
    )

    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if any(pattern.search(message) for pattern in _HARMLESS):
            return
        logger = logging.getLogger(f"qt.{context.category or 'default'}")
        logger.log(levels[kind], "%s", message)

    # As kiosk.ui.media does: a decoder's thread must not wait for Python.
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    qInstallMessageHandler(hear)
    _qt_handler_installed = True


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest."""
    items[:] = [items[at] for at in in_order(item.nodeid for item in items)]


def pytest_collection_finish() -> None:
    """What was collected stays to the end: no search for garbage need go through all of it, and
    every page that closes searches.
    """
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Give each test its own watch, from set-up to tear-down."""
    global _watch
    _watch = LogWatch()
    root = logging.getLogger()
    root.addHandler(_watch)
    try:
        return (yield)
    finally:
        root.removeHandler(_watch)
        _watch = None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Hear Qt, whichever test module loaded it."""
    _watch_qt()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Fail on what was logged unexpectedly, and on what was expected and never came.

    At the end of a file, what it left of Qt's is cleared away in this thread: else another file's
    thread may happen to, and Qt's timers do not bear that.
    """
    outcome = yield
    if "PySide6.QtCore" in sys.modules and (nextitem is None or nextitem.path != item.path):
        gc.collect()
    watch = _watch
    if watch is not None:
        if watch.unexpected:
            lines = "\n  ".join(watch.unexpected[:20])
            pytest.fail(f"unexpected in the log (use expect_log):\n  {lines}", pytrace=False)
        for expectation in watch.expected:
            if not expectation.seen:
                pytest.fail(
                    f"expected in the log and not there: {logging.getLevelName(expectation.level)}"
                    f" {expectation.logger}: {expectation.pattern.pattern}",
                    pytrace=False,
                )
    return outcome


@pytest.fixture
def expect_log() -> Callable[..., Expectation]:
    """Return `expect_log(logger, level, pattern)`: the test must log this, at least once.

    `logger` also stands for its children; `level` is a number or a name; `pattern` is searched in
    the message. Qt's and QML's messages come from loggers under `qt`. The returned object's `seen`
    counts the records so far.
    """

    def expect(logger: str, level: int | str, pattern: str) -> Expectation:
        number = level if isinstance(level, int) else logging.getLevelNamesMapping()[level]
        assert number >= logging.WARNING, "below WARNING nothing needs to be expected"
        expectation = Expectation(logger, number, re.compile(pattern))
        assert _watch is not None
        _watch.expected.append(expectation)
        return expectation

    return expect


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return an empty data folder of this test."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Callable[[Path], None]]:
    """Return a function that makes a folder read-only until the test ends; skips where it can't."""
    made: list[Path] = []

    def make(folder: Path) -> None:
        folder.chmod(0o555)
        made.append(folder)
        if os.access(folder, os.W_OK):
            pytest.skip("this user may write everywhere")

    yield make
    for folder in made:
        folder.chmod(0o755)


@pytest.fixture(scope="session")
def qt_app() -> Any:
    """Return the one QGuiApplication of the session, made when first asked for."""
    from PySide6.QtGui import QGuiApplication

    _watch_qt()
    app = QGuiApplication.instance() or QGuiApplication(["kiosk-tests"])
    return app
