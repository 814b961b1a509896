#!/bin/sh
# Style, types, rooms, QML: one line each when all is well, the tool's own words when not.
set -u
cd "$(dirname "$0")/.."
python=${VENV:-.venv}/bin/python
failed=0

step() { # name, command...
  name=$1
  shift
  if said=$("$@" 2>&1); then
    printf '  ok      %s\n' "$name"
  else
    printf '  FAILED  %s\n%s\n' "$name" "$said"
    failed=1
  fi
}

step "ruff check" "$python" -m ruff check --quiet .
step "ruff format" "$python" -m ruff format --check --quiet .
step "mypy --strict" "$python" -m mypy
step "rooms (import-linter)" "$python" -c "from importlinter.cli import lint_imports_command as c; c()" --no-cache
step "qmllint" "$python" -m tools.qml lint
step "qmlformat" "$python" -m tools.qml check-format
exit $failed
