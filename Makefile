# Every command there is. `make run` starts the dashboard; `make test` proves it.
#
#   make run    the dashboard at http://127.0.0.1:8501 (PORT=… for another port)
#   make test   all tests; finds or installs a browser (T=… for a part: make test T=tests/test_house.py)
#   make check  style and house rules only, a few seconds
#   make golden re-write the whole-district tables of tests/golden from the demonstration register
#   make bench  time of a filter change on every page, against an empty page
#   make walk   pictures of every page into screenshots/

VENV := .venv
PY   := $(VENV)/bin/python
PORT ?= 8501
T    ?=

# An installation is redone when the text of the requirements changes, never because a date did.
RUN_STAMP  := $(VENV)/.run-$(firstword $(shell cat requirements.txt | cksum))
TEST_STAMP := $(VENV)/.test-$(firstword $(shell cat requirements.txt requirements-dev.txt | cksum))

define FREE_PORT
import socket, sys
first = int(sys.argv[1])
for port in range(first, first + 50):
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind(("127.0.0.1", port))
        except OSError:
            continue
    if port != first:
        print(f"Port {first} is taken, using {port}. / 端口 {first} 已被占用，改用 {port}。", file=sys.stderr)
    print(port)
    break
else:
    sys.exit(f"No free port from {first} to {first + 49}: start with make run PORT=… / 无可用端口，请用 make run PORT=… 指定。")
endef
export FREE_PORT
export PYTHONUTF8 := 1

.PHONY: run test check golden bench walk
.DEFAULT_GOAL := run

run: $(RUN_STAMP)
	@$(PY) -m data init
	@port=`$(PY) -c "$$FREE_PORT" $(PORT)` && echo "http://127.0.0.1:$$port" && \
	exec $(PY) -m streamlit run app.py --server.address 127.0.0.1 --server.port $$port \
	  --server.headless true --browser.gatherUsageStats false --browser.serverAddress 127.0.0.1

test: $(TEST_STAMP)
	@CHROME=`$(PY) tests/browser/find_browser.py --install` && export CHROME && \
	if [ -n "$(T)" ]; then $(PY) -m pytest $(T); else $(PY) -m tests.halves; fi

check: $(TEST_STAMP)
	@$(PY) -m ruff check . && $(PY) -m pytest -q tests/test_house.py

golden: $(TEST_STAMP)
	@$(PY) -m tests.golden

bench: $(TEST_STAMP)
	@CHROME=`$(PY) tests/browser/find_browser.py --install` && export CHROME && $(PY) -m tests.bench.bench

walk: $(TEST_STAMP)
	@CHROME=`$(PY) tests/browser/find_browser.py --install` && export CHROME && $(PY) -m tests.browser.walk

# Python 3.11, 3.12 or 3.13, the first that answers; PYTHON=… names one.
$(PY):
	@for p in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	  "$$p" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null || continue; \
	  if command -v uv >/dev/null 2>&1; then uv venv -q --python "`command -v $$p`" $(VENV) && exit 0; fi; \
	  "$$p" -m venv $(VENV) && exit 0; \
	  echo "$$p cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; \
	  echo "$$p 无法建立虚拟环境；Debian 系统请先安装 python3-venv。" >&2; rm -rf $(VENV); exit 1; \
	done; \
	echo "Python 3.11, 3.12 or 3.13 is needed and none was found; name one with make run PYTHON=/path/to/python3.12" >&2; \
	echo "需要 Python 3.11、3.12 或 3.13，未找到；可用 make run PYTHON=/路径/python3.12 指定。" >&2; exit 1

INSTALL = if command -v uv >/dev/null 2>&1; then uv pip install -q --python $(PY) -r $(1); \
	else $(PY) -m pip install -q --disable-pip-version-check --no-input -r $(1); fi

$(RUN_STAMP): | $(PY)
	@echo "Installing requirements.txt … / 正在安装依赖……"
	@$(call INSTALL,requirements.txt)
	@rm -f $(VENV)/.run-*; touch $@

$(TEST_STAMP): | $(PY)
	@echo "Installing requirements-dev.txt … / 正在安装测试依赖……"
	@$(call INSTALL,requirements-dev.txt)
	@rm -f $(VENV)/.run-* $(VENV)/.test-*; touch $@ $(RUN_STAMP)
