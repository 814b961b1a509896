"""The API keeps what its OpenAPI says, whatever schemathesis thinks of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import hypothesis
import schemathesis
from hypothesis import HealthCheck, Phase
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance

from kiosk.hub.web.limits import LIMITS, Rate
from tests.hub.web.stage import listening_hub

EXAMPLES = 25
_MANY = Rate(1_000_000, 1_000_000)


def test_the_api_keeps_its_own_description(tmp_path: Path) -> None:
    limits = LIMITS._replace(by_address=_MANY, by_device=_MANY)
    with listening_hub(tmp_path, limits) as stage:
        schema = schemathesis.openapi.from_url(f"{stage.url}/api/v1/openapi.json")
        named = set()
        for found in schema.get_all_operations():
            assert isinstance(found, Ok)
            operation = found.ok()
            named.add(f"{operation.method.upper()} {operation.path}")

            @hypothesis.settings(
                max_examples=EXAMPLES,
                deadline=None,
                derandomize=True,
                database=None,
                phases=[Phase.explicit, Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @hypothesis.given(case=operation.as_strategy())
            def keeps(case: schemathesis.Case[Any]) -> None:
                # Whether bytes are an envelope, a schema cannot say.
                case.call_and_validate(timeout=20, excluded_checks=[positive_data_acceptance])

            keeps()
    assert named == {
        "POST /api/v1/envelopes",
        "GET /api/v1/receipts/{install}",
        "POST /api/v1/enrol",
        "POST /u/parts",
    }
