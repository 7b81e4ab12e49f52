"""The five roles as they begin, and the workflow draft, medical review, publication.

Everything that this migration needs stands here, as it was: the site goes on, migrations do not.
"""

from django.db import migrations

FRONT_DESK = "Front desk"
AUTHORS = "Authors"
REVIEWERS = "Medical reviewers"
EDITORS = "Editors"
ADMINISTRATORS = "Administrators"

SIGN_IN = ("wagtailadmin.admin.access_admin",)


def every(label, *actions):
    """Returns the permissions of a model, all four of them when no action is named."""
    app, model = label.split(".")
    return tuple(
        f"{app}.{model}.{action}_{model}"
        for action in actions or ("add", "change", "delete", "view")
    )


PERMISSIONS = {
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

PAGES = {
    EDITORS: ("add", "change", "publish", "lock", "unlock"),
    ADMINISTRATORS: ("add", "change", "publish", "bulk_delete", "lock", "unlock"),
}
"""What roles may do with every page."""
ARTICLES = {AUTHORS: ("add",)}
"""What roles may do below an index of articles: adding brings editing one's own."""
FILES = {
    AUTHORS: ("add", "choose"),
    REVIEWERS: ("choose",),
    EDITORS: ("add", "change", "choose"),
    ADMINISTRATORS: ("add", "change", "choose"),
}
"""What roles may do with pictures and documents."""


COLLECTIONS = ("add", "change", "delete")
"""What administrators may do with collections themselves."""


def create_roles(apps):
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


def permission(apps, path):
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


def grant_on_page(apps, page, roles):
    """Lets roles do something with a page and everything below."""
    rows = apps.get_model("wagtailcore", "GroupPagePermission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name__in=roles):
        for action in roles[group.name]:
            allowed = permission(apps, f"wagtailcore.page.{action}_page")
            rows.get_or_create(group=group, page_id=page.pk, permission=allowed)


def grant_on_files(apps):
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


WORKFLOW = TASK = "Medical review"
REPLACED = "Moderators approval"


def create(apps, schema_editor):
    """Creates the roles, and the workflow draft, medical review, publication."""
    create_roles(apps)
    workflows = apps.get_model("wagtailcore", "Workflow").objects
    workflows.filter(name=REPLACED).update(active=False)
    pages = apps.get_model("wagtailcore", "WorkflowPage").objects
    pages.filter(workflow__name=REPLACED).delete()
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="articles", model="medicalreviewtask"
    )
    task = apps.get_model("articles", "MedicalReviewTask").objects.create(
        name=TASK, content_type=content_type, active=True
    )
    task.groups.add(apps.get_model("auth", "Group").objects.get(name=REVIEWERS))
    workflow = workflows.create(name=WORKFLOW, active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow=workflow, task_id=task.pk, sort_order=0
    )
    for index in apps.get_model("articles", "ArticleIndexPage").objects.all():
        pages.get_or_create(page_id=index.pk, defaults={"workflow": workflow})


def delete(apps, schema_editor):
    """Deletes the workflow and puts Wagtail's own back; people keep their groups."""
    workflows = apps.get_model("wagtailcore", "Workflow").objects
    workflows.filter(name=WORKFLOW).delete()
    apps.get_model("articles", "MedicalReviewTask").objects.filter(name=TASK).delete()
    restored = workflows.filter(name=REPLACED).first()
    root = apps.get_model("wagtailcore", "Page").objects.filter(depth=1).first()
    if restored and root:
        workflows.filter(pk=restored.pk).update(active=True)
        apps.get_model("wagtailcore", "WorkflowPage").objects.get_or_create(
            page_id=root.pk, defaults={"workflow": restored}
        )


class Migration(migrations.Migration):

    dependencies = [
        ("clinic", "0003_cache_table"),
        ("articles", "0006_medical_review"),
        ("home", "0007_front_desk"),
        ("testimonials", "0002_authorizations"),
        ("newsletter", "0002_issues_and_consent"),
        ("search", "0002_editors_and_counts"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtaildocs", "0012_uploadeddocument"),
        ("wagtailimages", "0025_alter_image_file_alter_rendition_file"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(create, delete)]
