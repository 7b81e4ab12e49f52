"""Drawings of the demo site that show rooms and things."""

from random import Random

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
    hills,
    leaf,
    path,
    picture,
    rectangle,
    sprig,
    steam,
    trillium,
)  # fmt: skip


def fermented_bowl() -> str:
    """Draws a bowl of vegetables and a jar on a table by a window."""
    greens = "".join(
        at(x, 560, leaf(h, h * 0.3, c, DEEP), turn=turn)
        for x, h, c, turn in (
            (560, 240, MOSS, -38), (640, 290, FIR, -16), (760, 270, MOSS, 6),
            (870, 280, FIR, 24), (950, 220, MOSS, 44),
        )
    )  # fmt: skip
    return picture(
        "#e9ddc2",
        rectangle(180, 80, 560, 480, MIST, 8), rectangle(440, 80, 22, 480, "#e9ddc2"),
        circle(320, 240, 74, OCHRE),
        path("M180 470Q330 380 480 450T740 430V560H180Z", LICHEN),
        rectangle(0, 690, 1600, 310, CLAY), rectangle(0, 690, 1600, 18, "#b5623f"),
        greens,
        circle(700, 560, 76, ROSE), circle(830, 548, 66, CLAY), circle(590, 570, 52, OCHRE),
        path("M430 560H1080Q1070 800 850 830H660Q440 800 430 560Z", PAPER),
        path("M430 560H1080Q1078 604 1070 640H440Q432 604 430 560Z", OAT),
        rectangle(1180, 400, 240, 430, "#dfe6dc", 36), rectangle(1200, 520, 200, 290, LICHEN, 26),
        rectangle(1170, 350, 260, 72, FIR, 14),
        "".join(circle(1230 + 45 * (n % 4), 570 + 58 * (n // 4), 17, (ROSE, OCHRE, MOSS)[n % 3])
                for n in range(16)),
        at(250, 880, leaf(170, 46, FIR, DEEP), turn=74),
    )  # fmt: skip


def night_window() -> str:
    """Draws a bed under a window with the moon over hills."""
    stars = Random(5)  # noqa: S311 — a drawing, no secret
    return picture(
        "#31495b",
        rectangle(430, 90, 740, 520, NIGHT, 10),
        "".join(circle(stars.uniform(450, 1150), stars.uniform(110, 380), stars.uniform(2, 5), OAT)
                for _ in range(40)),
        circle(930, 240, 92, "#f2dfa8"), circle(968, 216, 82, NIGHT),
        path("M430 500Q600 400 800 480T1170 450V610H430Z", "#2f5a5b"),
        path("M430 560Q640 490 860 560T1170 540V610H430Z", FIR),
        rectangle(430, 336, 740, 14, "#e7d9bd"), rectangle(793, 90, 14, 520, "#e7d9bd"),
        path("M410 70H1190V630H410ZM430 90V610H1170V90Z", "#e7d9bd"),
        rectangle(0, 860, 1600, 140, "#263a49"),
        rectangle(180, 560, 60, 340, CLAY, 20), rectangle(1360, 640, 60, 260, CLAY, 20),
        path("M220 900V760Q230 700 330 700H1370V900Z", OAT),
        path("M240 740Q250 640 380 640H560Q640 650 640 740Z", PAPER),
        path("M560 900V750Q640 690 800 720T1120 690T1390 720V900Z", RIVER),
        path("M620 780Q800 740 980 780T1380 770M600 840Q820 800 1020 840T1390 830",
             line="#7fa0b0", width=9),
        at(1480, 860, sprig(330, 5, MOSS, LICHEN), turn=6),
        path("M1430 860H1530L1512 960H1448Z", CLAY),
    )  # fmt: skip


def ginger_tea() -> str:
    """Draws a cup of tea, a teapot and a piece of ginger."""
    return picture(
        "#ead9bd",
        circle(800, 470, 400, "#f3e8d0"),
        rectangle(0, 740, 1600, 260, FIR), rectangle(0, 740, 1600, 16, DEEP),
        path("M960 520Q940 400 1120 388H1200Q1380 400 1360 540Q1350 700 1270 760H1050Q970 700 960 "
             "520Z", ROSE),
        path("M970 560Q860 560 880 440Q884 420 850 410", line=ROSE, width=46),
        path("M1355 480Q1470 470 1460 580T1330 660", line=ROSE, width=36),
        rectangle(1080, 356, 170, 40, "#963f4e", 18), circle(1165, 336, 26, "#963f4e"),
        at(560, 500, steam(190, PAPER)),
        path("M380 560H740Q740 700 660 760H460Q380 700 380 560Z", PAPER),
        path("M740 600Q830 590 820 660T700 710", line=PAPER, width=30),
        path("M380 560H740Q740 590 736 612H384Q380 590 380 560Z", OCHRE),
        rectangle(330, 756, 460, 26, OAT, 13),
        path("M160 880Q150 820 220 820T330 840Q350 780 400 800T430 860Q500 850 510 890T440 930H230"
             "Q170 930 160 880Z", "#d5a86c"),
        path("M230 846Q250 880 236 910M330 850Q350 880 340 912M420 866Q430 890 424 910",
             line="#b58547", width=7),
        at(1180, 920, leaf(200, 52, MOSS, LICHEN), turn=80),
        at(1220, 930, leaf(180, 46, LICHEN, MOSS), turn=112),
    )  # fmt: skip


def herb_sill() -> str:
    """Draws pots of herbs on a window sill."""
    pots = ((330, CLAY, FIR, 5), (640, OAT, MOSS, 6), (960, ROSE, FIR, 4), (1270, CLAY, MOSS, 6))
    return picture(
        "#cfdedb",
        rectangle(0, 0, 1600, 60, PAPER), rectangle(785, 0, 30, 760, PAPER),
        circle(1240, 220, 90, "#eed9a2"), hills(640, 40, "#a9c0ac", 14),
        rectangle(0, 740, 1600, 60, PAPER), rectangle(0, 800, 1600, 200, OAT),
        *(at(x, 560, sprig(360, pairs, leaves, DEEP, 0.32), sprig(280, pairs, leaves, DEEP),
             turn=0) + at(x, 560, sprig(290, pairs, leaves, DEEP), turn=-24)
          + at(x, 560, sprig(280, pairs, leaves, DEEP), turn=25)
          + path(f"M{x - 115} 560H{x + 115}L{x + 84} 760H{x - 84}Z", pot)
          + rectangle(x - 128, 540, 256, 52, pot, 8)
          + rectangle(x - 115, 592, 230, 12, "#00000022")
          for x, pot, leaves, pairs in pots),
    )  # fmt: skip


def pantry_jars() -> str:
    """Draws jars of grains, beans and lentils on two shelves."""

    def jar(x: float, y: float, height: float, filling: str, lid: str) -> str:
        return (
            rectangle(x, y - height, 180, height, "#f3eee0", 24)
            + rectangle(x + 14, y - height * 0.72, 152, height * 0.72 - 14, filling, 16)
            + rectangle(x - 6, y - height - 30, 192, 52, lid, 12)
            + rectangle(x + 46, y - height * 0.46, 88, 62, PAPER, 6)
            + path(f"M{x + 62} {y - height * 0.46 + 24}h56m-56 18h36", line=INK, width=4)
        )

    upper = ((150, 300, OCHRE, FIR), (400, 240, CLAY, FIR), (650, 320, LICHEN, DEEP),
             (1200, 280, ROSE, FIR))  # fmt: skip
    lower = ((280, 270, MOSS, CLAY), (760, 230, OCHRE, CLAY), (1000, 300, "#8a5a44", CLAY),
             (1250, 250, OAT, CLAY))  # fmt: skip
    return picture(
        "#dfd4b8",
        rectangle(60, 470, 1480, 34, "#9a6b4b"), rectangle(60, 892, 1480, 34, "#9a6b4b"),
        *(jar(x, 470, h, f, lid) for x, h, f, lid in upper),
        *(jar(x, 892, h, f, lid) for x, h, f, lid in lower),
        path("M900 360H1130Q1120 460 1060 470H970Q910 460 900 360Z", RIVER),
        circle(960, 350, 42, ROSE), circle(1030, 336, 48, CLAY), circle(1086, 352, 36, OCHRE),
        at(560, 880, sprig(320, 5, FIR, DEEP), turn=-5),
        path("M510 892L500 800H620L610 892Z", PAPER),
    )  # fmt: skip


def open_notebook() -> str:
    """Draws an open notebook, a pencil, glasses and a cup."""
    rules = "".join(
        path(f"M{x} {y}h{w}", line="#c9bfa5", width=6)
        for x, y, w in (
            *((450, 400 + 60 * n, 300 - 40 * (n % 3)) for n in range(6)),
            *((880, 460 + 60 * n, 290 - 50 * (n % 2)) for n in range(5)),
        )
    )
    return picture(
        "#8aa593",
        path("M0 0H1600V1000H0Z", "#86a28f"),
        path("M370 300Q600 250 800 310Q1000 250 1250 300V800Q1000 750 800 810Q600 750 370 800Z",
             DEEP),
        path("M390 290Q600 240 800 300V790Q600 730 390 780Z", PAPER),
        path("M800 300Q1000 240 1230 290V780Q1000 730 800 790Z", OAT),
        rules,
        path("M880 400l40 -60l50 40l60 -80l60 50l60 -40", line=ROSE, width=9),
        at(1330, 320, rectangle(-17, 0, 34, 420, OCHRE, 4), path("M-17 420H17L0 480Z", OAT),
           rectangle(-17, -30, 34, 40, ROSE, 8), turn=24),
        circle(230, 300, 130, PAPER), circle(230, 300, 98, "#7a4f3a"),
        path("M352 270Q430 280 410 340T330 370", line=PAPER, width=24),
        at(190, 900, leaf(300, 74, FIR, MOSS), turn=38),
        at(230, 930, leaf(240, 60, DEEP, MOSS), turn=66),
        at(1440, 900, trillium(120, PAPER, FIR, OCHRE), turn=14),
    )  # fmt: skip


STILL_LIFES = {
    "fermented-bowl": fermented_bowl,
    "night-window": night_window,
    "ginger-tea": ginger_tea,
    "herb-sill": herb_sill,
    "pantry-jars": pantry_jars,
    "open-notebook": open_notebook,
}
"""The drawing function of each file."""
