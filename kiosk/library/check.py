"""The check as authors meet it: every problem of every exhibit they name, at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.catalogue import exhibit_folders
from kiosk.library.checking import Kind
from kiosk.library.coverage import Coverage, read_coverage
from kiosk.library.examine import examine
from kiosk.library.folder import MANIFEST
from kiosk.library.names import EXHIBIT_ID
from kiosk.library.probing import Prober
from kiosk.library.problems import Problem


def check_exhibit(
    folder: Path,
    kinds: Mapping[str, Kind],
    coverage: Coverage | None = None,
    prober: Prober | None = None,
) -> list[Problem]:
    """Everything that is wrong with the exhibit in ``folder``: errors, broken files, hints."""
    return list(examine(folder, kinds, coverage, prober=prober).problems)


def check_paths(
    paths: Iterable[Path],
    kinds: Mapping[str, Kind],
    coverage: Path,
    prober: Prober | None = None,
) -> list[Problem]:
    """Check exhibits, and folders of exhibits; each problem's ``file`` starts with its path.

    ``coverage`` is the file that says what the font can show; without it there are no hints on
    characters. ``prober`` opens media for real; without it they are only read.
    """
    signs = read_coverage(coverage)
    found: list[Problem] = []
    for path in paths:
        try:
            folders = _folders(path)
        except OSError as error:
            found.append(_no_such(path, error))
            continue
        for folder in folders:
            problems = check_exhibit(folder, kinds, signs, prober)
            found += [_at(folder, problem) for problem in problems]
    return found


def exhibits_at(paths: Iterable[Path]) -> list[Path]:
    """The folders of the exhibits at these paths.

    :raises Trouble: ``cannot-open`` when a path cannot be looked into.
    """
    found: list[Path] = []
    for path in paths:
        try:
            found += _folders(path)
        except OSError as error:
            problem = _no_such(path, error)
            raise Trouble("cannot-open", problem.what, problem.mend) from error
    return found


def _folders(path: Path) -> list[Path]:
    if path.name == MANIFEST and path.is_file():
        return [path.parent]
    if (path / MANIFEST).exists() or re.match(EXHIBIT_ID, path.resolve().name):
        return [path]
    return exhibit_folders(path) or [path]


def _at(folder: Path, problem: Problem) -> Problem:
    return problem._replace(file=(folder / problem.file).as_posix())


def _no_such(path: Path, error: OSError) -> Problem:
    reason = error.strerror or str(error)
    return Problem(
        path.as_posix(),
        "",
        Words(f"打不开（{reason}）。", f"It cannot be opened ({reason})."),
        Words("请检查路径。", "Check the path."),
    )
