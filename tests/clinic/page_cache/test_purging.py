import pytest
from wagtail.contrib.frontend_cache.backends import BaseBackend
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from clinic.page_cache import purging
from tests.factories.articles import ArticlePageFactory, TopicFactory

PURGED: list[str] = []


class Recorder(BaseBackend):
    """This CDN writes down what it is told to forget."""

    def __init__(self, config):
        super().__init__(config)

    def purge(self, url):
        PURGED.append(url.removeprefix("http://testserver").removeprefix("http://localhost"))


@pytest.fixture
def cdn(settings):
    settings.WAGTAILFRONTENDCACHE = {"cdn": {"BACKEND": f"{__name__}.Recorder"}}
    purging.install()
    PURGED.clear()
    yield PURGED
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.disconnect(dispatch_uid="purge-lists")


@pytest.fixture
def article(clinic_site):
    page = ArticlePageFactory(parent=clinic_site.articles, slug="sleep")
    page.topics.add(TopicFactory(slug="rest"))
    page.save()
    return page


LISTS = {
    "/", "/sitemap.xml", "/articles/", "/articles/feed/", "/articles/?page=2",
    "/articles/topic/rest/", "/articles/topic/rest/feed/",
}  # fmt: skip


class TestPurging:
    @pytest.mark.parametrize("change", ["publish", "unpublish", "delete"])
    def test_reaches_lists_and_feeds(
        self, article, cdn, change, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            if change == "publish":
                article.save_revision().publish()
            else:
                getattr(article, change)()

        assert set(cdn) >= LISTS

    def test_waits_for_the_commit(self, article, cdn, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks():
            article.save_revision().publish()

        assert cdn == []

    def test_leaves_lists_alone_for_pages_that_are_in_none(
        self, clinic_site, cdn, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            clinic_site.home.save_revision().publish()

        assert cdn == []
