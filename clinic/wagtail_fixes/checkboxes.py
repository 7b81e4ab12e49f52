"""Several of a list are ticked, not marked in a list where one plain click drops all the others.

Django gives many-to-many fields such a list; `static/js/admin/citations/searched-choices.js` puts a
search above long ones.
"""

from django.db.models import ManyToManyField
from django.forms import CheckboxSelectMultiple
from wagtail.admin.forms.models import register_form_field_override

SEARCHED = "searched-choices"
"""The class that the script looks for."""


def install() -> None:
    """Gives the admin's forms checkboxes; panels may name other widgets."""
    widget = CheckboxSelectMultiple(attrs={"class": SEARCHED})
    register_form_field_override(ManyToManyField, override={"widget": widget})
