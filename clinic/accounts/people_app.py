"""Wagtail's app of people, with our forms. Apart, since no app may import views while it loads."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleAppConfig(WagtailUsersAppConfig):
    """This app is Wagtail's own, but for the forms of accounts."""

    user_viewset = "clinic.accounts.people.PeopleViewSet"
