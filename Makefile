# Every target works from a fresh clone: it sets up what it needs first. `make` alone lists them.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.setup-done
TOUR := examples/flights/delays.yaml

# uv never fetches an interpreter: the one at hand is used.
export UV_PYTHON_DOWNLOADS := never

# A uv that answers is used as it is; else one is installed into .tools/ (a pyenv shim can be there and not answer).
UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo .tools/bin/uv)

.DEFAULT_GOAL := help
.PHONY: help setup run test check fix contract lock bench clean

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP)  ## Make .venv with everything in it (also .venv/bin/pype)

run: $(STAMP)  ## Run the example: delays by airline out of 336 776 flights
	$(BIN)/pype run $(TOUR)

test: $(STAMP)  ## Run the tests on two cores; skipped ones are listed with their reasons
	$(BIN)/pytest -n 2

check: $(STAMP)  ## Format, lint, types, import contracts, budgets, contract drift
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/budgets.py
	$(BIN)/python scripts/contract.py --check
	$(BIN)/python scripts/docs.py --check

fix: $(STAMP)  ## Format, and mend what ruff can mend
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

contract: $(STAMP)  ## Write contract/ and the made pages of docs/ anew from the code
	$(BIN)/python scripts/contract.py
	$(BIN)/python scripts/docs.py
	$(BIN)/python -m pypeline.api.stub

lock: $(UV)  ## Pin anew what pyproject.toml asks for (UPGRADE=1: newest versions)
	$(UV) pip compile pyproject.toml --all-extras --group dev --group bench --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --no-header --no-emit-index-url $(if $(UPGRADE),--upgrade) -q -o requirements.lock

bench: $(STAMP)  ## Run the benchmarks (minutes)
	$(BIN)/python bench/run.py

clean:  ## Remove what setup and runs have made
	rm -rf .venv .tools .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(STAMP): pyproject.toml requirements.lock | $(UV)
	@test -x $(BIN)/python || $(UV) venv --quiet --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" .venv
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -c "import pypeline.cli.commands.run"  # bytecode: each start is 0.4 s faster
	@touch $@

.tools/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Pypeline needs Python 3.11 or newer: make setup PYTHON=python3.11")'
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check uv

# A uv on the PATH is no file of ours.
uv: ;
