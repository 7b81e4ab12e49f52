import pytest

from search.engine import answer
from search.models import Document, SynonymGroup
from search.thesaurus import load_starter, starter_groups

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


class TestStarter:
    def test_has_250_groups_that_editors_could_have_written(self, db):
        groups = list(starter_groups())

        assert len(groups) >= 250
        assert len({group.words[0] for group in groups}) == len(groups)
        for group in groups:
            SynonymGroup(
                words="\n".join(group.words), also_finds="\n".join(group.also_finds)
            ).clean()

    def test_is_loaded_once_and_leaves_what_editors_changed(self, db):
        load_starter()
        changed = SynonymGroup.objects.first()
        changed.is_active = False
        changed.save()

        assert load_starter() == 0
        assert not SynonymGroup.objects.get(pk=changed.pk).is_active


class TestSmallSite:
    @pytest.fixture(autouse=True)
    def _pages(self, write_article):
        load_starter()
        write_article("Taking your blood pressure", "Sit still. Hypertension has many causes.")
        write_article("Blood fats", "Blood pressure, blood pressure, blood, hypertension. " * 6)
        write_article("Heartburn", "What helps the esophagus.")
        write_article("A bad night", "Sleep and what disturbs it.")

    @pytest.mark.parametrize(
        ("typed", "title"),
        [
            ("blood pressure", "Taking your blood pressure"),
            ("bp", "Taking your blood pressure"),
            ("lisinopril", "Taking your blood pressure"),
            ("bloodpressure", "Taking your blood pressure"),
            ("presión alta", "Taking your blood pressure"),
            ("GERD", "Heartburn"), ("Prilosec", "Heartburn"), ("oesophagus", "Heartburn"),
            ("can't sleep", "A bad night"), ("no puedo dormir", "A bad night"),
        ],
    )  # fmt: skip
    def test_finds_the_right_page_first(self, typed, title):
        found = answer(typed)

        assert Document.objects.get(pk=found.candidates[0].document_id).title == title
        assert not found.repairs

    @pytest.mark.parametrize("typed", ["flu shot", "dolor de rodilla", "door", "xylophone"])
    def test_repairs_no_word_that_a_dictionary_knows(self, typed):
        assert not answer(typed).repairs
