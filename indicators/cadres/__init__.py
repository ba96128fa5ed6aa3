"""Cadres: who is covered, how much each cadre carries, what is done, which villages have help.

Households (`coverage`): cadre_coverage covered_households uncovered_households coverage_all_classes
visits_per_household visited_recently_share matters_per_household enough_matters_share contact_card_share.
Cadres (`load`): cadre_count cadres_with_household_share cadres_over_duty cadres_over_duty_share
cadres_over_duty_all_classes mean_load mean_load_all_classes duty_capacity spare_capacity excess_households
idle_cadres cadres_trained cadres_trained_share ties_current ties_ended_early ties_ended_early_share.
Villages and departments (`posts`): first_secretaries_in_post_share first_secretary_vacancies work_team_share
department_assigned_share need_match_share mismatched_villages poor_villages_visited_share departments_helping
households_per_department_cadre.
"""

from indicators.cadres import coverage, load, posts  # noqa: F401  themes register themselves
