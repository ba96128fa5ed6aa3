"""The demonstration register: every table of the dictionary, simulated, meeting every published total exactly.

`generate(seed)` gives the frames, `write_pack(out, seed)` the files that `data.ingest` loads. One module per subject;
the order below is the order in which the subjects need each other. Totals and their sources: `totals.py`. What is
deliberately wrong with the data is listed in its table `planted_flaws`.
"""

import pandas as pd

from data.demo import (
    activity,
    causes,
    departments,
    flaws,
    homes,
    incomes,
    ledgers,
    money,
    payments,
    people,
    places,
    plans,
    posts,
    procedure,
    projects,
    rectification,
    ties,
    totals,
    training,
)
from data.demo.pack import write_pack
from data.demo.random import Dice
from data.demo.world import World, publish

__all__ = ["generate", "write_pack"]

STEPS = (
    places.build, homes.build, people.build, causes.build, people.add_health, homes.finish, incomes.build,
    departments.build, posts.build, ties.build, plans.build, activity.build, training.build, projects.build,
    money.build, payments.build, procedure.build, rectification.build, ledgers.build,
    flaws.build,
)


def generate(seed: int = totals.SEED) -> dict[str, pd.DataFrame]:
    """Every table of the register, by name; columns and order of the dictionary, dates as ISO text, missing as NA."""
    world = World(Dice(seed))
    for step in STEPS:
        step(world)
    return publish(world)
