# ruff: noqa: E501  references stand as they are printed
"""Every kind of work is printed by its style's manual, and read back as what it was."""

from dataclasses import replace

import pytest

from benchmarks.comparing import plain
from references.model.pages import expand
from references.model.reference import Name, PartialDate, Reference
from references.model.types import TYPES
from references.parsing import parse_one
from references.styles import STYLES, render
from tests.references.styles.kinds import AUTHORS, WORKS

PRINTED = [
    ("article without a volume", "ama", "Walker AMT, Ode B. Sleep and work. Occup Sleep. 2008:500-504."),
    ("article without a volume", "vancouver", "Walker AMT, Ode B. Sleep and work. Occup Sleep. 2008:500-4."),
    ("article with a number", "apa", "Walker, A.-M. T., & Ode, B. (2018). Sleep and work. Occup Sleep, 3, Article e22671."),
    ("magazine", "apa", "Walker, A.-M. T., & Ode, B. (2021, December 6). On the couch. The New Yorker, 97(40), 34–39."),
    ("newspaper", "nlm", "Walker AMT, Ode B. Sleeping less raises risk. The Guardian. 2021 Apr 20 [cited 2021 May 4]. Available from: https://www.example.org/a"),
    ("newspaper", "ama", "Walker AMT, Ode B. Sleeping less raises risk. The Guardian. April 20, 2021. Accessed May 4, 2021. https://www.example.org/a"),
    ("preprint", "nlm", "Walker AMT, Ode B. Early sleep dynamics. medRxiv [Preprint]. 2020 Feb 25. doi: 10.1101/2020.02.22.20025460."),
    ("edited book", "nlm", "Walker AMT, Ode B, editors. Principles of sleep. 2nd ed. Philadelphia: Elsevier; 2017."),
    ("edited book", "ama", "Walker AMT, Ode B, eds. Principles of sleep. 2nd ed. Elsevier; 2017."),
    ("edited book", "apa", "Walker, A.-M. T., & Ode, B. (Eds.). (2017). Principles of sleep (2nd ed.). Elsevier."),
    ("chapter of one page", "apa", "Walker, A.-M. T., & Ode, B. (2017). Insomnia in later life. In K. Stone (Ed.), Principles of sleep (p. 985). Elsevier."),
    ("guideline", "nlm", "Sleep Institute. Insomnia in adults: assessment [Internet]. London: NICE; 2022 Jun 29. Report No.: NG222. Available from: https://www.example.org/a"),
    ("guideline", "apa", "Sleep Institute. (2022, June 29). Insomnia in adults: assessment (Guideline NG222). NICE. https://www.example.org/a"),
    ("drug label", "ama", "Alphazole. Package insert. Alpha NV; 2019."),
    ("thesis", "nlm", "Walker AMT. Night work and mood [doctoral dissertation]. University of Ghent; 2018."),
    ("thesis", "apa", "Walker, A.-M. T. (2018). Night work and mood [Doctoral dissertation, University of Ghent]."),
    ("data set", "apa", "Walker, A.-M. T., & Ode, B. (2022). Sleep survey (Version 2) [Data set]. Zenodo. https://doi.org/10.5281/zenodo.1"),
    ("program", "ama", "Walker AMT, Ode B. Sleepstat. Version 4.1. Computer program. Harbour Labs; 2021. https://www.example.org/a"),
    ("video", "apa", "Harbour Lung Trust. (2020, February 3). Using a spacer [Video]. YouTube. https://youtu.be/abc"),
    ("talk", "ama", "Walker AMT, Ode B. Naps at work. Paper presented at: SLEEP 2019; June 8, 2019; San Antonio, TX."),
    ("registration", "ama", "Alphazole in insomnia. ClinicalTrials.gov identifier: NCT03548935. Published 2021. https://clinicaltrials.gov/study/NCT03548935"),
    ("blog", "apa", "Walker, A.-M. T., & Ode, B. (2015, March 4). Pain science. Sleep blog. https://www.example.org/a"),
    ("law", "nlm", "Sleep Safety Act, Pub. L. No. 104-191, 110 Stat. 1936 (1996)."),
    ("law", "ama", "Sleep Safety Act, Pub L No. 104-191, 110 Stat 1936 (1996)."),
    ("standard", "apa", "International Organization for Standardization. (2019). Medical beds: Safety (ISO 14971:2019). ISO."),
    ("encyclopaedia", "apa", "Placebo effect. (2022, July 8). In Wikipedia. https://en.wikipedia.org/wiki/Placebo_effect"),
]  # fmt: skip


class TestPrintedKinds:
    @pytest.mark.parametrize(("name", "style", "text"), PRINTED)
    def test_prints_each_kind_by_the_manual(self, name, style, text):
        assert render(WORKS[name], style) == text

    @pytest.mark.parametrize("kind", TYPES)
    def test_prints_title_people_and_address_of_every_type(self, kind):
        reference = Reference(
            type=kind,
            title="Sleep and work",
            author=AUTHORS,
            issued=PartialDate(2019),
            publisher="Harbour Press",
            number="77",
            url="https://www.example.org/a",
        )

        for style in STYLES:
            text = render(reference, style)

            assert "Sleep and work" in text
            assert "2019" in text
            assert "https://www.example.org/a" in text

    @pytest.mark.parametrize("style", STYLES)
    @pytest.mark.parametrize("name", WORKS)
    def test_reads_back_what_it_printed(self, name, style):
        work = WORKS[name]

        read = parse_one(render(work, style)).reference

        assert read.type == work.type
        assert plain(read.title) == plain(work.title)
        assert (read.volume, read.issue, read.url) == (work.volume, work.issue, work.url)
        assert expand(read.page) == expand(work.page)
        assert read.doi == work.doi
        assert [name.family for name in (*read.author, *read.editor)] == [
            name.family for name in (*work.author, *work.editor)
        ]
        assert read.number in {work.number, ""} if style == "apa" else read.number == work.number
        assert read.container_title.replace(".", "") == work.container_title.replace(".", "")
        assert read.publisher == work.publisher

    @pytest.mark.parametrize(("given", "printed"), [("Jean-Hugues", "J.-H."), ("JH", "J. H.")])
    def test_keeps_hyphens_between_initials_in_apa(self, given, printed):
        assert printed in render(Reference(author=(Name("Roux", given),), title="Gut"), "apa")

    def test_names_six_authors_in_vancouver(self):
        crowd = tuple(Name(f"Author{letter}", "A") for letter in "abcdefg")

        text = render(Reference(author=crowd, title="Gut", page="S284-S287"), "vancouver")

        assert text.startswith(
            "Authora A, Authorb A, Authorc A, Authord A, Authore A, Authorf A, et al."
        )
        assert "S284-7" in text

    def test_leaves_numbers_of_pubmed_out_of_vancouver(self):
        reference = replace(WORKS["magazine"], pmid="123", pmcid="PMC1")

        assert "PM" not in render(reference, "vancouver")
