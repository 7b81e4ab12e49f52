"""The composition root as a Django app: commands, checks."""

from django.apps import AppConfig


class ClinicConfig(AppConfig):
    """This app holds what belongs to the whole site and to no part of it."""

    name = "clinic"
    verbose_name = "Clinic"

    def ready(self) -> None:
        """Installs what has to stand before the first request."""
        from axes.signals import user_locked_out
        from django.conf import settings
        from django.contrib.auth import signals
        from django.core.checks import register
        from django.db.backends.signals import connection_created
        from django.db.models.signals import post_save

        from articles.models import ArticleIndexPage
        from clinic.accounts import audit, choosers, middleware, roles
        from clinic.operations.log_lines import SlowQueries
        from clinic.page_cache import cached_models, content_version, current_state
        from clinic.wagtail_fixes import (
            checkboxes,
            export_cells,
            lenient_drafts,
            reviewers_compare,
            validation_lock,
        )

        validation_lock.install()
        content_version.install()
        current_state.install()
        register(cached_models.check_rendered)
        checkboxes.install()
        export_cells.install()
        lenient_drafts.install()
        reviewers_compare.install()
        choosers.install()
        post_save.connect(roles.prepare_index, ArticleIndexPage, dispatch_uid="prepare-index")
        connection_created.connect(
            SlowQueries(settings.SLOW_QUERY_SECONDS).watch, weak=False, dispatch_uid="slow-queries"
        )
        if settings.SENTRY_DSN:
            from clinic.operations import error_reports

            error_reports.install(settings.SENTRY_DSN)
        if settings.WAGTAILFRONTENDCACHE:
            from clinic.page_cache import purging

            purging.install()
        signals.user_logged_in.connect(middleware.note_time, dispatch_uid="session-time")
        signals.user_logged_in.connect(audit.note_sign_in, dispatch_uid="audit-in")
        signals.user_logged_out.connect(audit.note_sign_out, dispatch_uid="audit-out")
        signals.user_login_failed.connect(audit.note_failure, dispatch_uid="audit-failure")
        user_locked_out.connect(audit.note_lock_out, dispatch_uid="audit-lock-out")
