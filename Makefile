# Two commands are enough for a newcomer: `make run` and `make test`.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.run-$(shell cksum < requirements/base.txt | cut -d' ' -f1)
DEV := $(VENV)/.dev-$(shell cksum < requirements/dev.txt | cut -d' ' -f1)
WORKERS ?= 2
PYTEST := $(BIN)/python -m pytest -n $(WORKERS)
# Modules that say so: the other ones need not even be imported.
BOTH = $(shell grep -rl --include='test_*.py' -e 'pytest.mark.both_engines' -e 'pytest.mark.sqlite' tests)
# Each of some hundred processes would compile the project and the tests again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help address environment run start-clinic audit test test-both coverage quick lint lock reset-demo browser screenshots check-production bench-references bench-search bench-editor bench-pages bench-heavy bench-patterns soak test-matrix backup restore verify-backup check-deploy

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-16s %s\n", $$1, $$2}' Makefile

run: address $(RUN) ## Serve the demo site at http://127.0.0.1:8000/ (HOST and PORT override)
	@$(BIN)/python -m clinic.serve

start-clinic: $(RUN) ## Start a clinic's own site: .env, tables, static files, first account
	@$(BIN)/python -m clinic.start_clinic

# A port that is none or taken is said before minutes go to packages.
address: environment
	@$(BIN)/python -m clinic.starting.address

test: $(DEV) browser ## Run the whole suite on PostgreSQL, and on SQLite what the engine matters to
	$(PYTEST) --database postgresql
	$(PYTEST) --database sqlite -m "both_engines or sqlite" $(BOTH)

test-both: $(DEV) browser ## Run the whole suite on both engines, with many examples (before a release)
	$(PYTEST) --database sqlite --hypothesis-profile thorough
	$(PYTEST) --database postgresql --hypothesis-profile thorough

coverage: $(DEV) browser ## Measure which lines and branches `make test` runs
	$(BIN)/coverage erase
	$(MAKE) test PYTEST="$(BIN)/coverage run -m pytest -n $(WORKERS)"
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

quick: $(DEV) ## Run the everyday part of the suite, in under 90 seconds
	$(PYTEST) --database sqlite -m "not browser and not long"

test-matrix: ## Run the suite on Wagtail 7.4 and 8.0 and each Python from 3.11 to 3.13 (takes long)
	.ci/matrix

lint: $(DEV) ## Check style, types, templates, layers, migrations and deployment settings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/oxlint --quiet
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python -m clinic.operations.check_deployment

lock: $(DEV) ## Compile the locks again after a change of dependencies
	$(BIN)/uv pip compile -q -U $(LOCK_OPTIONS) pyproject.toml requirements/base.in -o requirements/base.txt
	$(BIN)/uv pip compile -q -U $(LOCK_OPTIONS) --group pyproject.toml:dev pyproject.toml requirements/base.in requirements/dev.in -o requirements/dev.txt
	for line in $(WAGTAILS); do $(BIN)/uv pip compile -q -U $(LOCK_OPTIONS) --group pyproject.toml:dev pyproject.toml requirements/matrix-wagtail-$$line.in -o requirements/matrix-wagtail-$$line.txt || exit 1; done

WAGTAILS := 7.4 8.0
LOCK_OPTIONS := --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11

reset-demo: $(RUN) ## Throw away all data and load the demo site again
	@$(BIN)/python -m clinic.serve --reset

audit: $(DEV) ## Ask for known vulnerabilities in the packages of the site
	@$(BIN)/python -m tests.audit

screenshots: $(DEV) browser ## Picture every template at three widths, light and dark
	$(BIN)/python -m pytest -n 0 --database sqlite tests/browser/screenshots.py

# ALLOWED_HOSTS: none of these commands serves anything, so the demo's .env is enough.
OPERATE := DJANGO_SETTINGS_MODULE=clinic.settings.production ALLOWED_HOSTS=localhost $(BIN)/python manage.py

backup: $(RUN) ## Write the whole site into one file (FILE=path, or var/backups/<time>)
	@$(OPERATE) backup $(if $(FILE),--file "$(FILE)")

restore: $(RUN) ## Restore a backup into an empty place (FILE=path)
	@$(if $(FILE),,$(error Name the backup: make restore FILE=var/backups/...zip))$(OPERATE) restore "$(FILE)"

verify-backup: $(RUN) ## Restore a backup beside the live site and compare everything (FILE=path)
	@$(if $(FILE),,$(error Name the backup: make verify-backup FILE=var/backups/...zip))$(OPERATE) verify_backup "$(FILE)"

check-deploy: $(DEV) ## Run the commands of docs/deploy.md on a copy of the project
	$(BIN)/python -m tests.deploy

check-production: $(RUN) ## Say what this installation's .env lacks
	@$(BIN)/python -m clinic.operations.check_production

# Benchmarks measure on collections that are no part of the project; DATA names another one.
bench-references: DATA ?= ../shared/data/references
bench-references: $(DEV) ## Measure the reference parser on labelled strings (DATA=folder)
	$(BIN)/python -m benchmarks.references "$(DATA)"

bench-search: DATA ?= ../shared/data/search/med
bench-search: $(DEV) ## Measure the search on the demo and on a judged collection in BEIR form (DATA=folder)
	$(BIN)/python -m benchmarks.patient_search
	$(BIN)/python -m benchmarks.search_quality --corpus "$(DATA)" --database sqlite
	$(BIN)/python -m benchmarks.search_quality --corpus "$(DATA)" --database postgresql

bench-editor: $(DEV) browser ## Measure the page editor on an article with 200 references
	$(BIN)/python -m pytest -n 0 --database sqlite -q -s -p tests.browser.conftest benchmarks/editor.py

bench-pages: $(DEV) ## Measure how pages are served (PARTS="speed proxied freshness hosts start memory cold growth", SIZES=100,10000,100000)
	$(BIN)/python -m benchmarks.pages $(PARTS) $(if $(SIZES),--sizes $(SIZES))

bench-heavy: $(DEV) ## Measure what readers and writers notice of heavy imports beside them
	$(BIN)/python -m benchmarks.heavy

bench-patterns: $(DEV) ## Attack every expression that sees outside input (PART= of a name)
	$(BIN)/python -m benchmarks.patterns $(PART)

soak: $(DEV) ## Use the site for MINUTES (10) while its workers are killed, with heavy imports beside
	MINUTES=$(or $(MINUTES),10) $(BIN)/python -m benchmarks.soak

browser: ## Install Chromium where there is none
	@sh .ci/browser

environment:
	@sh .ci/python "$(PYTHON)"

# Both look for themselves: `environment` may just have made an empty .venv where they stood.
.PHONY: $(RUN) $(DEV)
INSTALL := $(BIN)/python -m pip install --no-compile --disable-pip-version-check --require-hashes
define installed
	@[ -e $@ ] || { echo "Installing packages, once and after each upgrade …" && $(INSTALL) -r $(1) && touch $@; } || \
	{ echo "The packages could not be installed: see above. Start again to go on." >&2; exit 1; }
endef

$(RUN): environment
	$(call installed,requirements/base.txt)

$(DEV): environment
	$(call installed,requirements/dev.txt)
