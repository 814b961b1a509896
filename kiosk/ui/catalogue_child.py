"""The catalogue is rebuilt in a child process, so that the window's thread never waits for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess

from kiosk.core.program import own_command

log = logging.getLogger(__name__)


class CatalogueChild(QObject):
    """Runs ``kiosk index`` once; ``on_done`` is called when it has ended, well or not."""

    def __init__(
        self,
        data: Path,
        exhibits: Path,
        on_done: Callable[[], None],
        parent: QObject,
        *,
        safe: bool = False,
    ) -> None:
        super().__init__(parent)
        self._on_done = on_done
        command = own_command("index", "--data", str(data), "--exhibits", str(exhibits))
        command += ["--safe"] if safe else []
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments(command[1:])
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._failed)

    def start(self) -> None:
        """Start it."""
        log.info("the catalogue is rebuilt in a child process")
        self._process.start()

    def stop(self) -> None:
        """The kiosk ends: so does the child; its work is repeated at the next start."""
        self._process.finished.disconnect(self._ended)
        self._process.errorOccurred.disconnect(self._failed)
        self._process.kill()
        self._process.waitForFinished(2000)

    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        if status == QProcess.ExitStatus.NormalExit and code == 0:
            self._on_done()
            return
        output = bytes(self._process.readAll().data()).decode("utf-8", "replace").strip()
        log.error("rebuilding the catalogue ended with %s: %s", code, output[-2000:])
        self._on_done()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            log.error(
                "the catalogue's child process did not start: %s", self._process.errorString()
            )
            self._on_done()
