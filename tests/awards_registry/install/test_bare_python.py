"""The package starts on a machine where nothing but Python is installed."""

import subprocess
import sys

from awards_registry.install.steps import ROOT


def test_it_starts_without_any_installed_package() -> None:
    # -S leaves out every installed package, as on a machine that has none.
    asked = [sys.executable, "-S", "-m", "awards_registry.install"]
    answer = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stdout) == (
        2,
        "usage: python3 -m awards_registry.install run|demo|test|full|check|setup\n",
    )
