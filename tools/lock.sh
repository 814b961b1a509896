#!/bin/sh
# Lock every version with its hashes: requirements/*.txt, for CPython 3.11-3.14 on all systems, and
# requirements/oldest-*.txt, the same versions with the last Qt for the oldest Linux (glibc 2.28).
# The files name no index, so each place installs from its own. Needs `uv` (pip install uv).
# tools/lock.sh keeps what is locked; tools/lock.sh --upgrade takes the newest of everything.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .venv/bin/uv)
python=${VENV:-.venv}/bin/python
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check() { # file
  if grep -nE '://|--(index|extra|find|trusted)' "$1"; then
    echo "$1 names a place to install from" >&2
    exit 1
  fi
}

lock() { # file, then what goes into it
  file=requirements/$1
  shift
  "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-annotate --no-header --no-sources ${upgrade:+"$upgrade"} "$@" \
    --output-file "$file" >/dev/null
  check "$file"
}

# One program, two Qt: everything else is what the locks above hold, and must have a wheel for
# CPython 3.11 and glibc 2.28 (docs/developer/building.md); one that has none stops the locking.
lock_oldest() { # file, the lock it follows, then what goes into it
  file=requirements/$1
  sed -n '/^\(pyside6\|shiboken6\)/!s/^\([a-z0-9.-]*==[^\\]*\)\\$/\1/p' "requirements/$2" \
    >"$work/followed"
  printf 'pyside6-%s==6.9.3\n' essentials addons >"$work/qt"
  shift 2
  rm -f "$work/pylock.toml"
  "$uv" pip compile --quiet --python-platform x86_64-manylinux_2_28 --python-version 3.11 \
    --only-binary :all: --no-sources --format pylock.toml --constraints "$work/followed" \
    --constraints "$work/qt" "$@" --output-file "$work/pylock.toml" >/dev/null
  "$python" -m tools.pylock "$work/pylock.toml" "$file"
  check "$file"
}

upgrade=${1:-}
lock run.txt pyproject.toml
lock hub.txt --constraints requirements/run.txt --extra hub pyproject.toml
lock dev.txt --constraints requirements/hub.txt --extra hub --group test pyproject.toml
lock build.txt --constraints requirements/dev.txt --group build pyproject.toml
lock_oldest oldest-run.txt run.txt pyproject.toml
lock_oldest oldest-dev.txt dev.txt --group test-kiosk pyproject.toml
lock_oldest oldest-build.txt build.txt --group build pyproject.toml
