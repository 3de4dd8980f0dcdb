"""From measurements to publishable ones: suppression, and the attack that proves it."""
