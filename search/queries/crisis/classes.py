"""Classes of words that the patterns of danger are made of.

A pattern is a regular expression over a canonical text (`search.queries.crisis.canonical`): folded
words with one blank between, contractions written out, no marks. `{one}` stands for a class.
"""

import re
from collections.abc import Iterator

_MEDICINES = """
tylenol|acetaminophen|paracetamol|ibuprofen|advil|motrin|aleve|naproxen|aspirin|insulin|xanax
|alprazolam|valium|diazepam|ativan|lorazepam|klonopin|clonazepam|ambien|zolpidem|benadryl
|melatonin|oxycodone|oxy|oxycontin|percocet|vicodin|hydrocodone|codeine|tramadol|morphine
|methadone|adderall|ritalin|prozac|zoloft|lexapro|lithium|gabapentin|metformin|metoprolol
|digoxin|warfarin|iron|opioids?|opiates?|benzos?|antidepressants?|sedatives?|painkillers?
"""

_POISONS = """
bleach|antifreeze|drano|(?:drain|toilet|oven|floor) cleaner|cleaner|detergent|tide pods?
|laundry pods?|(?:dish(?:washer)?|laundry|detergent|washing) (?:soap|pods?|detergent|tablets?)
|cleaning (?:product|fluid|solution|supplies|stuff|spray)s?|pesticides?|insecticide
|(?:rat|mouse|ant|bug|slug) (?:poison|bait|killer)|poison\\w*|paint thinner|gasoline|petrol|kerosene
|lighter fluid|lamp oil|windex|lysol|hand sanitizer|rubbing alcohol|nail polish(?: remover)?
|(?:button )?batter(?:y|ies)|magnets?
|(?:wild|strange|unknown|poisonous|toxic) (?:mushrooms?|berr(?:y|ies)|plants?)
|vape juice|nicotine|cigarettes?|weed killer|moth ?balls|ammonia|lye|pods?
"""

CLASSES = {
    "one": r"(?:my ?self|your ?self|him ?self|her ?self|them ?sel(?:f|ves)|one ?self|our ?selves"
    r"|me self)",
    "whose": r"(?:my|your|his|her|their|ones|our|the|a|own|this)",
    "who": r"(?:i|me|he|she|we|they|him|her|them|someone|somebody|mom|mum|mother|dad|father"
    r"|husband|wife|partner|boyfriend|girlfriend|son|daughter|brother|sister|child|children|kid"
    r"|kids|baby|infant|toddler|newborn|friend|roommate|grandma|grandpa|grandmother|grandfather"
    r"|aunt|uncle|cousin|neighbor|neighbour|patient|student|coworker|teen|teenager|boy|girl|man"
    r"|woman|guy|person|ex)",
    "people": r"(?:someone|somebody|some one|people|everyone|everybody|anyone|others|him|her|them"
    r"|family|mom|mum|mother|dad|father|husband|wife|partner|boyfriend|girlfriend|ex|son"
    r"|daughter|brother|sister|child|children|kids?|baby|infant|boss|coworkers?|neighbors?"
    r"|neighbours?|roommate|teacher|classmates?|parents|stepdad|stepmom|you)",
    "child": r"(?:child|kid|toddler|baby|infant|newborn|son|daughter|boy|girl|grandson"
    r"|granddaughter|grandchild|year old|month old|he|she|i|we)",
    "want": r"(?:want(?:s|ed|ing)?(?: to)?|wish(?:es|ed|ing)?(?: to)?|plan(?:s|ned|ning)?"
    r"(?: to| on)|going to|about to|ready to|tr(?:y|ies|ied|ying) to|decided to|need(?:s)? to"
    r"|urges? to|thinking (?:of|about)|think(?:s)? (?:of|about)|thought (?:of|about)"
    r"|thoughts (?:of|about|to)|threaten(?:s|ed|ing)?(?: to)?|feel(?:s|ing)? like|might|could"
    r"|will|would|afraid (?:of|i will|i might)|scared (?:of|i will|i might)|how (?:to|do i|can i)"
    r"|should i|fantasi\w+ about|dream(?:ing|s)? (?:of|about)|desire to)",
    "kill": r"(?:kill(?:s|ed|ing)?|murder(?:s|ed|ing)?|shoot(?:s|ing)?|shot|stab(?:s|bed|bing)?"
    r"|strangl(?:e|es|ed|ing)|smother(?:s|ed|ing)?|suffocat(?:e|es|ed|ing)"
    r"|drown(?:s|ed|ing)?|hang(?:s|ed|ing)?|hung|poison(?:s|ed|ing)?|off(?:ed|ing)?)",
    "harm": r"(?:hurt(?:s|ing)?|harm(?:s|ed|ing)?|cut(?:s|ting)?|burn(?:s|ing)?|injur(?:e|es|ing)"
    r"|punish(?:es|ing)?|starv(?:e|es|ing)|mutilat(?:e|es|ing)|choke|choking|slash(?:es|ing)?)",
    "ingest": r"(?:swallow(?:s|ed|ing)?|dr(?:i|a|u)nk(?:s|ing)?|drinking|ate|eat(?:s|en|ing)?"
    r"|ingest(?:s|ed|ing)?|inhal(?:e|es|ed|ing)|lick(?:s|ed|ing)?|chew(?:s|ed|ing)?"
    r"|got into|gotten into|bit(?:ten)? into|breath(?:ed|ing) in|consumed|sipped)",
    "took": r"(?:took|take|takes|taken|taking|swallow(?:s|ed|ing)?|ate|eaten|had|has|have|having"
    r"|drank|drunk|snort(?:ed|ing)?|inject(?:ed|ing)?|gave|given|popp(?:ed|ing)|down(?:ed|ing)?)",
    "pills": r"(?:pills?|tablets?|tabs|capsules?|meds?|medicines?|medications?|dos(?:e|es|age)"
    r"|gummies|vitamins?|prescriptions?|drugs?|edibles?|sleeping aids?)",
    "medicine": f"(?:{''.join(_MEDICINES.split())})",
    "poison": "(?:" + _POISONS.strip().replace("\n", "") + ")",
    "pain": r"(?:pains?|painful|hurt(?:s|ing)?|ach(?:e|es|ing)|aching|tight(?:ness|ening|ens)?"
    r"|pressure|squeez\w+|crush\w+|heav(?:y|iness)|discomfort|stabbing|elephant|gripping)",
    "swell": r"(?:swell(?:s|ing|ed)?|swollen|clos(?:e|es|ed|ing)|tightening|puff(?:y|ing|ed))",
    "numb": r"(?:numb(?:ness)?|(?:no|lost|lost all|losing) (?:feeling|sensation)|can not feel"
    r"|weak(?:ness)?|paraly\w+|tingl\w+|droop\w*|limp|dead|pains?"
    r"|hurt(?:s|ing)?|ach(?:es|ing|e))",
    "no": r"(?:not|never|can not|stopped|stops|unable to|barely|hardly)",
    "breathe": r"(?:breath(?:e|es|ing)?|catch (?:my|his|her) breath)",
    "vomit": r"(?:vomit(?:s|ed|ing)?|thr(?:ow|ows|owing|ew|own) up|puk(?:e|es|ed|ing)"
    r"|barf(?:s|ed|ing)?|cough(?:s|ed|ing)?(?: up)?|spit(?:s|ting)?(?: up)?|spat"
    r"|pee(?:s|ing|d)?|piss\w*|poop(?:s|ing|ed)?|puke up)",
    "stool": r"(?:stools?|poop(?:s|ing)?|poo|feces|faeces|bowel movements?|diarrh?o?ea|shit)",
}  # fmt: skip

_NAMED = re.compile(r"\{([a-z]+)\}")


def compiled(lines: str) -> tuple[re.Pattern[str], ...]:
    """Returns the patterns of a text, one a line."""
    return tuple(_patterns(lines))


def _patterns(lines: str) -> Iterator[re.Pattern[str]]:
    for line in lines.splitlines():
        if line.strip():
            written = _NAMED.sub(lambda match: CLASSES[match[1]], line.strip())
            yield re.compile(rf"\b(?:{written})\b")
