# Two commands matter: `make run` and `make test`. Each installs what it needs, into .venv.
#
# Python, pip and make are all that must be there. `make help` lists the rest.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

# Which Python makes .venv.
PYTHON ?= python3
# Where `make run` listens.
PORT ?= 8501
HOST ?=
# Set to 1 where a missing browser or document program is a failure and not a skip.
REQUIRE_BROWSER ?=
export REQUIRE_BROWSER
# What installs into .venv. With pip alone: make run INSTALL='.venv/bin/python -m pip install --quiet'
INSTALL ?= .venv/bin/python -m uv pip install --quiet
# For example: make test PYTEST_ARGS='tests/test_letter.py -x'
PYTEST_ARGS ?=

# Empty files, each newer than what it was installed from.
made := .venv/made

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

.PHONY: run
run: $(made)/run ## install what is needed and serve the wizard (PORT=8501, HOST=...)
	.venv/bin/send-wizard run --port $(PORT) $(if $(HOST),--host $(HOST))

.PHONY: test
test: $(made)/test system ## install what is needed and run every test (PYTEST_ARGS=...)
	.venv/bin/python -m pytest $(PYTEST_ARGS)

.PHONY: check
check: $(made)/dev ## formatting, lint, types, import contracts and the content check
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/send-wizard check

.PHONY: format
format: $(made)/dev ## put the Python files into the house format
	.venv/bin/ruff check --fix --exit-zero --quiet .
	.venv/bin/ruff format .

.PHONY: screenshots
screenshots: $(made)/test system ## take a picture of every page
	.venv/bin/python -m tests.browser.screenshots

.PHONY: wheel
wheel: $(made)/run ## build a wheel into dist/
	.venv/bin/python -m hatchling build -t wheel

.PHONY: system
system: ## install the browser and document programs that some tests open
	@bash requirements/system.sh

# One resolution holds them all (dev.txt); the others are parts of it, so that a package has one
# version everywhere. UPGRADE=1 takes the newest versions that pyproject.toml allows.
compile = .venv/bin/python -m uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate

.PHONY: lock
lock: $(made)/uv ## write requirements/*.txt again from pyproject.toml (UPGRADE=1 for newer versions)
	$(compile) --group uv $(if $(UPGRADE),--upgrade) --output-file requirements/uv.txt
	$(compile) pyproject.toml --group dev $(if $(UPGRADE),--upgrade) --output-file requirements/dev.txt
	$(compile) pyproject.toml --group test --constraint requirements/dev.txt --output-file requirements/test.txt
	$(compile) pyproject.toml --constraint requirements/dev.txt --output-file requirements/run.txt
	$(compile) --group build --constraint requirements/dev.txt --output-file requirements/build.txt

.PHONY: clean
clean: ## remove everything that make made
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(made)/run: requirements/run.txt requirements/build.txt pyproject.toml $(made)/uv
	$(INSTALL) --require-hashes -r requirements/run.txt
	$(INSTALL) --require-hashes -r requirements/build.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(made)/test: requirements/test.txt $(made)/run
	$(INSTALL) --require-hashes -r requirements/test.txt
	@touch $@

$(made)/dev: requirements/dev.txt $(made)/test
	$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

$(made)/uv: requirements/uv.txt | .venv/bin/python
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@mkdir -p $(made)
	@touch $@

.venv/bin/python:
	@command -v "$(PYTHON)" >/dev/null || { \
		echo "Python 3.11 or newer is needed, and there is no $(PYTHON) here." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; $(PYTHON) is $$("$(PYTHON)" -V 2>&1). Name another: make $(MAKECMDGOALS) PYTHON=python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make virtual environments; on Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	"$(PYTHON)" -m venv .venv
