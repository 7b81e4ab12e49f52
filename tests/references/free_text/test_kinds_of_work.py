# ruff: noqa: E501  references stand as they are pasted
"""Each kind of work is shown as its own style prints it; works and people are made up."""

import time

import pytest

from references.model.reference import Name, PartialDate
from references.parsing import parse_one

pytestmark = pytest.mark.long

WALKER, ODE = Name("Walker", "A. M."), Name("Ode", "B.")

TYPES = {
    "video, APA": (
        "Harbour Lung Trust. (2020, February 3). Using a spacer [Video]. YouTube. https://youtu.be/abc",
        "motion_picture",
        {"genre": "Video", "container_title": "YouTube", "issued": PartialDate(2020, 2, 3)},
    ),
    "video, AMA": (
        "Harbour Lung Trust. Using a spacer. YouTube. February 3, 2020. Accessed March 2, 2021. https://youtu.be/abc",
        "motion_picture",
        {"container_title": "YouTube"},
    ),
    "podcast": (
        "Walker, A. M. (Host), & Ode, B. (Executive Producer). (2021, July 5). Night shift (No. 12) [Audio podcast episode]. In Sleep talk. Harbour Audio. https://example.org/12",
        "broadcast",
        {
            "author": (WALKER, ODE),
            "number": "12",
            "container_title": "Sleep talk",
            "publisher": "Harbour Audio",
        },
    ),
    "thesis, APA": (
        "Walker, A. M. (2018). Night work and mood (Publication No. 1028) [Doctoral dissertation, University of Ghent]. https://example.org/t",
        "thesis",
        {"genre": "Doctoral dissertation", "publisher": "University of Ghent", "number": "1028"},
    ),
    "thesis, Harvard": (
        "Walker, A.M. (2018) Night work and mood. PhD thesis. University of Ghent.",
        "thesis",
        {"publisher": "University of Ghent"},
    ),
    "thesis, MDPI": (
        "Walker, A.M. Night work and mood. Ph.D. Thesis, University of Ghent, Ghent, Belgium, 2018.",
        "thesis",
        {"publisher": "University of Ghent", "publisher_place": "Ghent, Belgium"},
    ),
    "thesis, ABNT": (
        "WALKER, A. M. Night work and mood. 2018. 90 f. Tese (Doutorado em Medicina) – Universidade de Leiria, Leiria, 2018.",
        "thesis",
        {
            "title": "Night work and mood",
            "publisher": "Universidade de Leiria",
            "publisher_place": "Leiria",
        },
    ),
    "data set": (
        "Walker, A. M. (2022). Sleep diaries (Version 2) [Data set]. Zenodo. https://doi.org/10.5281/zenodo.1",
        "dataset",
        {"publisher": "Zenodo", "edition": "2"},
    ),
    "program": (
        "Walker, A. M. (2022). Sleepstat (Version 1.4) [Computer software]. Harbour Labs. https://example.org/s",
        "software",
        {"publisher": "Harbour Labs"},
    ),
    "drug label": (
        "Alphazole [package insert]. Ghent, Belgium: Alpha NV; 2019.",
        "report",
        {"genre": "package insert", "publisher": "Alpha NV", "publisher_place": "Ghent, Belgium"},
    ),
    "drug label as a sentence": (
        "Alphazole. Prescribing information. Alpha Inc; 2019.",
        "report",
        {"title": "Alphazole", "publisher": "Alpha Inc"},
    ),
    "drug label at the end": (
        "Alphazole. Ghent: Alpha NV; 2019. Package insert.",
        "report",
        {"title": "Alphazole", "publisher": "Alpha NV"},
    ),
    "trial, AMA": (
        "Light at Night in Nurses. ClinicalTrials.gov identifier: NCT00001234. Updated May 4, 2019. Accessed June 1, 2020. https://clinicaltrials.gov/study/NCT00001234",
        "webpage",
        {
            "number": "NCT00001234",
            "genre": "Clinical trial registration",
            "container_title": "ClinicalTrials.gov",
        },
    ),
    "trial, NLM": (
        "ClinicalTrials.gov [Internet]. Bethesda (MD): National Library of Medicine (US); 2000 Feb 29 - . Identifier NCT00001234, Light at Night in Nurses; 2018 Jun 7 [cited 2021 Mar 9]; [about 4 screens]. Available from: https://clinicaltrials.gov/study/NCT00001234",
        "webpage",
        {
            "title": "Light at Night in Nurses",
            "number": "NCT00001234",
            "publisher_place": "Bethesda (MD)",
            "issued": PartialDate(2018, 6, 7),
        },
    ),
    "trial, ISRCTN": (
        "ISRCTN registry. Walking for mood. ISRCTN00112233. https://www.isrctn.com/ISRCTN00112233",
        "webpage",
        {
            "number": "ISRCTN00112233",
            "title": "Walking for mood",
            "container_title": "ISRCTN registry",
        },
    ),
    "law": (
        "Night Work Protection Act, Pub L No. 99-123, 100 Stat 45 (1999).",
        "legislation",
        {"title": "Night Work Protection Act", "number": "99-123", "issued": PartialDate(1999)},
    ),
    "law, Brazil": (
        "Brasil. Lei nº 1.234, de 5 de maio de 1991. Dispõe sobre o sono. Diário Oficial da União, Brasília, 6 maio 1991.",
        "legislation",
        {"container_title": "Diário Oficial da União", "issued": PartialDate(1991, 5, 6)},
    ),
    "standard": (
        "International Organization for Standardization. Beds for hospitals. ISO 99999-1:2018. Geneva: ISO; 2018.",
        "standard",
        {"number": "ISO 99999-1:2018", "publisher": "ISO"},
    ),
    "newspaper, AMA": (
        "Walker A. Sleepless town. New York Times. June 5, 2023. Accessed June 7, 2023. https://www.nytimes.com/x",
        "article-newspaper",
        {"issued": PartialDate(2023, 6, 5)},
    ),
    "newspaper, Harvard": (
        "Walker, A. (2014) ‘Sleepless town’, The Guardian, 21 March, p. 5.",
        "article-newspaper",
        {"issued": PartialDate(2014, 3, 21), "page": "5"},
    ),
    "newspaper, NLM": (
        "Walker A. Sleepless town. The Washington Post. 2002 Aug 12;Sect. A:2 (col. 4).",
        "article-newspaper",
        {"page": "2", "note": "Sect. A"},
    ),
    "magazine": (
        "Walker, A. M. (2022, May 9). The sleepless clinic. The New Yorker. https://www.newyorker.com/x",
        "article-magazine",
        {},
    ),
    "talk": (
        "Walker A. Light and mood. Paper presented at: Harbour Sleep Week; May 18-21, 2019; Ghent, Belgium.",
        "speech",
        {"container_title": "Harbour Sleep Week", "publisher_place": "Ghent, Belgium"},
    ),
    "encyclopaedia": (
        "Walker, A. M. (2019). Sleep. In B. Ode (Ed.), The harbour encyclopedia of health (2nd ed.). Harbour Press. https://example.org/e",
        "entry-encyclopedia",
        {"editor": (ODE,), "edition": "2", "publisher": "Harbour Press"},
    ),
    "guideline": (
        "National Sleep Council. Insomnia in adults. NICE guideline [NG999]. London: NICE; 2021 [updated 2022 Apr 4; cited 2023 Jan 5]. Available from: https://www.nice.org.uk/x",
        "report",
        {
            "genre": "guideline",
            "number": "NG999",
            "publisher_place": "London",
            "issued": PartialDate(2021),
        },
    ),
    "chapter of Bookshelf": (
        "Walker AM, Ode B. Light sleep. [Updated 2023 Jul 24]. In: StatPearls [Internet]. Treasure Island (FL): StatPearls Publishing; 2025 Jan-. Available from: https://www.ncbi.nlm.nih.gov/books/NBK000001/",
        "chapter",
        {
            "container_title": "StatPearls",
            "publisher": "StatPearls Publishing",
            "issued": PartialDate(2025, 1),
            "note": "Updated 2023 Jul 24",
        },
    ),
    "chapter of UpToDate": (
        "Walker AM, Ode B. Light sleep. In: UpToDate, Stone TW (Ed), UpToDate, Waltham, MA. (Accessed on September 04, 2022.)",
        "chapter",
        {
            "editor": (Name("Stone", "TW"),),
            "publisher": "UpToDate",
            "publisher_place": "Waltham, MA",
            "accessed": PartialDate(2022, 9, 4),
        },
    ),
    "preprint, Nature": (
        "Walker, A. M. & Ode, B. Light sleep. Preprint at medRxiv https://doi.org/10.1101/2020.02.22.20000001 (2020).",
        "article",
        {"container_title": "medRxiv", "issued": PartialDate(2020)},
    ),
    "preprint, AMA": (
        "Walker A, Ode B. Light sleep. Preprint. medRxiv. Posted online February 25, 2020. doi:10.1101/2020.02.22.20000001",
        "article",
        {"container_title": "medRxiv", "issued": PartialDate(2020, 2, 25)},
    ),
    "page without an author, APA": (
        "Sleep hygiene tips. (2022). Harbour Sleep Foundation. https://example.org/tips",
        "webpage",
        {
            "title": "Sleep hygiene tips",
            "container_title": "Harbour Sleep Foundation",
            "author": (),
        },
    ),
    "conference": (
        "Walker A. Voice aids. In: Proceedings of the 5th Harbour Conference; 2019 Jan 3-5; Ghent, Belgium. Berlin: Springer; 2019. p. 12-9.",
        "paper-conference",
        {
            "container_title": "Proceedings of the 5th Harbour Conference",
            "publisher": "Springer",
            "page": "12-9",
        },
    ),
}


class TestKindsOfWork:
    @pytest.mark.parametrize(("text", "kind", "fields"), TYPES.values(), ids=TYPES)
    def test_is_told_by_the_words_for_it(self, text, kind, fields):
        reference = parse_one(text).reference

        assert reference.type == kind
        assert {name: getattr(reference, name) for name in fields} == fields

    def test_gives_a_poster_in_a_journal_to_the_journal(self):
        reference = parse_one(
            "Walker A, Ode B. Yoga and headache [abstract]. Cephalalgia. 2015;35(6 suppl):120. Abstract PO-101."
        ).reference

        assert (reference.type, reference.genre, reference.number) == (
            "article-journal",
            "abstract",
            "PO-101",
        )
        assert reference.container_title == "Cephalalgia"

    def test_takes_no_licence_for_a_publisher(self):
        reading = parse_one(
            "World Health Organization. Moving more. Geneva: WHO; 2020. Licence: CC BY-NC-SA 3.0 IGO."
        )

        assert reading.reference.publisher == "WHO"
        assert [piece.name for piece in reading.leftover] == ["licence"]

    def test_keeps_a_published_correction_as_a_note(self):
        reference = parse_one(
            "Walker A. Sleep. Gut. 2015;73(2):21-26. [published correction appears in Gut. 2017;77(5):250]. PMID: 26551272"
        ).reference

        assert reference.note == "published correction appears in Gut. 2017;77(5):250"
        assert (reference.volume, reference.page) == ("73", "21-26")


class TestTime:
    @pytest.mark.parametrize(
        "unit",
        [
            "In Ab, ",
            "A-",
            "A. ",
            "U.S. ",
            "Ab: Cd; 2000. ",
            "[Video] ",
            "Act 2000, ",
            "a.b.",
            "PubMed ",
        ],
    )
    def test_grows_with_the_length_alone(self, unit):
        def seconds(length):
            text = (unit * length)[:length]
            start = time.process_time()
            parse_one(text)
            return time.process_time() - start

        seconds(1_000)
        short, long = (min(seconds(length) for _ in range(3)) for length in (2_000, 8_000))

        assert long < 12 * short + 0.05  # 16 times, were it quadratic
