# Yiyin's few commands; `make` alone lists them.
# Needed: Python 3.11 or newer with venv, and make. Everything else is fetched, as the lock files say.
# A target's prerequisites run in the order in which they stand.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done)
BOOTSTRAP = $(if $(PYTHON),$(PYTHON),$(error Yiyin needs Python 3.11 or newer, and there is none on the PATH)) tools/bootstrap.py
IN = .venv/bin/python -m

.DEFAULT_GOAL := help
.PHONY: help run test lint fmt demo bench lock setup browser checks
.NOTPARALLEL:

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

run: ## set everything up, load the demonstration set, serve on http://127.0.0.1:8000
	@$(BOOTSTRAP) serve

test: setup browser checks ## every check and every test, on SQLite, PostgreSQL and in Chromium
	@$(IN) pytest -n 2

lint: setup checks ## the checks without the tests: ruff, mypy, import-linter

fmt: setup ## bring the code into its form
	@$(IN) ruff check --fix --quiet . ; $(IN) ruff format .

demo: ## load the demonstration set; what is there already stays
	@$(BOOTSTRAP) commands
	@$(IN) app.cli demo

bench: setup ## measure, on the large set
	@$(IN) tools.bench

lock: ## lock the newest versions of all libraries
	@$(BOOTSTRAP) lock

setup:
	@$(BOOTSTRAP) tests

browser:
	@$(BOOTSTRAP) browser

checks: setup
	$(IN) ruff check .
	$(IN) ruff format --check .
	$(IN) mypy
	.venv/bin/python -c 'from importlinter.cli import lint_imports_command; lint_imports_command()' --no-logo
