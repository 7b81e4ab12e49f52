"""The names of months and seasons that publications print."""

from __future__ import annotations

SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""As NLM abbreviates them: https://www.ncbi.nlm.nih.gov/books/NBK7256/ (appendix A)."""

LONG = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

SEASONS = ("Spring", "Summer", "Autumn", "Fall", "Winter")

NUMBERS = {name.lower(): number for names in (SHORT, LONG) for number, name in enumerate(names, 1)}
NUMBERS["sept"] = 9
"""The number of each month by its lower-case name or abbreviation."""

FOREIGN = {
    word: number
    for number, words in enumerate(
        (
            "janvier janv enero ene janeiro januar jänner jan. gennaio gen januari",
            "février févr fevrier febrero feb fevereiro fev februar febbraio februari",
            "mars marzo março mar märz mrz maart",
            "avril avr abril abr april aprile",
            "mai mayo maio maggio mag mei",
            "juin junio junho jun juni giugno giu",
            "juillet juil julio julho jul juli luglio lug",
            "août aout agosto ago august agu augustus",
            "septembre septiembre setiembre setembro set september settembre",
            "octobre octubre outubro out oktober okt ottobre ott",
            "novembre noviembre novembro november nov",
            "décembre decembre diciembre dic dezembro dez dezember dicembre dec december",
        ),
        1,
    )
    for word in words.split()
}
"""The same in French, Spanish, Portuguese, German, Italian and Dutch."""
