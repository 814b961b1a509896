"""The registry of Windows behind two questions, so that tests can make one up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

_MOST = 256


class Registry(Protocol):
    """Keys below ``HKEY_LOCAL_MACHINE``. A missing key has no keys and no values."""

    def keys(self, key: str) -> Sequence[str]:
        """Names of the keys below ``key``."""
        ...

    def values(self, key: str) -> dict[str, Any]:
        """Values of ``key`` by name."""
        ...


class SystemRegistry:
    """The real one; only called on Windows."""

    def keys(self, key: str) -> Sequence[str]:
        """Names of the keys below ``key``."""
        import winreg

        found: list[str] = []
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:  # type: ignore[attr-defined]
                for at in range(_MOST):
                    found.append(winreg.EnumKey(opened, at))  # type: ignore[attr-defined]
        except OSError:
            pass
        return found

    def values(self, key: str) -> dict[str, Any]:
        """Values of ``key`` by name."""
        import winreg

        found: dict[str, Any] = {}
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:  # type: ignore[attr-defined]
                for at in range(_MOST):
                    name, value, _ = winreg.EnumValue(opened, at)  # type: ignore[attr-defined]
                    found[name] = value
        except OSError:
            pass
        return found
