"""How a registered poor household was identified: the four steps in their order, and the days between them."""

import pandas as pd

from indicators.facts.common import Readings, Register, codes, days, household_dimensions, whole

STEPS = ("group_review", "village_review", "township_check", "district_filing")


def identification_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per registered household × identification step; household steps and days of notice.

    All four steps are present for every registered household; a step without a row in the log is `missing`.
    """
    dimensions = household_dimensions(register)
    registered = dimensions.index[dimensions["household_class"] == "registered_poor"]
    grid = pd.MultiIndex.from_product([registered, STEPS], names=["household_id", "step"])
    log = register.rows("identification_log").drop_duplicates(["household_id", "step"])
    log = log.set_index(["household_id", "step"]).reindex(grid).reset_index()
    passed = log["result"].eq("passed").fillna(False)
    done = pd.DataFrame(passed.to_numpy().reshape(-1, len(STEPS)))
    later = done.iloc[:, ::-1].cummax(axis=1).iloc[:, ::-1].shift(-1, axis=1, fill_value=False)
    date = days(log["step_date"])
    dates = pd.DataFrame(date.to_numpy().reshape(-1, len(STEPS)))
    late = dates.ffill(axis=1).shift(1, axis=1)
    disordered = (dates < late).to_numpy().ravel()
    gap = _gap(dates)
    notice = log["step"].eq("village_review").astype("int64")
    steps = log[["household_id", "step"]].assign(
        result=codes(log["result"]).replace({"unknown": "missing"}),
        n_steps=1,
        is_passed=passed.astype("int64"),
        is_through=done.cummin(axis=1).to_numpy().ravel().astype("int64"),
        is_skipped=(~done & later).to_numpy().ravel().astype("int64"),
        is_out_of_order=disordered.astype("int64"),
        is_timed=gap.notna().astype("int64"),
        gap_days=codes(gap.astype("Int64")),
        is_notice_due=notice,
        is_notice_known=pd.to_numeric(log["notice_days"]).notna().astype("int64") * notice,
        notice_days=whole(log["notice_days"]) * notice,
        is_short_notice=log["result"].eq("short_notice").fillna(False).astype("int64"),
        is_first_step=(log["step"] == STEPS[0]).astype("int64"),
        is_all_passed=(done.all(axis=1).repeat(len(STEPS)).to_numpy() & (log["step"] == STEPS[0])).astype("int64"),
    )
    return steps.join(dimensions, on="household_id")


def _gap(dates: pd.DataFrame) -> pd.Series:
    """Return whole days since the step before, household by household; empty where a date lacks or goes backwards."""
    apart = dates.diff(axis=1).to_numpy().ravel().astype("timedelta64[D]")
    found = pd.Series(apart).dt.days
    return found.where(found >= 0)
