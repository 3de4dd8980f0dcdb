"""Results made by hand, for tests of the renderings: no engine, no data, every outcome."""

from tests.report.factory.comparison import comparison_of
from tests.report.factory.result import sample_result

__all__ = ["comparison_of", "sample_result"]
