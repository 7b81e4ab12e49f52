"""Fixtures of the search tests."""

from collections.abc import Callable

import pytest

from articles.models import ArticlePage
from tests.conftest import ClinicSite
from tests.factories.articles import ArticlePageFactory, paragraph


@pytest.fixture
def write_article(clinic_site: ClinicSite) -> Callable[..., ArticlePage]:
    """Returns a function that publishes an article with this title and text."""

    def write(title: str, text: str = "A plain sentence.", **fields: object) -> ArticlePage:
        fields.setdefault("standfirst", "In short.")
        return ArticlePageFactory(
            parent=clinic_site.articles, title=title, body=[paragraph(text)], **fields
        )

    return write
