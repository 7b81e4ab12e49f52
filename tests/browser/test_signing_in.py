"""Signing in with a second factor, without the telephone, and with too many wrong passwords."""

import re
import time
from base64 import b32decode
from collections.abc import Iterator

import pytest
from django_otp.oath import TOTP
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE, LiveSite, sign_in

NAME, PASSWORD = "ines", "a long and odd passphrase"
CREATE = (
    "from django.contrib.auth import get_user_model as m;"
    f"m().objects.filter(username='{NAME}').delete();"
    f"m().objects.create_superuser('{NAME}', 'ines@example.org', '{PASSWORD}')"
)


@pytest.fixture
def account(site: LiveSite) -> None:
    site.run(CREATE)


@pytest.fixture
def stranger(browser: Browser, site: LiveSite) -> Iterator[Page]:
    """Opens a tab in which refusals, which browsers report as errors, are what is expected."""
    context = browser.new_context(base_url=site.url)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


class TestSigningIn:
    def test_takes_password_and_second_factor(self, account: None, stranger: Page):
        sign_in(stranger, NAME, PASSWORD)
        key, codes = self.when_a_second_factor_is_set_up(stranger)
        self.then_the_password_alone_opens_nothing(stranger)
        self.then_a_code_of_the_telephone_opens_the_admin(stranger, key)
        self.then_a_recovery_code_opens_it_once(stranger, codes[0])
        self.then_the_site_history_tells_it(stranger)

    def test_ends_in_a_lock_out_after_wrong_passwords(self, stranger: Page):
        for _ in range(8):
            sign_in(stranger, "nobody-knows", "wrong")

        expect(stranger.get_by_role("heading", level=1)).to_have_text("Too many attempts")
        expect(stranger.get_by_text("Wait 30 minutes")).to_be_visible()

    def sign_out(self, tab: Page) -> None:
        tab.context.clear_cookies()

    def when_a_second_factor_is_set_up(self, tab: Page) -> tuple[str, list[str]]:
        tab.goto("/admin/second-factor/yours/")
        tab.get_by_role("link", name="Set up a second factor").click()
        picture = tab.get_by_role("img", name="The key as a QR code")
        assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
        key = tab.locator("main code").inner_text().replace(" ", "")
        tab.get_by_label("Code").fill(code(key))
        tab.get_by_role("button", name="Set up").click()
        expect(tab.get_by_role("heading", level=1)).to_have_text("Your recovery codes")
        codes = tab.locator("main code").all_inner_texts()
        assert len(codes) == 10
        tab.get_by_role("link", name="I have kept them").click()
        tab.wait_for_url("**/admin/")
        return key, codes

    def then_the_password_alone_opens_nothing(self, tab: Page) -> None:
        self.sign_out(tab)
        sign_in(tab, NAME, PASSWORD)
        tab.goto("/admin/pages/")
        expect(tab.get_by_role("heading", level=1)).to_have_text("Your second factor")

    def then_a_code_of_the_telephone_opens_the_admin(self, tab: Page, key: str) -> None:
        tab.get_by_label("Code").fill(code(key, later=1))  # one code opens one time only
        tab.get_by_role("button", name="Go on").click()
        tab.wait_for_url(re.compile("/admin/pages/"))

    def then_a_recovery_code_opens_it_once(self, tab: Page, recovery_code: str) -> None:
        for expected in ("opens", "is refused"):
            self.sign_out(tab)
            sign_in(tab, NAME, PASSWORD)
            tab.get_by_label("Code").fill(recovery_code)
            tab.get_by_role("button", name="Go on").click()
            if expected == "opens":
                tab.wait_for_url("**/admin/")
            else:
                expect(tab.locator(".messages")).to_contain_text("This code is wrong or over.")

    def then_the_site_history_tells_it(self, tab: Page) -> None:
        self.sign_out(tab)
        sign_in(tab, "admin", "demo")
        tab.goto("/admin/reports/site-history/")
        expect(tab.get_by_text("Used a recovery code").first).to_be_visible()


def code(key: str, later: int = 0) -> str:
    """Returns what the application on the telephone shows now, or some steps later."""
    totp = TOTP(b32decode(key + "=" * (-len(key) % 8)))
    totp.time = time.time() + 30 * later
    return f"{totp.token():06d}"
