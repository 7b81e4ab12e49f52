# ruff: noqa: E501  references stand as they are pasted
import pytest

from references.model.reference import Name
from references.parsing import parse_one

A, B, C = Name("Silva", "R"), Name("Kato", "H"), Name("Meyer", "P")
REST = "Stroke care at night. Stroke. 2015;46(2):3-12."

HEADS = {
    "group first": (
        "NIGHT Study Group; Silva R, Kato H.",
        (Name(literal="NIGHT Study Group"), A, B),
    ),
    "group first, comma": (
        "Night Care Consortium, Silva R, Kato H.",
        (Name(literal="Night Care Consortium"), A, B),
    ),
    "groups last": (
        "Silva R, Kato H, et al; World Stroke Group; Council on Night Care.",
        (A, B, Name(literal="World Stroke Group"), Name(literal="Council on Night Care")),
    ),
    "group with a bracket": (
        "Silva R, et al; NIGHT (Nursing at Night) Study Group.",
        (A, Name(literal="NIGHT (Nursing at Night) Study Group")),
    ),
    "agency": (
        "U.S. Food and Drug Administration.",
        (Name(literal="U.S. Food and Drug Administration"),),
    ),
    "acronym": ("OECD.", (Name(literal="OECD"),)),
    "a name of no form": ("Silva R, LiWei, Kato H.", (A, Name(literal="LiWei"), B)),
    "initials in small letters": ("Silva R, Berg Tvd, Kato H.", (A, Name("Berg", "Tvd"), B)),
    "particle with a hyphen": ("Silva R, ben-Ari D.", (A, Name("ben-Ari", "D"))),
    "comma at the end": ("Silva R, Kato H,", (A, B)),
    "hyphens": ("Kim J-H, Lee S-Y.", (Name("Kim", "J-H"), Name("Lee", "S-Y"))),
    "given names first": (
        "Mei-Ling Chen, Soo-Jin Kim, Anh Nguyen.",
        (Name("Chen", "Mei-Ling"), Name("Kim", "Soo-Jin"), Name("Nguyen", "Anh")),
    ),
    "two given names": (
        "Anders Holm, María José Ruiz and P. van Dijk.",
        (Name("Holm", "Anders"), Name("Ruiz", "María José"), Name("van Dijk", "P.")),
    ),
}


class TestAuthors:
    @pytest.mark.parametrize(("head", "names"), HEADS.values(), ids=HEADS)
    def test_are_read(self, head, names):
        reference = parse_one(f"{head} {REST}").reference

        assert reference.author == names
        assert reference.title == "Stroke care at night"

    @pytest.mark.parametrize("gap", [", ... ", ", . . . & ", ", … "])
    def test_go_on_after_an_ellipsis(self, gap):
        reference = parse_one(
            f"Silva, R., Kato, H.{gap}Meyer, P. (2015). Stroke care. Stroke, 46(2), 3–12."
        ).reference

        assert [name.family for name in reference.author] == ["Silva", "Kato", "Meyer"]

    @pytest.mark.parametrize(
        "text",
        [
            f"Night Care: A Trial. Silva R, Kato H, et al. {REST[22:]}",
            f"Attention-Deficit/Hyperactivity Disorder. Silva R, Kato H. {REST[22:]}",
            f"Does light help? Silva R, Kato H. {REST[22:]}",
        ],
    )
    def test_may_stand_after_the_title(self, text):
        reference = parse_one(text).reference

        assert reference.author == (A, B)
        assert reference.container_title == "Stroke"

    def test_are_the_name_that_the_address_repeats(self):
        reference = parse_one(
            "Harbourinfo. Insomnia. 2021. Available from: https://www.harbourinfo.org/insomnia"
        ).reference

        assert reference.author == (Name(literal="Harbourinfo"),)
        assert reference.title == "Insomnia"

    def test_are_a_state_and_its_office(self):
        reference = parse_one(
            "BRASIL. Ministério do Sono. Guia do sono. 2. ed. Brasília: MS, 2014."
        ).reference

        assert reference.author == (Name(literal="BRASIL. Ministério do Sono"),)

    def test_are_joined_by_and_alone(self):
        reference = parse_one(
            "Di Silva, Rosa and Kato, Hiro and Meyer, Paul B., Making Naps Count: The Role of Rest (June 14, 2016). Harbour School Working Paper No. 14-093. Available at SSRN: https://ssrn.com/abstract=1"
        ).reference

        assert [name.family for name in reference.author] == ["Di Silva", "Kato", "Meyer"]
        assert reference.title == "Making Naps Count: The Role of Rest"
        assert (reference.number, reference.issued.year) == ("14-093", 2016)

    def test_are_three_with_their_given_names_first(self):
        reference = parse_one(
            "Nora K. Bergh, Tomás Vidal, and Iris Okoye. Naps at work: a field study. In Proceedings of the 12th Harbour Conference, 2019."
        ).reference

        assert [name.family for name in reference.author] == ["Bergh", "Vidal", "Okoye"]
        assert reference.container_title == "Proceedings of the 12th Harbour Conference"
