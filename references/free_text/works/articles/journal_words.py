"""Words that tell a journal's name from the end of a title.

Abbreviations are from the List of Title Word Abbreviations of the ISSN International Centre
(ISO 4), https://www.issn.org/services/online-services/access-to-the-ltwa/, those that medical
journals use most.
"""

from __future__ import annotations

import re

ABBREVIATIONS = frozenset(
    """
    Abdom Acad Acc Account Acoust Acta Adapt Addict Adhes Adm Adolesc Adv Aerosp Aesthet Afr Age
    Agents Agric Alcohol Allergol Altern Am Amer An Anaesth Anal Anat Anesth Anesthesiol Angiol
    Anim Ann Annu Anthropol Antimicrob Antivir Antonie Apheresis Apopt Appl Aquat Arch Arq
    Arthritis Arthrosc Artif Assist Assoc Astron Atheroscler Atmos Audiol Aust Autoimmun Auton
    Avian Bacteriol Balk Behav Beitr Belg Biochem Biochim Bioeng Bioessays Biogeosci Bioinform
    Biol Biom Biomech Biomed Biometr Biomol Biophys Bioprocess Biosci Biosyst Biotechnol Bol
    Bone Bot Br Brachyther Bras Braz Breast Brit Bull Calcif Can Cancer Carbohydr Carcinog Card
    Cardiol Cardiothorac Cardiovasc Catal Cell Cent Cephalalgia Cereb Chem Chemother Child Chim
    Chin Chir Chromatogr Chronobiol Circ Clim Clin Cogn Coll Colloid Colon Colorectal Comm
    Commun Community Comp Comput Conf Connect Conserv Contact Contam Contemp Contin Control
    Coord Cornea Coron Cosmet Counsel Cranio Crit Croat Cryst Crystallogr Cult Curr Cutan Cybern
    Cytogenet Cytol Czech Dan Decis Demogr Dent Depress Dermatol Des Dev Diabet Diabetol Diagn
    Dial Diet Differ Dig Dis Disabil Disaster Discov Discuss Disord Dispos Doc Drug Dtsch Dyn
    Earth Ecol Econ Ecotoxicol Educ Electroanal Electrocardiol Electroencephalogr Electron
    Electrophysiol Emerg Endocr Endocrinol Endod Endosc Endourol Endovasc Energ Eng Enterol
    Entomol Environ Environm Enzym Epidemiol Epilepsia Equine Ergon Ethn Ethnopharmacol Ethol
    Cad Cienc Ciênc Estud Gac Texto
    Eur Eval Evid Evol Exerc Exp Expert Expo Fam Fed Fertil Fetal Filtr Finn Fish Fluor Fluoresc
    Folia Food Foot Forensic Fortschr Found Freshw Front Funct Fund Fungal Future Gaceta
    Gastroenterol Gastrointest Gen Genet Genom Geogr Geol Geophys Geriatr Gerodontol Gerontol
    Ges Glob Gynaecol Gynakol Gynecol Haematol Haemost Handb Health Healthc Hell Hematol Hemost
    Hepatol Herpetol Hist Histochem Histol Hortic Hosp Hum Hung Hybrid Hyg Hypertens Ichthyol
    Imag Imaging Immun Immunobiol Immunogenet Immunol Immunopharmacol Immunother Implant Ind
    Indian Infect Inflamm Inform Inherit Inj Innov Inorg Inst Instrum Insur Int Integr Interact
    Interdiscip Interv Invertebr Invest Investig Iran Isr Issues Ital J Jpn Kardiol Kidney Klin
    Korean Lab Lakartidningen Lang Langenbecks Laparosc Laryngol Learn Leg Lett Leuk Libr Lipid
    Liq Lit Logist Longev Lung Lymphat Macromol Magn Malar Mamm Manag Manage Mar Mass Mater
    Matern Math Maxillofac Meas Mech Med Mem Membr Ment Metab Metabol Meth Methodol Methods Mex
    Microb Microbiol Microcirc Microsc Microsurg Mil Min Miner Minim Mitochondrial Mod Mol
    Monatsh Monogr Morphol Mov Multidiscip Muscle Musculoskelet Mutat Mycol Nano Nanotechnol Nat
    Natl Nature Neonatal Nephrol Neth Netw Neuroanat Neurobiol Neurochem Neuroendocrinol
    Neurogastroenterol Neurol Neuropathol Neuropharmacol Neurophysiol Neuropsychiatr
    Neuropsychol Neuropsychopharmacol Neuroradiol Neurorehabil Neurosci Neurosurg Neurotrauma
    Nucl Nucleic Numer Nurs Nutr Obes Obstet Occup Oceanogr Odontol Oecol Oncol Oper Ophthalmic
    Ophthalmol Opin Opt Optom Org Organ Ornithol Orthod Orthop Osteoarthr Osteoporos Otol
    Otolaryngol Otorhinolaryngol Outcomes Oxid Paed Paediatr Pak Palaeontol Paleontol Palliat
    Pan Parasit Parasitol Pathog Pathol Pathophysiol Patol Pediatr Pept Percept Perf Perinat
    Periodontol Periton Pers Perspect Pflanz Pharm Pharmacoecon Pharmacoepidemiol Pharmacogenet
    Pharmacol Pharmacother Philos Photobiol Photochem Phys Physiol Physiother Phytochem
    Phytother Plast Pol Policy Popul Port Postgrad Pract Prat Predict Pregnancy Prehosp Prev
    Prim Proc Process Prod Prof Prog Program Prostate Prosthet Prosthodont Protein Protoc Psicol
    Psychiatr Psychoanal Psychobiol Psychol Psychopathol Psychopharmacol Psychophysiol Psychosoc
    Psychosom Psychother Publ Pulm Qual Quant Radiat Radiol Radiother Reanim Rec Recept Reconstr
    Refract Reg Regen Regul Rehabil Relat Ren Rep Reprod Res Residuals Resour Respir Restor
    Resusc Retin Rev Rheum Rheumatol Rhinol Risk Rob Robot Rom Roy Rural Rus Russ Saf Sante
    Saudi Scand Sch Schizophr Schweiz Sci Scott Semin Sens Separ Ser Serol Serv Sex Signal Simul
    Singap Skelet Skin Sleep Soc Sociol Softw Spat Spec Spectrom Spectrosc Spinal Spine Stand
    Stat Stem Stereotact Steroid Stoch Strabismus Strateg Stress Stroke Struct Stud Subcell
    Subst Suicid Suppl Supramol Surg Surv Swed Symp Syndr Synth Syst Taxon Tech Technol Telemed
    Teratog Ther Thorac Thromb Thyroid Tijdschr Tissue Tob Top Toxicol Trace Traffic Transcult
    Transfus Transl Transm Transpl Transplant Traum Traumatol Treat Trends Trop Tuberc Tum Turk
    Ugeskr Ultrason Ultrasound Ultrastruct Univ Urol Vaccin Vasc Ven Vet Virol Vis Vitam Vopr
    Water West Wien Wildl Wkly Wochenschr World Wound Yearb Yonsei Z Zh Zool
    """.split()  # noqa: SIM905  a list of words one can read
)

ROMANCE = frozenset(
    """
    anestesiol argent biol bioquim bras cardiol chil cienc ciênc cir clin clín colomb dermatol econ
    educ endocrinol enferm epidemiol esp estud farm fisioter gastroenterol gerontol ginecol hig hist
    interam latinoam med méd metab mex neurol neuropsiquiatr nutr obstet odontol oftalmol ortop
    pediatr peru pneumol psicol psicoter psiquiatr reumatol sanit saúde sociol ter trab urol
    """.split()  # noqa: SIM905  a list of words one can read
)
"""Abbreviations as SciELO's journals print them, with a small letter: "Estud. psicol."."""

SECTIONED = frozenset(
    {
        "nature reviews",
        "the lancet",
        "lancet",
        "circulation",
        "jacc",
        "environmental science",
        "journal of physics",
        "american journal of physiology",
        "the american journal of physiology",
        "biochimica et biophysica acta",
        "physical review",
        "acta crystallographica",
        "comparative biochemistry and physiology",
        "journal of chromatography",
        "journals of gerontology",
        "the journals of gerontology",
        "american journal of medical genetics",
        "journal of biomedical materials research",
        "science china",
        "philosophical transactions of the royal society of london",
        "proceedings of the royal society of london",
        "zeitschrift fur naturforschung",
    }
)
"""Journals that MEDLINE prints with a stop before the name of their section.

Source: the NLM Catalog, https://www.ncbi.nlm.nih.gov/nlmcatalog/journals
"""

FULL_WORDS = re.compile(
    r"\b(?:journals?|annals|archives?|proceedings|transactions|revista|revue|zeitschrift|acta|reviews?|"
    r"letters|bulletin|reports|quarterly|annual|gazette|magazine|lancet|nature|science|letters|"
    r"advances|communications|frontiers|trends|opinion|research|medicine|clinics|studies|"
    r"plos|bmc|bmj|jama|biology|chemistry|physics|physiology|surgery|pathology|series|memoirs)\b",
    re.IGNORECASE,
)

LOWER_CASE_NAMES = (
    "eLife",
    "npj",
    "mBio",
    "mSphere",
    "mSystems",
    "bioRxiv",
    "medRxiv",
    "arXiv",
    "iScience",
    "eNeuro",
)

SECTION = re.compile(
    r"(?:Series|Section|Sect|Ser|Part|Série|Serie)\b\.?\s+[A-Z]\b|[A-F][,:.]\s+[A-Z]|"
    r"Biological [Ss]ci|"
    r"(?:Heart|Lung|Cell|Renal|Endocrinology|Regulatory|Gastrointestinal)\b.*physiology$"
)
"""The second half of a journal that is published in sections, after its full stop."""
