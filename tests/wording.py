"""What a reader must never meet on a page: raw identifiers, empty values of a program, the other language."""

import re

RAW = re.compile(r"\b[a-z]+_[a-z_]+\b|\bnan\b|\bNone\b|\bNaT\b|<NA>|\{|\}")
HAN = re.compile(r"[\u3400-\u9fff]")
