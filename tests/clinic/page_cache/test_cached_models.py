from django.apps import apps
from django.core.checks import run_checks
from django.db import models
from django.test.utils import isolate_apps

from clinic.page_cache import cached_models


class TestLists:
    def test_name_every_model_of_the_site(self):
        assert [found for found in run_checks() if found.id.startswith("clinic.E")] == []

    @isolate_apps("home")
    def test_refuse_a_model_that_nobody_has_thought_about(self):
        class OpeningSpeech(models.Model):  # noqa: DJ008
            class Meta:
                app_label = "home"

        (found,) = cached_models.problems([*cached_models._models(), OpeningSpeech])

        assert (found.id, found.obj) == ("clinic.E001", OpeningSpeech)

    def test_refuse_a_model_that_is_taken_out(self, monkeypatch):
        monkeypatch.setattr(cached_models, "RENDERED", cached_models.RENDERED - {"articles.Topic"})

        (found,) = cached_models.check_rendered()

        assert found.id == "clinic.E001"
        assert found.obj is apps.get_model("articles.Topic")

    def test_refuse_a_model_in_two_lists(self, monkeypatch):
        monkeypatch.setattr(cached_models, "RENDERED", cached_models.RENDERED | {"clinic.JobRun"})

        assert [found.id for found in cached_models.check_rendered()] == ["clinic.E001"]

    def test_refuse_a_name_that_is_no_model(self, monkeypatch):
        monkeypatch.setattr(cached_models, "RENDERED", cached_models.RENDERED | {"home.Gone"})

        (found,) = cached_models.check_rendered()

        assert (found.id, "home.Gone" in found.msg) == ("clinic.E002", True)
