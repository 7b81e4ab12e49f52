"""Lets reviewers compare the versions of a text that they may edit while it is theirs to review.

Wagtail asks for a permission of pages first, which a member of a group that only reviews has not,
and leads them to the front page; the view itself then asks what somebody may do with this page:
https://github.com/wagtail/wagtail/blob/v7.4/wagtail/admin/views/pages/revisions.py (line 105).
"""

from wagtail.admin.views.generic.models import RevisionsCompareView
from wagtail.admin.views.pages.revisions import RevisionsCompare


def install() -> None:
    """Leaves the check of the page itself as the only one."""
    RevisionsCompare.dispatch = RevisionsCompareView.dispatch
