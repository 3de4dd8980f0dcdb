"""From measurements to publishable ones: primary and complementary suppression, and the attack that proves it."""

from audit.disclosure.protect import protect

__all__ = ["protect"]
