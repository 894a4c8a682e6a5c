# make help        list these targets
# make run         parse the sample listing and show it
# make test        run the tests
# make test-long   the laws over 20,000 examples each
# make check       cover, growth, lint, type-check, build the docs, and test what is built and what converters write
# make docs        build the documentation
# make converters  test the converters that people use
# make growth      measure how time grows on hostile texts, from 160 KB to 1.3 MB
# make bench       measure, and write the figures into the documentation
# make fuzz        look for texts that break a law, for FUZZ_SECONDS
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
FUZZ_SECONDS ?= 600

.DEFAULT_GOAL := test
.PHONY: help run test test-long check lint types cover docs packages corpus bench bench-check converters growth fuzz check-engines clean

.venv/%: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --editable ".[$*]"
	touch $@

help:
	@sed -n 's/^# //p' $(firstword $(MAKEFILE_LIST))

run: .venv/cli
	$(BIN)/ssenews-parse show docs/sample.txt

test: .venv/test
	$(BIN)/pytest --numprocesses=auto --dist=worksteal

test-long: .venv/test
	$(BIN)/pytest tests/laws --hypothesis-profile=long --hypothesis-show-statistics

check: cover growth .venv/dev .venv/converters
	$(MAKE) --no-print-directory --jobs --output-sync=target lint types docs packages converters

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python tests/house.py
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.readthedocs .readthedocs.yaml

types: .venv/dev
	$(BIN)/mypy
	$(BIN)/pyright tests/typing

cover: .venv/dev
	$(BIN)/pytest --numprocesses=auto --dist=worksteal --cov --hypothesis-profile=brief -m "not apart"

docs: .venv/dev
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html

packages: .venv/dev
	$(BIN)/python tests/packages.py

corpus: .venv/test
	$(BIN)/python tests/corpus.py

bench: .venv/test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	$(BIN)/python -m bench.compare

bench-check: .venv/test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	$(BIN)/python -m bench.check

converters: .venv/converters
	for command in lynx w3m; do command -v $$command >/dev/null || apt-get install --yes --quiet $$command; done
	$(BIN)/pytest tests/converters

growth: .venv/test
	$(BIN)/python -m bench.growth

fuzz: .venv/fuzz
	$(BIN)/python tests/fuzz/target.py -max_total_time=$(FUZZ_SECONDS) -artifact_prefix=/tmp/

check-engines: .venv/engines
	command -v java >/dev/null || apt-get install --yes --quiet default-jre-headless
	$(BIN)/pytest tests/engines

clean:
	rm -rf .venv build dist *.egg-info src/*.egg-info docs/_build .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
