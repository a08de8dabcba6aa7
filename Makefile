# Two commands on a fresh machine with Python 3.11 and make:
#   make graph   installs everything into .venv and turns the invented example CVs into a graph
#   make test    installs everything into .venv and runs the tests
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.PHONY: graph test test-most test-schedule test-faults check format lock terms clean
.DELETE_ON_ERROR:

graph: .venv/ready
	$(BIN)/vitagraph build tests/examples/cvs --with-prefect --output output || test $$? -eq 1
	$(BIN)/vitagraph query posts-with-sources person="Minh-Anh Torvik" --from output

# Schedules are waited for while the other tests run.
test: .venv/ready
	$(MAKE) --jobs=2 --output-sync=line test-most test-schedule

test-most: .venv/ready
	$(BIN)/python -m pytest -n auto -m "not schedule and not faults"

test-schedule: .venv/ready
	$(BIN)/python -m pytest -n 2 --dist loadfile -m schedule

# The slower faults of scheduled builds: machines and servers that go down.
test-faults: .venv/ready
	$(BIN)/python -m pytest -p no:xdist -m faults

check: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m etl.graph.generate_terms --check
	$(MAKE) test

format: .venv/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Exact versions of everything, without the address of any index; needs `pip install uv`.
lock:
	uv pip compile pyproject.toml --extra dev --python-version 3.11 --universal --no-emit-index-url --no-emit-find-links \
		--no-header --output-file requirements.lock

terms: .venv/ready
	$(BIN)/python -m etl.graph.generate_terms

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=...")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

clean:
	rm -rf .venv
	find output -mindepth 1 ! -name README.md -delete
