"""The post or body of the campaign on the as-of day."""

import pandas as pd

from indicators.facts.common import Readings, Register, codes, days, with_areas

# Posts that need a cadre in charge; the leading group has offices and the work groups leaders instead.
STAFFED_POSTS = ("county_leader", "work_team", "first_secretary", "poverty_officer", "deputy_secretary")
# Posts that stand below another one in the register; the article states none of these assignments (C14).
SUBORDINATE_POSTS = ("county_leader", "work_group", "work_team", "first_secretary")


def post_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per post or body that has begun by the as-of day; posts. A post of a township has no village."""
    posts = register.rows("posts")
    posts = posts[days(posts["start_date"]) <= register.today].reset_index(drop=True)
    area = posts["area_code"].astype("object").where(posts["area_code"].notna(), "").astype("str")
    kind = codes(posts["kind"])
    needs, below = kind.isin(STAFFED_POSTS), kind.isin(SUBORDINATE_POSTS)
    facts = pd.DataFrame(
        {
            "post_id": posts["post_id"],
            "village_code": area.where(area.str.len() == 12, ""),
            "kind": kind,
            "n_posts": 1,
            "needs_cadre": needs.astype("int64"),
            "is_filled": (needs & posts["cadre_id"].notna()).astype("int64"),
            "is_vacant": (needs & posts["cadre_id"].isna()).astype("int64"),
            "is_subordinate": below.astype("int64"),
            "has_superior": (below & posts["parent_post_id"].notna()).astype("int64"),
        }
    )
    return with_areas(facts).assign(township_code=area.str[:9].where(area.str.len() >= 9, ""))
