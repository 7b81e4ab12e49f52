"""Titles that were imported in capitals, set in sentence case for readers.

What is stored stays as it is, and so do files and the styles as text: this is about what a page
shows. Sentence case is what Citing Medicine asks for: https://www.ncbi.nlm.nih.gov/books/NBK7282/
"""

import re

MIN_LOUD_WORDS = 2
"""Words in capitals, of at least four letters, from which on a title is taken for a loud one."""
LETTERS = re.compile(r"[^\W\d_]+")
BRACKETED = re.compile(r"[(\[]([A-Z][A-Z0-9-]{1,8}S?)[)\]]")
"""An abbreviation where it is explained: "(PCOS)"."""
TOKEN = re.compile(r"[\w’']+")
NO_VOWEL = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,}$")
ROMAN = re.compile(r"(?:I{1,3}|I?V|VI{1,3}|I?X|XI{1,3})$")
LETTER = re.compile(r"[B-Z]")
LETTERED = re.compile(r"\b(?:VITAMINS?|HEPATITIS|INFLUENZA|GROUP|TYPE|CLASS) $")
"""Words before a letter that is a name: "vitamin A"."""
SENTENCE_END = re.compile(r"[.?!][\"”’)]?\s+$")

PLAIN = frozenset(["DR", "MR", "MRS", "MS", "ST", "VS", "HRS", "WKS", "MTHS"])
"""Words without a vowel that are none of the abbreviations that keep their capitals."""
FORMS = """
HbA1c mRNA miRNA siRNA tRNA rRNA dsDNA cDNA pH mHealth eHealth kDa mTOR tPA PhD VO2max
SpO2 NaCl GnRH mmHg kg mg mL
ACE ADA ADHD AF AHA AI AIDS ALS AMA APA ASA ASD AUC BMI BIA CABG CAD CI COPD COVID CPAP
DASH DEXA DNA ECG ECT ED EEG EHR EKG EMA EMDR EMG EPA ESC EU FDA FODMAP GABA GAD GERD GI
HEPA HIIT HIV IBD IBS ICD ICU IGA IGE IGG IL IQ IU IUD IUI IV IVF JAMA MCI MI MMSE MRI
MRSA NAFLD NASH NHANES NIH NSAID NSAIDS OCD OTC PA PCOS PICO PRISMA PSA PUFA QOL
RA RDA REM RNA ROC SARS SIDS SLE SSRI SSRIS STI STIS TAVI TENS TIA UC UK UN US USA UTI
UTIS UV UVA UVB YMCA
Africa African America American Americans Asia Asian Australia Australian Austria Belgium
Brazil Brazilian Britain British California Canada Canadian Caribbean Chile China Chinese
Colombia Cuba Denmark Danish Dutch Egypt England English Ethiopia Europe European Finland
Finnish France French German Germany Ghana Greece Greek Hispanic India Indian Indonesia
Iran Iranian Iraq Ireland Irish Israel Italian Italy Japan Japanese Kenya Korea Korean
Latino London Malaysia Mediterranean Mexican Mexico Netherlands Nigeria Norway Norwegian
Pakistan Peru Poland Polish Portugal Portuguese Russia Russian Scotland Scottish Spain
Spanish Sweden Swedish Swiss Switzerland Taiwan Thailand Turkish Uganda Ukraine Vietnam
Wales Zealand York Medicaid Medicare Cochrane Framingham
Alzheimer Alzheimer's Asperger Bayesian Beck Bell's Crohn Crohn's Cushing Cushing's
Down's Ebola Epstein Hashimoto Hashimoto's Hodgkin Hodgkin's Huntington Huntington's
Kaplan Meier Likert Lyme Mendelian Ménière's Parkinson Parkinson's Raynaud Raynaud's
Sjögren Sjögren's Tourette Tourette's Zika
January February April June July August September October November December Monday
Tuesday Wednesday Thursday Friday Saturday Sunday
"""
"""How a word is written that is no ordinary one in small letters: units and methods of mixed case;
abbreviations that have a vowel; names of places, peoples, persons, programmes, days and months that
titles often hold. Words that are more often an ordinary one are left out ("who", "march")."""
WRITTEN = {form.upper(): form for form in FORMS.split()}


def tamed(title: str) -> str:
    """Returns a title in sentence case if it is all in capitals, else the title itself.

    >>> tamed("EFFECT OF SLEEP ON GLUCOSE IN TYPE II DIABETES: AN RCT")
    'Effect of sleep on glucose in type II diabetes: an RCT'
    """
    if not _is_loud(title):
        return title
    explained = frozenset(BRACKETED.findall(title))

    def written(match: re.Match[str]) -> str:
        word = _written(match[0], explained)
        before = title[: match.start()]
        if LETTER.fullmatch(match[0]) or (match[0] == "A" and LETTERED.search(before)):
            return match[0]
        opens = not TOKEN.search(before) or SENTENCE_END.search(before)
        return word[:1].upper() + word[1:] if opens and word.islower() else word

    return TOKEN.sub(written, title)


def _is_loud(title: str) -> bool:
    words = LETTERS.findall(title)
    loud = [word for word in words if len(word) >= 4 and word.isupper()]
    return len(loud) >= MIN_LOUD_WORDS and not any(word.islower() for word in words if word[1:])


def _written(word: str, explained: frozenset[str]) -> str:
    """Returns one word of a title in capitals as it stands inside a sentence."""
    plain = word.replace("’", "'")
    if plain in WRITTEN:
        return WRITTEN[plain] if "’" not in word else WRITTEN[plain].replace("'", "’")
    keeps = (
        word in explained
        or word.rstrip("S") in explained
        or any(letter.isdigit() for letter in word)
        or ROMAN.match(word)
        or (NO_VOWEL.match(word) and word not in PLAIN)
        or not word.isupper()  # "HbA1c", written with care in the midst of capitals
    )
    return word if keeps else word.lower()
