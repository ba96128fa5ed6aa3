"""出处账本: an id gives its sentence in both languages, an unknown one is refused, and markup carries both."""

import pytest

from components import ledger
from components.text import use
from data.facts import FactError, contradictions, facts
from indicators.indicator import REGISTRY
from policy.parameters import names


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_id_of_the_house_has_its_sentence(language):
    use(language)
    for ref in (*REGISTRY, *names(), *contradictions()["id"], *facts()["fact_id"], "F03", "F69"):
        words = ledger.sentence(ref)
        assert len(words) > 3 and "nan" not in words.split(), ref


def test_an_indicator_speaks_by_its_definition_and_a_fact_by_its_value():
    use("zh")
    assert ledger.sentence("registered_households").startswith("建档立卡贫困户：")
    assert "5,172" in ledger.sentence("F26") and ledger.sentence("C1").startswith("C1 ")


def test_an_unknown_id_is_refused():
    use("zh")
    with pytest.raises(FactError, match="F99"):
        ledger.sentence("F99")
    with pytest.raises(FactError):
        ledger.marked(["registered_housholds"])


def test_the_mark_holds_ids_once_and_words_as_text():
    use("zh")
    found = ledger.marked(["F26", "registered_households", "F26"], "<b>")
    assert "data-refs='F26 registered_households'" in found and "&lt;b&gt;" in found and "<b>" not in found
    assert ledger.marked([]) == ""
