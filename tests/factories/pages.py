"""What all factories of pages have in common."""

from contextlib import nullcontext
from typing import Any

import wagtail_factories
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update


class PageFactory(wagtail_factories.PageFactory):
    """This factory spares Wagtail's list of what a page uses: half the time that a page takes.

    `is_indexed=True` has Wagtail write it, for tests that ask for it.
    """

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: type[Page], *args: Any, is_indexed: bool = False, **kwargs: Any):
        with nullcontext() if is_indexed else disable_reference_index_auto_update():
            return super()._create(model_class, *args, **kwargs)
