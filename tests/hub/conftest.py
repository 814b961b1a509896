"""Every test of the hub runs on both databases."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from kiosk.core.clock import HandClock
from kiosk.hub.store import Store, open_store
from tests.hub import postgres

Where = str | Path


@pytest.fixture(scope="session")
def cluster() -> Iterator[postgres.Cluster]:
    if postgres.found_binaries() is None:
        pytest.skip(postgres.WHY_NOT)
    made = postgres.Cluster()
    made.start()
    yield made
    made.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Where]]:
    """Makes an empty database, each time another one."""
    if request.param == "sqlite":
        yield lambda: tmp_path / f"{os.urandom(4).hex()}.sqlite3"
        return
    cluster: postgres.Cluster = request.getfixturevalue("cluster")
    made: list[str] = []

    def new_schema() -> str:
        made.append(f"test_{os.urandom(4).hex()}")
        _tell(cluster, f'CREATE SCHEMA "{made[-1]}"')
        url = make_url(cluster.url).update_query_dict({"options": f"-csearch_path={made[-1]}"})
        return url.render_as_string(hide_password=False)

    yield new_schema
    for schema in made:
        _tell(cluster, f'DROP SCHEMA "{schema}" CASCADE')


def _tell(cluster: postgres.Cluster, statement: str) -> None:
    engine = create_engine(cluster.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture
def new_store(new_database: Callable[[], Where]) -> Iterator[Callable[[], Store]]:
    """Opens a hub on an empty database, each time another one."""
    stores: list[Store] = []

    def opened() -> Store:
        stores.append(open_store(new_database(), clock=HandClock()))
        return stores[-1]

    yield opened
    for store in stores:
        store.close()


@pytest.fixture
def store(new_store: Callable[[], Store]) -> Store:
    return new_store()
