# Two commands set everything up: `make demo` runs the sample audit, `make test` runs the tests.
# `make help` lists the rest.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out
PYTEST_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help demo test check full sturdy docs golden bench lock clean setup setup-dev

help: ## Show the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.runtime ## Make the environment that runs the product
setup-dev: $(VENV)/.dev ## Make the environment that tests it

$(VENV)/.runtime: requirements.txt pyproject.toml .ci/make-venv .ci/system-libraries
	@.ci/make-venv "$(PYTHON)" "$(VENV)" requirements.txt
	@.ci/system-libraries "$(BIN)/python"
	@touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml .ci/make-venv .ci/system-libraries
	@.ci/make-venv "$(PYTHON)" "$(VENV)" requirements-dev.txt
	@.ci/system-libraries "$(BIN)/python"
	@touch $@ $(VENV)/.runtime

demo: $(VENV)/.runtime ## Audit the sample organisation for two years, to out/report.pdf
	@mkdir -p $(OUT)
	@rm -f $(OUT)/history.db $(OUT)/history.db-wal $(OUT)/history.db-shm
	@$(BIN)/audit sample $(OUT)/sample >/dev/null
	@$(BIN)/audit run $(OUT)/sample/2024/* --config $(OUT)/sample/audit.toml --period 2024 \
		--history $(OUT)/history.db -o $(OUT)/report-2024.pdf >/dev/null
	@$(BIN)/audit run $(OUT)/sample/2025/* --config $(OUT)/sample/audit.toml --period 2025 \
		--history $(OUT)/history.db -o $(OUT)/report.pdf \
		--html $(OUT)/report.html --json $(OUT)/report.json --xlsx $(OUT)/report.xlsx

test: $(VENV)/.dev ## Run the tests
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow" $(PYTEST_ARGS)

check: $(VENV)/.dev ## Types, style, import layers, unused code, checklists, stale docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy audit
	$(BIN)/lint-imports
	$(BIN)/vulture
	$(BIN)/python -m audit checklists lint
	$(BIN)/python -m audit docs --check
	$(BIN)/python -m audit checklists docs --check

full: $(VENV)/.dev ## Run all tests, the long ones and the big matrices too
	HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest -n auto --dist worksteal $(PYTEST_ARGS)
	@mkdir -p $(OUT)
	$(BIN)/python -m tests.report.matrix docs/report-variants.md --keep $(OUT)/report-variants.jsonl

sturdy: $(VENV)/.dev ## Kill, crowd and starve the history and whole runs, at length
	$(BIN)/python -m pytest -q -m "slow or not slow" tests/history/test_sturdy.py tests/e2e/test_sturdy_run.py \
		tests/e2e/test_failing_writes.py

docs: $(VENV)/.dev ## Write the generated docs again
	$(BIN)/python -m audit docs
	$(BIN)/python -m audit checklists docs

golden: $(VENV)/.dev ## Write the golden results again; review the difference
	AUDIT_WRITE_GOLDEN=1 $(BIN)/python -m pytest -q tests -k golden

bench: $(VENV)/.dev ## Measure speed and memory
	$(BIN)/python -m benchmarks.bench_run
	$(BIN)/python -m benchmarks.bench_import
	$(BIN)/python -m benchmarks.bench_measures
	$(BIN)/python -m benchmarks.bench_disclosure
	$(BIN)/python -m benchmarks.bench_render

lock: ## Write the lock files again (needs uv)
	uv pip compile pyproject.toml --extra postgres --generate-hashes --universal --python-version 3.11 \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links -q --upgrade -o requirements.txt
	uv pip compile pyproject.toml --extra postgres --group dev --generate-hashes --universal --python-version 3.11 \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links -q -c requirements.txt -o requirements-dev.txt

clean: ## Remove what was made
	rm -rf $(VENV) $(OUT) .pytest_cache .mypy_cache .ruff_cache .hypothesis
