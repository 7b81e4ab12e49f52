from types import SimpleNamespace

import pytest

from tests.scheduling import pytest_collection_modifyitems as put_in_order
from tests.scheduling import scope_of


def item_of(nodeid, *names, **django_db):
    """Returns what the plugin looks at of a test with these marks."""
    marks = {name: SimpleNamespace(kwargs={}) for name in names}
    if django_db:
        marks["django_db"] = SimpleNamespace(kwargs=django_db)
    return SimpleNamespace(nodeid=nodeid, get_closest_marker=marks.get, fixturenames=())


class TestOrder:
    def test_has_what_takes_long_first_and_what_empties_tables_last(self):
        items = [
            item_of("tests/a.py::emptying", "long", transaction=True),
            item_of("tests/a.py::short"),
            item_of("tests/b.py::long", "long"),
            item_of("tests/clinic/backup/test_saving.py::a"),
            item_of("tests/browser/test_search.py::b"),
            item_of("tests/browser/test_search.py::a"),
            item_of("tests/served/test_disk_full.py::a"),
        ]

        put_in_order(items)

        assert [item.nodeid.partition("tests/")[2] for item in items] == [
            "served/test_disk_full.py::a",
            "browser/test_search.py::b",
            "browser/test_search.py::a",
            "clinic/backup/test_saving.py::a",
            "b.py::long",
            "a.py::short",
            "a.py::emptying",
        ]

    @pytest.mark.parametrize("folder", ["served", "browser", "clinic/backup"])
    def test_refuses_a_test_that_comes_first_and_empties_all_tables(self, folder):
        with pytest.raises(pytest.UsageError, match=f"{folder}/test_x.py::a empties all tables"):
            put_in_order([item_of(f"tests/{folder}/test_x.py::a", transaction=True)])


class TestScopeOf:
    def test_is_the_module_in_a_browser(self):
        assert scope_of("tests/browser/test_search.py::A::b") == "tests/browser/test_search.py"

    def test_is_all_that_shares_a_server(self):
        assert scope_of("tests/served/test_disk_full.py::A::b") == "tests/served/"

    def test_is_the_test_itself_elsewhere(self):
        assert scope_of("tests/home/test_views.py::A::b") == "tests/home/test_views.py::A::b"
