"""A PostgreSQL of the tests' own: a cluster in a temporary folder, reached by its socket alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin")) if os.name == "posix" else []
WHY_NOT = "PostgreSQL's programs are not installed (Debian: postgresql)"


def found_binaries() -> Path | None:
    if BINARIES:
        return BINARIES[-1]
    where = shutil.which("pg_ctl")
    return Path(where).parent if where else None


class Cluster:
    """Made in ``folder``, which a user of the system without rights owns: as root it refuses."""

    def __init__(self) -> None:
        binaries = found_binaries()
        assert binaries is not None
        self._binaries = binaries
        self.folder = Path(tempfile.mkdtemp(prefix="hub-pg-"))
        self._as_user: list[str] = []
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
            self._as_user = ["runuser", "-u", "postgres", "--"]
        self._run("initdb", "-D", str(self.data), "-U", "hub", "-A", "trust", "-E", "UTF8", "-N")

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://hub@/postgres?host={self.folder}"

    def start(self) -> None:
        options = f"-c listen_addresses='' -c max_connections=200 -k {self.folder}"
        self._run("pg_ctl", "-D", str(self.data), "-w", "-l", f"{self.folder}/log",
                  "-o", options, "start")  # fmt: skip

    def stop(self, how: str = "fast") -> None:
        self._run("pg_ctl", "-D", str(self.data), "-w", "-m", how, "stop")

    def remove(self) -> None:
        self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*self._as_user, str(self._binaries / program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr.decode()
