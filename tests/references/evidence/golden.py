# ruff: noqa: E501  a record a line
"""Sixty records of PubMed's kind with the kind that a reader should be told.

A line is: journal | publication types | MeSH headings, as MEDLINE prints them | kind | subjects.
The titles say what they please; no kind may come from them.
"""

RECORDS = """
Lancet | Journal Article; Randomized Controlled Trial; Multicenter Study | Humans; Adult | randomised-trial | people
BMJ | Journal Article; Randomized Controlled Trial | | randomised-trial | people
Trials | Journal Article; Pragmatic Clinical Trial | Humans; Aged | randomised-trial | people
JAMA | Randomized Controlled Trial; Journal Article; Equivalence Trial | Humans; *Asthma/drug therapy | randomised-trial | people
J Clin Oncol | Clinical Trial, Phase III; Randomized Controlled Trial; Journal Article | Humans; Animals; Mice | randomised-trial | people
Eur Heart J | Clinical Trial, Phase II; Journal Article | Humans | | people
Ann Surg | Controlled Clinical Trial; Journal Article | Humans; Prospective Studies | | people
J Vet Intern Med | Randomized Controlled Trial, Veterinary; Journal Article | Animals; Dogs | laboratory-study | animals
Vet Rec | Observational Study, Veterinary; Journal Article | Animals; Cats | laboratory-study | animals
Brain Res | Randomized Controlled Trial; Journal Article | Animals; Rats | laboratory-study | animals
Trials | Clinical Trial Protocol; Journal Article | Humans | trial-registration | people
BMJ Open | Clinical Trial Protocol; Randomized Controlled Trial; Journal Article | | trial-registration | people
Cochrane Database Syst Rev | Journal Article; Review; Systematic Review; Meta-Analysis | Humans | systematic-review | people
Cochrane Database Syst Rev | Journal Article; Review | Humans | systematic-review | people
Cochrane Database Syst Rev | Journal Article | Humans | | people
Ann Intern Med | Meta-Analysis; Journal Article | Humans | systematic-review | people
Lancet | Network Meta-Analysis; Journal Article; Systematic Review | Humans | systematic-review | people
J Pain | Systematic Review; Journal Article | | systematic-review |
PLoS One | Journal Article; Meta-Analysis; Randomized Controlled Trial | Humans | systematic-review | people
Neurosci Biobehav Rev | Systematic Review; Journal Article | Animals; Mice | systematic-review | animals
Circulation | Practice Guideline; Journal Article | Humans | guideline | people
Chest | Guideline; Journal Article; Review | Humans | guideline | people
NIH Consens State Sci Statements | Consensus Development Conference, NIH; Review | Humans | guideline | people
Sleep | Consensus Statement; Journal Article | | guideline |
MMWR Recomm Rep | Practice Guideline; Systematic Review; Journal Article | Humans | guideline | people
BMJ | Observational Study; Journal Article; Multicenter Study | Humans | observational-study | people
Int J Epidemiol | Journal Article | Humans; Cohort Studies; Female | observational-study | people
Am J Epidemiol | Journal Article; Research Support, N.I.H., Extramural | Case-Control Studies; Humans; Male | observational-study | people
Nutrients | Journal Article | Cross-Sectional Studies; Humans; *Diet | observational-study | people
Stroke | Comparative Study; Journal Article | Humans; Retrospective Studies | observational-study | people
N Engl J Med | Journal Article | Follow-Up Studies; Humans; Prospective Studies | observational-study | people
Diabet Med | Journal Article | Registries; Humans; Sweden | observational-study | people
Epidemiology | Journal Article | *Cohort Studies; Humans; Research Design | | people
Stat Med | Journal Article | Case-Control Studies/methods; Humans | | people
J Dairy Sci | Journal Article | Cohort Studies; Animals; Cattle | laboratory-study | animals
Clin Trials | Clinical Trial; Journal Article | Humans; Prospective Studies | | people
BMJ Case Rep | Case Reports; Journal Article | Humans; Aged, 80 and over | case-report | people
Cases J | Case Reports | | case-report |
J Med Case Rep | Case Reports; Journal Article; Review | Humans | case-report | people
Vet Surg | Case Reports; Journal Article | Animals; Horses | laboratory-study | animals
Lancet | Case Reports; Letter | Humans | case-report | people
Am Fam Physician | Review; Journal Article | Humans | narrative-review | people
Nat Rev Neurosci | Journal Article; Review | Animals; Humans | narrative-review | people
Physiol Rev | Review; Journal Article | Animals; Rats | narrative-review | animals
Trends Genet | Review | | narrative-review |
Health Technol | Scoping Review; Journal Article | | narrative-review |
J Neurosci | Journal Article; Research Support, Non-U.S. Gov't | Animals; Male; Rats, Sprague-Dawley | laboratory-study | animals
Nature | Journal Article | Animals; Mice, Inbred C57BL; *Sleep/physiology | laboratory-study | animals
J Biol Chem | Journal Article | Cell Line; Phosphorylation | laboratory-study |
Toxicol In Vitro | In Vitro; Journal Article | In Vitro Techniques; Kinetics | laboratory-study |
Cancer Res | Journal Article | Cell Line, Tumor; Humans | | people
Science | Journal Article | Animals; Humans; Genome | | people
medRxiv | Preprint; Journal Article | | preprint |
bioRxiv | Preprint | Animals; Mice | preprint | animals
medRxiv | Preprint; Randomized Controlled Trial | Humans | preprint | people
BMJ | News | Humans | news | people
JAMA | Editorial; Comment | Humans | | people
N Engl J Med | Letter; Comment | Humans; Cohort Studies | | people
Lancet | Published Erratum | | |
Twin Res Hum Genet | Twin Study; Journal Article | Humans | observational-study | people
"""


def lines() -> list[tuple[str, list[str], list[str], str, str]]:
    """Returns each record as journal, types, headings, kind and subjects."""
    found = []
    for line in RECORDS.strip().splitlines():
        journal, types, headings, kind, subjects = (part.strip() for part in line.split("|"))
        split = [[item.strip() for item in part.split(";") if item] for part in (types, headings)]
        found.append((journal, *split, kind, subjects))
    return found
