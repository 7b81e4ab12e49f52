# ruff: noqa: E501  (a pattern is one line)
"""Words of a body in danger, those that the site's articles name among them, and of poisons."""

from search.queries.crisis.classes import compiled

BODY = compiled(r"""
(?:chest|sternum|breastbone) ?(?: is| feels| felt| really| very| so| getting| and| has| with| all| like)*(?: \w+){0,2} {pain}
(?:clutch\w*|grabb?\w*|hold\w*|{pain})(?: \w+)?(?: (?:in|on|of|across|around|through|into|to|at|inside|under|behind|my|the|his|her|left|right|middle|centre|center|side|both|arm|jaw|neck|shoulder|and))* (?:chest|sternum|breastbone)
elephant (?:sitting )?on|(?:arm|jaw|neck|chest)(?: and| pain| hurts?)* (?:{pain} )?(?:and )?(?:sweat\w*|clammy|short of breath|breathless)
(?:heart|hart|haert|herat) ?att?(?:ac?k|atck|cak)s?|cardiac arrest|coronary|myocardial infarction
(?:heart|pulse)(?: has| just)? (?:stopped|stop|not beating)|no pulse|no heart ?beat|cpr
mini ?strokes?|stroke|^strokes$|having a stoke|tia
(?:face|mouth|smile|lip|eye)(?: is| was| looks| side| has| started| on| one| of| my| his| her)* (?:droop\w*|crooked|lop ?sided|paraly\w+)
(?:droop\w*|crooked|paralyzed|sagging) (?:one |side |of |left |right |his |her |my )*(?:face|mouth|smile)
half (?:of )?(?:my|his|her|the) (?:face|body)|face(?: \w+){0,2} numb|(?:side of|half of|one side)(?: \w+){0,2} (?:face|body|mouth)
(?:one|left|right)(?: \w+)? (?:side|arm|leg|hand|half)(?: \w+){0,4} {numb}
{numb}(?: \w+){0,4} (?:(?:one|left|right) (?:side|arm|leg|half|hand)|one side|left arm|right arm|arm and|face and)
(?:can|could) not (?:move|feel|lift|raise) (?:{whose} )?(?:(?:left|right|one|both) )?(?:arms?|legs?|side|face|body|hands?|anything)
(?:can|could) not (?:speak|talk|see|stand|swallow)(?: (?:suddenly|anymore|right|and|properly|clearly)|$)|suddenly can not|slur\w*|garbled speech|speech(?: \w+){0,2} (?:(?:can|could) not (?:speak|talk|see|stand|swallow)(?: (?:suddenly|anymore|right|and|properly|clearly)|$)|suddenly can not|slur\w*|garbled|gone|strange)|talking (?:gibberish|nonsense|funny)
(?:trouble|difficulty|problems?) (?:speaking|talking)(?! to| about| with| english| in| spanish)
sudden(?:ly)?(?: \w+){0,3} (?:numb\w*|weak\w*|confus\w*|blind\w*|paraly\w*|vision|can not (?:speak|talk|see|walk|move)|collaps\w*|speech|severe headache|unconscious|dizz\w+ and)
(?:lost|losing|loss of|no) (?:{whose} )?(?:vision|sight|eyesight)(?: \w+)?(?: suddenly| in one| all of a)
(?:worst|thunderclap|sudden severe|severe sudden|explosive|sudden)(?: \w+)? (?:head ?aches?|migraine)(?! diet| food)|worst (?:pain|headache)(?: \w+){0,3} (?:life|ever)
{no} (?:able to )?{breathe}
(?:trouble|difficulty|difficult|hard|struggl\w+|problems?|issues?|labou?red|unable|fighting)(?: \w+)? {breathe}|{breathe} (?:trouble|problems?|difficulty|difficulties)
short(?:ness)?(?: of)? (?:of )?breath\w*|(?:gasping|fighting|struggling)(?: for)? (?:air|breath|breathe)|can not get (?:enough )?(?:air|oxygen|a breath)|suffocating
chok(?:e|es|ed|ing)(?: on)?|(?:stuck|lodged) in (?:{whose} )?(?:windpipe|airway)
(?:throat|tongue|lips?|airways?|face|mouth|eyes?)(?: (?:is|are|and|has|feels?|feeling|started|keeps?|getting|all|face|lips?|throat|tongue|suddenly|very|so|really|been))* {swell}
{swell}(?: (?:of|the|my|his|her|in|up|lips?|tongue|face|throat|and|mouth))* (?:throat|tongue|lips?|airways?)|swollen face|facial swelling
throat (?:is )?(?:tight|closing|constrict\w+)
anaph[yai]l\w*|anaf[iy]l\w*|(?:severe|serious|bad|life threatening|extreme|terrible)(?: \w+)? allerg\w+(?: reactions?| attack)?|allergic (?:shock|attack|emergency)|allergic reaction(?: \w+){0,4} (?:help|swell\w*|breath\w*|throat|now|nuts?|peanuts?|bee|sting|shellfish|face|hives|lips?|emergency|what)
(?:used?|need|needs|gave|give|no|forgot|without)(?: \w+)? epi ?pen|^epi ?pens?$|epi ?pen (?:now|used|not working)
(?:bee|wasp|hornet|scorpion) stings?(?: \w+){0,4} (?:swell\w*|breath\w*|throat|hives|dizzy|face|tongue)
{vomit}(?: (?:up|a|lot|lots|of|some|bright|red|dark|fresh|clots|with|and|out))* blood
blood(?:y)?(?: \w+)? (?:vomit|puke|vomiting)|(?:vomit|puke)(?: \w+){0,3} (?:coffee grounds?|blood\w*)|coffee ground (?:vomit|emesis)
(?:black|tarry|tar like|tar|jet black|pitch black)(?: \w+)? {stool}|{stool}(?: (?:is|are|looks?|like|turned|has|have|been|went|came|out|that|very|really))* (?:black|tarry|like tar|tar)
(?:will|does|can|would|did) not stop (?:the )?bleed\w*|can not stop (?:the |this )?(?:bleed\w*|blood)|bleed\w*(?: \w+){0,3} (?:not|never) (?:stop|be stopped|quit)|not stop\w* bleed\w*|stop (?:the|heavy|severe) bleeding
(?:heavy|severe|serious|profuse|profusely|uncontroll\w+|massive|arterial|spurting|major|internal|lots? of|so much) (?:bleed\w*|blood loss|blood everywhere)|bleed\w* (?:heavily|badly|out|a lot|everywhere|profusely|to death|really bad|so much|internally|from (?:the|his|her|my) head)|hemorrhag\w+|blood(?: \w+)? (?:will|does|is|keeps) (?:not stop\w*|coming|pouring)|blood (?:everywhere|gushing|spurting)|lost a lot of blood
nose ?bleed(?: \w+){0,4} (?:not stop|hours?|heavy)
pregnan\w+(?: \w+){0,3} bleed\w*|bleed\w*(?: \w+){0,3} pregnan\w+
unconscious\w*|unresponsive|not (?:responding|responsive|conscious|moving)(?! to)|lost consciousness|los(?:s|ing) (?:of )?consciousness|knocked out|blacked out
pass(?:ed|es|ing)? out|faint(?:ed|ing|s)|collaps(?:ed|ing|es)
(?:will|would|does|did) not wake(?: up)?|not waking(?: up)?|(?:can|could) not (?:wake|arouse|rouse) (?:my|him|her|them|the|a|{who})
(?:lips?|face|baby|fingers|skin|he|she|child|toddler|nails)(?: \w+){0,3} (?:blue|purple|grey|gray)(?! eyes| hair)|(?:blue|purple) (?:lips|face|baby)|turn(?:ed|ing|s) blue
seizures?|convuls\w*|(?:having|had|has) (?:a )?fits?|status epilepticus|shaking uncontrollably
stabbed|stab wound|gun ?shot|(?:been|got|was|were|is) shot(?! at)|shot in the (?:head|chest|leg|back|stomach|neck)|electrocut\w+|electric(?:al)? shock(?! therapy| treatment| collar)|drown(?:ed|ing)|near drowning
hit by (?:a )?(?:car|truck|bus|train)|head (?:injury|trauma|wound)|skull fracture|(?:hit|hits|banged|bumped)(?: his| her| my| the| their)? head(?: \w+){0,4} (?:vomit\w*|unconscious|passed|bleed\w*|confus\w*|sleepy|seizure|not)|(?:severed|cut off|amputated) (?:finger|hand|toe|arm|leg|my finger|his finger)
fell (?:from|off|down)(?: \w+){0,4} (?:unconscious|not moving|head|bleeding)
(?:cut|severed|nicked|hit|bleeding) (?:an|my|his|her|the|from an) artery|car (?:accident|crash|wreck)(?: \w+){0,3} (?:hurt|bleed\w*|unconscious|trapped|pain|injur\w*|just|help)
fever (?:of |over |at )?10[4-9]|10[4-9] (?:degree )?fever|(?:burst|ruptured) appendix|appendicitis|pulmonary embolism|aneurysm|sepsis
swallow\w*(?: (?:a|an|the|my|his|her|some))* (?:coin|penny|quarter|dime|toy|marble|pin|nail|screw|bone|fishbone|bead|lego)
(?:snake|spider|scorpion)(?: \w+)? ?bit(?:e|es|ten)?|bit(?:ten)? by a? ?(?:\w+ )?(?:snake|rattlesnake|black widow)|rattlesnake
(?:heat|sun) ?stroke|hypothermia|(?:third|3rd) degree burns?|severe(?:ly)? burn(?:s|ed|t)?|smoke inhalation|on fire now
severe (?:stomach|belly|abdominal|abdomen|tummy|back) (?:pain|ache|cramps?)|(?:hard|rigid) (?:belly|abdomen|stomach)|(?:numb\w*) between (?:my |the |his |her )?legs|saddle (?:numbness|anesthesia)|(?:lost|losing|loss of) control (?:of|over) (?:my |his |her )?(?:bladder|bowels?)
(?:stiff neck)(?: \w+){0,3} (?:fever|rash)|fever(?: \w+){0,3} stiff neck|septic shock|meningitis
(?:low blood sugar|hypoglyc\w+|diabetic|insulin)(?: \w+){0,5} (?:confus\w*|unconscious|passed out|swallow|unresponsive|coma|shock|not wake)|diabetic coma|ketoacidosis|dka
(?:bp|blood pressure|pressure|systolic|reading)(?: \w+){0,4} (?:1[89]\d|2[0-6]\d)|(?:1[89]\d|2[0-6]\d) (?:over )?1[0-9]\d|hypertensive (?:crisis|emergency)|(?:very |extremely |really )?high blood pressure(?: \w+){0,3} (?:chest|headache|confus\w*|vision|speaking|numb\w*)
asthma attacks?|inhaler not (?:work|help)\w*|severe asthma
(?:baby|newborn|infant|child|toddler|son|daughter)(?: \w+){0,2} (?:limp|lifeless|floppy)|giving birth now|baby is coming|baby coming now|crowning|ectopic
911|(?:medical |this is an |an |real |life threatening )?emergenc(?:y|ies)|ambulance|paramedics?|(?:help|save) (?:me|him|her)(?: now| please| quick\w*|$)|(?:need|get|send) (?:help|a doctor|an ambulance)(?: right)? (?:now|fast|immediately|quick\w*)
(?:am|is|be|i|he|she|mom|dad|husband|wife|baby|friend|going to) dying|(?:going|about) to die(?! laughing)|think (?:i|he|she) (?:am|is|might be|could be)? ?(?:dying|having a)
""")  # fmt: skip

OVERDOSE = compiled(r"""
over ?dos\w*|overdoes|o d ing|oding|od on|lethal dose|fatal dose|deadly dose|toxic dose
{took}(?: \w+){0,2} (?:too? (?:many|much|manny)|(?:whole|entire|full) (?:bottle|pack|packet|box|bag|jar|strip|sheet|thing)|bottle of|handful(?: of)?|hand full of|lots of|a lot of|a bunch of|triple|double|twice|\d{2,3}|dozens of|extra|so many)(?: \w+){0,3} (?:{pills}|{medicine})
(?:took|taken|swallowed|ate|downed|drank) all (?:of )?(?:my|the|his|her|their)(?: \w+)? (?:{pills}|{medicine})
(?:{pills}|{medicine})(?: \w+){0,3} kill (?:me|you|a|him|her|my|some ?one)
too? (?:many|much|manny)(?: of)?(?: \w+){0,2} (?:pills|tablets|{medicine}|meds|medicine|medication|sleeping pills|drugs)
(?:bottle|handful|box|pack|bunch|whole bottle) of (?:\w+ )?(?:pills|tablets|{medicine}|meds)
(?:how many|how much)(?: \w+){0,6} (?:kill|die|dead|lethal|fatal|overdose)(?! weeds| germs| bacteria| mold| lice| ants)
(?:will|would|can|could|does)(?: \w+){0,3} (?:pills|tablets|{medicine}|mg)(?: \w+){0,2} kill
{ingest}(?: (?:a|an|some|the|my|his|her|of|bottle|piece|cup|little|bit|small|whole|lots|too|much|whole|our|entire|laundry|household|by|accident|accidentally|sip|drops?))* {poison}
{poison} (?:ingestion|ingested|swallowed|poisoning|exposure)
{child}(?: \w+)? (?:swallow(?:s|ed)|ate|eaten|got into|gotten into|drank|chewed)(?: (?:a|some|the|my|his|her|of|bottle|whole|lots|too|many|grandmas?|moms?|dads?|our|all|one))* (?:\w+ )?(?:{pills}|{medicine}|coins?|button|magnets?|batter(?:y|ies)|mushrooms?|berr(?:y|ies)|something (?:poisonous|toxic|bad)|chemicals?)
swallow(?:ed|s|ing)?(?: (?:a|the|some|button|small|two|an))* (?:batter(?:y|ies)|magnets?|glass|razor|chemicals?|bleach|needle)
(?:drank|drinks?|drinking|swallow(?:ed|ing)?)(?: (?:a|the|some|dangerous|toxic|household|cleaning))* chemicals?
poison\w*|venom\w*|toxic fumes|(?:bleach|ammonia|chemical|gas|toxic) fumes|mixed bleach(?: and| with)|inhaled (?:bleach|chemicals|fumes|gas|chlorine)
(?:mix\w*|took|taken)(?: \w+){0,2} (?:pills|meds|{medicine})(?: \w+)? (?:and|with) (?:alcohol|vodka|beer|wine|whiskey|liquor)
carbon monoxide|co alarm|gas leak|smell (?:of )?gas
(?:splashed|sprayed|got|chemicals?|bleach)(?: \w+){0,3} (?:bleach|chemicals?|lye|acid|cleaner) in (?:my |his |her )?eyes?
(?:heroin|fentanyl|meth|cocaine|opioids?|opiates?|alcohol)(?: \w+){0,4} (?:overdose|not breathing|unconscious|passed out|poisoning|laced|too much)|narcan|naloxone|alcohol poisoning|bad trip
""")  # fmt: skip
