"""The five roles: what each may do, in one place (docs/howto/roles.md is the table for people).

Roles are groups, so that a clinic can change them in the admin; this module says how they begin.
It names models by string and takes historical models too, since a migration calls it.
"""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page

FRONT_DESK = "Front desk"
AUTHORS = "Authors"
REVIEWERS = "Medical reviewers"
EDITORS = "Editors"
ADMINISTRATORS = "Administrators"

SIGN_IN = ("wagtailadmin.admin.access_admin",)


def every(label: str, *actions: str) -> tuple[str, ...]:
    """Returns the permissions of a model, all four of them when no action is named."""
    app, model = label.split(".")
    return tuple(
        f"{app}.{model}.{action}_{model}"
        for action in actions or ("add", "change", "delete", "view")
    )


PERMISSIONS: dict[str, tuple[str, ...]] = {
    FRONT_DESK: (
        *SIGN_IN,
        *every("home.intakenotice", "add", "change", "publish", "view"),
        *every("home.contactsettings", "change"),
    ),
    AUTHORS: SIGN_IN,
    REVIEWERS: (*SIGN_IN, *every("articles.medicalreview", "view")),
    EDITORS: (
        *SIGN_IN,
        *every("articles.topic"),
        *every("articles.medicalreview", "view"),
        *every("home.intakenotice", "add", "change", "publish", "view"),
        *every("testimonials.testimonial", "add", "change", "publish", "view"),
        *every("testimonials.testimonialpicture", "add", "change", "view"),
        *every("newsletter.newsletterissue", "add", "change", "view"),
        *every("search.synonymgroup"),
        *every("search.promotedpage"),
        *every("search.querycount", "view"),
        *every("wagtailredirects.redirect"),
    ),
}
PERMISSIONS[ADMINISTRATORS] = (
    *PERMISSIONS[EDITORS],
    *every("home.intakenotice"),
    *every("home.contactsettings", "change"),
    *every("home.policysettings", "change"),
    *every("home.appearancesettings", "change"),
    *every("testimonials.testimonial"),
    *every("testimonials.testimonialpicture"),
    *every("testimonials.authorization", "add", "view"),
    *every("testimonials.withdrawal", "add"),
    *every("newsletter.newsletterissue", "delete", "send"),
    *every("newsletter.subscriber"),
    *every("auth.user"),
    *every("auth.group"),
    *every("wagtailcore.site"),
    *every("wagtailcore.workflow"),
    *every("wagtailcore.task"),
    *every("articles.medicalreviewtask"),
    *every("wagtailcore.collection"),
)

PAGES: dict[str, tuple[str, ...]] = {
    EDITORS: ("add", "change", "publish", "lock", "unlock"),
    ADMINISTRATORS: ("add", "change", "publish", "bulk_delete", "lock", "unlock"),
}
"""What roles may do with every page."""
ARTICLES: dict[str, tuple[str, ...]] = {AUTHORS: ("add",)}
"""What roles may do below an index of articles: adding brings editing one's own."""
FILES: dict[str, tuple[str, ...]] = {
    AUTHORS: ("add", "choose"),
    REVIEWERS: ("choose",),
    EDITORS: ("add", "change", "choose"),
    ADMINISTRATORS: ("add", "change", "choose"),
}
"""What roles may do with pictures and documents."""


COLLECTIONS = ("add", "change", "delete")
"""What administrators may do with collections themselves."""


def create_roles(apps: Any) -> None:
    """Creates the groups and gives them what they may do; what somebody added stays."""
    groups = apps.get_model("auth", "Group").objects
    for name, permissions in PERMISSIONS.items():
        group, _ = groups.get_or_create(name=name)
        group.permissions.add(*(permission(apps, each) for each in permissions))
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    grant_on_page(apps, root, PAGES)
    for index in apps.get_model("articles", "ArticleIndexPage").objects.all():
        grant_on_page(apps, index, ARTICLES)
    grant_on_files(apps)


def permission(apps: Any, path: str) -> Any:
    """Returns a permission by "app.model.codename"; an empty database has none of them yet."""
    app, model, codename = path.split(".")
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app, model=model
    )
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": f"Can {codename.replace('_', ' ')}"},
    )
    return found


def grant_on_page(apps: Any, page: Any, roles: dict[str, Iterable[str]] | Any) -> None:
    """Lets roles do something with a page and everything below."""
    rows = apps.get_model("wagtailcore", "GroupPagePermission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name__in=roles):
        for action in roles[group.name]:
            allowed = permission(apps, f"wagtailcore.page.{action}_page")
            rows.get_or_create(group=group, page_id=page.pk, permission=allowed)


def grant_on_files(apps: Any) -> None:
    """Lets roles do something with pictures and documents in every collection."""
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    rows = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name__in=FILES):
        for action in FILES[group.name]:
            for kind in ("wagtailimages.image", "wagtaildocs.document"):
                allowed = permission(apps, f"{kind}.{action}_{kind.partition('.')[2]}")
                rows.get_or_create(group=group, collection=root, permission=allowed)
    administrators = apps.get_model("auth", "Group").objects.get(name=ADMINISTRATORS)
    for action in COLLECTIONS:
        allowed = permission(apps, f"wagtailcore.collection.{action}_collection")
        rows.get_or_create(group=administrators, collection=root, permission=allowed)


def prepare_index(instance: Page, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Gives a new index of articles its authors and its workflow; connected to its saving."""
    if created and not raw:
        from django.apps import apps

        from articles.reviewing import attach_workflow

        grant_on_page(apps, instance, ARTICLES)
        attach_workflow(instance)
