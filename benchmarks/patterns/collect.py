"""Every regular expression of the project that sees what comes from outside, and how it is used.

Sources are read, so that none escapes: compiled ones are found where their module keeps them, the
others where they are written.
"""

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
PACKAGES = (
    *("articles", "atomic_files", "clinic", "heavy_work", "home", "newsletter", "references"),
    *("search", "site_cache"),
)
OTHERS = ("testimonials",)
INSIDE = {
    "clinic.demo": "reads the demo's own texts",
    "clinic.static_files": "reads the project's own files when they are collected",
    "clinic.page_cache.content_version": "reads the SQL of the project, whose values travel apart",
    "clinic.settings": "reads what the operator wrote",
}
"""Modules, or packages, whose expressions see nothing from outside."""
SCANS = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
"""Methods that try at every place of a text."""
FUNCTIONS = SCANS | {"match", "fullmatch", "compile"}
FILES = (
    *("bibtex", "csl_json", "detection", "endnote_xml", "latex", "lists", "nbib", "pubmed_xml"),
    *("ris", "run_on", "wrapped", "xml"),
)
"""Modules that see a whole file or a whole list."""
LIMITS = {
    "clinic.operations.log_lines": 2_000,
    "page_cache.cacheability": 8_192,
    "importing.page_furniture": 120,
    "boundaries.IDENTIFIER_END": 160,
    "boundaries.LOCATOR_END": 160,
    "boundaries.OPEN_END": 160,
    "boundaries.REMARK_END": 160,
    "locator.AFTER_A_DATE": 220,
    "locator.BARE_FORMS": 220,
    "locator.DATED_FORMS": 220,
    "locator.UNDATED_FORMS": 220,
    "locator.DATE_FORMS": 220,
    "locator.WITHOUT_A_DATE": 220,
    "identifier_lines": 400,
    "link_words.TRAIL": 400,
    "link_words.LONG_TRAIL": 400,
    "author_year.PIECE": 730,
    "author_year.NAMES_AT_END": 200,
    "identifiers.PATH_AFTER_DOI": 1_000,
    **dict.fromkeys(FILES, 5_000_000),
    "parsing": 8_000,
    "free_text": 8_000,
}
"""Characters that the expressions of a module, or of a package, or one of them, see at most. The
most particular counts."""
MATCHED = (
    *(name for name in LIMITS if name.startswith("locator.")),
    *("quotations.QUOTED", "quotations.SINGLE_QUOTED", "detection.UNREAD"),
    *("finishing.ACCESSED", "finishing.PMID", "finishing.PMCID"),
    *("ris.reader.LINE", "endnote.LINE"),
)
"""Expressions in a table whose `match` alone is called, in a loop over the table."""
CLEANED = "free_text"
UNCLEANED = frozenset({"cleaning", "identifier_lines", "link_words", "lists"})
"""Modules of free text see what `cleaning.clean` left, without two blanks or four equal signs in a
row; those that clean, or look at the lines of a list, see it before."""
MAX_MEASURED = 65_536
"""Characters; what grows with the square shows long before."""


@dataclass(frozen=True, slots=True)
class Used:
    """This expression sees something from outside."""

    place: str
    """Module and name, or module and line."""
    pattern: re.Pattern[Any]
    how: str
    """"scan" where it is tried at every place of a text, "fullmatch", or "match"."""
    limit: int
    """Characters."""

    @property
    def is_cleaned(self) -> bool:
        """Whether it sees cleaned text alone."""
        parts = self.place.partition(":")[0].split(".")
        return CLEANED in parts and UNCLEANED.isdisjoint(parts)


def collected() -> list[Used]:
    """Returns all of them, in the order of their modules.

    Raises:
        LookupError: one is written in a way that cannot be read here.
    """
    return [used for name in modules() for used in _used_in(name)]


def modules() -> Iterator[str]:
    """Yields the modules that may see something from outside."""
    for package in (*PACKAGES, *OTHERS):
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(parts).removesuffix(".__init__")
            if "migrations" not in parts and not name.startswith(tuple(INSIDE)):
                yield name


def _used_in(name: str) -> Iterator[Used]:
    source = sources()[name]
    if not re.search(r"\bre\.|RegexValidator", source):
        return
    module, tree = importlib.import_module(name), ast.parse(source)
    kept = list(_kept(module, tree))
    for variable, pattern in kept:
        place = f"{name}.{variable}"
        yield Used(place, pattern, _how(variable, name), limit_of(place))
    known = {pattern.pattern for _, pattern in kept}
    for call in _calls(tree):
        function = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        for pattern in _written(call, vars(module), known):
            yield Used(f"{name}:{call.lineno}", pattern, how({function}), limit_of(name))


def _kept(module: Any, tree: ast.Module) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yields what a module keeps under names of its own."""
    for statement in tree.body:
        targets = getattr(statement, "targets", None) or [getattr(statement, "target", None)]
        for target in targets:
            if isinstance(target, ast.Name):
                for pattern in _patterns(getattr(module, target.id, None)):
                    yield target.id, pattern


def _patterns(value: Any) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _patterns(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _patterns(each)
    elif hasattr(value, "regex"):  # Django's RegexValidator
        yield from _patterns(value.regex)


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in FUNCTIONS
        ):
            yield node


def _written(call: ast.Call, names: dict[str, Any], known: set[Any]) -> Iterator[re.Pattern[Any]]:
    """Yields the expression of a call, unless the module keeps it under a name."""
    flags = [each.value for each in call.keywords if each.arg == "flags"]
    if len(call.args) > 1 and isinstance(call.func, ast.Attribute) and call.func.attr == "compile":
        flags.append(call.args[1])
    try:
        value = _evaluated(call.args[0], names)
        found = re.compile(value, _evaluated(flags[0], names) if flags else 0)
    except NameError:
        if isinstance(call.func, ast.Attribute) and call.func.attr == "compile":
            return  # made of others in a loop, and kept
        if isinstance(call.args[0], ast.Name):
            return  # handed in by a caller, who keeps it
        raise LookupError(f"cannot read {ast.unparse(call)}") from None
    if found.pattern not in known:
        yield found


def _evaluated(expression: ast.expr, names: dict[str, Any]) -> Any:
    """Evaluates an expression of the project's own source."""
    return eval(compile(ast.Expression(expression), "pattern", "eval"), names)  # noqa: S307


def limit_of(place: str) -> int:
    """Returns how many characters an expression sees at most."""
    parts = place.split(".")
    for start in range(len(parts) - 1, -1, -1):
        for size in (2, 1):
            if limit := LIMITS.get(".".join(parts[start : start + size])):
                return min(limit, MAX_MEASURED)
    return MAX_MEASURED


def _how(variable: str, name: str) -> str:
    """Returns how somebody tries an expression, in the way that costs most."""
    if f"{name}.{variable}".endswith(MATCHED):
        return "match"
    called = re.compile(rf"\b{variable}(?:\[\w+\])?\.(\w+)")
    looped = f" in {variable}"
    methods: set[str] = set()
    for other, source in sources().items():
        nearby = f"from .{name.rpartition('.')[2]} import"
        if variable not in source or not (other == name or name in source or nearby in source):
            continue
        methods.update(called.findall(source))
        if looped in source:
            methods.update(method for method in FUNCTIONS if f".{method}(" in source)
    return how(methods or {"search"})


def how(methods: set[str]) -> str:
    """Returns which of some methods costs most; whatever is no method counts for nothing."""
    if methods & SCANS:
        return "scan"
    return "match" if "match" in methods and "fullmatch" not in methods else "fullmatch"


@cache
def sources() -> dict[str, str]:
    """Returns the text of each module."""
    return {name: path_of(name).read_text() for name in modules()}


def path_of(name: str) -> Path:
    """Returns the file of a module."""
    path = ROOT / (name.replace(".", "/") + ".py")
    return path if path.exists() else ROOT / name.replace(".", "/") / "__init__.py"
