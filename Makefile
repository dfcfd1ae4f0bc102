# Two commands matter: `make run` and `make test`. Each does all the set-up that it needs.
.DEFAULT_GOAL := help
SHELL := /bin/bash
TOOLS := .tools
SHARED := ../shared/data
ALIGNED := $(SHARED)/trilingual
UV = $(shell command -v uv || echo $(TOOLS)/bin/uv)
IN = $(UV) run --frozen --no-sync
# Every benchmark adds its tables; `neuvoja eval report RUN --bench` shows them.
TABLES := var/bench.json
# Which of the live tests `make test-llm` passes.
LIVE := tests/live
# Some shells forbid Python to keep what it has compiled; each start would then take two seconds more.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test test-llm check format lint types contracts bench bench-large bench-load bench-streams bench-parts eval embedding golden clean setup-run setup-test setup-llm

help: ## List the commands.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: setup-run ## Set all up, read the demo knowledge, build the indexes and serve.
	@$(IN) neuvoja serve

test: setup-test ## Set all up and pass every check and test.
	@$(MAKE) --no-print-directory check

test-llm: setup-llm ## Let a small real model answer, and pass the live tests against it (10 min).
	@$(IN) pytest -m live $(LIVE)

check: format lint types contracts ## Format, lint, types, import contracts, tests.
	@$(IN) pytest

format:
	@$(IN) ruff format --check

lint:
	@$(IN) ruff check

types:
	@$(IN) mypy

contracts:
	@$(IN) lint-imports --no-logo

bench: bench-parts ## Measure quality, speed and memory beside the stock parts (15 min).
	@$(IN) python -m eval.bench beside --json $(TABLES)

bench-large: bench-parts ## Measure speed and memory to a million passages (an hour; goes on).
	@$(IN) python -m eval.bench large --json $(TABLES)

bench-load: bench-parts ## Let 1 to 200 advisors work at the running service (4 min).
	@$(IN) python -m eval.bench load --json $(TABLES)

bench-streams: bench-parts ## Measure what the service adds to a model's words, one and a hundred at once (15 min).
	@$(IN) python -m eval.bench streams --json $(TABLES)

bench-parts: setup-test
	@$(UV) sync --quiet --frozen --group bench

eval: setup-test ## Run the quick suites, hold them against their gates, write the report.
	@$(IN) neuvoja eval check --out var/eval/$$(git rev-parse --short HEAD 2>/dev/null || echo run)-$$(date +%H%M%S)

embedding: setup-test ## Train the trilingual embedding in the box anew (half an hour) and measure it.
	@$(UV) sync --quiet --frozen --group train
	@$(IN) python -m training.embedding $(ALIGNED)
	@$(IN) python -m training.embedding.card $(SHARED)/bc-docs-fi-sv

golden: ## Write the golden files anew; review the diff like code.
	@cd tests && PYTHONPATH=.:assistant:assistant/generative ../.venv/bin/python golden.py

setup-run:
	@./setup.sh run

setup-test:
	@./setup.sh test

setup-llm:
	@./setup.sh llm

clean: ## Remove the environment and all that was derived.
	rm -rf .venv .venv-llm $(TOOLS) var
