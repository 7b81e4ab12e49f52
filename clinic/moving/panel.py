"""A warning at the top of the admin's front page when the site has two addresses."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from clinic.moving import address_problem


class AddressPanel(Component):
    """This panel is there only when something is wrong, for those who may change sites."""

    name = "address"
    order = 11
    template_name = "clinic/admin/address_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Adds what is wrong."""
        user = parent_context["request"].user
        return {"problem": address_problem() if user.has_perm("wagtailcore.change_site") else ""}
