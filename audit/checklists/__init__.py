"""From YAML files to checklists: a strict loader, profiles, scales, and the ways to write and check them."""

from audit.checklists.answers import ask_of, check_answers
from audit.checklists.applied import items_left_out, load_applied, settings_under
from audit.checklists.load import (
    checklist_folders,
    find_item,
    load_checklists,
    load_guidance,
    load_scales,
    shipped_folder,
)
from audit.checklists.profiles import apply_profile, list_profiles, load_profile, restricted_reason
from audit.checklists.waivers import read_waivers

__all__ = [
    "apply_profile",
    "ask_of",
    "check_answers",
    "checklist_folders",
    "find_item",
    "items_left_out",
    "list_profiles",
    "load_applied",
    "load_checklists",
    "load_guidance",
    "load_profile",
    "load_scales",
    "read_waivers",
    "restricted_reason",
    "settings_under",
    "shipped_folder",
]
