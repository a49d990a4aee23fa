# `make` alone lists the targets. Each of them sets up .venv by itself the first time.
# Every path here is relative, so that a clone works at any place, spaces included.

PYTHON ?= python3
# Test processes (a third on two cores, since many tests wait), and arguments for pytest:
#     make test ARGS="-k softmax"
JOBS ?= 3
ARGS ?=

# Hundreds of processes import the same modules: what one has compiled, no other compiles again.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
READY := .venv/.ready
.DEFAULT_GOAL := help
.PHONY: help setup demo test test-fast coverage lint format lab audit bench index release template site site-setup badges lock upgrade clean FORCE

# A virtual environment is tied to its place: set up again when the clone was moved.
ifneq ("$(shell head -n 1 $(READY) 2>/dev/null)","$(shell pwd -P)")
$(READY): FORCE
endif

help: ## this list
	@echo "make TARGET, where TARGET is one of"
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | awk -F'|' '{ printf "  %-10s %s\n", $$1, $$2 }'

$(READY): pyproject.toml requirements.txt scripts/setup_env.py
	@command -v "$(PYTHON)" >/dev/null 2>&1 || { \
	  echo "make: $(PYTHON) is not installed. Python 3.11 or newer is needed; name yours: make PYTHON=/path/to/python"; exit 1; }
	@"$(PYTHON)" scripts/setup_env.py

setup: $(READY) ## .venv with everything, bubblewrap where it may be installed, readable diffs of notebooks
	@bash scripts/system_packages.sh bubblewrap
	@bash scripts/notebook_diffs.sh

demo: $(READY) ## grade sample submissions in a temporary course: a table and pages to open
	@bash scripts/system_packages.sh bubblewrap
	@$(BIN)/autograder demo

# A file goes to one process: the cells of a notebook share a kernel, the tests of a module their fixtures.
test: $(READY) ## every test; lectures and solutions are run and their outputs compared
	@bash scripts/system_packages.sh bubblewrap
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadfile --durations=10 \
	  --nbval --nbval-current-env --nbval-cell-timeout=300 \
	  tests $(wildcard lectures) $(wildcard solutions) $(ARGS)

# What a change to one module wants to know at once: no notebooks, sandboxes, servers or browsers.
FAST := not slow and not sandbox and not browser and not hub and not cluster

test-fast: $(READY) ## the tests that take no sandbox, kernel or browser: under a minute
	@$(BIN)/python -m pytest -n 2 --dist loadfile --durations=10 -m "$(FAST)" \
	  --ignore tests/submissions --ignore tests/attacks --ignore tests/browser tests $(ARGS)

# Of what runs in this process and the processes of a pool: what a sandboxed student process runs is cut off
# from the file system, and is not counted.
coverage: $(READY) ## the tests of modules with their coverage, which has a floor
	@bash scripts/system_packages.sh bubblewrap
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadfile --cov --cov-report=term:skip-covered \
	  tests/autograder tests/coursekit tests/packaging $(ARGS)

lint: $(READY) ## ruff on modules and notebooks, who imports whom, types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache --no-logo
	@$(BIN)/mypy

format: $(READY) ## put modules and notebooks into ruff's format
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

lab: $(READY) ## JupyterLab on the course, with nbgrader's panels for instructors
	@JUPYTER_CONFIG_PATH="$(CURDIR)/deploy/instructor$${JUPYTER_CONFIG_PATH:+:$$JUPYTER_CONFIG_PATH}" $(BIN)/jupyter lab $(ARGS)

audit: $(READY) ## the grader's self-audit: every sample submission against its expected score and message
	@bash scripts/system_packages.sh bubblewrap
	@$(BIN)/autograder audit $(ARGS)

bench: $(READY) ## the benchmarks in benchmarks/bench_*.py, one after the other
	@set -e; for file in benchmarks/bench_*.py; do \
	  test -e "$$file" || { echo "There are no benchmarks/bench_*.py."; exit 0; }; \
	  echo "== $$file"; $(BIN)/python "$$file" $(ARGS); done

index: $(READY) ## the table of units in lectures/README.md, and the corpus that lecture 12 searches, from the lectures
	@$(BIN)/python scripts/lecture_index.py
	@$(BIN)/python scripts/lecture_corpus.py

release: $(READY) ## solutions/ → assignments/, refused when a solution or hidden test would leak
	@$(BIN)/autograder release $(ARGS)

template: $(READY) ## the students' repository, without solutions and tests: make template OUT=../FOLDER ARGS="01 02"
	@test -n "$(OUT)" || { echo "make: name the folder: make template OUT=../word-embeddings-students"; exit 1; }
	@$(BIN)/autograder template --out "$(OUT)" $(ARGS)

# The site's tools come on top of the environment, with its versions, when the site is first built.
SITE_READY := .venv/.ready-site
$(SITE_READY): requirements-site.txt website/package-lock.json website/requirements-kernel.txt $(READY)
	@bash scripts/system_packages.sh nodejs npm
	@command -v npm >/dev/null 2>&1 || { echo "make: npm is not installed; the site takes MathJax and Pyodide from it"; exit 1; }
	@echo "Setting up the site's tools: once, under a minute …"
	@$(BIN)/python -m uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-site.txt \
	  || $(BIN)/python -m pip install --quiet --require-hashes -r requirements-site.txt
	@npm ci --silent --no-audit --no-fund --prefix website
	@$(BIN)/python -m website.lite
	@touch $@

site-setup: $(SITE_READY) ## the tools of the site, and of its tests

site: $(SITE_READY) ## the course as a static site, in build/site/html
	@$(BIN)/python -m website $(ARGS)

badges: ## badges of the site, JupyterLite, Binder and Colab in README.md: make badges REPOSITORY=OWNER/NAME
	@"$(PYTHON)" scripts/badges.py "$(REPOSITORY)"

lock: $(READY) ## compile requirements*.txt from pyproject.toml, keeping the pins that fit
	@$(BIN)/python scripts/lock.py

upgrade: $(READY) ## compile requirements*.txt with the newest versions
	@$(BIN)/python scripts/lock.py --upgrade

clean: ## remove .venv and caches (never grading/)
	rm -rf .venv .venv.lock .pytest_cache .ruff_cache .mypy_cache .hypothesis test-artefacts
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
