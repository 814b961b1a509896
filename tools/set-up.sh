#!/bin/sh
# Make a checkout ready: tools/set-up.sh run|hub|dev|build.
# The virtual environment (.venv, or $VENV), the locked packages, the system libraries Qt needs.
# LOCKS=oldest takes the locks with the last Qt for glibc 2.28 (docs/developer/building.md).
# Does nothing, quickly, when the locks have not changed. As root it installs what the system lacks
# with apt; otherwise it prints the one line to run.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:?run, hub, dev or build}
venv=${VENV:-.venv}
lane=${LOCKS:+$LOCKS-}
lock=requirements/$lane$purpose.txt

say() { printf '%s\n' "$*" >&2; }

system_install() { # apt packages
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing: $*"
    log=$(mktemp)
    if (apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
      --no-install-recommends install "$@") >"$log" 2>&1 </dev/null; then
      rm -f "$log"
      return 0
    fi
    tail -n 5 "$log" >&2
    rm -f "$log"
  fi
  say "The system lacks something. Please run, then try again:"
  say "    sudo apt-get install -y $*"
  return 1
}

find_python() {
  case $lane in
    oldest-) fits='== (3, 11)' wanted='Python 3.11' ;; # its locks hold the wheels for this one
    *) fits='>= (3, 11)' wanted='Python 3.11 or newer' ;;
  esac
  for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c "import sys; sys.exit(not sys.version_info[:2] $fits)" 2>/dev/null; then
      echo "$name"
      return 0
    fi
  done
  say "$wanted is needed; 'python3' here is: $(python3 --version 2>&1 || true)"
  return 1
}

make_venv() {
  python=$(find_python)
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    system_install "python$version-venv"
  fi
  say "making $venv with $("$python" --version)"
  "$python" -m venv "$venv"
}

# The key of what is installed: the lock's content. `dev` and `build` hold all of `run`.
key=$(cksum <"$lock")
stamp=$venv/.locked-$lane$purpose
[ -x "$venv/bin/pip" ] || make_venv
if [ "$(cat "$stamp" 2>/dev/null)" != "$key" ]; then
  say "installing the locked packages ($lock); the first time takes a minute or more"
  "$venv/bin/python" -m pip install -qq --disable-pip-version-check --no-input \
    --root-user-action ignore --require-hashes --no-deps --requirement "$lock" </dev/null
  printf '%s' "$key" >"$stamp"
  [ "$lane$purpose" != dev ] || cksum <requirements/hub.txt | tr -d '\n' >"$venv/.locked-hub"
  [ "$purpose" = run ] || cksum <"requirements/${lane}run.txt" | tr -d '\n' >"$venv/.locked-${lane}run"
fi

[ "$purpose" != hub ] || exit 0 # it shows nothing by Qt
[ "$lane$purpose" != oldest-build ] || purpose=run # the long lane is not for that machine
missing=$("$venv/bin/python" -m tools.system_libraries "$purpose")
[ -z "$missing" ] || system_install $missing
