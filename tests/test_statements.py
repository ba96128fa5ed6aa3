"""原则与提法: six principles in the words of the article, statements quoted from it, nothing invented."""

import pytest

from components.text import t, use
from components.views import statements as view
from data.facts import fact
from indicators.measure import Selection

POOR = Selection(household_class=("registered_poor",))


def test_the_principles_are_those_of_the_article(demo_snapshot):
    use("zh")
    quote = fact("F17").quote.replace("、", "")
    words = "".join(t(f"st_principle_{name}") for name, _ in view.PRINCIPLES)
    assert words == quote
    table = view.principles(POOR).table
    assert len(table) == sum(len(keys) for _, keys in view.PRINCIPLES)
    assert not table.isna().any(axis=None)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_statement_is_quoted_and_has_no_number(language):
    use(language)
    figure = view.statements()
    assert len(figure.table) == len(view.STATEMENTS)
    for row, quote in zip(view.STATEMENTS, figure.table.iloc[:, 2], strict=True):
        assert fact(row.id).quote in quote
        assert fact(row.id).unit in ("text", "count", "years"), "what has a measure belongs to a figure"
