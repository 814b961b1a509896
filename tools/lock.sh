#!/bin/sh
# Lock every version with its hashes for CPython 3.11-3.14 on all systems: requirements/*.txt.
# The files name no index, so each place installs from its own. Needs `uv` (pip install uv).
# tools/lock.sh keeps what is locked; tools/lock.sh --upgrade takes the newest of everything.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .venv/bin/uv)

lock() { # file, then what goes into it
  file=requirements/$1
  shift
  "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-annotate --no-header --no-sources $upgrade "$@" --output-file "$file" >/dev/null
  if grep -nE '://|--(index|extra|find|trusted)' "$file"; then
    echo "$file names a place to install from" >&2
    exit 1
  fi
}

upgrade=${1:-}
lock run.txt pyproject.toml
lock hub.txt --constraints requirements/run.txt --extra hub pyproject.toml
lock dev.txt --constraints requirements/hub.txt --extra hub --group test pyproject.toml
lock build.txt --constraints requirements/dev.txt --group build pyproject.toml
