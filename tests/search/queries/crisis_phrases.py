"""Phrases that people type in danger, by whose number comes first, and phrases that only sound so.

Written before the patterns met them, by rule: each verb and each sign, for oneself and for another,
plain and misspelt, English and Spanish.
"""

_DESPAIR = """
suicide
i want to die
I don't want to live anymore
i want to kill myself
kill my self
killing myself tonight
how to kill yourself painlessly
thinking about suicide
suicidal thoughts
my daughter is suicidal
my son said he wants to die
my friend is going to kill herself
i wish i was dead
wish i had never been born
i wish i wouldn't wake up tomorrow
better off dead
everyone would be better off without me
no reason to live
nothing to live for
whats the point of living
life is not worth living
tired of living
i cant go on
i can't do this anymore
can't take it anymore
i want to end it all
thinking of ending it
ending my life
end it all tonight
take my own life
he wants to take his life
i want to hurt myself
hurting myself again
cutting myself
my teenager is cutting herself
how to stop cutting my arms
self harm
selfharm
slit my wrists
hang myself
jump off a bridge
i dont want to be here anymore
i want to disappear forever
want to go to sleep and never wake up
unalive myself
feeling hopeless and want it all to end
nobody would care if i died
i am a burden to everyone
voices telling me to kill myself
i have a gun and want to die
suicide hotline
988
sucide
suicidle thoughts
i wanna dye
kil myself
want to kil my self
iwanttodie
killmyself
sucidal
my husband is talking about suicide
quiero morir
quiero matarme
me quiero morir
no quiero vivir
pensamientos suicidas
me corto los brazos
ya no quiero vivir mas
mi hija se quiere matar
i cant keep myself safe tonight
afraid i cant keep her safe from herself
i dont trust myself alone
i want too die
"""

_VIOLENCE = """
i want to kill my husband
i am going to hurt someone
thoughts of hurting my baby
afraid i will hurt my child
my partner is trying to kill me
my husband hits me
he threatened to kill me
voices telling me to kill people
domestic violence
mi esposo me pega
quiero matar a mi jefe
"""

_BODY = """
chest pain
pain in my chest
my chest hurts
chest tightness
tight feeling in chest
crushing chest pressure
chest pain going down left arm
heart attack
am i having a heart attack
signs of a stroke
my mom is having a stroke
face drooping
one side of face drooping
face is droopy and cant talk
slurred speech
left arm numb
sudden weakness on one side
numbness on right side of body
worst headache of my life
can't breathe
cant breath
i cannot breathe
trouble breathing
hard to breathe
short of breath
shortness of breath
baby not breathing
he stopped breathing
throwing up blood
vomiting blood
coughing up blood
black stool
black tarry poop
stool is black like tar
throat is swelling
throat closing up
tongue swelling up
lips swollen after peanut
severe allergic reaction
anaphylaxis
anaphalaxis
bee sting throat swelling
choking
my baby is choking
wont stop bleeding
bleeding that won't stop
heavy bleeding
bleeding to death
unconscious
passed out and wont wake up
can't wake my husband up
my wife collapsed
fainted and hit head
lips turning blue
having a seizure
seizure wont stop
siezure
convulsions
chets pain
chest pian
hart attack
strok symptoms
numb face and arm
got shot
i have been stabbed
drowning
electrocuted
snake bite
no pulse
blood pressure 200 over 120
asthma attack inhaler not working
medical emergency
call 911
diabetic passed out low blood sugar
i think i am dying
dolor de pecho
dolor en el pecho
no puedo respirar
vomitando sangre
ataque al corazon
derrame cerebral
mi bebe no respira
se desmayó
cara caída de un lado
reacción alérgica grave
no feeling in my right side all of a sudden
lost feeling in my left arm
cant feel his left leg
"""

_OVERDOSE = """
overdose
overdosed
overdosed on tylenol
overdose on purpose to die
took too many pills
took a whole bottle of tylenol
my son took too many pills
i took too much ibuprofen
swallowed bleach
child swallowed bleach
drank antifreeze
toddler ate rat poison
my kid ate laundry pods
baby swallowed a battery
ate poisonous mushrooms
poisoning
poisoned
poison control
heroin overdose
fentanyl overdose
overdsoe
how many tylenol to die
carbon monoxide poisoning
alcohol poisoning
too much insulin
kid got into my medicine
sobredosis
tomé demasiadas pastillas
mi hijo tomó cloro
envenenamiento
"""

_HARMLESS = """
kill weeds
die cast
chest press
killer abs
die hard
to die for chocolate cake
dying to know
dying my hair
dead skin
dead tired
deadlift form
my back is killing me
these shoes are killing me
this heat is killing me
kill time
kill two birds with one stone
kill bacteria
does vinegar kill mold
natural killer cells
painkiller side effects
stroke of luck
stroke of genius
breast stroke swimming
butterfly stroke technique
brush strokes
different strokes
stroke order
stroking my cat
stroke the dog
seizure of property
search and seizure
asset seizure
poison ivy
poison oak rash
poison dart frog
pick your poison
food poisoning
is sugar poison
sugar is poison
lead poisoning in water pipes
heart attack prevention
stroke risk factors
stroke prevention diet
diet after a heart attack
recovering from a stroke exercises
seizure medication side effects
epilepsy and seizures diet
chest of drawers
chest workout
chest freezer
chest cold
breathing exercises
deep breathing for sleep
bad breath
cut carbs
cut my hair
cutting board
cutting calories
cut down on salt
paper cut
cut myself shaving
i cut my finger cooking
burn calories
burned my tongue
heartburn
burn fat
hurt feelings
harm reduction
does coffee hurt my baby
end my subscription
end of life care
take my life back from pain
life insurance
lifestyle changes
jump rope
jump start metabolism
jumping jacks
bridge pose
flu shot
got my flu shot
shot in the arm
b12 shots
shoot basketball
shooting pain in leg
hang out
hanging plants
hanging upside down
cliffhanger
suicide squad movie
unconscious bias
collapsed arches
pass out flyers
faint line on pregnancy test
faint smell
drowning in work
drown out noise
choking hazard toys
emergency contact form
emergency contraception
emergency fund
emergency kit list
black bar stool
stool test
stool softener
black beans
blood test
blood pressure
blood sugar
blood orange
bleeding gums
bleeding heart plant
swollen ankles
swollen glands
puffy eyes
numb toes
tingling feet diabetes
tired all the time
fear of dying
my plant is dying
my phone died
battery died
dice game
carbon monoxide detector
detox tea
snake plant
high blood pressure
low mood
depression
anxiety
hopeless romantic
stiff neck
headache
fever
allergic to cats
seasonal allergies
wake up early
can't sleep
trouble sleeping
can't wake up in the morning
can't breathe through my nose
stop breathing while sleeping
living room
cost of living
healthy living
overdose of cuteness
5 kms run
cpr class
hospital parking
dog ate chocolate cake recipe
drinking water
drinking too much coffee
eating too much sugar
bleach my hair
teeth bleaching
kill the lights
killing it at work
overkill
stroke belt
absence seizures in children information
i want too much sugar
no feeling in my fingers when it is cold
can you keep my records safe
road kill
roller coaster
matador
dolor de espalda
dolor de estomago
no puedo dormir
ansiedad
"""


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


DESPAIR, VIOLENCE, BODY, OVERDOSE = map(_lines, (_DESPAIR, _VIOLENCE, _BODY, _OVERDOSE))
HARMLESS = _lines(_HARMLESS)
