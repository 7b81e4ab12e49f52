import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import ModelLogEntry

from clinic.accounts import second_factor
from clinic.accounts.second_factor import Answer
from tests.factories.accounts import PASSWORD, UserFactory, code_of

pytestmark = pytest.mark.long

ASK, SET_UP = "/admin/second-factor/", "/admin/second-factor/set-up/"


def sign_in(client, username="ada", password=PASSWORD, **more):
    return client.post("/admin/login/", {"username": username, "password": password, **more})


def actions():
    return list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True))


class TestRequirement:
    def test_is_for_everyone_who_can_publish(self, clinic_site, demand):
        publisher = UserFactory()
        publisher.user_permissions.add(Permission.objects.get(codename="publish_intakenotice"))

        assert second_factor.is_required_of(publisher)
        assert second_factor.is_required_of(UserFactory(is_superuser=True))
        assert second_factor.is_required_of(UserFactory(role="Editors"))

    def test_is_for_those_who_could_make_themselves_publishers(self, clinic_site, demand):
        manager = UserFactory()
        manager.user_permissions.add(Permission.objects.get(codename="change_user"))

        assert second_factor.is_required_of(manager)

    def test_is_not_for_those_who_only_write(self, clinic_site, demand):
        writer = UserFactory()
        writer.user_permissions.add(Permission.objects.get(codename="access_admin"))

        assert not second_factor.is_required_of(writer)

    def test_is_off_in_the_demo(self, administrator):
        assert not second_factor.is_required_of(administrator)


class TestSettingUp:
    def test_says_wait_to_a_right_code_that_comes_too_soon(self, client, administrator, demand):
        with time_machine.travel(timezone.now(), tick=False) as clock:
            client.force_login(administrator)
            client.get(SET_UP)
            wrong = client.post(SET_UP, {"code": "000000"})
            code = code_of(second_factor.new_device(administrator))
            early = client.post(SET_UP, {"code": code})
            clock.shift(timedelta(seconds=5))
            taken = client.post(SET_UP, {"code": code})

        assert "This code does not fit." in wrong.content.decode()
        assert "Wait a moment" in early.content.decode()
        assert "does not fit" not in early.content.decode()
        assert taken.status_code == 200


class TestSigningIn:
    def test_leads_to_setting_up_and_nowhere_else(self, client, administrator, demand):
        sign_in(client)

        assert client.get("/admin/")["Location"].startswith(ASK)
        assert client.get("/admin/pages/")["Location"].startswith(ASK)
        assert client.post("/admin/pages/2/delete/")["Location"].startswith(ASK)
        assert client.get(ASK)["Location"] == SET_UP
        assert client.get(SET_UP).status_code == 200

    def test_gives_no_rights_outside_the_admin_either(self, client, protected):
        sign_in(client)

        assert "wagtail-userbar" not in client.get("/").content.decode()

    def test_takes_the_first_code_and_shows_recovery_codes_once(
        self, client, administrator, demand
    ):
        sign_in(client)
        client.get(SET_UP)
        device = TOTPDevice.objects.get(user=administrator)

        html = client.post(SET_UP, {"code": code_of(device)}).content.decode()

        codes = re.findall(r"<code>([a-z2-7-]{19})</code>", html)
        assert len(set(codes)) == 10
        assert client.get("/admin/").status_code == 200
        stored = set(StaticToken.objects.values_list("token", flat=True))
        assert not stored & {code.replace("-", "") for code in codes}
        assert "clinic.second_factor_set_up" in actions()

    def test_sets_nothing_up_with_a_wrong_code(self, client, administrator, demand):
        sign_in(client)
        client.get(SET_UP)

        assert client.post(SET_UP, {"code": "000000"}).status_code == 422
        assert second_factor.device_of(administrator) is None
        assert client.get("/admin/")["Location"].startswith(ASK)

    def test_asks_for_a_code_and_goes_where_one_wanted_to(self, client, protected):
        sign_in(client, next="/admin/pages/")
        device = second_factor.device_of(protected)

        response = client.post(ASK, {"code": code_of(device), "next": "/admin/pages/"})

        assert response["Location"] == "/admin/pages/"
        assert client.get("/admin/pages/").status_code == 200
        assert actions()[-1] == "clinic.second_factor_given"

    @pytest.mark.parametrize("target", ["//evil.example/", "0", "wagtailadmin_home"])
    def test_leads_to_addresses_of_this_site_only(self, client, protected, target):
        sign_in(client)
        device = second_factor.device_of(protected)

        response = client.post(ASK, {"code": code_of(device), "next": target})

        assert response["Location"] == "/admin/"

    def test_takes_no_code_twice(self, client, protected):
        code = code_of(second_factor.device_of(protected))

        first, _ = second_factor.check(protected, code)
        second, _ = second_factor.check(protected, code)

        assert (first, second) == (Answer.RIGHT, Answer.WRONG)

    def test_slows_down_who_guesses(self, client, protected):
        sign_in(client)
        device = second_factor.device_of(protected)

        client.post(ASK, {"code": "000000"})
        html = client.post(ASK, {"code": code_of(device)})

        assert html.status_code == 422
        assert "Wait a moment" in html.content.decode()
        assert client.get("/admin/")["Location"].startswith(ASK)

    def test_lets_nobody_replace_the_authenticator_by_password_alone(self, client, protected):
        sign_in(client)

        response = client.get(SET_UP)

        assert response.status_code == 302
        assert not TOTPDevice.objects.filter(confirmed=False).exists()

    def test_asks_those_who_chose_it_also_where_nobody_has_to(self, client, protected, settings):
        settings.SECOND_FACTOR = False

        sign_in(client)

        assert client.get("/admin/")["Location"].startswith(ASK)


class TestRecoveryCodes:
    def test_open_once(self, client, protected):
        code = second_factor.new_codes(protected)[3]
        sign_in(client)

        assert client.post(ASK, {"code": f" {code.upper()} "})["Location"] == "/admin/"
        assert client.get("/admin/").status_code == 200
        assert second_factor.codes_left(protected) == 9
        assert actions()[-1] == "clinic.recovery_code_used"
        assert second_factor.check(protected, code)[0] is Answer.WRONG

    def test_are_replaced_by_new_ones(self, client, protected):
        old = second_factor.new_codes(protected)[0]
        sign_in(client)
        client.post(ASK, {"code": code_of(second_factor.device_of(protected))})

        html = client.post("/admin/second-factor/yours/").content.decode()

        assert len(re.findall(r"<code>[a-z2-7-]{19}</code>", html)) == 10
        assert second_factor.check(protected, old)[0] is Answer.WRONG

    def test_of_somebody_else_do_not_fit(self, protected):
        other = UserFactory(is_superuser=True)
        codes = second_factor.new_codes(other)

        assert second_factor.check(protected, codes[0])[0] is Answer.WRONG


class TestResetSecondFactor:
    def test_lets_somebody_begin_anew(self, client, protected):
        second_factor.new_codes(protected)

        call_command("reset_second_factor", "Ada")

        sign_in(client)
        assert client.get(ASK)["Location"] == SET_UP
        assert "clinic.second_factor_removed" in actions()

    def test_knows_no_unknown_name(self, clinic_site):
        with pytest.raises(CommandError, match="no account named nobody"):
            call_command("reset_second_factor", "nobody")
