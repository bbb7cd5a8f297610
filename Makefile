# Exercise: everything a newcomer types. `make play` plays, `make test` runs what CI runs.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# Python 3.11 by name, else a python3 that is new enough.
PYTHON ?= $(shell for p in python3.11 python3; do \
	  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
# pip builds our own package with pinned tools too (older and newer pips read different names).
BUILD := PIP_CONSTRAINT=requirements/build.txt PIP_BUILD_CONSTRAINT=requirements/build.txt
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: help play setup test lint format bench lock clean

help:
	@echo 'make play    play the game in this terminal (builds .venv the first time)'
	@echo 'make test    everything CI runs: ruff, mypy, import contracts, tests'
	@echo 'make setup   .venv with every extra, without running anything'
	@echo 'make lint    the part of make test that reads code'
	@echo 'make format  let ruff put the code in order'
	@echo 'make bench   our speed, as ratios against other programs measured in the same run'
	@echo 'make lock    pin today'"'"'s newest permitted versions in requirements/'

.venv/bin/python:
	@if [ -z "$(PYTHON)" ]; then \
	  echo 'Exercise needs Python 3.11 or newer and found none: install it, or name one with `make PYTHON=/path/to/python ...`.' >&2; exit 2; fi
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo 'Python could not make a virtual environment: on Debian and Ubuntu, install the package python3-venv (or python3.11-venv).' >&2; exit 2; }

# The plain install: what a player needs.
.venv/.played: .venv/bin/python requirements/lock.txt requirements/build.txt pyproject.toml
	@[ -e $@ ] || echo 'Setting up .venv; only the first time takes a while.'
	@$(PIP) install -r requirements/lock.txt
	@$(BUILD) $(PIP) install --no-deps -e .
	@touch $@

# Every extra: what a developer and CI need. Holds the plain install too.
.venv/.complete: .venv/.played requirements/dev.txt
	@$(PIP) install -r requirements/dev.txt
	@touch $@

play: .venv/.played
	@$(BIN)/exercise play $(ARGS)

setup: .venv/.complete

lint: .venv/.complete
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict exercise
	$(BIN)/lint-imports

test: lint
	HYPOTHESIS_PROFILE=$(if $(CI),ci,dev) $(BIN)/pytest -q -n auto --dist loadgroup

format: .venv/.complete
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.complete requirements/bench.txt
	@$(PIP) install -r requirements/bench.txt
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/games.py
	$(BIN)/python benchmarks/compiled.py
	$(BIN)/python benchmarks/dilemma.py
	$(BIN)/python benchmarks/equilibria.py
	$(BIN)/python benchmarks/loading.py
	$(BIN)/python benchmarks/checking.py
	$(BIN)/python benchmarks/growth.py

lock:
	$(PYTHON) requirements/relock.py

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
