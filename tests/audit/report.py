"""What pip-audit says (https://github.com/pypa/pip-audit, `--format json`)."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """This report is what one advisory service knows of the packages."""

    audited: int
    """Packages that the service knows."""
    skipped: int
    vulnerabilities: list[str]
    """A line for each."""

    @property
    def is_complete(self) -> bool:
        """Whether the service knows every package."""
        return bool(self.audited) and not self.skipped

    def lines(self) -> list[str]:
        """Returns what is said of it."""
        if not self.audited:
            return ["NOT AUDITED: no advisory service can be reached from here."]
        lines = [*self.vulnerabilities, f"{len(self.vulnerabilities)} known vulnerabilities"]
        lines[-1] += f" in {self.audited} packages."
        if self.skipped:
            lines.append(f"NOT AUDITED: {self.skipped} packages that the service does not know.")
        return lines


def read(text: str) -> Report:
    """Reads pip-audit's JSON; what is none comes from a service that did not answer."""
    try:
        packages = json.loads(text)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Report(0, 0, [])
    known = [package for package in packages if "vulns" in package]
    found = [
        f"{package['name']} {package['version']}: {fault['id']}, "
        f"mended in {', '.join(fault['fix_versions']) or 'no release yet'}"
        for package in known
        for fault in package["vulns"]
    ]
    return Report(len(known), len(packages) - len(known), found)
