"""Specifications by name: the browser fetches each once and keeps it, so that a click sends rows only."""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any

MOST = 800
_TEXTS: "OrderedDict[str, str]" = OrderedDict()
_LOCK = Lock()


def spec_name(spec: Mapping[str, Any]) -> str:
    """Return the name of a specification, which is the digest of its text, and keep the text at hand."""
    text = json.dumps(spec, ensure_ascii=False, separators=(",", ":"))
    name = hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
    with _LOCK:
        _TEXTS[name] = text
        _TEXTS.move_to_end(name)
        while len(_TEXTS) > MOST:
            _TEXTS.popitem(last=False)
    return name


def spec_text(name: str) -> str | None:
    """Return the text of a specification by its name; None when it is not at hand."""
    with _LOCK:
        return _TEXTS.get(name)
