"""Identification: the four steps, the three ledgers, the criteria, the meetings, and what changes afterwards.

`steps` the four steps of registration · `ledgers` village, township and district line by line · `criteria` what the
article weighs a household by · `meetings` of the village · `changes` registrations on record · `paths` the order
of a household's changes · `durations` days between two steps, as a spread · `timeline` of one village.
"""

from indicators.identification import (  # noqa: F401  indicators register themselves
    changes,
    criteria,
    ledgers,
    meetings,
    paths,
    steps,
)
