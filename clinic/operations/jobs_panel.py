"""A warning at the top of the admin's front page when scheduled work stands still."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from clinic.models import JobRun
from clinic.operations.monitoring import late_jobs


class JobsPanel(Component):
    """This panel is there only when something is wrong."""

    name = "jobs"
    order = 10
    template_name = "clinic/admin/jobs_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Adds the jobs that stand still and when any of them last succeeded."""
        late = late_jobs()
        runs = JobRun.objects.filter(name__in=late, succeeded_at__isnull=False)
        return {"late": late, "last": runs.order_by("-succeeded_at").first()}
