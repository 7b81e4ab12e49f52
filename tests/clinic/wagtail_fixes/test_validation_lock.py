from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks.base import BlockField

from articles.blocks import ArticleBodyBlock

ROUNDS = 1_000


@pytest.fixture
def body():
    return ArticleBodyBlock(required=True)


class TestValidationLock:
    def test_keeps_a_draft_from_loosening_another_threads_publish(self, body):
        empty_heading = body.to_python([{"type": "heading", "value": {"text": "", "level": "2"}}])

        def save_draft(_):
            field = BlockField(block=body)
            field.is_deferred_validation = True
            field.clean(empty_heading)
            return False

        def publish(_):
            try:
                BlockField(block=body).clean(empty_heading)
            except ValidationError:
                return False
            return True

        with ThreadPoolExecutor(4) as pool:
            drafts = pool.map(save_draft, range(ROUNDS))
            published = list(pool.map(publish, range(ROUNDS)))
            list(drafts)

        assert sum(published) == 0

    def test_leaves_no_requirement_off_afterwards(self, body):
        empty = body.to_python([])

        def save_draft(_):
            field = BlockField(block=body)
            field.is_deferred_validation = True
            field.clean(empty)

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(save_draft, range(ROUNDS)))

        with pytest.raises(ValidationError):
            BlockField(block=body).clean(empty)
