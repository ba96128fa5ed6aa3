"""Words that exist in both languages."""

from typing import NamedTuple

LANGUAGES = ("zh", "en")


class Text(NamedTuple):
    """One wording in Chinese and in English; the two are edited side by side."""

    zh: str
    en: str

    def get(self, lang: str) -> str:
        """Return the wording in 'zh' or 'en'; any other language is an error."""
        if lang not in LANGUAGES:
            raise ValueError(f"language {lang!r} is not one of {LANGUAGES}")
        return self.zh if lang == "zh" else self.en
