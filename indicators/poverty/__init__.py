"""Poverty: who is registered, who is below the line, income, the tests of a household, who came and went.

Stocks on the as-of day (`registered`): households registered_households registered_persons mean_household_size
disabled_households dibao_households dibao_share wubao_households households_without_labour returned_households
left_behind_households many_gaps_share.
Per year (`line`): poverty_headcount_ratio poor_households poor_persons near_line_households
just_below_line_households relapsed_households relapsed_persons households_out_of_poverty persons_out_of_poverty
poor_share_in_poor_villages.
Per year (`income`): mean_net_income median_net_income income_gap_per_poor_person poverty_gap_total income_growth
wage_share transfer_share households_below_target target_gap_per_person.
Per year (`guarantees`): safe_housing_share schooling_share medical_care_share safe_water_share power_share
broadcasting_share six_guarantees_share exit_ready_households exit_ready_share.
Events up to the as-of day (`flows`): reported_out_events reported_relapse_events corrected_events.
"""

from indicators.poverty import flows, guarantees, income, line, registered  # noqa: F401  themes register themselves
