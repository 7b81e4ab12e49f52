"""Given names, by which one person spelled out is told from an organisation of two words.

"Kelly McGonigal (2015)" is a person, "Beyond Blue (2015)" is none. The list holds frequent names of
the languages in which clinicians publish; a middle initial shows a person, too.
"""

from __future__ import annotations

import re

GIVEN_NAMES = frozenset(
    """
    Aaron Abigail Adam Adriana Agnes Ahmed Aisha Alan Albert Alejandro Alex Alexander Alexandra
    Alfred Ali Alice Alison Allison Amanda Amelia Amir Amy Ana André Andrea Andreas Andrew
    Angela Angelina Anita Ann Anna Anne Annie Anthony Anton Antonio António Arianna Arthur
    Barbara Barry Beatrice Ben Benjamin Bernard Bernd Bessel Beth Betty Bill Birgit Bob Brad
    Brandon Brené Brenda Brian Bruce Bruno Camila Carl Carla Carlos Carmen Carol Caroline
    Catherine Cathy Charles Charlotte Chen Cheryl Chris Christian Christina Christine Christof
    Christoph Christopher Claire Clara Claudia Colin Connie Craig Cynthia Dacher Dan Daniel
    Daniela David Dawn Deb Deborah Dean Debra Denise Dennis Derek Diana Diane Dirk Donald Donna
    Doris Dorothy Douglas Eckhart Edith Eduardo Edward Eileen Elaine Eleanor Elena Elisabeth
    Elizabeth Ellen Emily Emma Eric Erica Erik Erin Ernest Esther Ethan Eugene Eva Evan Evelyn
    Fabian Fatima Felix Fernanda Fernando Fiona Florian Frances Francesco Francis Francisco
    Frank Frédéric Fred Gabor Gabriel Gabriela Gail Gary Geoffrey George Gerald Gerd Gerhard
    Giovanni Giulia Glenn Gloria Gordon Grace Graham Greg Gregory Guido Guy Hannah Hans Harold
    Harry Heather Heidi Heike Heinz Helen Helena Helga Henri Henry Herbert Holly Howard Hugh Ian
    Ines Ingrid Irene Isabel Isabella Ivan Jack Jacqueline Jacob Jacques James Jamie Jan Jana
    Jane Janet Janice Jason Javier Jay Jean Jeff Jeffrey Jennifer Jenny Jeremy Jerome Jessica
    Jill Jim Jo Joan Joanna João Joe Joel Johanna Johannes John Jon Jonathan Jordan Jorge José
    Joseph Joshua Joyce Juan Judith Judy Julia Julian Julie Jürgen Justin Karen Karin Karl Karla
    Kate Katharina Katherine Kathleen Kathryn Kathy Katie Keith Kelly Ken Kenneth Kerry Kevin
    Kim Klaus Kristin Kristina Kyle Larry Laura Lauren Laurence Lawrence Leah Lena Leo Leon
    Leonard Leslie Liam Linda Lindsay Lisa Lori Louis Louise Lucas Lucia Lucy Luis Luisa Luke
    Lynn Manuel Manuela Mara Marc Marcel Marcia Marco Marcos Marcus Margaret Maria María Marie
    Marina Mario Marion Mark Markus Marsha Marta Martha Martin Martina Mary Mathias Matt Matthew
    Matthias Maureen Max Maya Megan Mehmet Melanie Melissa Michael Michaela Michel Michelle
    Miguel Mike Mohamed Mohammed Molly Monica Monika Nadia Nancy Natalia Natalie Nathan Neil
    Nicholas Nick Nicola Nicolas Nicole Nina Noah Nora Norman Olga Oliver Olivia Omar Oscar Otto
    Pablo Pamela Patricia Patrick Patty Paul Paula Paulo Pedro Peggy Penny Peter Petra Philip
    Philippe Phillip Pierre Rachel Rafael Raj Ralf Ralph Raymond Rebecca Renate René Ricardo
    Richard Rick Rita Robert Roberto Robin Roger Roland Ron Ronald Rosa Rose Ross Roy Russell
    Ruth Ryan Sabine Sally Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sebastian Sergio
    Shannon Sharon Sheila Shirley Silvia Simon Simone Sofia Sonia Sophia Sophie Stefan Stefanie
    Stella Stephanie Stephen Steve Steven Stuart Sue Susan Susanne Suzanne Sven Sylvia Tania
    Tanja Tara Teresa Terry Theresa Thich Thomas Tim Timothy Tina Todd Tom Tony Tracy Ulrich
    Ulrike Ursula Uwe Valerie Vanessa Vera Veronica Victor Victoria Vincent Virginia Vivian
    Walter Wanda Wayne Wei Wendy Werner William Wolfgang Xavier Yan Yasmin Yuki Yvonne Zoe
    """.split()  # noqa: SIM905  a list of words one can read
)
MIDDLE_INITIAL = re.compile(r"\s[A-Z]\b|^[A-Z]\.")


def is_person(given: str) -> bool:
    """Whether the words before a family name are a person's.

    >>> is_person("Kelly"), is_person("Beyond"), is_person("Lisa F.")
    (True, False, True)
    """
    return bool(MIDDLE_INITIAL.search(given)) or re.split(r"[ -]", given)[0] in GIVEN_NAMES
