"""Yearly assessment of cadres and departments, and what they were asked to put right.

Scores (`scores`): cadres_assessed cadre_score_mean departments_assessed department_score_mean.
Matters to put right (`rectification`): rectifications_recorded rectifications_open rectifications_overdue
rectifications_in_time_share mean_days_overdue.
Score cards (`cards`): one weighted score per subject under weights the reader chooses, ranks with ties shown as ties,
and the range of ranks over every preset. The article names what is assessed (F73) and no weight at all, so no total
score is an indicator.
"""

from indicators.assessment import rectification, scores  # noqa: F401  themes register themselves
