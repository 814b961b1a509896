"""Which licences permit to hand an exhibit on to the next school."""

from __future__ import annotations

import pytest

from kiosk.bundles.passing_on import may_be_passed_on


@pytest.mark.parametrize(
    ("licence", "permits"),
    [
        ("CC-BY-4.0", True),
        ("CC-BY-NC-ND-4.0", True),
        ("CC-BY-SA-3.0-DE", True),
        ("CC0-1.0", True),
        ("MIT", True),
        ("Apache-2.0", True),
        ("GPL-3.0-or-later", True),
        ("OFL-1.1", True),
        ("MulanPSL-2.0", True),
        ("LicenseRef-Share-Chaoyang", True),
        ("LicenseRef-Own", False),
        ("LicenseRef-All-Rights-Reserved", False),
        ("LicenseRef-NoShare", False),
        ("Proprietary", False),
        ("CC-BY", False),
        ("", False),
    ],
)
def test_what_a_licence_permits(licence: str, permits: bool) -> None:
    assert may_be_passed_on(licence) is permits
