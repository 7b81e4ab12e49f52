from django.db import migrations

from clinic.roles import REVIEWERS, create_roles

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
