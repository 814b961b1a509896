"""Looks through all checks; one that fails takes no other with it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kiosk.core.errors import Trouble, operator_code
from kiosk.core.words import Words
from kiosk.health.machine import Machine
from kiosk.health.port import Finding, Going, HealthCheck, Sign
from kiosk.health.registry import CHECKS
from kiosk.health.sizes import count

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one check found."""

    id: str
    title: Words
    finding: Finding

    def as_json(self) -> dict[str, Any]:
        """For ``kiosk doctor --json``."""
        finding = self.finding
        step = finding.next_step
        return {
            "id": self.id,
            "title": {"zh": self.title.zh, "en": self.title.en},
            "sign": finding.sign.value,
            "what": {"zh": finding.what.zh, "en": finding.what.en},
            "next_step": None if step is None else {"zh": step.zh, "en": step.en},
            "facts": dict(finding.facts),
        }


class Patiently:
    """A look that nobody calls off and nobody watches: the quick one, and the command line's."""

    cancelled = False

    def wait(self, seconds: float) -> bool:
        """Return at once: the quick checks have nothing to wait for."""
        return False

    def tell(self, share: float | None, words: Words | None = None) -> None:
        """Nobody listens."""


def look_quickly(
    machine: Machine, going: Going | None = None, checks: Iterable[HealthCheck] = CHECKS
) -> tuple[Outcome, ...]:
    """Every check that takes no minutes. Raises nothing."""
    quick = [check for check in checks if not check.deep]
    return tuple(_look(check, machine, going or Patiently()) for check in quick)


def look_deeply(
    machine: Machine, going: Going, checks: Iterable[HealthCheck] = CHECKS
) -> tuple[Outcome, ...]:
    """The checks that take minutes. Raises nothing; when called off, what is done so far."""
    found = []
    for check in checks:
        if check.deep and not going.cancelled:
            found.append(_look(check, machine, going))
    return tuple(found)


def verdict(outcomes: Iterable[Outcome]) -> Sign:
    """The worst sign that asks for something; notes and what is not known are well."""
    signs = [outcome.finding.sign for outcome in outcomes]
    return next((sign for sign in (Sign.BAD, Sign.WARN) if sign in signs), Sign.GOOD)


def worst_first(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """In the order of what matters, else in the registry's."""
    return tuple(sorted(outcomes, key=lambda each: -each.finding.sign.weight))


def summary(outcomes: tuple[Outcome, ...]) -> Words:
    """One sentence over all of them."""
    bad = sum(each.finding.sign is Sign.BAD for each in outcomes)
    warn = sum(each.finding.sign is Sign.WARN for each in outcomes)
    if bad:
        return Words(f"有 {bad + warn} 件事要处理。", f"{count(bad + warn, 'thing')} to see to.")
    if warn:
        return Words(f"可以开放，{warn} 处要看看。", f"Ready for visitors; {warn} to look at.")
    return Words("一切正常。", "All is well.")


def _look(check: HealthCheck, machine: Machine, going: Going) -> Outcome:
    try:
        finding = check.look(machine, going)
    except Trouble as trouble:
        finding = Finding(Sign.WARN, trouble.what, trouble.next_step, {"code": trouble.code})
    except Exception as error:  # ours: the other checks go on
        code = operator_code(error)
        log.exception("the check %s failed, code %s", check.id, code)
        finding = Finding(
            Sign.UNKNOWN,
            Words(f"这一项没有查成（{code}）。", f"This could not be checked ({code})."),
            Words("请把代码告诉技术人员。", "Please tell a technician the code."),
            {"code": code},
        )
    return Outcome(check.id, check.title, finding)
