"""Pure functions that judge, aggregate and plan."""

from audit.scoring.aggregate import aggregate, attach_waivers, overall_value, overall_weights
from audit.scoring.combine import combine_results
from audit.scoring.judge import judge_item
from audit.scoring.plan import plan_actions, rescore
from audit.scoring.unscored import unscored_item
from audit.scoring.weights import SCORING_VERSION, item_weight

__all__ = [
    "SCORING_VERSION",
    "aggregate",
    "attach_waivers",
    "combine_results",
    "item_weight",
    "judge_item",
    "overall_value",
    "overall_weights",
    "plan_actions",
    "rescore",
    "unscored_item",
]
