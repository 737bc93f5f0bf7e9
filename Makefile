# Needs Python 3.11 or newer and make; everything else is set up in .venv.
.DEFAULT_GOAL := help
.PHONY: help demo test test-all lint types imports site wheel bench calibrate fuzz clean

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
RUN_STAMP := .venv/installed
DEV_STAMP := .venv/installed-dev
PYTEST := $(BIN)/python -m pytest -n 2

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer was not found; install it or say make PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "$(PYTHON) cannot make an environment; on Debian: apt-get install python3-venv"; \
		rm -rf .venv; exit 1; }

$(RUN_STAMP): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV_STAMP): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@ $(RUN_STAMP)

demo: $(RUN_STAMP) ## extract the sample reports into demo/, compare two periods, say what was found
	@$(BIN)/followup extract samples/*.docx -o demo/from-word
	@$(BIN)/followup extract samples/*.pdf -o demo/from-pdf
	@$(BIN)/followup compare samples/helsinki-2022-2023.pdf samples/helsinki-2023-2024.pdf -o demo/two-periods
	@echo "The data of the Word reports lies in demo/from-word, that of the PDF reports in demo/from-pdf:"
	@ls demo/from-word

test: lint types imports site ## checks, the fast tests, the wheel: Python alone, within five minutes
	$(PYTEST)
	@$(MAKE) --no-print-directory wheel

test-all: lint types imports site ## everything, with the slow tests and those that need other programs
	$(PYTEST) -m "slow or external or not slow"
	@$(MAKE) --no-print-directory wheel

lint: $(DEV_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m bench.readme_table --check
	$(BIN)/python -m docs.build_pages --check

types: $(DEV_STAMP)
	$(BIN)/mypy

imports: $(DEV_STAMP)
	$(BIN)/lint-imports

site: $(DEV_STAMP) ## the documentation as a web site in build/site; a broken link fails
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

wheel: $(DEV_STAMP) ## build wheel and sdist, try the installed wheel outside the checkout
	@rm -rf dist
	$(BIN)/python -m build --outdir dist . >/dev/null
	$(BIN)/python tests/smoke_wheel.py dist samples

bench: $(DEV_STAMP) ## speed, memory and shares beside other readers, in one run; fills the README's table
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[bench]"
	$(BIN)/python -m bench.bench
	$(BIN)/python -m bench.readme_table

calibrate: $(DEV_STAMP) ## which wrong values have a doubt, over built and damaged reports; fills docs/calibration.md
	$(BIN)/python -m bench.calibration
	$(BIN)/python -m docs.build_pages

fuzz: $(DEV_STAMP) ## ten thousand damaged reports: no fault, no hang, no growth
	$(BIN)/python -m bench.fuzz

clean: ## remove what make made
	rm -rf .venv build demo dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests samples -name __pycache__ -type d -prune -exec rm -rf {} +
