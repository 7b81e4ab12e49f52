import pytest
from django.core.exceptions import ValidationError

from search.engine import answer
from search.models import Document, SynonymGroup
from search.queries.synonyms import MAX_TERMS, SHARE, synonyms_of, variants_of
from search.queries.words import stems_of
from tests.factories.articles import TopicFactory

pytestmark = pytest.mark.both_engines


@pytest.fixture
def _pressure(db):
    SynonymGroup.objects.create(words="high blood pressure\nhypertension\n")


@pytest.mark.usefixtures("_pressure")
class TestSynonymsOf:
    def test_gives_a_quarter_of_a_word(self):
        assert synonyms_of(stems_of("high blood pressure")) == {"hypertens": SHARE}

    def test_knows_a_name_that_is_written_as_one_word(self):
        assert synonyms_of(stems_of("highbloodpressure")) == {"hypertens": SHARE}

    def test_divides_the_quarter_among_several_words(self):
        found = synonyms_of(stems_of("hypertension diet"))

        assert set(found) == {"high", "blood", "pressur"}
        assert sum(found.values()) == pytest.approx(SHARE)

    def test_needs_the_words_side_by_side(self):
        assert synonyms_of(stems_of("high sugar and blood pressure")) == {}

    def test_knows_the_other_names_of_topics(self):
        TopicFactory(name="Digestion", other_names="tummy\nbelly")

        assert set(synonyms_of(["tummi"])) == {"digest"}
        assert synonyms_of(["digest"]) == {}

    def test_adds_only_so_many(self):
        SynonymGroup.objects.create(words="\n".join(f"word{number}" for number in range(50)))

        assert len(synonyms_of(["word1"])) == MAX_TERMS

    def test_finds_pages_that_use_the_other_word_after_those_with_the_word(self, write_article):
        write_article("Other", "About hypertension.")
        write_article("Same", "About high blood pressure.")

        found = answer("high blood pressure").candidates

        names = dict(Document.objects.values_list("pk", "title"))
        assert [names[one.document_id] for one in found] == ["Same", "Other"]
        assert all(one.holds_words for one in found)


@pytest.mark.usefixtures("_pressure")
class TestVariantsOf:
    def test_puts_each_name_in_the_place_of_another(self):
        assert variants_of(stems_of("hypertension diet")) == {
            ("hypertens", "diet"),
            ("high", "blood", "pressur", "diet"),
        }


class TestSynonymGroup:
    def test_needs_two_words(self):
        with pytest.raises(ValidationError):
            SynonymGroup(words="alone\n \n").clean()

    def test_drops_blank_lines(self):
        group = SynonymGroup(words=" one \n\n two")

        group.clean()

        assert group.words == "one\ntwo"
