"""Measures every regular expression that sees outside input: `python -m benchmarks.patterns`."""

import os
import resource
import sys

import django

MAX_MEMORY = 3 * 1024**3
"""Bytes that this process may take: `re` remembers where it could go back to."""


def main() -> int:
    """Prints what grows too fast and returns the exit status."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, resource.RLIM_INFINITY))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings.test")
    django.setup()
    from benchmarks.patterns.collect import collected
    from benchmarks.patterns.functions import FUNCTIONS, function_problems
    from benchmarks.patterns.measure import pattern_problems

    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    expressions = [each for each in collected() if wanted in each.place]
    wrong = 0
    for used in expressions:
        if problem := next(pattern_problems(used), ""):
            wrong += 1
            print(f"{used.place}: {problem}", flush=True)
    functions = [each for each in FUNCTIONS if wanted in each.name]
    for function in functions:
        if problem := next(function_problems(function), ""):
            wrong += 1
            print(f"{function.name}: {problem}", flush=True)
    print(f"{len(expressions)} expressions, {len(functions)} functions, {wrong} too slow")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
