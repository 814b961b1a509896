"""Which files of tests take longest: they begin, so that no worker is alone with one at the end."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = (
    *("rehearsal/test_tour", "ui/test_layout", "ui/test_gate", "ui/test_data_page", "ui/test_age"),
    *("journeys/test_guardian", "ui/test_bundles_page", "ui/test_answer_fields"),
    *("ui/test_home_layout", "ui/test_settings_page", "rehearsal/test_bench", "studio/test_studio"),
    *("ui/test_sending_page", "ui/test_animation", "library/test_docent_card"),
    *("ui/test_outings_page", "ui/test_emergency", "ui/test_setup_steps", "ui/test_leaving"),
    *("test_cli", "ui/test_campaigns", "ui/test_story_layout", "hub/test_ingest"),
    *("ui/test_lockdown", "ui/test_film", "ui/test_story", "journeys/test_two_players"),
    *("ui/test_setup", "rehearsal/test_trial", "hub/web/test_signing", "journeys/test_escape"),
    *("journeys/test_power_cut", "journeys/test_surroundings", "bundles/intake/test_cuts"),
    *("sync/test_https", "ui/test_simulation", "ui/test_stick_notice", "ui/test_day"),
    *("ui/test_time_setting", "journeys/test_missing_files", "journeys/test_class"),
    *("journeys/test_program", "journeys/test_visit", "players/test_video_kind"),
)
"""Each takes more than ten seconds on two cores, the first more than a minute; those that wait for
a child stand among those that draw.
"""

_PLACES = {f"tests/{name}.py": place for place, name in enumerate(LONGEST)}


def in_order(names: Iterable[str]) -> list[int]:
    """Return the places of these tests (node ids), in the order in which they should run.

    Tests of one file stay together as they were; files that are not long keep their order behind.
    """
    files = [name.split("::", 1)[0] for name in names]
    return sorted(range(len(files)), key=lambda at: _PLACES.get(files[at], len(_PLACES)))
