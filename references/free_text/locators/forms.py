"""The place of an article: its date, volume, issue and pages, at the end of a reference.

One pattern for each order in which styles print them, with an example beside it.
"""

from __future__ import annotations

import re

from references.model.printed_dates import DATE, MONTH, SEASON, YEAR

SUPPLEMENT = (
    r"(?:Suppl\sWeb\sExclusives?|Supp?l(?:emento?)?|Pt|Part|Spec\.?\sNo|Special\sIssue)\b\.?"
    r"(?:\s?[A-Z]?\d{1,3}[A-Za-z]?\b|\s[A-Z]\b)?"
)
NUMBER = r"(?:[LC]\s(?=\d{1,3}:)|[A-Z]{1,3}-?)?\d{1,6}(?:-[A-Z]\b|[A-Za-z])?(?:\s?[-–/]\s?\d{1,6})?"
ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
VOLUME = rf"(?:{NUMBER}(?:,?\s{SUPPLEMENT}(?:\s{SUPPLEMENT})?)?|{ROMAN}\b|{SUPPLEMENT})"
VOL = rf"(?:[Vv]ol(?:ume|\.)?\s?)?(?P<volume>{VOLUME})"
ISSUE = (
    r"\(\s?(?:(?:[Nn]o|[Ii]ss(?:ue)?|[Nn]r)\b\.?\s?)?(?P<issue>[^()]{1,40}(?:\)\s?\("
    r"(?=[Ss]uppl|[Pp]t|[Pp]art)[^()]{1,20})?)\s?\)"
)
PAGE = r"[A-Za-z]{0,5}\.?\d[\w.]{0,19}"
RANGE = (
    rf"(?:\d{{1,3}}\s(?=\d+[-–])|[A-Z]\d{{2,4}}\s(?=\d{{6}})|\d{{1,4}}\s(?=e\d))?{PAGE}"
    r"(?:-[A-Z]{1,3}\b|\s?[-–—‐‑−]{1,2}\s?(?:[A-Za-z]{0,5}\d[\w.]{0,14}))?"
)
EXTRA = r"(?:[;,]\s?(?:discussion|quiz|author\sreply|reply)\s[^.;]{0,30})"
ARTICLE = r"(?:[Aa]rt(?:icle|\.)?(?:\s(?:[Nn]o\.?|[Nn]umber|ID))?:?\s)"
ROMAN_PAGES = r"[ivxlc]{1,7}(?:[-–][ivxlc]{1,7})?(?![a-z])"
PAGES = (
    rf"(?:[Pp]{{1,2}}\b\.?\s?|[Pp]ages?\s|{ARTICLE})?"
    rf"(?P<pages>{RANGE}(?:,\s?{RANGE}){{0,3}}(?:\spassim)?|{ROMAN_PAGES}(?:,\s?{RANGE})?)"
    rf"(?:\s?pp?\b\.?)?(?P<extra>{EXTRA})?"
)
PP = rf"(?:[Pp]{{1,2}}\b\.?|[Pp]ages?)\s?(?P<pages>{RANGE}(?:,\s?{RANGE}){{0,3}})"
BARE_PAGES = rf"(?P<pages>{RANGE}(?:,\s?{RANGE}){{0,2}})(?P<extra>{EXTRA})?"
NO = r"(?:[Nn]os?|[Ii]ss(?:ue)?)\b\.?\s?(?P<issue>[\w/–-]{1,14}|[^,()]{1,20})"
WORD = r"(?!Supp|Spec|Part|Pt|Issue|Vol)[A-Z][a-záéíóúñç]{3,15}"
DATED = rf"(?P<date>{DATE})"
IN_BRACKETS = rf"\(\s?(?P<date>{DATE}|n\.\s?d\.)\s?\)"

VOLUME_ISSUE = r"(?P<volume>\d{1,4})\.(?P<issue>\d{1,5}(?:[-–]\d{1,5})?)"

DATE_FIRST = (
    # a Cochrane review: 2015, Issue 3. Art. No.: CD001234
    rf"{DATED}[,;]\s?[Ii]ssue\s(?P<issue>\d{{1,2}})[.,:]\s?{ARTICLE}?:?\s?{BARE_PAGES}",
    # The Cochrane Library 2009, Issue 4
    rf"{DATED}[,;]\s?[Ii]ssue\s(?P<issue>\d{{1,2}})",
    # In: The Cochrane Library, Issue 2, 2006
    rf"[Ii]ssue\s(?P<issue>\d{{1,2}}),\s{DATED}",
    # a newspaper in NLM's style: 2002 Aug 12;Sect. A:2 (col. 4)
    rf"{DATED};\s?(?P<section>Sect(?:ion)?\.?\s\w{{1,3}}|{WORD}):\s?(?P<pages>{RANGE})"
    r"(?:\s?\(col\.?\s\d\))?",
    # JMIR Preprints: 12/04/2020:19205
    rf"\d{{1,2}}/\d{{1,2}}/(?P<date>{YEAR}):{BARE_PAGES}",
    # 2014;11.2: 27
    rf"{DATED}\s?[;,]\s?{VOLUME_ISSUE}\s?[:,]\s?{PAGES}",
    # 2015;CD001980
    rf"{DATED};\s?(?P<pages>CD\d{{6}}(?:\.pub\d)?)",
    # an issue without pages: 2015;(9)
    rf"{DATED};\s?{ISSUE}",
    # 2011;3.2
    rf"{DATED}\s?;\s?{VOLUME_ISSUE}",
    # 2015 Aug 15;121(16):2799-807 · 2006;440: 358–362 · 2000; (05):405–406 · 2004 Nov;Suppl:S3-15
    rf"{DATED}\s?[;,.]\s?{VOL}?\s?(?:{ISSUE})?\s?[:,]\s?{PAGES}",
    # Feb 2004, no. 49, p. 42-46
    rf"{DATED},\s(?:{VOL},?\s)?{NO}[.,:]\s?{PAGES}",
    # a number of Preprints.org: 2020, 2020050123
    rf"{DATED},\s(?P<pages>\d{{8,12}}(?:\s\(doi)?)",
    # 2007(158):1-235
    rf"{DATED}{ISSUE}\s?[:,]\s?{PAGES}",
    # (2016) 12(3):1–21 (Frontiers)
    rf"{IN_BRACKETS}\s{VOL}\s?(?:{ISSUE})?\s?[,:]\s?{PAGES}",
    # (2018) 12 (Frontiers, without an article number)
    rf"{IN_BRACKETS}\s(?P<volume>\d{{1,3}})",
    # 2010, 59(9): 1239–1249 with a label: 2006; vol. 12, no. 3, pp. 1-9
    rf"{DATED}\s?[;,]\s?{VOL},?\s{NO}[,:]\s?{PAGES}",
    # a page after the year alone, 2003:1073, or after a whole date, 2008 Nov 6:374-8
    rf"{DATED}\s?:\s?{BARE_PAGES}",
    # 1971; p. 177–200
    rf"{DATED}\s?[;,.]\s?{PP}",
    # 2013;5(2) · 2013;5
    rf"(?:{YEAR}\s)?{DATED}\s?;\s?{VOL}\s?(?:{ISSUE})?",
    # the order of ACS and MDPI: 2015, 121, 2799
    rf"{DATED},\s{VOL}\s?(?:{ISSUE})?,\s?{BARE_PAGES}",
    # My Bibliography of NCBI: 2011 44(4) 644-9
    rf"{DATED}\s{VOL}\s?{ISSUE}\s{BARE_PAGES}",
    # 2004, 30, 2, p. 135-140 (French)
    rf"{DATED},\s(?P<volume>\d{{1,4}}),\s(?P<issue>\d{{1,3}}),\s{PP}",
    # 2015 121(16):2799
    rf"{DATED}\s{VOL}\s?(?:{ISSUE})?\s?[:,]\s?{PAGES}",
)
VOLUME_FIRST = (
    # BibTeX's plain style: 12(3):4-5, 2015
    rf"{VOL}\s?(?:{ISSUE})?\s?[,:]\s?(?:[Pp]{{1,2}}\.\s?)?(?P<pages>{RANGE}),\s{DATED}",
    # 152:S2-15, 2011 (suppl 3)
    rf"(?P<volume>\d{{1,4}})\s?:\s?(?P<pages>{RANGE}),\s{DATED}\s\((?P<issue>[Ss]uppl[^()]{{0,8}})\)",
    # 12(2) pp 45-60
    rf"{VOL}\s?(?!\({YEAR}\)){ISSUE},?\s{PP}",
    # 11.2 (2014): 27 (MLA, 7th edition)
    rf"{VOLUME_ISSUE}\s?{IN_BRACKETS}\s?[:,]\s?{PAGES}",
    # 121 (2015) 2799–2807 (Elsevier) · 51 (2014): 100–6 (Chicago)
    rf"{VOL}\s?(?:{ISSUE})?\s?{IN_BRACKETS}[,:]?\s(?:[Pp]{{1,2}}\.\s?)?{BARE_PAGES}",
    # 31 (2017), Nr. 3, S. 200–210 (DIN ISO 690)
    rf"{VOL}\s?{IN_BRACKETS},\s{NO}[.,:]\s?{PAGES}",
    # 440, 358–362 (2006) (Nature, Science) · 7(3) (2011)
    rf"{VOL}\s?(?:{ISSUE})?\s?[,:]\s?{PAGES},?\s?{IN_BRACKETS}",
    rf"{VOL}\s?{ISSUE}\s?{IN_BRACKETS}",
    # vol. 17, no. 23, pp. 2054–2060, Dec. 2007 (IEEE) · vol. 15, p. 2, 2015
    rf"[Vv]ol(?:ume|\.)?\s?(?P<volume>{VOLUME})(?:,?\s{NO})?(?:,\s{PAGES})?,\s{DATED}",
    # vol. 2012, Article ID 140194, 2012 (Hindawi)
    rf"[Vv]ol(?:ume|\.)?\s?(?P<volume>{VOLUME})(?:,?\s{NO})?,\s{ARTICLE}(?P<pages>{RANGE}),\s{DATED}",
    # vol. 121, no. 16, 2015, pp. 2799–2807 (MLA) · Volume 4117, 2006, pp. 290–307
    rf"[Vv]ol(?:ume|\.)?\s?(?P<volume>{VOLUME})(?:,?\s{NO})?,\s{DATED}(?:,\s{PAGES})?",
    # 121, no. 16 (2015): 2799–2807 (Chicago)
    rf"{VOL},?\s{NO}\s?{IN_BRACKETS}\s?[:,]\s?{PAGES}",
    # 102: 11070–11075 · 7(5):e36439 · 121 (16): 2799 · 121(16), 2799–2807 · 6(1), e16591
    rf"{VOL}\s?(?:{ISSUE})?\s?[,:]\s?{PAGES}",
    # vol. 121, no. 16, pp. 2799–2807 · 121, no. 16: 2799
    rf"{VOL},?\s{NO}[,:]\s?{PAGES}",
    # no. 3, CD004366 (Harvard)
    rf"{NO},\s{BARE_PAGES}",
    # (05): 405–406
    rf"{ISSUE}\s?[:,]\s?{PAGES}",
    # The Guardian, 21 March, p. 5 (Harvard, the year stands before)
    rf"(?P<date>\d{{1,2}}\s{MONTH}|{MONTH}\s\d{{1,2}})(?:,\s{PP})?",
    # 518 355–359
    r"(?P<volume>\d{1,4})\s(?P<pages>\d{1,5}\s?[-–]\s?\d{1,5})",
    # : 39–82
    rf":\s?{BARE_PAGES}",
    # vol. 40 no. 2 · 7(3)
    rf"[Vv]ol(?:ume|\.)?\s?(?P<volume>{VOLUME})(?:,?\s{NO})?",
    rf"{VOL}\s?{ISSUE}",
    # 2006. p. 3.22–3.9 · pp. 12–20, 2006
    rf"{PP},\s{DATED}",
    rf"(?:{DATED}[.,]?\s)?{PP}",
    # 500–504 (APA, without a volume)
    rf"(?!{YEAR}\s?[-–]\s?{YEAR})(?P<pages>\d{{1,6}}\s?[-–]\s?\d{{1,6}})",
    # 22
    r"(?!(?:19|20)\d\d\b)(?P<volume>\d{1,4}[A-Z]?)",
)
DATE_ONLY = (rf"{IN_BRACKETS}", rf"{DATED}")

_TAIL = r"[\s.,;:]*$"
DATED_FORMS = tuple(re.compile(rf"(?:{form}){_TAIL}") for form in DATE_FIRST)
UNDATED_FORMS = tuple(re.compile(rf"(?:{form}){_TAIL}") for form in VOLUME_FIRST)
BARE_FORMS = tuple(
    compiled
    for form, compiled in zip(VOLUME_FIRST, UNDATED_FORMS, strict=True)
    if "<date>" not in form
)
DATE_FORMS = tuple(re.compile(rf"(?:{form}){_TAIL}") for form in DATE_ONLY)
AFTER_A_DATE = BARE_FORMS + UNDATED_FORMS + DATED_FORMS + DATE_FORMS
WITHOUT_A_DATE = DATED_FORMS + DATE_FORMS + UNDATED_FORMS
TOKEN = re.compile(
    rf"""\s+|{MONTH}|{SEASON}|{SUPPLEMENT}
    |\((?:[^()]{{0,30}}\d[^()]{{0,30}}|[^()]{{0,20}}\b(?:[Ss]upp?l\w{{0,7}}|[Pp]t|Spec|issue)\b[^()]{{0,20}}|n\.\s?d\.)\)
    |(?:[Vv]ol(?:ume)?|[Nn]os?|[Ii]ss(?:ue)?|[Pp]{{1,2}}|[Pp]ages?|[Aa]rt(?:icle)?|[Nn]umber|ID)\b\.?
    |[LC](?=\s\d{{1,3}}:)|{WORD}(?=:\s?\d)|Sect(?:ion)?\b\.?\s\w{{1,3}}(?=:)|(?:discussion|quiz|author\sreply|reply)\b
    |[A-Za-z]{{0,5}}\.?\d[\w.]*(?:-[A-Z]\b)?|[IVXLC]{{2,7}}\b|[ivxlc]{{1,7}}[-–][ivxlc]{{2,7}}|(?<=:)[ivxlc]{{1,6}}\b|passim\b|[-–—‐‑−,;:./&]""",
    re.VERBOSE,
)
