"""The newsletter in the admin: subscribers through wagtail-modeladmin, issues as snippets."""

from wagtail.snippets.models import register_snippet
from wagtail_modeladmin.options import modeladmin_register

from newsletter.admin.issues import NewsletterIssueViewSet
from newsletter.admin.subscribers import SubscriberAdmin

modeladmin_register(SubscriberAdmin)
register_snippet(NewsletterIssueViewSet)
