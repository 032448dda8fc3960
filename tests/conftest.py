"""What all tests share: hypothesis profiles, and that heavy tests are not skipped where they are asked for."""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "house", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "thorough", max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """What a heavy test wants may be missing, but not where ARGMAP_HEAVY_TESTS is `required`."""
    report = yield
    if (
        report.skipped
        and not hasattr(report, "wasxfail")
        and item.get_closest_marker("heavy")
        and os.environ.get("ARGMAP_HEAVY_TESTS") == "required"
    ):
        *_, reason = report.longrepr
        report.outcome = "failed"
        report.longrepr = f"ARGMAP_HEAVY_TESTS=required, and it was skipped: {reason}"
    return report
