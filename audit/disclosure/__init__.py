"""From measurements to publishable ones: primary and complementary suppression, and the attack that proves it."""

from audit.disclosure.issues import few_rows_unsaid, protect_issues
from audit.disclosure.protect import protect
from audit.disclosure.published_group import Told
from audit.disclosure.rows import round_sources, without_fingerprints
from audit.disclosure.verify import Verification, verify_jj, verify_results

__all__ = [
    "Told",
    "Verification",
    "few_rows_unsaid",
    "protect",
    "protect_issues",
    "round_sources",
    "verify_jj",
    "verify_results",
    "without_fingerprints",
]
