import pytest
from django.db.models import ManyToManyField
from django.forms import CheckboxSelectMultiple
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

from articles.models import ArticlePage


def several(model):
    """Returns the widgets of a model's form that take several of a list, by field."""
    handler = (
        model.snippet_viewset.get_edit_handler()
        if hasattr(model, "snippet_viewset")
        else model.get_edit_handler()
    )
    fields = handler.get_form_class().base_fields
    names = [field.name for field in model._meta.get_fields() if isinstance(field, ManyToManyField)]
    return {name: fields[name].widget for name in names if name in fields}


class TestCheckboxes:
    @pytest.mark.parametrize("model", [*get_page_models(), *get_snippet_models()])
    def test_take_the_place_of_lists_in_every_form(self, model):
        assert [
            name
            for name, widget in several(model).items()
            if not isinstance(widget, CheckboxSelectMultiple)
        ] == []

    def test_are_searched_among_topics(self):
        assert several(ArticlePage)["topics"].attrs["class"] == "searched-choices"
