"""Numbers, money, shares and dates read as the design language writes them."""

import datetime as dt

import pytest

from components import text
from components.text import day, money, number, points, strings, t, use, with_unit


@pytest.mark.parametrize(
    ("call", "zh", "en"),
    [
        (lambda: with_unit(5172, "household"), "5,172户", "5,172 households"),
        (lambda: with_unit(1, "household"), "1户", "1 household"),
        (lambda: with_unit(0.068278, "percent"), "6.8%", "6.8%"),
        (lambda: with_unit(0.06, "percent"), "6%", "6%"),
        (lambda: with_unit(6000, "yuan_per_person"), "6,000元/人", "¥6,000 per person"),
        (lambda: with_unit(None, "household"), "未载", "not stated"),
        (lambda: with_unit(float("nan"), "percent"), "未载", "not stated"),
        (lambda: money(6000), "6,000元", "¥6,000"),
        (lambda: money(12_000_000), "1,200万元", "¥12.0m"),
        (lambda: money(4_060_000), "406万元", "¥4.1m"),
        (lambda: points(-0.06), "下降6个百分点", "down 6 percentage points"),
        (lambda: points(0.0), "持平", "unchanged"),
        (lambda: number(-3.14159, 1), "−3.1", "−3.1"),
        (lambda: number(-0.01), "0", "0"),
        (lambda: day(dt.date(2016, 4, 13)), "2016年4月13日", "13 April 2016"),
    ],
)
def test_reads_as_written(call, zh, en):
    assert call() == zh
    use("en")
    assert call() == en


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="'fr'"):
        use("fr")


def test_every_word_stands_in_both_languages_with_the_same_places():
    import string

    for key, words in strings().items():
        assert words.zh and words.en, key
        places = [{f for _, f, _, _ in string.Formatter().parse(w) if f} for w in words]
        assert places[0] == places[1], key


def test_a_key_twice_is_refused(tmp_path, monkeypatch):
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text("key,zh,en\nhello,你好,Hello\n", "utf-8")
    monkeypatch.setattr(text, "STRINGS", tmp_path)
    strings.cache_clear()
    try:
        with pytest.raises(ValueError, match="b.csv row 2: key 'hello' stands twice"):
            t("hello")
    finally:
        strings.cache_clear()
