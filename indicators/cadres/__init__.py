"""Cadres: who is covered, how much each cadre carries, what is done, which villages have help.

Households (`coverage`): cadre_coverage covered_households uncovered_households coverage_all_classes
visits_per_household visited_recently_share matters_per_household enough_matters_share contact_card_share.
Cadres (`load`): cadre_count cadres_with_household_share cadres_over_duty cadres_over_duty_share
cadres_over_duty_all_classes mean_load mean_load_all_classes duty_capacity spare_capacity excess_households
idle_cadres cadres_trained cadres_trained_share ties_current ties_ended_early ties_ended_early_share.
Cadres by number of registered households (`bands`): cadres_carrying_none cadres_carrying_one cadres_carrying_two
cadres_carrying_three cadres_carrying_more.
Villages and departments (`posts`): first_secretaries_in_post_share first_secretary_vacancies work_team_share
department_assigned_share need_match_share mismatched_villages poor_villages_visited_share departments_helping
households_per_department_cadre.
Contact cards and four duties (`care`): card_complete_share cards_incomplete card_issued_share card_cadre_share
card_telephone_share card_household_share card_project_share card_measure_share duty_planning_share
duty_information_share duty_mindset_share duty_bonds_share four_duties_share households_without_duty.
Three-year ties (`terms`): mean_days_left ties_outlasting_target ties_needing_successor ties_without_successor
mean_succession_days.
"""

from indicators.cadres import bands, care, coverage, load, posts, terms  # noqa: F401  themes register themselves
