# make run     the example reports: what Khabar is, in twenty seconds
# make app     the desk in a browser, at http://127.0.0.1:8765/
# make test    every check that CI makes
# make lint    the quick ones: ruff, mypy, the floors
# make bench   speed, memory, start-up (minutes)
# make bench-store   the store: a hundred thousand articles, and ingests killed at random (an hour)
# make bench-kills   ingests killed at random, a hundred times (KILLS=number; ten minutes)
# make bench-app     the desk: fifty readers at once, a long article (two minutes)
# make assets  what the desk's pages load besides our own code, taken anew (npm)
# make bench-scale   what an article costs in an archive of ten and of thirty thousand (half an hour)
# make wheel   what is installed elsewhere: dist/khabar-….whl
# make wheel-compiled   the same for this machine alone, the readers compiled (gcc; two minutes)
# make fuzz    every way in, ten minutes of processor time (FUZZ=seconds for each)
# make lock    the versions that are installed, taken anew
# make clean   take away what was made here

VENV ?= .venv
PYTHON ?= python3
FUZZ ?= 33
KILLS ?= 100
BIN := $(VENV)/bin
READY := $(VENV)/.khabar-ready
CHECKED := $(VENV)/.khabar-checked
PIP := $(BIN)/python -m pip install -q --disable-pip-version-check
COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --upgrade --generate-hashes \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.PHONY: run app test lint bench bench-store bench-kills bench-app assets wheel wheel-compiled fuzz postgres chromium lock clean

run: $(READY)
	@$(BIN)/python -m khabar.app.demo

app: $(READY)
	@$(BIN)/khabar serve

test: lint postgres chromium
	$(BIN)/python -m pytest -n auto -q

# The store's tests run on PostgreSQL as well; where it cannot be installed they skip by name.
postgres:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
	  apt-get install -y -qq --no-install-recommends postgresql >/dev/null 2>&1; } || true

# The desk is tried in a browser as well; where none can be installed these tests skip by name.
chromium:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
	  apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1; } || true

lint: $(CHECKED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python bench/run.py

bench-scale: $(CHECKED)
	$(BIN)/python bench/scale.py --pairs

bench-store: $(CHECKED)
	$(BIN)/python bench/store.py
	$(BIN)/python bench/stories.py

bench-kills: $(CHECKED)
	$(BIN)/python -m tests.store.crash $(KILLS)

bench-app: $(CHECKED)
	$(BIN)/python bench/desk.py

assets: $(READY)
	cd assets && npm ci --no-audit --no-fund && node build.mjs
	$(BIN)/python assets/labels.py

wheel: $(READY)
	@rm -rf build
	$(BIN)/python -m pip wheel -q --no-deps -w dist .
	@rm -rf build
	@ls -l dist/*.whl

wheel-compiled: $(CHECKED)
	@rm -rf dist/compiled
	$(BIN)/python wheels/compiled.py
	@ls -l dist/compiled/*.whl

fuzz: $(CHECKED)
	$(PIP) 'atheris>=3.0,<4'
	@for target in $$($(BIN)/python -c 'from fuzz.targets import TARGETS; print(*TARGETS)'); do \
	  $(BIN)/python -m fuzz.run $$target $(FUZZ) 2>/dev/null || exit 1; done

lock: $(CHECKED)
	$(PIP) uv
	$(COMPILE) -o requirements.lock pyproject.toml
	$(COMPILE) -c requirements.lock --extra postgres -o requirements-team.lock pyproject.toml
	$(COMPILE) -c requirements.lock --extra dev -o requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

# Debian ships Python without ensurepip: its own message is long, so ours comes first.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Khabar needs Python 3.11 or later. If you have one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python cannot make a virtual environment yet: sudo apt-get install python3-venv"; exit 1; }
	@echo "Setting up in $(VENV), this first time …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps -e .
	@touch $@

$(CHECKED): $(READY) requirements-dev.lock
	@echo "Setting up what the checks need …"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
