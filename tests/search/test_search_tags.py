from django.template import Context, Template

from search.results.facets import Facet, Option
from search.templatetags.search_tags import facet_address


class TestSearchBox:
    def test_is_a_form_that_works_by_itself(self):
        html = rendered("{% search_box query=typed %}")

        assert 'action="/search/"' in html
        assert 'role="search"' in html
        assert 'value="a &quot;b&quot;"' in html
        assert 'for="site-search-input"' in html
        assert 'data-suggestions="/search/suggestions/"' in html

    def test_can_stand_on_a_page_twice(self):
        html = rendered("{% search_box %}{% search_box name='more' %}")

        assert 'id="site-search-input"' in html
        assert 'id="more-input"' in html


class TestFacetAddress:
    def test_begins_at_the_first_page(self, rf):
        context = Context({"request": rf.get("/search/?q=sleep&page=3&year=2024")})

        address = facet_address(context, Facet("kind", "", ()), Option("page", "", 1, False))

        assert address == "?q=sleep&year=2024&kind=page"

    def test_takes_a_chosen_option_away(self, rf):
        context = Context({"request": rf.get("/search/?q=sleep&year=2024")})

        address = facet_address(context, Facet("year", "", ()), Option("2024", "", 1, True))

        assert address == "?q=sleep"


def rendered(tags):
    return Template("{% load search_tags %}" + tags).render(Context({"typed": 'a "b"'}))
