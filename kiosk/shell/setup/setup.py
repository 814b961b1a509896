"""The set-up itself: which step stands, what was chosen, what is still to be written.

Nothing here waits for a disk: who holds a :class:`Setup` writes :attr:`Setup.unwritten` and
:attr:`Setup.state` elsewhere and says so by :meth:`Setup.written`. What a disk refused is kept.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.config import SPEC, value_of
from kiosk.core.errors import Trouble
from kiosk.core.settings import SITE_KINDS, Settings
from kiosk.core.words import Words
from kiosk.shell.setup.state import Heard, SetupState
from kiosk.shell.setup.steps import ALL, KEYS, SKIPPABLE, Step, steps_of

GIVES_UP_AFTER_S = 600
"""Who set up a new machine and has not touched for so long has gone: visitors may come."""
LEAVES_AFTER_S = 180
"""The same once there is a PIN: what stands open here must not be a pupil's."""
KINDS: Mapping[str, Words] = {
    kind: Words(kind, english)
    for kind, english in zip(
        SITE_KINDS,
        (
            "City science museum",
            "Rural school science room",
            "Touring science museum",
            "Science truck",
            "Community science room",
            "Something else",
        ),
        strict=True,
    )
}
"""Every kind of site, for people."""


class Setup:
    """One going through the steps. ``pin_set``: whether the machine has a PIN already."""

    def __init__(
        self, settings: Settings, state: SetupState, page: str = "", *, pin_set: bool = False
    ) -> None:
        self._settings = settings
        self._chosen: dict[str, object] = {}
        self._unwritten: dict[str, object] = {}
        self._steps = steps_of(page)
        self._state = state
        self._at = 0
        self._summed_up = False
        self.pin_set = pin_set
        if self.whole and not state.done and state.step in self._steps:
            self._at = self._steps.index(state.step)

    @property
    def whole(self) -> bool:
        """Whether everything is asked, and not one page of it."""
        return self._steps == ALL

    @property
    def step(self) -> Step:
        """The step that stands."""
        return self._steps[self._at]

    @property
    def number(self) -> int:
        """Which one it is, from 0."""
        return self._at

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._steps)

    @property
    def state(self) -> SetupState:
        """What has to be remembered now."""
        return self._state

    @property
    def patience_s(self) -> int:
        """Seconds without a touch after which it is left by itself."""
        return LEAVES_AFTER_S if self.pin_set else GIVES_UP_AFTER_S

    # Answers.

    def value(self, key: str) -> object:
        """What a setting is, as chosen here or before."""
        return self._chosen[key] if key in self._chosen else value_of(self._settings, key)

    def choose(self, key: str, value: object) -> None:
        """Answer with a setting of this step.

        :raises Trouble: ``setting-refused``; the answer before stands.
        """
        try:
            taken = SPEC[key].take(value)
        except ValueError as error:
            raise _refused(value, SPEC[key].allowed) from error
        if key == "site.kind" and self.value("site.place") in SITE_KINDS:
            self._keep("site.place", taken)  # nobody has named the place by a name of its own
        self._keep(key, taken)

    def _keep(self, key: str, value: object) -> None:
        if value != self.value(key):
            self._unwritten[key] = value
        self._chosen[key] = value

    def hear(self, heard: Heard) -> None:
        """The answer to the sound test."""
        self._state = self._state._replace(heard=heard)
        self.answer()

    def answer(self) -> None:
        """This step has its answer (the touch test, the PIN and the key store their own)."""
        self._state = self._state._replace(answered=self._state.answered | {self.step})

    def has_answered(self, step: Step) -> bool:
        """Whether a step was answered and not gone by."""
        return step in self._state.answered

    @property
    def unwritten(self) -> Mapping[str, object]:
        """Settings that were chosen and are not on the disk yet."""
        return dict(self._unwritten)

    def written(self, changes: Mapping[str, object]) -> None:
        """These settings are on the disk."""
        for key, value in changes.items():
            if self._unwritten.get(key) == value:
                del self._unwritten[key]

    # On and back.

    @property
    def can_go_on(self) -> bool:
        """Whether this step may be left forwards."""
        return self.step is not Step.PIN or self.pin_set

    @property
    def skips(self) -> bool:
        """Whether going on means to go by this step without an answer."""
        if self.step not in SKIPPABLE:
            return False
        if self.step in (Step.COUNTY, Step.HUB):
            return not self.value(KEYS[self.step][0])
        return not self.has_answered(self.step)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a step before."""
        return self._at > 0

    @property
    def last(self) -> bool:
        """Whether going on ends it."""
        return self._following is None

    @property
    def _following(self) -> int | None:
        if self._summed_up and self.step is not Step.SUMMARY:
            return self._steps.index(Step.SUMMARY)
        return self._at + 1 if self._at + 1 < len(self._steps) else None

    @property
    def ahead(self) -> SetupState:
        """What will have to be remembered once :meth:`go_on` is done."""
        state = self._state
        if self.step in KEYS and not self.skips:
            state = state._replace(answered=state.answered | {self.step})
        if not self.whole or state.done:
            return state
        following = self._following
        if following is None:
            return state._replace(done=True)
        return state._replace(step=self._steps[following])

    def go_on(self) -> bool:
        """To the next step; returns False when that was the last one, and it is done."""
        if not self.can_go_on:
            return True
        following = self._following
        self._state = self.ahead
        if following is None:
            return False
        self._stand(following)
        return True

    def go_back(self) -> None:
        """To the step before."""
        if self.can_go_back:
            self._stand(self._at - 1)

    def go_to(self, step: Step) -> None:
        """From the summary to a step; going on leads back to the summary."""
        if self.step is Step.SUMMARY and step in self._steps:
            self._summed_up = True
            self._stand(self._steps.index(step))

    def _stand(self, at: int) -> None:
        self._at = at
        if self.step is Step.SUMMARY:
            self._summed_up = False
        if self.whole and not self._state.done:
            self._state = self._state._replace(step=self.step)


def names_for(city: str, county: str, kind: str) -> tuple[str, ...]:
    """Names to choose from by touch: whoever has no keyboard needs no other.

    ``county`` and ``kind`` in words; a name has at most 20 characters.
    """
    short = city.removesuffix("市") if len(city) > 2 else city
    proposed = (
        f"{short}科普",
        f"{county}科普" if county else "",
        f"{county}{kind}",
        f"{city}{kind}",
    )
    names = (name for name in proposed if 0 < len(name) <= 20 and "其他" not in name)
    return tuple(dict.fromkeys(names))


def county_name(counties: tuple[str, ...], code: str) -> str:
    """The name that belongs to a code of ``211302 双塔区`` and its like; empty for none."""
    return next((line[7:] for line in counties if line[:6] == code), "")


def _refused(value: object, allowed: Words) -> Trouble:
    return Trouble(
        "setting-refused",
        Words(f"“{value}”不能用。", f"“{value}” cannot be used."),
        Words(f"应为{allowed.zh}。", f"It must be {allowed.en}."),
    )
