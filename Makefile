# Every target is one call of awards_registry/install, which needs nothing but python3 (3.11 or newer).
# Variables may stand before or after `make`: PORT=8001 make run, make test ARGS="-k council".
PYTHON ?= python3
UV ?= uv
INSTALL = $(PYTHON) -m awards_registry.install
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--only-binary :all: --no-emit-index-url --no-emit-find-links --no-annotate \
	--custom-compile-command "make lock" pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help run demo test full check setup lock bench-eligibility bench-import

help: ## List the targets
	@sed -n 's/^\([a-z-]*\): ## \(.*\)/  make \1	\2/p' Makefile | expand -t 26

run: ## Start the registry with demo data on http://127.0.0.1:8000 (PORT=8001 for another port)
	@$(INSTALL) run

demo: ## Prepare database, law and demo data without starting the server; list the sign-ins
	@$(INSTALL) demo

test: ## Run all tests on SQLite and PostgreSQL, with a real browser (ARGS="…" goes to pytest)
	@$(INSTALL) test

full: ## Run all tests and the long counts
	@$(INSTALL) full

check: ## Look at format, lint, types, imports, translations, migrations and production settings
	@$(INSTALL) check

setup: ## Install what the registry needs: Debian packages (as root) and .venv from requirements.lock
	@$(INSTALL) setup

bench-eligibility: ## Measure how fast everybody is judged (ARGS="--people 6708 100000")
	@$(INSTALL) setup
	@.venv/bin/python -m benchmarks.eligibility $(ARGS)

bench-import: ## Measure how fast a list of people is taken in (ARGS="--people 1000 --many 0")
	@$(INSTALL) setup
	@.venv/bin/python -m benchmarks.imports $(ARGS)

lock: ## Renew requirements.lock and requirements-dev.lock from pyproject.toml (needs uv)
	$(COMPILE) $(LOCKARGS) --output-file requirements.lock
	$(COMPILE) $(LOCKARGS) --group dev --constraint requirements.lock --output-file requirements-dev.lock
