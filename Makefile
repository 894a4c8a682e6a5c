# make run    parse the sample listing and show it
# make test   run the tests
# make check  lint, type-check, cover, and test what is built
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.DEFAULT_GOAL := test
.PHONY: run test test-long check lint types cover packages corpus bench bench-check fuzz docs clean

.venv/%: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[$*]"
	touch $@

run: .venv/cli
	$(BIN)/ssenews-parse parse docs/sample.txt

test: .venv/test
	$(BIN)/pytest

test-long: .venv/test
	$(BIN)/pytest tests/laws --hypothesis-profile=long

check: lint types cover packages

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy
	$(BIN)/pyright tests/typing

cover: .venv/dev
	$(BIN)/pytest --cov --cov-report=term-missing

packages: .venv/dev
	$(BIN)/python tests/packages.py

corpus: .venv/test
	$(BIN)/python tests/corpus.py

clean:
	rm -rf .venv build dist *.egg-info src/*.egg-info .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
