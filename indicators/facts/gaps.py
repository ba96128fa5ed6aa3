"""What a registered poor household lacks, thing by thing and as one combination (一个也不落下)."""

import pandas as pd

from indicators.facts.common import UNKNOWN

# In reading order: a cadre, a visit and two matters within a year, a plan, any training, the grant or the safety net.
GAPS = ("cadre", "visit", "matters", "plan", "training", "support")
NO_GAP = "none"
MANY = 3


def with_gaps(facts: pd.DataFrame) -> pd.DataFrame:
    """Add `gaps`, the combination a registered poor household lacks (`none`; unknown for others), and if it is many.

    Every registered poor household has exactly one combination, so that the combinations add up to the register.
    """
    lacks = pd.DataFrame(
        {
            "cadre": facts["is_covered"].eq(0),
            "visit": facts["n_visits"].eq(0),
            "matters": facts["has_enough_matters"].eq(0),
            "plan": facts["has_plan"].eq(0),
            "training": facts["is_trained"].eq(0),
            "support": facts["has_grant"].eq(0) & facts["is_dibao"].eq(0) & facts["is_wubao"].eq(0),
        }
    )
    number = lacks.sum(axis=1)
    words = pd.Series("", index=facts.index)
    for name in GAPS:
        words = words + lacks[name].map({True: f"+{name}", False: ""})
    words = words.str.removeprefix("+").replace("", NO_GAP).where(facts["is_registered"].eq(1), UNKNOWN)
    many = number.ge(MANY).astype("int64") * facts["is_registered"]
    return facts.assign(gaps=words.astype("str"), has_many_gaps=many)
