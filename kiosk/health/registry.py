"""The health checks, one row each, in the order in which they are told."""

from __future__ import annotations

from kiosk.health.checks.bundles import BUNDLES, EMERGENCIES, RECALLS, TRUST
from kiosk.health.checks.clock import CLOCK
from kiosk.health.checks.deep_content import DEEP, LAST_DEEP
from kiosk.health.checks.disk_space import DISK_SPACE
from kiosk.health.checks.disk_wear import DISK_WEAR
from kiosk.health.checks.exhibits import CONTENT, EXHIBITS
from kiosk.health.checks.ledger import LEDGER
from kiosk.health.checks.program import PROGRAM, SETTINGS
from kiosk.health.checks.release import RELEASE
from kiosk.health.checks.runs import RUNS
from kiosk.health.checks.screen import SCREEN
from kiosk.health.checks.sound import SOUND
from kiosk.health.checks.speed import SPEED
from kiosk.health.checks.sync import SYNC
from kiosk.health.checks.touch import TOUCH
from kiosk.health.port import HealthCheck

CHECKS: tuple[HealthCheck, ...] = (
    PROGRAM,
    RELEASE,
    EXHIBITS,
    CONTENT,
    LAST_DEEP,
    DEEP,
    BUNDLES,
    RECALLS,
    EMERGENCIES,
    TRUST,
    LEDGER,
    DISK_SPACE,
    DISK_WEAR,
    CLOCK,
    SCREEN,
    SPEED,
    TOUCH,
    SOUND,
    RUNS,
    SYNC,
    SETTINGS,
)
"""Every check there is."""
