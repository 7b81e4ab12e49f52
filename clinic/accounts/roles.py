"""The five roles by their names, and what authors may do with articles.

Roles are groups, so that a clinic can change them in the admin. How they begin is said by
`clinic/migrations/0004_roles_and_review.py`; docs/howto/roles.md is the table for people.
"""

from typing import Any

from django.apps import apps
from wagtail.models import Page

FRONT_DESK = "Front desk"
AUTHORS = "Authors"
REVIEWERS = "Medical reviewers"
EDITORS = "Editors"
ADMINISTRATORS = "Administrators"


def prepare_index(instance: Page, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Lets authors add articles to a new index, which brings editing their own; sets its workflow.

    Connected to the saving of an index.
    """
    if not created or raw:
        return
    from articles.review_reminders import attach_workflow

    may_add = apps.get_model("auth", "Permission").objects.get_by_natural_key(
        "add_page", "wagtailcore", "page"
    )
    rows = apps.get_model("wagtailcore", "GroupPagePermission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name=AUTHORS):
        rows.get_or_create(group=group, page=instance, permission=may_add)
    attach_workflow(instance)
