"""Planning: household plans, whether assistance fits the household, industries, the safety net, facilities.

`coverage` on the as-of day: plan_coverage (reading C4) plan_base_households planned_households
households_without_plan (reading C4) short_plan_share long_plan_share both_plans_share industry_share
households_with_industry leading_industry_share (reading C17).
`content` (table plans): households_with_assistance mismatched_assistance mismatched_assistance_share
floor_due_households floor_reached_share households_due_without_floor kinds_of_assistance kinds_of_wish
wishes_recorded wish_follows_village_share wish_in_effect_share two_incomes_share.
`facilities` (per year; group by facility): facility_share facilities_missing facilities_missing_without_project
paths_share_median paths_known_share.
Group plans by `poverty_cause,plan_measure` for cause × assistance, by `plan_will,plan_ability` for wish × ability.
`readings` counts plan coverage under every reading of C4 at once, `diversity` how different plans are.
"""

from indicators.planning import content, coverage, facilities  # noqa: F401  indicators register themselves
