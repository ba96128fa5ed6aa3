"""The tests' own tools, on an application of ten lines: what they let pass and what they catch."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.browser import find_browser
from tests.browser.look import Watch, idle, no_exception, open_page

CALM = """
import streamlit as st
st.set_page_config(page_icon="🏠")
st.title("利州区")
st.selectbox("年度", [2013, 2014, 2015], key="year")
st.html(f"<p data-selection='{st.session_state.year}'>共181个行政村</p>")
"""
NOISY = (
    CALM
    + """
import logging
logging.getLogger("lizhou").warning("a warning in the log")
st.image("https://example.org/leak.png")
st.html("<script>console.error('a complaint')</script>", unsafe_allow_javascript=True)
raise ValueError("broken on purpose")
"""
)


@pytest.fixture
def tiny(tmp_path, fresh_server):
    def start(source, **kwargs):
        (tmp_path / "shell.py").write_text(source, encoding="utf-8")
        (tmp_path / "app.py").write_text("import streamlit as st\napp = st.App('shell.py')\n", encoding="utf-8")
        return fresh_server(cwd=tmp_path, **kwargs)

    return start


def test_a_calm_application_passes(tiny, new_page):
    running = tiny(CALM)
    page = open_page(new_page(running.url), running.url)
    page.get_by_role("combobox").click()
    page.get_by_role("option", name="2015").click()
    idle(page)
    assert page.locator("[data-selection]").get_attribute("data-selection") == "2015"
    assert running.complaints() == []


def test_every_kind_of_noise_is_caught(tiny, browser):
    running = tiny(NOISY, clean_log=False)
    page = browser.new_page()
    watch = Watch(running.url).attach(page)
    page.goto(running.url)
    idle(page)
    page.wait_for_timeout(300)
    with pytest.raises(AssertionError, match="shows an error"):
        no_exception(page)
    page.close()
    assert set(watch.outside()) == {"https://example.org/leak.png"}
    assert any("a complaint" in line for line in watch.complaints())
    assert any("broken on purpose" in line for line in running.complaints())
    assert any("a warning in the log" in line for line in running.complaints())


def test_a_named_browser_that_does_not_start_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setenv("CHROME", str(tmp_path / "no-such-browser"))
    found = subprocess.run([sys.executable, "tests/browser/find_browser.py"], capture_output=True, text=True)
    assert found.returncode != 0
    assert "no-such-browser" in found.stderr and found.stdout == ""


def test_a_machine_without_a_browser_gets_one(monkeypatch):
    tried, on_machine = [], []

    def attempt(command, *_args, **_kwargs):
        tried.append(" ".join(command[-3:]))
        if "chromium" in command and "apt-get" in command:
            on_machine.append("/usr/bin/chromium")
        return bool(on_machine)

    monkeypatch.setattr(find_browser, "_try", attempt)
    monkeypatch.setattr(find_browser, "find", lambda: on_machine[0] if on_machine else None)
    monkeypatch.setattr(find_browser, "_is_root", lambda: True)
    monkeypatch.setattr(find_browser.shutil, "which", lambda name: name)
    assert find_browser.install() == "/usr/bin/chromium"
    assert tried == ["playwright install chromium", "apt-get update -q", "-q --no-install-recommends chromium"]
    on_machine.clear()
    monkeypatch.setattr(find_browser, "_is_root", lambda: False)
    assert find_browser.install() is None, "without rights nothing is installed"
