"""Whether there is a way out, and what it costs, by what systems say."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.sync.network import Network, may_send, system_network
from kiosk.sync.network_linux import LinuxNetwork, metered_of
from kiosk.sync.network_windows import HINT, WindowsNetwork

HEAD = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
ETH = "eth0\t00000000\t0102A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
ETH_NET = "eth0\t0002A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\n"
MODEM = "wwan0\t00000000\t00000000\t0001\t0\t0\t700\t00000000\t0\t0\t0\n"
REFUSED = "*\t00000000\t00000000\t0201\t0\t0\t5\t00000000\t0\t0\t0\n"
SIX_LO = f"{'0' * 32} 00 {'0' * 32} 00 {'0' * 32} ffffffff 00000001 00000000 00200200       lo\n"
SIX_WIFI = (
    f"{'0' * 32} 00 {'0' * 32} 00 fe80000000000000020000fffe000001 "
    "00000258 00000001 00000000 00450003    wlan0\n"
)


def proc(root: Path, four: str | None = None, six: str | None = None) -> Path:
    for name, content in (("route", four), ("ipv6_route", six)):
        if content is not None:
            (root / name).write_text(content)
    return root


def nmcli(root: Path, says: str, code: int = 0, rests_s: int = 0) -> str:
    tool = root / "nmcli"
    rest = f"exec sleep {rests_s}\n" if rests_s else ""
    tool.write_text(f'#!/bin/sh\necho "$@" > {root}/asked\n{rest}echo "{says}"\nexit {code}\n')
    tool.chmod(0o755)
    return str(tool)


@pytest.mark.parametrize(
    ("four", "six", "routed"),
    [
        (HEAD + ETH_NET + ETH, "", True),
        (HEAD + ETH_NET, SIX_LO, False),
        (HEAD, SIX_LO + SIX_WIFI, True),
        (HEAD + REFUSED, None, False),
        (HEAD, None, False),
        (HEAD + "eth0\tnonsense\n\n", "more nonsense\n", False),
        (None, None, None),
    ],
)
def test_a_default_route_is_a_way_out(
    tmp_path: Path, four: str | None, six: str | None, routed: bool | None
) -> None:
    assert LinuxNetwork(proc(tmp_path, four, six), "").look().routed is routed


def test_without_networkmanager_a_modem_is_metered_and_others_nobody_knows(tmp_path: Path) -> None:
    assert LinuxNetwork(proc(tmp_path, HEAD + MODEM), "").look() == Network(True, True)
    assert LinuxNetwork(proc(tmp_path, HEAD + MODEM + ETH), "").look() == Network(True, None)


@pytest.mark.parametrize(
    ("says", "metered"),
    [
        ("yes", True),
        ("yes (guessed)", True),
        ("no", False),
        ("no (guessed)", False),
        ("unknown", None),
    ],
)
def test_networkmanager_is_believed(tmp_path: Path, says: str, metered: bool | None) -> None:
    assert metered_of(f"GENERAL.METERED:{says}\n") is metered
    tool = nmcli(tmp_path, f"GENERAL.METERED:{says}")
    assert LinuxNetwork(proc(tmp_path, HEAD + ETH), tool).look() == Network(True, metered)
    assert "device show eth0" in (tmp_path / "asked").read_text()


def test_a_tool_that_fails_or_hangs_or_is_gone_says_nothing(tmp_path: Path) -> None:
    tables = proc(tmp_path, HEAD + ETH)
    assert LinuxNetwork(tables, nmcli(tmp_path, "no", code=8)).look() == Network(True, None)
    assert LinuxNetwork(tables, nmcli(tmp_path, "no", rests_s=9)).look() == Network(True, None)
    assert LinuxNetwork(tables, str(tmp_path / "gone")).look() == Network(True, None)


class Hint:
    def __init__(self, told: bytes | None) -> None:
        self.told = told

    def hint(self) -> bytes | None:
        return self.told


@pytest.mark.parametrize(
    ("fields", "network"),
    [
        ((3, 1, 0, 0, 0), Network(True, False)),  # the internet, at a flat rate
        ((3, 2, 0, 0, 0), Network(True, True)),  # a plan with a limit
        ((4, 3, 0, 0, 0), Network(True, True)),  # paid by the byte, behind a portal
        ((3, 1, 0, 1, 0), Network(True, True)),
        ((3, 1, 0, 0, 1), Network(True, True)),  # roaming
        ((2, 1, 0, 0, 0), Network(True, False)),
        ((1, 0, 0, 0, 0), Network(False, None)),
        ((0, 0, 0, 0, 0), Network(None, None)),
        ((5, 1, 0, 0, 0), Network(None, False)),
    ],
)
def test_what_windows_hints_at(fields: tuple[int, ...], network: Network) -> None:
    assert WindowsNetwork(Hint(HINT.pack(*fields))).look() == network


@pytest.mark.parametrize("told", [None, b"", b"\x03" * 8])
def test_a_windows_without_the_call_knows_nothing(told: bytes | None) -> None:
    assert WindowsNetwork(Hint(told)).look() == Network()


def test_this_system_answers() -> None:
    assert isinstance(system_network().look(), Network)


@pytest.mark.parametrize(
    ("network", "allowed", "may"),
    [
        (Network(True, False), False, True),
        (Network(True, True), False, False),
        (Network(True, True), True, True),
        (Network(True, None), False, True),
        (Network(None, None), False, True),
        (Network(False, False), True, False),
    ],
)
def test_what_costs_is_left_alone_unless_allowed(
    network: Network, allowed: bool, may: bool
) -> None:
    assert may_send(network, metered_allowed=allowed) is may
