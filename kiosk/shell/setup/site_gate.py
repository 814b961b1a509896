"""The machine's own gate, as the set-up needs it: with the sticks that are plugged in."""

from __future__ import annotations

from kiosk.bundles.drives import Drives
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.gate.gate import Gate, Standing, key_on
from kiosk.shell.gate.pins import weakness


class SiteGate:
    """A :class:`~kiosk.shell.setup.ports.SetupGate`."""

    def __init__(self, gate: Gate, drives: Drives) -> None:
        self._gate = gate
        self._drives = drives

    def pin_set(self) -> bool:
        """Whether there is a PIN; one whose file was lost counts: only a reset opens then."""
        return self._gate.standing() is not Standing.NEVER

    def weakness(self, pin: str) -> Words | None:
        """Why a new PIN is refused; ``None`` for a good one."""
        return weakness(pin)

    def set_pin(self, pin: str) -> None:
        """Make it the PIN.

        :raises Trouble: when the disk refuses.
        """
        self._gate.set_pin(pin)

    def key_id(self) -> str:
        """What people call the recovery key this machine trusts; empty for none."""
        key = self._gate.recovery_key()
        return key.id if key is not None else ""

    def make_key(self) -> str:
        """Make a key, its private half onto the first stick that can be written; returns its id.

        :raises Trouble: no stick, or stick or disk refuse.
        """
        drive = next((drive for drive in self._drives.present() if not drive.read_only), None)
        if drive is None:
            raise _no_stick()
        return self._gate.hand_out_key(drive).id

    def take_key(self) -> str:
        """Trust the public half that a stick brings; returns its id.

        :raises Trouble: no stick, or no key on it.
        """
        drives = self._drives.present()
        if not drives:
            raise _no_stick()
        key = key_on(drives)
        if key is None:
            raise Trouble(
                "no-key-on-stick",
                Words("U 盘上没有恢复钥匙。", "There is no recovery key on the stick."),
                Words(
                    "它应在 KEPU/trust/recovery.pub.json；也可以新做一把。",
                    "It belongs at KEPU/trust/recovery.pub.json; or make a new one.",
                ),
            )
        self._gate.trust_key(key)
        return key.id


def _no_stick() -> Trouble:
    return Trouble(
        "no-stick",
        Words("没有找到可以用的 U 盘。", "No stick was found that can be used."),
        Words("请插上 U 盘，等几秒再试。", "Plug one in, wait a few seconds and try again."),
    )
