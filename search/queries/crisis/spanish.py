# ruff: noqa: E501  (a pattern is one line)
"""Words of danger in Spanish, without their accents."""

from search.queries.crisis.classes import compiled

DESPAIR = compiled(r"""
suicid\w*|autolesi\w*|auto ?lesion\w*
(?:quiero|quisiera|deseo|voy a|vamos a|pienso(?: en)?|pensando en|ganas de|quiere|quieren|trat\w+ de|intent\w+|prefiero|ojala|penso en|piensa en|pensamientos de|mejor)(?: \w+)? (?:morir\w*|muert[oa]|muriera|matar(?:me|se)|desaparecer|acabar con (?:todo|mi vida|su vida)|terminar con (?:todo|mi vida)|quitar(?:me|se) la vida|hacer(?:me|se) dano|lastimar(?:me|se)|cortar(?:me|se)(?! el| las unas)|no despertar|ahorcar(?:me|se)|dejar de (?:vivir|existir))
(?:me|se) (?:quiero|quiere|voy a|va a|quisiera|trato de|intento) (?:morir|matar|ahorcar|suicidar|cortar las venas|hacer dano)
(?:quitar(?:me|se)?|quito|acabar con|terminar con) (?:la|mi|su) vida|matar(?:me|se)|ahorcar(?:me|se)|hacer(?:me|se) dano|lastimar(?:me|se)|cortar(?:me|se) las venas
(?:ya )?no quier[oe] (?:vivir|seguir|existir|estar aqui|despertar|estar viv[oa])|no puedo (?:mas|seguir)(?: asi)?$|ya no puedo mas|ya no aguanto
no vale la pena (?:vivir|seguir)|(?:sin|no tengo|perdi las?) ganas de vivir|cansad[oa] de (?:vivir|la vida)|hart[oa] de vivir|no tengo razones? para vivir|sin razon para vivir|mejor sin mi|odio mi vida|desearia (?:no|estar) \w+
me (?:corto|lastimo|hago dano)|se (?:corta|lastima|hace dano)|voces que me dicen
""")  # fmt: skip

VIOLENCE = compiled(r"""
(?:quiero|quiere|voy a|va a|ganas de|pienso|amenaza con|amenazo con) (?:matar|herir|lastimar|hacer(?:le)? dano)(?: a)? \w+
me (?:pega|golpea|quiere matar|va a matar|amenaza|violaron|violo|ahorco|esta pegando|maltrata)|violencia (?:domestica|en casa)|abuso sexual|maltrato
""")  # fmt: skip

BODY = compiled(r"""
dolor(?: \w+){0,3} pecho|(?:duele|aprieta|apretado|presion|opresion|punzadas?)(?: \w+){0,3} pecho|pecho(?: \w+){0,2} (?:apretado|duele|presion)
(?:ataque|paro)(?: al| del| de)? ?(?:corazon|cardiaco|cardiac[oa])|infarto\w*|derrame(?: cerebral)?|embolia|ictus|apoplejia
no (?:puedo|puede|podia|logro) respirar|no (?:respira|esta respirando)|(?:dificultad|problemas?|trabajo)(?: \w+)? respirar|(?:falta|sin)(?: de| el)? (?:aire|aliento)|me cuesta respirar|le cuesta respirar
(?:me|se|le)(?: estoy| esta| estan)? (?:ahog\w+|asfixi\w+|atragant\w+)|asfixia\w*|atragant\w+|ahogando\w*
convuls\w*|inconsciente|desmay\w+|perdio el conocimiento|perdida del conocimiento|no (?:despierta|responde|reacciona)
(?:vomit\w+|escup\w+|tos\w*|orin\w+|defec\w+|caga\w*)(?: \w+){0,2} sangre|sangre en (?:el |la )?(?:vomito|boca)|(?:heces|popo|excremento|caca|deposicion\w*)(?: \w+)? negr[oa]s?
(?:sangr\w+)(?: \w+){0,2} (?:much[oa]|abundante|sin parar|fuerte|severo)|no (?:para|deja) de sangrar|sangr\w+(?: \w+)? no (?:para|deja)|hemorragia\w*|mucha sangre
(?:cara|boca|rostro)(?: \w+){0,2} (?:caid[oa]|paralizad[oa]|torcid[oa]|chuec[oa]|dormid[oa])|(?:lado|brazo) (?:izquierdo|derecho)(?: \w+){0,2} (?:dormido|debil|adormecido|duele|paralizado)|(?:dolor|duele)(?: \w+){0,3} brazo izquierdo|no puedo (?:mover|hablar)|no puede (?:mover|hablar)|(?:adormecid\w+|debilidad)(?: \w+){0,4} lado
(?:reaccion alergica|alergia)(?: (?:grave|severa|fuerte))?$|reaccion alergica (?:grave|severa|fuerte)|anafil\w*|choque anafilactico
(?:garganta|lengua|labios?|cara)(?: \w+){0,2} (?:hinchad\w+|cerrad\w+|cerrando|cierra|inflamad\w+|hincha\w*)|(?:cierra|cerrando|hinch\w+)(?: \w+){0,2} (?:garganta|lengua|labios|cara)
(?:peor|fuerte|insoportable) dolor de cabeza|dolor de cabeza (?:repentino|insoportable)|labios (?:azules|morados)
emergencias?|urgencia medica|ambulancia|ayuda(?:me|nme)? (?:por favor|ya|ahora)|auxilio|socorro|me (?:estoy muriendo|muero$)|se esta muriendo|parto ya
(?:me|le|lo) (?:dispararon|apunalaron|balearon)|mordedura de (?:serpiente|vibora)|golpe de calor|ataque de asma|electrocut\w+|quemadura grave
""")  # fmt: skip

OVERDOSE = compiled(r"""
sobre ?dosis|envenen\w+|veneno|intoxic\w+|monoxido|fuga de gas
(?:demasiadas?|muchas?|todas? las?|frasco de|bote de|un monton de)(?: \w+)? (?:pastillas?|pildoras?|medicinas?|medicamentos?|tabletas?)
(?:trag\w+|tom\w+|beb\w+|com\w+|inger\w+|ingir\w+|ingest\w+)(?: \w+){0,3} (?:cloro|lejia|blanqueador|detergente|pilas?|bateria|raticida|gasolina|insecticida|anticongelante|quimicos?|amoniaco|hongos)
""")  # fmt: skip
