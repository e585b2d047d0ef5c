# Two commands for a newcomer: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

PYTHON ?= python3
OUT ?= out
PIP := .venv/bin/python -m pip --quiet --quiet --disable-pip-version-check --no-input
RUN := .venv/bin/rightsgraph
BUNDLE := graph/rightsgraph/server/static/bundle/LICENSES.txt

.PHONY: help demo test frontend scripts-of-pages lock docs clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/runtime scripts-of-pages ## Install into .venv, build the graph of data/samples into out/, answer two questions
	@$(RUN) build data/samples --out $(OUT)
	@printf '\n$$ rightsgraph query $(OUT) still-detained\n'
	@$(RUN) query $(OUT) still-detained
	@printf '\n$$ rightsgraph query $(OUT) timeline-of-a-person\n'
	@$(RUN) query $(OUT) timeline-of-a-person

test: .venv/test scripts-of-pages ## Install what the tests need and run every check
	@PATH="$(CURDIR)/.venv/bin:$$PATH" scripts/check

frontend: $(BUNDLE) ## Bundle the scripts of the pages (needs npm); without them pages read, but have no pictures

# Without npm, or where it fails, everything works but the editor of queries and the pictures of networks.
scripts-of-pages:
	@command -v npm >/dev/null || exit 0; $(MAKE) --no-print-directory frontend || echo "no scripts for the pages: they say what is missing" >&2

lock: .venv/test ## Lock requirements/*.txt again from pyproject.toml
	@PATH="$(CURDIR)/.venv/bin:$$PATH" scripts/lock

docs: .venv/runtime ## Write docs/cli.md again from the --help texts
	@.venv/bin/python scripts/write_cli_docs.py

clean: ## Remove .venv, out/ and everything that the tools leave behind
	rm -rf .venv out build dist htmlcov frontend/node_modules graph/rightsgraph/server/static/bundle .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/python:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON): not found; install Python 3.11 or later, or say make PYTHON=..." >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is too old; rightsgraph needs Python 3.11 or later: make PYTHON=python3.12" >&2; exit 2; }
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@touch $@

# A stamp is newer than what it was made from, so a second `make demo` installs nothing.
.venv/runtime: requirements/runtime.txt pyproject.toml | .venv/python
	@echo "installing the pinned requirements into .venv (once) ..." >&2
	@$(PIP) install --require-hashes -r requirements/runtime.txt
	@$(PIP) install --no-deps --editable .
	@touch $@

.venv/test: requirements/test.txt .venv/runtime
	@echo "installing what the tests need into .venv (once) ..." >&2
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

$(BUNDLE): frontend/package-lock.json frontend/build.mjs $(wildcard frontend/src/*.js)
	@command -v npm >/dev/null || { echo "npm: not found; install Node.js 20 or later, or do without: the pages say what is missing" >&2; exit 2; }
	@echo "bundling the scripts of the pages (once) ..." >&2
	@cd frontend && npm ci --ignore-scripts --no-audit --no-fund --silent && npm run build --silent
