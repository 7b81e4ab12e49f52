"""References that several tests share."""

from references.model.reference import Name, PartialDate, Reference

ARTICLE = Reference(
    title="Diet-microbiome-gut-brain nexus in acute and chronic brain injury",
    author=(Name("Krakovski", "MA"), Name("Arora", "N"), Name("Sarma", "AK")),
    container_title="Frontiers in neuroscience",
    container_title_short="Front Neurosci",
    issued=PartialDate(2022, 9, 16),
    volume="16",
    page="1002266",
    doi="10.3389/fnins.2022.1002266",
    pmid="36188471",
    pmcid="PMC9523267",
)

SUPPLEMENT = Reference(
    title="Physician networks & the price of a scan: does <size> matter?",
    author=(
        Name("van der Hoek", "SA"),
        Name("Campion", "Thomas R.", "Jr"),
        Name(literal="World Health Organization"),
    ),
    container_title="Annals of family medicine",
    container_title_short="Ann Fam Med",
    issued=PartialDate(2014, 7, end=PartialDate(2014, 8)),
    volume="15 Suppl 1",
    page="S49-55",
    pmid="25307398",
    language="de",
    note="discussion S56-7. Epub 2014 Feb 6",
)

BOOK = Reference(
    type="book",
    title="Principles of sleep medicine",
    author=(Name("Walker", "Anna Maria"), Name("Ode", "B")),
    edition="2",
    publisher="Elsevier",
    publisher_place="Philadelphia",
    issued=PartialDate(2017),
    isbn="9780323242882",
)

CHAPTER = Reference(
    type="chapter",
    title="Insomnia in later life",
    author=(Name("Stone", "K"),),
    editor=(Name("Walker", "Anna Maria"), Name("Ode", "B")),
    container_title="Principles of sleep medicine",
    edition="2",
    publisher="Elsevier",
    publisher_place="Philadelphia",
    issued=PartialDate(2017),
    page="1520-8",
)

WEBPAGE = Reference(
    type="webpage",
    title="Physical activity",
    author=(Name(literal="World Health Organization"),),
    publisher="World Health Organization",
    issued=PartialDate(2024, 6, 26),
    accessed=PartialDate(2025, 1, 3),
    url="https://www.who.int/news-room/fact-sheets/detail/physical-activity",
)
