"""The words that sample articles are made of. What they say is made up and says so."""

from itertools import product

_HABITS = (
    "morning walks, slow breathing, early suppers, cold rinses, warm baths, quiet evenings, "
    "oat breakfasts, bean soups, salted water, green tea, bitter greens, short naps, "
    "garden work, hill climbing, choir singing, balance training, stretching, swimming, "
    "cycling to work, dim lamps, fewer screens, fasting overnight, chewing slowly, "
    "fermented cabbage, walnut snacks, olive oil, rye bread, ginger drinks, peppermint, "
    "chamomile, barley, sunlight at noon, open windows, a firm mattress, a written diary, "
    "meals with company, weekly rest days, light weights, dancing, foot baths"
)
_CONDITIONS = (
    "poor sleep, tired legs, dry skin, hay fever, migraine, heartburn, bloating, constipation, "
    "low mood, restless nights, back pain, stiff fingers, a stuffed nose, high blood pressure, "
    "low iron, cold hands, hot flashes, cramps, a sore throat, dizziness, eczema, joint pain, "
    "loss of appetite, daytime fatigue, anxiety, ringing ears, tense shoulders, brittle nails, "
    "a slow pulse, thirst at night, numb toes, irritability, wheezing, snoring, acne, "
    "low vitamin D, insulin resistance, fluid retention, tender gums, blurred thinking"
)
_GROUPS = (
    "office workers, night nurses, older adults, new parents, students, runners, bakers, "
    "teachers, gardeners, drivers, singers, people past sixty, people with diabetes, "
    "women after menopause, men over fifty, teenagers, farmers, retired teachers, "
    "people who live alone, shift workers"
)
_MEASURES = (
    "resting pulse, hours of sleep, blood pressure, ferritin, fasting glucose, waist, step counts, "
    "grip strength, a pain score, cortisol at waking, body weight, reaction time, mood ratings, "
    "days off work, visits to the clinic, minutes awake, vitamin D levels, breathing rate, "
    "skin moisture, stool frequency, cholesterol, walking speed, tablets taken, cough counts"
)
_FINDINGS = (
    "changed little, fell by a tenth, rose slowly, fell in most people, stayed the same, "
    "improved by the fourth week, improved and then fell back, differed between sites, "
    "rose in the first days only, was hard to tell from chance, fell most in the evening, "
    "improved in those who kept at it, was no different from waiting"
)
_ADVICE = (
    "start with five minutes, keep a diary for two weeks, change one thing at a time, "
    "ask before you stop a medicine, stop when it hurts, choose what you enjoy, invite a friend, "
    "write down what you eat, go to bed at one time, drink a glass of water first, "
    "leave the telephone in another room, bring your list to the visit, wait a month before judging"
)
_DESIGNS = (
    "a small trial, a crossover trial, a pilot study, a cohort of neighbours, a survey by mail, "
    "a randomized trial, a review of eleven trials, a case series, a registry study, "
    "a trial without blinding, a diary study, a follow-up of ten years"
)
_PLACES = (
    "in a coastal town, in two small hospitals, at a village school, across nine practices, "
    "in a rehabilitation ward, at three universities, in a mountain valley, by telephone, "
    "during one winter, over two summers, in a community hall, on a hospital ship"
)
_FIRST = (
    "Bram, Cal, Dor, Eld, Fen, Gar, Hol, Ist, Jun, Kel, Lor, Mav, Nor, Ost, Pel, Quil, Ros, Sel, "
    "Tam, Ul, Var, Wen, Yar, Zel, Ash, Birk, Cor, Dun, Esk, Far"
)
_LAST = (
    "aby, aster, bury, dale, dine, ello, enko, field, gate, holm, idge, ington, kamp, lund, mere, "
    "ness, oway, park, quist, rick, sand, thorpe, under, vale, wick, worth, yard, zano"
)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


HABITS, CONDITIONS, GROUPS = _listed(_HABITS), _listed(_CONDITIONS), _listed(_GROUPS)
MEASURES, FINDINGS, ADVICE = _listed(_MEASURES), _listed(_FINDINGS), _listed(_ADVICE)
DESIGNS, PLACES = _listed(_DESIGNS), _listed(_PLACES)

SURNAMES = tuple(
    first + last
    for first, last in product(
        _listed(_FIRST),
        _listed(_LAST),
    )
)
"""Names of people and studies that do not exist."""

JOURNALS = (
    ("Journal of Sample Medicine", "J Sample Med"),
    ("Archives of Made-Up Trials", "Arch Made Up Trials"),
    ("Sample Annals of Daily Habits", "Sample Ann Daily Habits"),
    ("Imaginary Reviews in Nutrition", "Imag Rev Nutr"),
    ("The Specimen Quarterly", "Specimen Q"),
)

SENTENCES = (
    ("In", DESIGNS, PLACES, "with", GROUPS, MEASURES, FINDINGS, "after", HABITS),
    ("The", SURNAMES, "study followed", GROUPS, PLACES, "and found that", MEASURES, FINDINGS),
    ("Many", GROUPS, "with", CONDITIONS, "try", HABITS, "before they ask anybody"),
    ("With", CONDITIONS, "it is worth looking at", MEASURES, "and at", HABITS),
    ("If you live with", CONDITIONS, ",", ADVICE),
    ("Nobody knows yet whether", HABITS, "help against", CONDITIONS, "in", GROUPS),
    ("Of", HABITS, "and", HABITS, "the first was easier to keep up for", GROUPS),
    ("For", GROUPS, "the simplest advice is to", ADVICE),
    (SURNAMES, "and", SURNAMES, "repeated", DESIGNS, PLACES, ":", MEASURES, FINDINGS),
    ("When", CONDITIONS, "came with", CONDITIONS, ",", MEASURES, FINDINGS),
)
"""Each is a row of words and of lists that one is taken from."""

TITLES = (
    (HABITS, "and", CONDITIONS, ": what", GROUPS, "can expect"),
    (CONDITIONS, "in", GROUPS, ": a look at", HABITS),
    ("What", HABITS, "do to", MEASURES),
    ("Do", HABITS, "help", GROUPS, "with", CONDITIONS),
    ("Living with", CONDITIONS, ": notes on", HABITS),
    (HABITS, ",", HABITS, "and", MEASURES),
)
HEADINGS = (
    ("What is known about", HABITS),
    (CONDITIONS, "from day to day"),
    ("How the studies were done",),
    ("What", GROUPS, "report"),
    ("When to ask about", CONDITIONS),
    ("Measuring", MEASURES),
    (HABITS, "at home"),
)
WORKS = (
    (HABITS, "and", MEASURES, "in", GROUPS, ":", DESIGNS),
    ("Effect of", HABITS, "on", CONDITIONS, PLACES),
    (CONDITIONS, "among", GROUPS, ":", DESIGNS, PLACES),
)
