# make chat and make test work from nothing but Python and make; the second time nothing is set up.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
AUDIT ?= .audit
LOCKED := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: help chat test chaos fuzz lint check quality ranking bench transcript audit report sbom lock clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

chat: $(VENV)/run.done ## set up, and talk to the bot at the terminal
	@$(BIN)/congress-bot chat

test: $(VENV)/dev.done ## set up, and run all tests, in as many processes as there are processors (four at most)
	@$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist worksteal

KILLS ?= 40
UPDATES ?= 5000
SECONDS ?= 60
PAIRS ?= 2000
SEED ?= 0
FAULTS := tests/test_queue.py tests/test_pace.py tests/test_request.py tests/test_store_faults.py tests/test_shelf.py
chaos: $(VENV)/dev.done ## everything that can go wrong, for minutes: KILLS, UPDATES, SECONDS, PAIRS, SEED
	@KILLS=$(KILLS) $(BIN)/pytest -s $(FAULTS) tests/test_serving.py tests/chaos \
	  --kills $(KILLS) --updates $(UPDATES) --seconds $(SECONDS) --pairs $(PAIRS) --seed $(SEED)

INPUTS ?= 10000
fuzz: $(VENV)/dev.done ## so many inputs (INPUTS, SEED) for importer, loader, understanding, presses, inline lists, renderer
	@$(BIN)/python -m tests.fuzz all --inputs $(INPUTS) --seed $(SEED)

lint: $(VENV)/dev.done ## ruff and mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

check: $(VENV)/run.done ## check every page of the embedded coverage
	@$(BIN)/congress-bot check

quality: $(VENV)/dev.done ## write docs/quality.md: what the answers are worth, and what each part adds
	@$(BIN)/python -m benchmarks.quality

DATA ?= ../shared/retrieval
ranking: $(VENV)/dev.done ## write docs/ranking.md: the order beside other engines, what each part adds; DATA is a folder of sets
	@$(BIN)/python -m benchmarks.ranking --data $(DATA)

$(VENV)/base.done: requirements/build.txt
	@echo "setting up $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(LOCKED) -r requirements/build.txt
	@touch $@

$(VENV)/run.done: $(VENV)/base.done requirements/run.txt pyproject.toml
	@$(LOCKED) --no-build-isolation -r requirements/run.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/dev.done: $(VENV)/run.done requirements/dev.txt
	@$(LOCKED) --no-build-isolation -r requirements/dev.txt
	@touch $@

$(VENV)/bench.done: $(VENV)/dev.done requirements/bench.txt
	@$(LOCKED) -r requirements/bench.txt
	@touch $@

bench: $(VENV)/bench.done ## set up what the benchmarks compare with and draw with (python -m benchmarks.scale, .retrieval)

transcript: $(VENV)/dev.done ## write docs/visits.md anew: a citizen's and an admin's visit
	@$(BIN)/python -m tests.transcript

$(AUDIT)/done: requirements/audit.txt
	@$(PYTHON) -m venv $(AUDIT)
	@$(AUDIT)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/audit.txt
	@touch $@

audit: $(AUDIT)/done $(VENV)/run.done ## licences and known vulnerabilities of what is installed; needs the package index, and fails where it cannot ask
	@$(AUDIT)/bin/pip-licenses --python $(BIN)/python --from mixed --order license
	@$(AUDIT)/bin/pip-audit --strict --progress-spinner off --require-hashes --disable-pip -r requirements/run.txt

report: $(AUDIT)/done # what the index says of each package, as JSON, for .ci/audit
	@$(AUDIT)/bin/pip-audit --progress-spinner off --require-hashes --disable-pip -r requirements/run.txt --format json

sbom: $(AUDIT)/done ## write sbom.json: every part of the bot with its version and hashes (CycloneDX)
	@$(AUDIT)/bin/cyclonedx-py requirements requirements/run.txt --pyproject pyproject.toml --mc-type application --output-reproducible --of JSON -o sbom.json

lock: ## write requirements/*.txt anew from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements/build.in -o requirements/build.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra semantic pyproject.toml -o requirements/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements/run.txt --group dev -o requirements/dev.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group audit -o requirements/audit.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements/run.txt --group bench -o requirements/bench.txt

clean: ## remove what make set up
	rm -rf $(VENV) $(AUDIT)
