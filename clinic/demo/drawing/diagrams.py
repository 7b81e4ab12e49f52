"""Drawings of the demo site that explain: a reading, reflux, a plate, the way to the door."""

from clinic.demo.drawing.shapes import (
    CLAY,
    DEEP,
    FIR,
    INK,
    LICHEN,
    MIST,
    MOSS,
    NIGHT,
    OAT,
    OCHRE,
    PAPER,
    RIVER,
    ROSE,
    at,
    circle,
    leaf,
    path,
    picture,
    rectangle,
    trillium,
)

SKIN = "#d9a578"
WALL = "#e9ddc2"
HEART = "M0 34C-52 -4 -44 -48 -16 -46C-4 -46 0 -34 0 -30C0 -34 4 -46 16 -46C44 -48 52 -4 0 34Z"


def dots(x: float, y: float, end: float, fill: str) -> str:
    """Returns a level line of dots."""
    return "".join(circle(each, y, 6, fill) for each in range(int(x), int(end), 26))


def cuff_position() -> str:
    """Draws a person who sits right for a reading: cuff and heart on one level."""
    return picture(
        WALL,
        rectangle(0, 880, 1600, 120, CLAY), rectangle(0, 880, 1600, 14, "#b5623f"),
        rectangle(1010, 110, 380, 270, MIST, 8),
        path("M1010 330Q1130 250 1210 310T1390 280V380H1010Z", LICHEN),
        # the chair, whose back supports the person's
        rectangle(418, 330, 40, 550, FIR, 16), rectangle(418, 700, 330, 36, FIR, 14),
        rectangle(700, 720, 34, 160, FIR, 10),
        # legs side by side, feet flat
        path("M520 660H800", line=NIGHT, width=120), path("M800 660V830", line=NIGHT, width=96),
        path("M770 862H880", line=INK, width=44),
        # trunk, head and hair
        path("M470 690V450Q480 350 580 350Q680 360 680 470V690Z", RIVER),
        rectangle(556, 290, 62, 90, SKIN, 24), circle(600, 236, 88, SKIN),
        path("M512 250Q500 130 604 138Q690 146 688 206Q600 190 574 250Q560 300 526 290Z", INK),
        circle(640, 236, 8, INK), path("M640 280Q658 286 668 276", line=INK, width=7),
        # the table and the arm that rests on it
        rectangle(830, 560, 640, 34, "#a9673f", 10), rectangle(1380, 594, 36, 286, "#a9673f", 8),
        path("M600 440L790 524", line=SKIN, width=84), path("M790 524H1060", line=SKIN, width=72),
        circle(1090, 522, 40, SKIN),
        path("M648 461L742 503", line=ROSE, width=112),
        path("M720 470Q900 380 1190 480", line=INK, width=9),
        rectangle(1170, 440, 220, 120, PAPER, 18), rectangle(1192, 460, 120, 78, LICHEN, 8),
        path("M1206 484H1290M1206 512H1266", line=DEEP, width=10), circle(1350, 500, 20, ROSE),
        dots(560, 484, 960, PAPER), at(560, 492, path(HEART, ROSE), scale=0.9),
    )  # fmt: skip


def stomach(is_open: bool) -> str:
    """Returns a stomach below its gullet, the valve between them closed or open."""
    valve = 26 if is_open else 4
    rising = (
        path("M0 -20V-300", line=OCHRE, width=44)
        + path("M-44 -250L0 -310L44 -250", line=ROSE, width=16)
        + path("M0 -310V-150", line=ROSE, width=16)
        if is_open
        else ""
    )
    return "".join(
        [
            path("M0 -420V0", line="#e2a98c", width=120),
            path("M0 -420V-6", line="#f1cdb8", width=72),
            path(
                "M-40 -10Q-60 60 -60 110C-60 330 120 420 300 330C380 290 380 200 320 190"
                "C250 180 240 250 180 220C110 180 220 20 120 -10Q60 -30 40 -10Z", "#e2a98c",
            ),
            path(
                "M-34 130C-30 300 120 376 284 306C340 276 340 226 314 222C266 216 240 282 170 250"
                "C120 226 130 170 146 130Z", OCHRE,
            ),
            rising,
            path(f"M-66 -14L{-valve} 4L-66 26Z", FIR), path(f"M66 -14L{valve} 4L66 26Z", FIR),
        ]
    )  # fmt: skip


def reflux() -> str:
    """Draws the valve above the stomach, closed and open."""
    return picture(
        "#dfe6dc",
        rectangle(70, 70, 700, 860, PAPER, 40), rectangle(830, 70, 700, 860, PAPER, 40),
        at(340, 520, stomach(is_open=False)), at(1100, 520, stomach(is_open=True)),
        circle(660, 180, 54, FIR), path("M636 180L654 200L688 160", line=PAPER, width=13),
        circle(1420, 180, 54, ROSE), path("M1400 160L1440 200M1440 160L1400 200", line=PAPER,
                                          width=13),
    )  # fmt: skip


def plate() -> str:
    """Draws a plate: half of it vegetables, a quarter grain, a quarter beans."""
    greens = "".join(
        at(596 + 62 * (n % 3), 360 + 92 * (n // 3), leaf(96, 30, (FIR, MOSS)[n % 2], LICHEN),
           turn=-30 + 24 * n)
        for n in range(12)
    )  # fmt: skip
    grain = path("M0 0V18", line=PAPER, width=14)
    grains = "".join(
        at(
            850 + 44 * (n % 6),
            300 + 40 * (n // 6),
            grain,
            turn=n * 31,
        )
        for n in range(24)
    )
    beans = "".join(
        at(860 + 64 * (n % 4), 590 + 62 * (n // 4), path("M0 0Q18 16 38 0", line=DEEP, width=26),
           turn=n * 40)
        for n in range(12)
    )  # fmt: skip
    return picture(
        CLAY,
        circle(800, 510, 440, OAT), circle(800, 500, 430, PAPER),
        path("M790 150A350 350 0 0 0 790 850Z", LICHEN),
        path("M812 150A350 350 0 0 1 1150 490H812Z", OCHRE),
        path("M812 512H1150A350 350 0 0 1 812 850Z", ROSE),
        greens, grains, beans,
        path("M220 220V800M180 220V360Q220 420 260 360V220", line=PAPER, width=26),
        path("M1400 800V200Q1480 300 1460 520H1400", fill=PAPER, line=PAPER, width=26),
    )  # fmt: skip


def way_here() -> str:
    """Draws the map of the sample clinic's quarter."""
    streets = "".join(
        [path(f"M{x} 0V1000", line=PAPER, width=34) for x in (240, 560, 880, 1200)]
        + [path(f"M0 {y}H1600", line=PAPER, width=34) for y in (180, 430, 680, 900)]
    )
    return picture(
        OAT,
        path("M1290 0Q1420 380 1360 620T1500 1000H1600V0Z", RIVER),
        rectangle(580, 450, 280, 210, LICHEN, 10),
        *(at(x, y, leaf(70, 30, MOSS, FIR)) for x, y in ((640, 560), (720, 620), (800, 550))),
        streets,
        path("M0 430H1600", line=OCHRE, width=14),
        circle(640, 430, 30, NIGHT), circle(640, 430, 14, PAPER),
        rectangle(930, 560, 74, 74, RIVER, 12),
        path("M956 618V576H976Q994 578 992 594Q990 608 974 608H958", line=PAPER, width=10),
        path("M640 430H880V300", line=ROSE, width=12),
        path("M960 330C860 200 880 90 960 90S1060 200 960 330Z", ROSE),
        at(960, 172, trillium(52, PAPER, LICHEN, OCHRE)),
    )  # fmt: skip


DIAGRAMS = {
    "cuff-position": cuff_position,
    "reflux": reflux,
    "plate": plate,
    "way-here": way_here,
}
"""Drawings by the name of their file."""
