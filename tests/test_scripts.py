"""What the linter of scripts has no rule for."""

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "static" / "js"
SCRIPTS = sorted(ROOT.rglob("*.js"))
OTHER_THAN_CODE = re.compile(
    r"//[^\n]*|/\*.*?\*/|`(?:\\.|[^`\\])*`|'(?:\\.|[^'\\\n])*'|(?P<double>\"(?:\\.|[^\"\\\n])*\")",
    re.DOTALL,
)
"""Comments and strings; regular expressions are told apart where they hold a quote."""
FUNCTION = re.compile(r"^(?:export )?(?:async )?function\*? (\w+)", re.MULTILINE)


def double_quoted(source: str) -> list[str]:
    """Returns the strings in double quotes that hold no single quote."""
    found = [match["double"] for match in OTHER_THAN_CODE.finditer(source)]
    return [text for text in found if text and "'" not in text]


class TestDoubleQuoted:
    def test_finds_strings_alone(self):
        source = """// "a"\n/* "b" */ f("c", 'a "d"', `"e"`, "it's");"""

        assert double_quoted(source) == ['"c"']


class TestScripts:
    @pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
    def test_have_one_quote_style(self, path: Path):
        assert double_quoted(path.read_text()) == []

    def test_have_no_two_functions_of_one_name(self):
        names = Counter(name for path in SCRIPTS for name in FUNCTION.findall(path.read_text()))

        assert names
        assert [name for name, times in names.items() if times > 1] == []
