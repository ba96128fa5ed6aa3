"""出处账本: from a number's id to the sentence behind it: a published fact, an indicator, a rule, a contradiction."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from components import provenance
from components.text import lang
from data.facts import contradictions, fact, parts_of
from indicators.indicator import REGISTRY
from policy import parameters

MOST_SENTENCES = 4


def sentence(ref: str) -> str:
    """Return what stands behind an id in the language in force; an unknown id is refused."""
    return _sentence(ref, lang())


@lru_cache(maxsize=4096)
def _sentence(ref: str, language: str) -> str:
    colon = "：" if language == "zh" else ": "
    if ref in REGISTRY:
        found = REGISTRY[ref]
        return f"{found.label.get(language)}{colon}{found.definition.get(language)}"
    if ref in parameters.names():
        rule = parameters.history(ref)[-1]
        return colon.join(words for words in (rule.label.get(language), rule.note.get(language)) if words)
    known = contradictions().set_index("id")
    if ref in known.index:
        return f"{ref} {known.loc[ref, f'title_{language}']}{colon}{known.loc[ref, f'arithmetic_{language}']}"
    return f"{ref} {_fact(ref, language)}"


def _fact(ref: str, language: str) -> str:
    """Return the subject and the value of a fact, or of each of its parts."""
    found = [fact(part) for part in parts_of(ref) or (ref,)]
    words = [f"{one.subject.get(language)} {provenance.fact_value(one, language)}" for one in found]
    return ("；" if language == "zh" else "; ").join(words)


def marked(refs: Iterable[str], about: str = "") -> str:
    """Return the attributes that tie an element's numbers to their ids; hovering tells the first sentences behind."""
    ids = tuple(dict.fromkeys(refs))
    words = "\n".join([*([about] if about else []), *map(sentence, ids[:MOST_SENTENCES])])
    title = f" title='{escape(words)}'" if words else ""
    return (f" data-refs='{escape(' '.join(ids))}'" if ids else "") + title
