"""`make audit`: asks advisory services for known vulnerabilities in the site's locked packages.

pip-audit asks one service, then another. One that does not answer, or does not know the packages,
is named in one line and fails nothing: a machine without a service goes on.
"""

import subprocess
import sys

from tests.audit.report import Report, read

SERVICES = ("pypi", "osv")
SECONDS = 600
"""How long one service may take for all packages."""
COMMAND = [
    sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off",
    "--timeout", "20", "--disable-pip", "--require-hashes",
    "--requirement", "requirements/base.txt",
]  # fmt: skip


def main() -> int:
    """Asks, prints what was found and returns 1 when there is a vulnerability."""
    reports = []
    for service in SERVICES:
        reports.append(ask(service))
        if reports[-1].is_complete:
            break
    report = max(reports, key=lambda each: each.audited)
    sys.stdout.write("\n".join(report.lines()) + "\n")
    return 1 if report.vulnerabilities else 0


def ask(service: str) -> Report:
    """Returns what a service knows."""
    try:
        done = subprocess.run(
            [*COMMAND, "--vulnerability-service", service],
            capture_output=True, text=True, check=False, timeout=SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Report(0, 0, [])
    return read(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
