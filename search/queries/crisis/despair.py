# ruff: noqa: E501  (a pattern is one line)
"""Words of someone who may end or harm a life: their own, or another's."""

from search.queries.crisis.classes import compiled

DESPAIR = compiled(r"""
(?:can|could|may|might) not keep (?:{one}|him|her|them|(?:my|his|her) \w+) safe|(?:do|does) not (?:feel|trust) (?:safe )?(?:(?:with|around) )?{one}(?: alone)?
suicid\w*|parasuicid\w*|un ?alive\w*|sewer ?slide|kms|kys|988
self ?(?:harm|injur|mutilat)\w*|self ?cutting
(?:suicide|crisis|mental health) (?:hot ?line|life ?line|line|crisis|emergency)
{kill} {one}
{harm} {one}
(?:burn|hurt|injur|harm)ed {one} (?:again|on purpose|deliberately)
commit(?:s|ted|ting)? suicide
(?:do|does|did) not (?:even )?(?:feel like|deserve to|see myself) (?:live|living|be alive|being alive|go on|going on|waking up|existing|exist)
if (?:i|he|she) (?:was|were|am) (?:dead|gone|not here)|if (?:i|he|she) (?:died|disappeared)|(?:i|he|she) (?:was|were|should be) dead
(?:want to|ready to|going to|about to) give up$|give up on everything|can not (?:deal with|face|handle|do) (?:life|living|it all|another day)
(?:easier|better|rather)(?: \w+){0,3} dead|(?:i|she|he|started|been|relapsed)(?: \w+)? (?:cutting|cut) (?:again|too deep|so deep)|cut (?:too|so|really) deep
(?:slit|slitting|slash\w*) wrists?
(?:ending|ended|end|ends|take|takes|taking|took|finish|finishing) {whose}(?: own)? (?:own )?li(?:fe|ves|ve)
(?:ending|end|ends|ended|finish|finishing) it (?:all|now|tonight|today|for good|forever)
{want} (?:just )?(?:to )?(?:end|ending|finish) (?:it|everything|things)(?! by| with| on)
(?:want|wants|wanted|wanna|wish|wishes|wished|hope|rather|like|ready|going|deserve|deserves|trying|try|prefer|need|about|plan|planning|thinking|thoughts|dream|fantasi\w+)(?: (?:i|to|he|she|they|was|were|am|be|is|just|of|about|could|would|only|on|it|all|really|so|badly|being|had))* (?:die|died|dead|dying|death|not exist|disappear(?: forever)?|cease to exist|be gone|not be here|not be alive|not alive|never (?:wake|woke|woken) up|not wake up)
(?:i|we|he|she|they|ill|people)(?: \w+)? (?:should|deserve to|have to|must|need to) (?:die|be dead)
want to (?:dye|dei|dy)$
(?:want|wish|hope|better if)(?: \w+){0,4} (?:never|not)(?: be| been)? (?:born|woken up|wake up|alive)
sleep(?: \w+){0,3} (?:forever|never wake|not wake)
(?:do|does|did) not (?:even )?(?:want|wish|care)(?: \w+)? to (?:live|be alive|be here|exist|go on|keep going|keep living|continue living|wake up|be around|carry on|survive|be in this world)
(?:can|could) not (?:go|carry|keep) (?:on|living|going)(?: anymore| any more| like this| living| any longer| with life|$)
(?:can|could) not (?:take|do|stand|bear|handle|cope with) (?:it|this|life|living)(?: anymore| any more| any longer)
(?:can|could) not live (?:like this|with (?:this|it|myself)|anymore|any more|another day)
(?:no|not|nothing|without a?|have a|any) ?(?:reason|point|purpose|meaning|use)?(?: left)? (?:to|in|for|of) (?:live|living|go on|going on|be alive|being alive|life|carry on)(?: for| anymore|$)
(?:no|what is the|whats the|what the|see no|any) (?:reason|point|purpose)(?: left)? (?:to|in|of|for) (?:live|living|go on|going on|be alive|being alive|life)
(?:life|living)(?: is| feels)? (?:not |no longer |hardly )?(?:worth(?:less)?|pointless|meaningless)(?: living| it| anymore|$)
not worth living|worth living(?! near| in| at)|(?:no|lost|losing|without)(?: \w+)? will to live|(?:no|only|see no|not see a|not see any|any) (?:other )?way out|want out of (?:this )?life|done with (?:it all|everything|this life)|stop (?:existing|living|being alive)
{harm}(?: \w+){0,3} on purpose
(?:tired|sick|done|fed up|exhausted)(?: of| with)? (?:life|living|being alive|existing)(?! room| in| with| at| on| near| next)
(?:giv(?:e|ing)|gave) up on (?:life|living|everything)
hat(?:e|es|ed|ing) (?:my life|existing|being alive|living|that i am alive|{one})
better off (?:dead|without (?:me|him|her)|not here)|(?:world|everyone|family|they)(?: \w+){0,4} better (?:off )?without (?:me|him|her)
(?:no ?one|nobody)(?: \w+)? (?:miss me|cares? if i|care if i|notice if i)(?: \w+){0,3}
burden (?:to|on) (?:everyone|everybody|my family|others|them|you|the world)
(?:make|want|need)(?: it| this| all)+ (?:to )?(?:stop|end|be over|go away forever)(?! hurting| itching| snoring| bleeding)
(?:slit|slitting|slits|slash\w*|cut|cuts|cutting)(?: my| his| her| their| your)? (?:wrists?)|(?:slit|slitting|slits|slash\w*|cut|cuts|cutting) (?:my|his|her|their|your)(?: own)? (?:wrists?|veins?|arms?|throat|thighs?|legs?|skin|body)
jump(?:s|ed|ing)? (?:off|from|in front of|out of|out|into)(?: \w+)? (?:bridge|roof|building|train|window|balcony|cliff|car|traffic|overpass|freeway|highway|ledge)
(?:walk|walking|step|stepping|run|running) (?:into|in front of) (?:traffic|a train|a car|a truck|a bus)
(?:driv\w+|crash\w*|steer\w*)(?: \w+){0,3} (?:into a (?:tree|wall|pole)|off (?:a|the) (?:cliff|bridge|road))
throw(?:ing)? {one} (?:off|under|in|out|from)
noose|gun (?:to|in|at) {whose} (?:head|mouth)|hang(?:ing)? from (?:a|the) (?:rope|ceiling|tree)
(?:painless|quick|quickest|easy|easiest|best|fastest|peaceful)(?: \w+)? (?:way|ways|method|methods|death)(?: to| of)?(?: (?:die|dying|go|kill|end it|suicide|death|commit)|$)
(?:ways?|methods?|how|pills|drugs) (?:to|of|do i|can i|that)(?: \w+)? (?:die|dying|kill (?:a person|my|some|your|him|her|some ?one)|commit)(?! hair| fabric| eggs| weeds)
(?:goodbye|good bye|farewell) (?:note|letter|letters|message|to everyone|to my family|cruel world|world)
(?:feel(?:s|ing)?|am|so|completely|totally|utterly) (?:so |completely |totally |utterly |very |really )?(?:hopeless|worthless)
no hope(?: left| anymore|$)|lost all hope|nothing left(?: to live for| for me|$)
(?:hear\w*|have|has)? ?voices?(?: \w+){0,2} (?:tell\w*|told|say\w*)(?: \w+){0,3} (?:kill|hurt|harm|die|jump|cut|end|do)(?! {people}| {whose} {people}| others)
^(?:please |just |somebody |someone |some one |god |will you |can you )*kill me(?: (?:now|please|already)|$)|(?:want|wants|asked|beg\w*) (?:you|him|her|some ?one|some ?body|god|them|a doctor) to kill (?:me|him|her)
(?:bought|have|has|got|getting|loaded|get) (?:a|the|my|his|her) (?:gun|rope)(?: \w+){0,4} (?:{one}|end|die|kill|head)
""")  # fmt: skip

VIOLENCE = compiled(r"""
{want} (?:just |really )?(?:{kill}|{harm}|beat(?:ing)?|attack(?:ing)?|shake|shaking|hit(?:ting)?)(?: up)?(?: {whose})? ?{people}
(?:kill(?:ed|ing)?|murder(?:ed|ing)?|strangl\w+|stabb?(?:ed|ing)?|shot|shook|shaken|smothered) (?:my|his|her|our|their|the) {people}
homicid\w*|thoughts of violence|violent thoughts|homicidal thoughts
(?:{who}|they|who)(?: \w+){0,3} (?:want|wants|going|threaten\w*|try|trying|tried|will|said he would|said he will|plans|might)(?: to| going)* (?:kill|hurt|shoot|stab|strangle|murder|attack|beat) (?:me|us|{people})
(?:{who}|who) (?:\w+ )?(?:hits|beats|beat|chokes|choked|strangled|strangles|punched|kicks|hurts|hit|abuses|abused|abusing|hitting|beating|attacked|raped) (?:me|us|my (?:mom|mother|child|kids|sister|baby|son|daughter|children))
(?:am|being|been|was|getting|got|is) (?:physically |sexually )?(?:abused|beaten|raped|assaulted|molested|attacked|stalked|strangled|trafficked)
voices?(?: \w+){0,2} (?:tell\w*|told|say\w*)(?: \w+){0,3} (?:kill|hurt|harm|stab|attack)
(?:trying|tries|wants?|threaten\w*|going) to (?:kill|hurt|attack|harm|shoot|stab|rape|beat) (?:me|us)
rape|intruder|(?:someone|somebody) (?:broke|is breaking) in(?:to)?
domestic (?:violence|abuse)|child abuse|sexual assault|abusive (?:husband|wife|partner|relationship|boyfriend|girlfriend|home|father|mother)
(?:school|mass|active) shoot\w+|bring(?:ing)? (?:a|my) gun to|bomb threat
not safe (?:at home|with (?:him|her|my))|afraid of (?:my )?(?:husband|partner|boyfriend|him)
""")  # fmt: skip
