# Two commands matter: `make run` and `make test`. The README says what each does.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
WORKERS ?= 2
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

.PHONY: run codes test test-all html mutants bench check format translations

run: $(VENV)/.run-installed
	@$(BIN)/python -m portal.demo.run

codes: $(VENV)/.run-installed
	@$(BIN)/python -m portal.demo.staff_codes

# Apart, because a tracer in each thread that serves a browser slows it down and now and then fails to start (CPython 3.11).
test: $(VENV)/.dev-installed $(VENV)/.guard-installed
	@.ci/chromium
	$(PYTEST) --database both -m "browser and not exhaustive"
	$(PYTEST) --database both -m "not browser and not exhaustive" --cov=portal.law --cov=portal.services --cov-report=
	$(BIN)/coverage report --include='portal/law/*' --skip-covered --fail-under=100
	$(BIN)/coverage report --include='portal/services/*' --skip-covered --fail-under=99

test-all: $(VENV)/.dev-installed $(VENV)/.guard-installed
	@.ci/chromium
	@.ci/faketime
	$(PYTEST) --database both -m "exhaustive or not exhaustive"
	$(BIN)/python -m tests.mutants
	$(MAKE) html

# Every page of every test, in each language, read by the W3C's checker; needs Java, so it stands apart. A page rendered
# once more for each language asks the database once more: what tests say of that here is not heard, but in `make test`.
html: $(VENV)/.dev-installed
	@rm -rf $(VENV)/pages
	-$(PYTEST) -q -m "not browser and not exhaustive" --keep-pages $(VENV)/pages tests/web tests/controllers tests/demo tests/face
	@.ci/html-checker $(VENV)/pages $(VENV)

# Changes the law and what guards a piece at a time; each change must fail a test or be explained beside
# tests/mutants/areas.toml, which says what is changed. `make mutants AREA=tokens` tries one area.
mutants: $(VENV)/.dev-installed
	$(BIN)/python -m tests.mutants $(AREA)

check: $(VENV)/.dev-installed $(VENV)/.guard-installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/lint-imports --no-logo
	.ci/static-guard
	$(BIN)/python -m pytest -q tests/house/test_translations.py

# What pages cost next to a floor, into docs/performance.md; BENCH_ROWS=50000 takes fewer rows than a million.
bench: $(VENV)/.dev-installed
	$(BIN)/python -m tests.bench

format: $(VENV)/.dev-installed
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

translations: $(VENV)/.dev-installed
	$(BIN)/pybabel --quiet extract -F portal/translations/babel.cfg -k _l -k lazy_gettext -k lazy_ngettext:1,2 \
		--no-location --sort-output --no-wrap -o $(VENV)/messages.pot .
	$(BIN)/pybabel --quiet update -i $(VENV)/messages.pot -d portal/translations --no-fuzzy-matching --no-wrap \
		--ignore-obsolete --ignore-pot-creation-date
	@sed -i.old -e '/^"POT-Creation-Date/d' -e '/^"PO-Revision-Date/d' portal/translations/*/LC_MESSAGES/messages.po
	@rm -f portal/translations/*/LC_MESSAGES/*.old
	$(BIN)/pybabel --quiet compile -d portal/translations

# What is installed is installed once; a changed pyproject.toml installs again.
$(VENV)/.run-installed: pyproject.toml | $(BIN)/python
	@echo "Installing what the portal needs…"
	@$(PIP) install --quiet --editable '.[demo]'
	@touch $@

$(VENV)/.dev-installed: pyproject.toml | $(BIN)/python
	@echo "Installing what the tests need…"
	@$(PIP) install --quiet --editable '.[dev]'
	@touch $(VENV)/.run-installed $@

# In an environment of its own: what it needs would hold back what the portal itself runs on (docs/adr/0008-static-guard.md).
$(VENV)/.guard-installed: .ci/static-guard.txt | $(BIN)/python
	@echo "Installing the static guard…"
	@.ci/virtual-environment $(VENV)/guard
	@$(VENV)/guard/bin/python -m pip --disable-pip-version-check install --quiet --requirement $<
	@touch $@

$(BIN)/python:
	@.ci/virtual-environment $(VENV)
