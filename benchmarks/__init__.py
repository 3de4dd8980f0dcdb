"""Benchmarks: whole processes, cold, beside a floor that cannot be gone below."""
