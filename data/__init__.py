"""WHAT IS: registers come in, are checked, and become immutable snapshots.

May import: `geo`, `policy`; pandas, pandera; duckdb only in `store.py`. Add here: a column as one row in
`dictionary.csv`, a code as one row in `codes.csv`, a published fact as one row with its quote.
"""
