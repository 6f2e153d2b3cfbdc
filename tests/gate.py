"""Everything that has to hold before a change goes in, the quick checks first. Stops at the first that fails."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parent.parent

CHECKS: tuple[tuple[str, ...], ...] = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
    ("pytest", "-q", "-n", "auto", "--dist", "worksteal"),
)


def main() -> int:
    """Run the checks of this environment on this tree; the exit status of the one that failed, or 0."""
    scripts = Path(sysconfig.get_path("scripts"))
    for name, *arguments in CHECKS:
        print(f"== {name} {' '.join(arguments)}", flush=True)
        status = subprocess.run([scripts / name, *arguments], cwd=ROOT).returncode
        if status:
            print(f"== {name} failed", flush=True)
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
