# One word per chore.  Everything runs in .venv, which `make setup` fills; PYTHON chooses the interpreter it is made with.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: help setup format check test conform bench gallery build lock clean

help:            ## this list
	@sed -n 's/^\([a-z]*\): *.*## /  make \1\t/p' Makefile | expand -t 16

setup: .venv/.done  ## the virtual environment with everything for development
.venv/.done: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q -e '.[dev]'
	@touch $@

format: setup    ## rewrite the code in the house's shape
	$(BIN)/ruff check --fix-only -q
	$(BIN)/ruff format

check: setup     ## lint, shape, types, import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: setup      ## the tests that need nothing but Python
	$(BIN)/pytest

conform: setup   ## the editions before outside validators (installs them: root, network)
	tests/conform/setup.sh
	JBPUB_CONFORM=required $(BIN)/pytest -m conform

bench: setup     ## speed and memory beside pandoc and typst (network once)
	$(BIN)/python -m bench

gallery: setup   ## every style sheet as pictures, in output/gallery (needs pdftoppm)
	$(BIN)/python -m gallery

build: setup     ## the wheel, in dist/
	$(BIN)/python -m hatchling build -t wheel

lock:            ## resolve the dependencies anew (needs uv)
	uv pip compile -q --universal --upgrade --all-extras --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  pyproject.toml -o requirements.lock

clean:           ## remove what was made here
	rm -rf .venv .bench dist build output/* .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
