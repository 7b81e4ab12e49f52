# ruff: noqa: E501  references stand as they are pasted
import itertools
import textwrap

import pytest

from references.parsing import split_list

REFERENCES = (
    "Walker AM, Ode B, Stone K, van der Hoek SA, Krakovski MA, Arora N, Jain S, Glover J. Sleep and the"
    " gut: an overview of what is known after ten years. Sleep Med. 2015 Aug 15;12(3):279-86. doi:"
    " 10.1000/sm.2015.04.013. Epub 2014 Feb 6. PMID: 36188471; PMCID: PMC9523267.",
    "Ode B. Tea? A randomised trial in 1990-2000. BMJ. 2001;1:2-3.",
    "Stone K, Arora N, et al. Late-onset insomnia in peri- and postmenopausal women of South-East Asia."
    " Menopause. 2011;18(4):400–8. PMID: 21036188",
    "Jain S, Glover J (2013) Diet-microbiome interactions in acute and chronic brain injury. Front"
    " Neurosci 16: 1002266. doi: 10.1000/fn.2013.1002266",
    "Hoek S, Ng T. Magnesium and sleep quality. J Am Coll Nutr. 2009;28(2):131-41.",
)


def wrapped(text, width=80):
    return textwrap.fill(text, width)


def ragged(text):
    """Break a text as type set flush left is broken: lines of uneven length."""
    lines, words, widths = [], text.split(), itertools.cycle([80, 71, 76, 84, 73])
    while words:
        width, line = next(widths), words.pop(0)
        while words and len(line) + 1 + len(words[0]) <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    return "\n".join(lines)


FORMS = {
    "numbered": "\n".join(f"{i}. {text}" for i, text in enumerate(REFERENCES, 1)),
    "bracketed": "\n".join(f"[{i}] {text}" for i, text in enumerate(REFERENCES, 7)),
    "numbers alone": "\n".join(f"{i} {text}" for i, text in enumerate(REFERENCES, 1)),
    "tabbed": "\n".join(f"{i}\t{text}" for i, text in enumerate(REFERENCES, 1)),
    "bulleted": "\n".join(f"• {text}" for text in REFERENCES),
    "one a line": "\n".join(REFERENCES),
    "blank lines": "\n\n".join(REFERENCES),
    "run on": " ".join(REFERENCES),
    "run on, numbered": " ".join(f"{i}. {text}" for i, text in enumerate(REFERENCES, 1)),
    "wrapped, numbered": "\n".join(wrapped(f"{i}. {text}") for i, text in enumerate(REFERENCES, 1)),
    "wrapped, blank lines": "\n\n".join(map(wrapped, REFERENCES)),
    "wrapped": "\n".join(map(wrapped, REFERENCES)),
    "hanging indents": "\n".join(
        textwrap.fill(text, 80, subsequent_indent="    ") for text in REFERENCES
    ),
    "wrapped, narrow": "\n".join(wrapped(text, 60) for text in REFERENCES),
    "wrapped, ragged": "\n".join(map(ragged, REFERENCES)),
    "wrapped, Windows": "\r\n".join(map(wrapped, REFERENCES))
    .replace("\n", "\r\n")
    .replace("\r\r", "\r"),
    "under a heading": "References\n\n" + "\n".join(REFERENCES),
}


class TestSplitList:
    @pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
    def test_finds_each_reference_in_order(self, text):
        assert split_list(text) == REFERENCES

    def test_keeps_a_single_reference_whole(self):
        assert split_list(REFERENCES[0]) == REFERENCES[:1]

    def test_keeps_a_single_wrapped_reference_whole(self):
        assert split_list(wrapped(REFERENCES[0], 60)) == REFERENCES[:1]

    def test_does_not_take_a_day_for_the_next_number(self):
        text = "1. Ode B. Tea. BMJ. 2001;1:2-3. Epub 2000 Feb 2. PMID: 36188471. 2. Ng T. Rye. BMJ. 2002;1:4-5."

        assert len(split_list(text)) == 2

    def test_finds_nothing_in_nothing(self):
        assert split_list(" \n \n") == ()
