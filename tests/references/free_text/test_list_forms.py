# ruff: noqa: E501  forms stand as they are pasted
import string

import pytest

from references.parsing import split_list
from tests.references.free_text.test_lists import REFERENCES

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def counted(template, texts=REFERENCES):
    return "\n".join(
        template.format(
            n=n, a=string.ascii_lowercase[n - 1], s=str(n).translate(SUPERSCRIPT), text=text
        )
        for n, text in enumerate(texts, 1)
    )


FORMS = {
    "link words": counted("{n}. {text} [PubMed] [Google Scholar]"),
    "links on lines of their own": counted("{n}. {text}\nArticle CAS PubMed Google Scholar"),
    "arrows": counted("{n}. ↑ {text}"),
    "arrows at the end": counted("{n}. {text} ↩"),
    "wiki": counted("{n}. ^ a b {text}"),
    "footnotes of Markdown": counted("[^{n}]: {text}"),
    "superscripts": counted("{s} {text}"),
    "letters": counted("{a}. {text}"),
    "letters in brackets": counted("({a}) {text}"),
    "escaped": counted("{n}\\. {text}"),
    "glued": counted("{n}{text}"),
    "hyphens": counted("{n}- {text}"),
    "the word": counted("Ref {n}: {text}"),
    "numbers on their own lines": counted("{n}.\n{text}"),
    "skipping": "\n".join(
        f"{n}. {text}" for n, text in zip((1, 2, 5, 6, 9), REFERENCES, strict=True)
    ),
    "twice the same": "\n".join(
        f"{n}. {text}" for n, text in zip((1, 2, 2, 3, 4), REFERENCES, strict=True)
    ),
    "restarting": f"References\n{counted('{n}. {text}', REFERENCES[:3])}\n\nFurther reading\n{counted('{n}. {text}', REFERENCES[3:])}",
    "first number lost": "\n".join(
        [REFERENCES[0], *(f"{n}. {text}" for n, text in enumerate(REFERENCES[1:], 2))]
    ),
    "HTML": "<ol>" + "".join(f"<li>{text}</li>" for text in REFERENCES) + "</ol>",
    "page furniture": counted(
        "{n}. {text}\n\nwww.harbour-journal.org\n\n995\n\nWalker et al. Page 3\n"
    ),
    "words before": f"Cited works of this page\n{counted('{n}. {text}')}",
}


class TestSplitList:
    @pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
    def test_finds_each_reference_in_order(self, text):
        assert split_list(text) == REFERENCES

    @pytest.mark.parametrize("end", ["doi:10.1234/\njpc.2019.101", "doi:10.\n1234/jpc.2019.101"])
    def test_mends_a_doi_that_a_line_end_broke(self, end):
        text = f"1. Ode B. Tea. BMJ.\n2001;1:2-3. {end}\n2. Ng T. Rye. BMJ.\n2002;1:4-5."

        assert split_list(text)[0] == "Ode B. Tea. BMJ. 2001;1:2-3. doi:10.1234/jpc.2019.101"

    def test_takes_numbers_inside_a_plain_list_for_none(self):
        odd = "2. Classification of sleep. Ng T. BMJ. 2002;1:4-5."
        text = "\n".join([*REFERENCES, *REFERENCES, odd, "3. Care. Ng T. BMJ. 2003;1:4-5."])

        assert len(split_list(text)) == 12

    def test_keeps_a_list_that_is_nothing_but_furniture(self):
        assert split_list("12") == ("12",)
