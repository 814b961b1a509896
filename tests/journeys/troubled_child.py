"""The real kiosk with an illness, as a process: ``python -m tests.journeys.troubled_child …``.

What it suffers from stands in ``KIOSK_TEST_ILLNESS``: ``hang`` (once: the window's thread waits in
C and keeps Python's lock, 0.5 s after it is ready), ``crash`` (each time, but not in safe mode) or
``restart`` (once: it wants to be started again, as after changed settings).
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from kiosk import app, cli


class TroubledKiosk(app.Kiosk):
    """Falls ill once it is ready."""

    def start(self) -> None:
        """As every kiosk starts."""
        super().start()
        self.when_ready(lambda: QTimer.singleShot(500, self._fall_ill))

    def _fall_ill(self) -> None:
        illness = os.environ["KIOSK_TEST_ILLNESS"]
        if illness == "hang":
            was_ill = Path(self.places.data, "was-ill")
            if not was_ill.exists():
                was_ill.touch()
                ctypes.PyDLL(None).sleep(600)
        elif illness == "restart":
            self.restart()
        elif not self.options.safe:
            os.abort()


if __name__ == "__main__":
    app.Kiosk = TroubledKiosk  # type: ignore[misc]
    sys.exit(cli.main())
