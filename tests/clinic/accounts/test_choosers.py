"""No address of the admin tells a role of what docs/howto/roles.md keeps from it."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from search.models import PromotedPage, SynonymGroup
from tests.clinic.accounts.test_roles import (
    AREAS,
    NAMES,
    addresses,
    area_of,
    is_refused,
    table,
    values,
)
from tests.clinic.addresses import filled
from tests.factories.accounts import UserFactory
from tests.factories.home import IntakeNoticeFactory
from tests.factories.newsletter import NewsletterIssueFactory, SubscriberFactory
from tests.factories.testimonials import (
    TestimonialPictureFactory,
    picture_file,
    published,
)

pytestmark = pytest.mark.long

__all__ = ["values"]

PUBLIC = "Everybody reads Vera"
MARKED = {
    "Withdrawn Wanda": "Testimonials",
    "Patient Paula in a picture": "Testimonials",
    "A notice that is off": "Intake banner",
    "An issue that is not sent": "Newsletter issues",
    "zzsynonym": "Site search, redirects",
    "zzpromotion": "Site search, redirects",
    "hidden.reader": "Subscribers",
    "Paper for the board": None,
    "Picture for the board": None,
}
"""What the site holds, and the area of the table of who may see it; None is for nobody's role."""


@pytest.fixture
def marked(clinic_site, values):
    """One row of each kind, and the values that lead every chooser to it."""
    withdrawn = published(name="Withdrawn Wanda", picture=TestimonialPictureFactory(
        title="Patient Paula in a picture"
    ))  # fmt: skip
    withdrawn.withdraw("asked")
    published(name=PUBLIC)
    notice = IntakeNoticeFactory(message="A notice that is off", live=False)
    issue = NewsletterIssueFactory(subject="An issue that is not sent")
    synonym = SynonymGroup.objects.create(words="zzsynonym\nother")
    promoted = PromotedPage.objects.create(page=clinic_site.team, queries="zzpromotion")
    subscriber = SubscriberFactory(email="hidden.reader@example.org")
    board = Collection.get_first_root_node().add_child(name="Board")
    closed = CollectionViewRestriction.objects.create(collection=board, restriction_type="groups")
    closed.groups.add(Group.objects.create(name="Board"))
    paper = get_document_model().objects.create(
        title="Paper for the board", collection=board, file=ContentFile(b"x", name="p.txt")
    )
    picture = get_image_model().objects.create(
        title="Picture for the board", collection=board, file=picture_file()
    )
    return values | {
        "admin/snippets/choose/testimonials/testimonial/|pk": withdrawn.pk,
        "admin/snippets/choose/testimonials/testimonialpicture/|pk": withdrawn.picture_id,
        "admin/snippets/testimonials/testimonial/|pk": withdrawn.pk,
        "admin/snippets/testimonials/testimonialpicture/|pk": withdrawn.picture_id,
        "admin/snippets/choose/home/intakenotice/|pk": notice.pk,
        "admin/snippets/home/intakenotice/|pk": notice.pk,
        "admin/snippets/choose/newsletter/newsletterissue/|pk": issue.pk,
        "admin/snippets/newsletter/newsletterissue/|pk": issue.pk,
        "admin/snippets/choose/search/synonymgroup/|pk": synonym.pk,
        "admin/snippets/choose/search/promotedpage/|pk": promoted.pk,
        "admin/|instance_pk": subscriber.pk,
        "admin/documents/|document_id": paper.pk,
        "admin/documents/chooser/|pk": paper.pk,
        "admin/images/|image_id": picture.pk,
        "admin/images/chooser/|pk": picture.pk,
    }


def asked(pattern, given):
    """Yields an address with everything that a chooser takes to show a row."""
    address = filled(pattern, given)
    yield address
    if pattern.endswith("chosen-multiple/"):
        key = filled(f"{pattern.removesuffix('chosen-multiple/')}chosen/<str:pk>/", given)
        yield f"{address}?id={key.rstrip('/').rpartition('/')[2]}"
    elif "choose" in pattern:
        yield f"{address}?q=Wanda&multiple=1"
        yield f"{address}?q=board"


def visited(client, given):
    """Yields each address of the admin with its pattern and what it answers."""
    for pattern in addresses():
        for number, address in enumerate(asked(pattern, given)):
            response = client.get(address)
            content = b"".join(response) if response.streaming else response.content
            assert response.status_code < 500, address
            yield pattern, response, content, number == 0


@pytest.mark.parametrize("name", [*NAMES, "nobody", "anonymous"])
def test_admin_opens_and_tells_what_the_table_says_and_nothing_else(client, marked, name):
    rights, opened, told, seen, shown = table(), [], [], set(), set()
    if name != "anonymous":
        client.force_login(UserFactory(role=name if name in NAMES else None))

    for pattern, response, content, is_plain in visited(client, marked):
        area = area_of(pattern)
        if is_plain and area and response.status_code not in {404, 405}:
            seen.add(area)
            if is_refused(response) == rights[area].get(name, False):
                opened.append((pattern, area, response.status_code, response.get("Location")))
        for words in (each for each in (*MARKED, PUBLIC) if each.encode() in content):
            shown.add(words)
            if not may_be_told(words, rights, name):
                told.append((words, pattern))

    assert opened == []
    assert told == []
    assert seen == {area for _, area in AREAS}
    if name == "Administrators":
        assert shown == {*MARKED, PUBLIC}


def may_be_told(words, rights, name):
    """Returns whether a role may read of a marked row."""
    area = MARKED.get(words)
    if area is None:  # everybody's, or for those who may change the collection's files
        return words == PUBLIC or rights["Edit every page"].get(name, False)
    return rights[area].get(name, False)


class TestChoosers:
    @pytest.mark.parametrize("name", ["Authors", "Medical reviewers", "Front desk"])
    def test_offer_the_testimonials_that_visitors_read(self, client, marked, name):
        client.force_login(UserFactory(role=name))
        address = "/admin/snippets/choose/testimonials/testimonial/"

        for query in ("", "?q=Vera", "results/?q=Vera"):
            assert PUBLIC in client.get(address + query).content.decode()

    def test_open_a_collection_to_its_group(self, client, marked):
        member = UserFactory(role="Authors")
        member.groups.add(Group.objects.get(name="Board"))
        client.force_login(member)

        for kind, key in (("documents", "document_id"), ("images", "image_id")):
            number = marked[f"admin/{kind}/|{key}"]
            answer = client.get(f"/admin/{kind}/chooser/chosen/{number}/")
            assert "for the board" in answer.content.decode()
            assert "for the board" in client.get(f"/admin/{kind}/chooser/").content.decode()
