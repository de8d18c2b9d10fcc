# Everything a newcomer or CI needs. Each target sets up what it needs first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
DEMO_FOLDER := build/demo
SERVE := --server.headless true --server.port $(PORT)

.DEFAULT_GOAL := help
.PHONY: help run demo test check format bench lock migrate pictures clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ -/'

$(VENV)/.run: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "CX100 needs Python 3.11 or newer; name one with: make run PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the app needs (once, a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	@echo "Installing what working on the code needs (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

run: $(VENV)/.run ## start the app on http://127.0.0.1:8501 (PORT=... for another)
	@echo "CX100 runs on http://127.0.0.1:$(PORT)  (stop with Ctrl+C)"
	@$(BIN)/python -m streamlit run planner/server/asgi.py $(SERVE)

demo: $(VENV)/.run ## start with the sample company, in a database of its own
	@mkdir -p $(DEMO_FOLDER)
	@CX100_DATABASE_URL=sqlite:///$(abspath $(DEMO_FOLDER))/demo.sqlite3 $(BIN)/python -m planner demo
	@echo "CX100 runs on http://127.0.0.1:$(PORT) with a sample company  (stop with Ctrl+C)"
	@CX100_DATABASE_URL=sqlite:///$(abspath $(DEMO_FOLDER))/demo.sqlite3 $(BIN)/python -m streamlit run planner/server/asgi.py $(SERVE)

migrate: $(VENV)/.run ## bring the database up to date (the app does it at start, too)
	@$(BIN)/python -m planner migrate

test: $(VENV)/.dev ## run the tests
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

check: $(VENV)/.dev ## format, lint, types, direction of imports, tests: what CI runs
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(MAKE) --no-print-directory test

format: $(VENV)/.dev ## format the code and mend what the linter can
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## print the tables of speed and memory
	@$(BIN)/python -m bench

pictures: $(VENV)/.dev ## renew the screenshots in docs/pictures
	@$(BIN)/python docs/pictures/take.py

lock: $(VENV)/.dev ## pin the requirements again, with hashes
	@$(BIN)/uv pip compile --quiet --universal --no-emit-index-url --python-version 3.11 --generate-hashes requirements.in -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --no-emit-index-url --python-version 3.11 --generate-hashes requirements-dev.in -o requirements-dev.txt

clean: ## remove the environment and everything built
	@rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
