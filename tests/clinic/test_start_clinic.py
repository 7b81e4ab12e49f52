import io

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from articles.models import ArticlePage
from home.models import HomePage


def start(monkeypatch, password, admin="ada", **options):
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    output = io.StringIO()
    call_command(
        "start_clinic",
        name="Lake Clinic",
        admin=admin,
        password_stdin=True,
        stdout=output,
        **options,
    )
    return output.getvalue()


@pytest.mark.usefixtures("no_clinic")
class TestStartClinic:
    def test_creates_an_empty_site_with_an_administrator(self, client, monkeypatch):
        start(monkeypatch, "a long and odd passphrase", hostname="testserver")

        assert Site.objects.get().site_name == "Lake Clinic"
        assert client.get("/").status_code == 200
        assert client.get("/articles/").status_code == 200
        assert not ArticlePage.objects.exists()
        assert not Page.objects.filter(title__startswith="Welcome").exists()
        assert client.login(username="ada", password="a long and odd passphrase")

    def test_refuses_a_weak_password_and_changes_nothing(self, monkeypatch):
        with pytest.raises(CommandError, match="too short"):
            start(monkeypatch, "demo")

        assert not HomePage.objects.exists()
        assert not get_user_model().objects.exists()

    def test_refuses_when_a_site_exists(self, monkeypatch):
        start(monkeypatch, "a long and odd passphrase")

        with pytest.raises(CommandError, match="already holds a clinic's site"):
            start(monkeypatch, "another odd passphrase", admin="bea")

        assert Site.objects.get().site_name == "Lake Clinic"
