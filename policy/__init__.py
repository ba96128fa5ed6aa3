"""WHAT THE RULES SAY: dated parameters, readings of ambiguous sources, bilingual words.

May import: nothing of ours; the standard library. Add here: a rule or threshold as one dated value in
`parameters.toml`, a switch for an ambiguous source in `readings.py`.
"""
