# Every command of the project; continuous integration calls the same targets.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-fast lint types layers format clean train

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(STAMP): pyproject.toml constraints.txt
	@if command -v uv >/dev/null 2>&1; then \
		{ test -x $(BIN)/python || uv venv --quiet --python $(PYTHON) $(VENV); } && \
		uv pip install --quiet --python $(BIN)/python -c constraints.txt -e '.[dev]'; \
	else \
		{ test -x $(BIN)/python || $(PYTHON) -m venv $(VENV); } && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'; \
	fi
	@touch $(STAMP)

setup: $(STAMP) ## Make the virtual environment and install everything into it

demo: $(STAMP) ## Run the main job on samples/ and say where the page is
	@$(BIN)/escalate build samples -o output
	@$(BIN)/escalate timeline output/graph.json
	@echo "Open output/timeline.html in a browser, output/graph.gexf or output/graph.graphml in Gephi."

test: $(STAMP) ## Run all tests, those of the page in headless chromium
	@$(BIN)/python -m pytest

test-fast: $(STAMP) ## Run the tests that need no browser
	@$(BIN)/python -m pytest -m "not browser"

lint: $(STAMP) ## Check style
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(STAMP) ## Check types
	@$(BIN)/mypy

layers: $(STAMP) ## Check that data flows one way
	@$(BIN)/lint-imports

format: $(STAMP) ## Rewrite the code in the house style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

train: $(STAMP) ## Train the language pipeline: make train TREEBANKS=folder
	@test -n "$(TREEBANKS)" || { echo "say where the treebanks are: make train TREEBANKS=folder"; exit 2; }
	@sh training/train.sh "$(TREEBANKS)" build/training $(BIN)/python

clean: ## Remove what the other targets made
	@rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis output/*
