import json
import re

import pytest

from tests.audit.report import read
from tests.deploy.documents import ROOT


def said(*packages: dict) -> str:
    return json.dumps({"dependencies": list(packages), "fixes": []})


CLEAN = {"name": "a", "version": "1", "vulns": []}
SKIPPED = {"name": "b", "skip_reason": "Dependency not found"}
FAULTY = {
    "name": "c", "version": "2",
    "vulns": [{"id": "X-1", "fix_versions": ["3"]}, {"id": "X-2", "fix_versions": []}],
}  # fmt: skip


class TestReport:
    def test_names_each_vulnerability(self):
        assert read(said(CLEAN, FAULTY)).lines() == [
            "c 2: X-1, mended in 3",
            "c 2: X-2, mended in no release yet",
            "2 known vulnerabilities in 2 packages.",
        ]

    def test_counts_no_package_as_audited_that_the_service_does_not_know(self):
        report = read(said(CLEAN, SKIPPED))

        assert not report.is_complete
        assert report.lines()[-1] == "NOT AUDITED: 1 packages that the service does not know."

    @pytest.mark.parametrize("text", ["", "Traceback", "{}", "[]", said(), said(SKIPPED)])
    def test_says_in_one_line_that_no_service_answered(self, text):
        report = read(text)

        assert report.lines() == ["NOT AUDITED: no advisory service can be reached from here."]
        assert report.vulnerabilities == []


def test_continuous_integration_does_not_depend_on_it():
    assert not re.search(r"\baudit\b", (ROOT / ".ci" / "run").read_text())
