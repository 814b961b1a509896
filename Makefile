# One command each; `make help` lists them. Set-up is quick when nothing has changed.
SHELL := /bin/sh
VENV ?= .venv
PY := $(VENV)/bin/python
SAMPLES ?= build/tour
# The city's figures: not in build/, which `make clean` removes.
HUB ?= hub-data
HUB_PORT ?= 8443
HUB_FLAGS ?=
# The same program with the last Qt for glibc 2.28: docs/developer/building.md.
OLDEST_VENV ?= .venv-oldest
OLDEST_TESTS := tests/ui tests/players tests/oldest tests/gates/test_none_refcount.py \
  $(addprefix tests/journeys/,test_visit.py test_class.py test_two_players.py test_quiz_time.py \
  test_guardian.py test_restart.py)
# Most tests wait for a window or a child; five at a time keep two cores busy.
WORKERS ?= 5
export VENV LOCKS
.DEFAULT_GOAL := help
.PHONY: help run hub test test-oldest proof lint format bench build build-oldest deb clean set-up

help:
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 22

run: ## start the kiosk in a window; without a display, play a visit and save its pictures
	@tools/set-up.sh run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" != Linux ]; then \
	  $(PY) -m kiosk run --windowed; \
	else \
	  echo "没有显示器：改为离屏演示一次参观。 No display: playing a visit offscreen instead."; \
	  QT_QPA_PLATFORM=offscreen $(PY) -m kiosk tour --out $(SAMPLES); \
	fi

hub: ## start the city's hub on SQLite; prints its address and, once, a first password
	@tools/set-up.sh hub
	@$(PY) -m kiosk.hub serve --data $(HUB) --port $(HUB_PORT) $(HUB_FLAGS)

# While the style is looked at, every test is read once: else each worker translates all of them.
test: set-up ## everything that must hold: style, types, rooms, QML, tests (some 9 minutes)
	@$(PY) -m pytest --collect-only >/dev/null 2>&1 & tools/check.sh && wait
	@$(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

test-oldest: ## what is seen and touched, with the Qt of the oldest Linux (own environment, Python 3.11)
	@LOCKS=oldest VENV=$(OLDEST_VENV) tools/set-up.sh dev
	@$(OLDEST_VENV)/bin/python -m pytest -n 2 --dist loadfile $(OLDEST_TESTS)

proof: set-up build ## the long lane (hours): soak, hundreds of kills, the frozen folder
	@KIOSK_FROZEN=dist/kiosk $(PY) -m pytest -m proof -n 2 --dist loadfile --timeout 1800 \
	  --ignore tests/frozen/test_speed.py
	@KIOSK_FROZEN=dist/kiosk $(PY) -m pytest -m proof --timeout 1800 tests/frozen/test_speed.py

lint: set-up ## style, types, rooms and QML only
	@tools/check.sh

format: set-up ## put Python and QML into their one form
	@$(PY) -m ruff check --quiet --fix . && $(PY) -m ruff format --quiet . && $(PY) -m tools.qml format

bench: ## measure start, idle, touch, films, Lottie and simulations here
	@tools/set-up.sh run
	@$(PY) -m kiosk bench start idle touch video lottie simulation

build: ## freeze into dist/kiosk, look whether it is whole, pack the archive and its checksum
	@tools/set-up.sh build
	@$(PY) -m PyInstaller --noconfirm --log-level ERROR build_kiosk.spec
	@QT_QPA_PLATFORM=offscreen dist/kiosk/kiosk doctor --self --data build/self-test
	@$(PY) -m tools.freezing.archive dist/kiosk
	@echo "dist/kiosk/kiosk"

build-oldest: ## the same on a machine with glibc 2.28, for the oldest Linux
	@$(MAKE) --no-print-directory build VENV=$(OLDEST_VENV) LOCKS=oldest

deb: ## a Debian package of dist/kiosk, which is built when it is not there
	@[ -x dist/kiosk/kiosk ] || $(MAKE) --no-print-directory build
	@$(PY) -m tools.debian

set-up:
	@tools/set-up.sh dev

clean: ## remove what was made (not the virtual environment)
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
