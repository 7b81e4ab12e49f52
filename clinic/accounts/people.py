"""The forms for people's accounts: only a superuser makes somebody a superuser.

Wagtail offers the box to everyone who may change people, for every account but their own.
"""

from typing import Any

from wagtail.users.views import users


class ClosedSuperuserBox:
    """This mixin shows the box to those who are none, and takes nothing from it."""

    def get_form(self: Any, form_class: Any = None) -> Any:
        """Returns the form."""
        form = super().get_form(form_class)  # type: ignore[misc]
        if not self.request.user.is_superuser:
            box = form.fields.get("is_superuser")
            if box is not None:
                box.disabled = True
        return form


class AddPersonView(ClosedSuperuserBox, users.CreateView):
    """This view adds an account."""


class EditPersonView(ClosedSuperuserBox, users.EditView):
    """This view changes an account."""


class PeopleViewSet(users.UserViewSet):
    """This view set lists and changes accounts."""

    add_view_class = AddPersonView
    edit_view_class = EditPersonView
