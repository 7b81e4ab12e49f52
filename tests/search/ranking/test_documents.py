import pytest

from search.engine import answer
from search.models import Document
from search.ranking import documents, vectors
from tests.factories.articles import reference

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


@pytest.fixture
def titles_for(clinic_site):
    def titles(typed, **options):
        found = answer(typed, site=clinic_site.site, **options).candidates
        names = dict(Document.objects.values_list("pk", "title"))
        return [names[one.document_id] for one in found]

    return titles


class TestRank:
    def test_puts_a_title_before_a_body(self, write_article, titles_for):
        write_article("Rest", "Some words about sleep and rest at night.")
        write_article("Sleep", "Some words about calm and rest at night.")

        assert titles_for("sleep") == ["Sleep", "Rest"]

    def test_puts_a_body_before_a_reference(self, write_article, titles_for):
        write_article("One", "Plain words.", references=[reference("k1", title="On melatonin")])
        write_article("Two", "Plain melatonin.")

        assert titles_for("melatonin") == ["Two", "One"]

    def test_puts_pages_with_all_words_first(self, write_article, titles_for):
        write_article("Magnesium, magnesium, magnesium", "Magnesium " * 20)
        write_article("Cramps at night", "Cramps " * 20)
        write_article("A longer page", "Filler words here. " * 40 + "Magnesium for cramps.")

        assert titles_for("magnesium cramps")[0] == "A longer page"

    @pytest.mark.usefixtures("_learning")
    def test_lets_meaning_decide_between_words_that_count_alike(
        self, write_article, titles_for, monkeypatch
    ):
        monkeypatch.setattr(vectors, "FROM_DOCUMENTS", 5)
        monkeypatch.setattr(vectors, "DIMENSIONS", 3)
        for number in range(4):
            write_article(f"Sneezing {number}", "Pollen, sneeze, nose, spring.")
            write_article(f"Salt {number}", "Salt, artery, pressure.")
        write_article("Blood", "Pollen, salt, artery, pressure.")
        write_article("Hay fever", "Pollen, sneeze, nose, spring.")
        by_words = titles_for("pollen")
        vectors.build()

        by_meaning = titles_for("pollen")

        assert by_words.index("Blood") < by_words.index("Hay fever")
        assert by_meaning.index("Hay fever") < by_meaning.index("Blood")

    def test_then_gives_pages_with_any_word(self, write_article, titles_for):
        write_article("Magnesium")
        write_article("Cramps")

        assert set(titles_for("magnesium cramps")) == {"Magnesium", "Cramps"}

    def test_prefers_the_rarer_word(self, write_article, titles_for):
        for number in range(8):
            write_article(f"Sleep {number}", "Sleep.")
        write_article("Melatonin", "Melatonin.")

        assert titles_for("sleep melatonin")[0] == "Melatonin"

    def test_prefers_the_shorter_page(self, write_article, titles_for):
        write_article("Long", "Melatonin. " + "Other words here. " * 50)
        write_article("Short", "Melatonin.")

        assert titles_for("melatonin") == ["Short", "Long"]

    def test_holds_a_phrase_together(self, write_article, titles_for):
        write_article("Together", "A gut feeling.")
        write_article("Apart", "The gut, and a feeling.")

        assert titles_for('"gut feeling"') == ["Together"]
        assert set(titles_for("gut feeling")) == {"Together", "Apart"}

    def test_reads_stop_words_in_a_phrase_as_any_stop_word(self, write_article, titles_for):
        write_article("One", "The pain of childhood.")
        write_article("Other", "The pain, childhood.")

        assert titles_for('"the pain in childhood"') == ["One"]

    def test_does_not_read_a_phrase_across_fields(self, write_article, titles_for):
        write_article("About the gut", "Feeling well.", standfirst="Feeling well.")

        assert titles_for('"gut feeling"') == []

    def test_needs_every_phrase(self, write_article, titles_for):
        write_article("Both", "A gut feeling and restless legs.")
        write_article("One", "A gut feeling.")

        assert titles_for('"gut feeling" "restless legs"') == ["Both"]

    def test_leaves_out_minus_words_and_phrases(self, write_article, titles_for):
        write_article("Sleep", "Sleep alone.")
        write_article("Apnea", "Sleep apnea.")
        write_article("Legs", "Sleep with restless legs.")

        assert set(titles_for("sleep -apnea")) == {"Sleep", "Legs"}
        assert set(titles_for('sleep -"restless legs"')) == {"Sleep", "Apnea"}
        assert titles_for("sleep -restless -apnea") == ["Sleep"]

    def test_orders_equals_always_alike(self, write_article, titles_for):
        for number in range(6):
            write_article(f"Page {number}", "Melatonin.")

        assert titles_for("melatonin") == titles_for("melatonin")
        assert titles_for("melatonin") == sorted(titles_for("melatonin"))

    @pytest.mark.usefixtures("_learning")
    def test_adds_pages_that_share_the_words_of_the_first_results(self, write_article, titles_for):
        write_article("Melatonin one", "Melatonin and the pineal gland.")
        write_article("Melatonin two", "Melatonin from the pineal gland.")
        write_article("Gland", "The pineal gland.")
        for number in range(10):
            write_article(f"Other {number}", f"Nothing of the kind, number {number}.")

        found = answer("melatonin").candidates

        assert titles_for("melatonin")[:3][-1] == "Gland"
        assert [one.holds_words for one in found][:3] == [True, True, False]

    def test_adds_nothing_on_a_site_too_small_to_learn_from(self, write_article, titles_for):
        write_article("Melatonin one", "Melatonin and the pineal gland.")
        write_article("Melatonin two", "Melatonin from the pineal gland.")
        write_article("Gland", "The pineal gland.")

        assert set(titles_for("melatonin")) == {"Melatonin one", "Melatonin two"}

    @pytest.mark.usefixtures("_learning")
    def test_keeps_minus_words_out_of_what_it_learnt(self, write_article, titles_for):
        write_article("Melatonin one", "Melatonin and the pineal gland.")
        write_article("Melatonin two", "Melatonin from the pineal gland.")
        write_article("Gland", "The pineal gland, a tumour.")
        for number in range(10):
            write_article(f"Other {number}", f"Nothing of the kind, number {number}.")

        assert "Gland" not in titles_for("melatonin -tumour")


@pytest.fixture
def _learning(monkeypatch):
    monkeypatch.setattr(documents, "LEARNS_FROM", 5)
