"""Drawings of the demo site that show the outdoors."""

from clinic.demo.drawing.shapes import (
    CLAY,
    DEEP,
    FIR,
    INK,
    LICHEN,
    MIST,
    MOSS,
    OAT,
    OCHRE,
    PAPER,
    RIVER,
    ROSE,
    at,
    circle,
    fir,
    frond,
    hills,
    leaf,
    path,
    picture,
    rectangle,
    sprig,
    trillium,
)  # fmt: skip


def river_city() -> str:
    """Draws a bridge over a river, firs and a mountain."""
    towers = "".join(
        path(f"M{x - 34} 720L{x - 22} 330Q{x} 290 {x + 22} 330L{x + 34} 720Z"
             f"M{x - 12} 470L{x - 14} 600L{x + 14} 600L{x + 12} 470Q{x} 440 {x - 12} 470Z", FIR)
        for x in (560, 1120)
    )  # fmt: skip
    cables = path("M-40 560Q330 640 560 330Q840 800 1120 330Q1350 640 1640 560", line=FIR, width=9)
    hangers = "".join(
        path(f"M{x} {_cable(x)}L{x} 640", line=FIR, width=4) for x in range(600, 1110, 40)
    )
    trees = "".join(
        at(x, y, fir(h, c, INK))
        for x, y, h, c in (
            (90, 790, 330, DEEP), (210, 800, 240, FIR), (1430, 790, 360, DEEP),
            (1540, 800, 280, FIR), (1330, 800, 210, FIR), (320, 800, 180, DEEP),
        )
    )  # fmt: skip
    return picture(
        "#f1e3c8",
        circle(1180, 270, 120, OCHRE),
        path("M260 640L640 170Q690 130 740 180L1140 640Z", MIST),
        path("M505 336L640 170Q690 130 740 180L862 320L780 300L720 372L650 290L590 370Z", PAPER),
        hills(600, 40, LICHEN, 4),
        hills(660, 30, MOSS, 9),
        rectangle(0, 700, 1600, 300, RIVER),
        path("M0 760H420M560 800H980M1100 770H1600M120 860H700M860 880H1400M300 940H1100",
             line="#7fa0b0", width=8),
        rectangle(-10, 634, 1620, 26, DEEP),
        cables, hangers, towers, trees,
        path("M-20 830Q260 760 470 830T760 1010L-20 1010Z", DEEP),
        path("M1640 840Q1420 770 1240 850T960 1010L1640 1010Z", FIR),
    )  # fmt: skip


def _cable(x: float) -> float:
    t = (x - 560) / 560
    return 2 * t * (1 - t) * 800 + ((1 - t) ** 2 + t**2) * 330


def forest_path() -> str:
    """Draws a path that winds uphill between firs."""
    trees = "".join(
        at(x, y, fir(h, c, INK))
        for x, y, h, c in (
            (180, 640, 330, "#3d6a55"), (340, 620, 250, "#4d7a61"), (1250, 620, 300, "#3d6a55"),
            (1420, 650, 380, FIR), (1080, 600, 210, "#4d7a61"), (60, 860, 560, DEEP),
            (300, 870, 380, FIR), (1540, 900, 640, DEEP), (1290, 900, 400, FIR),
        )
    )  # fmt: skip
    return picture(
        "#f3e6cb",
        circle(800, 300, 130, "#ecc876"),
        hills(470, 70, MIST, 3), hills(540, 50, LICHEN, 8), hills(640, 30, MOSS, 12),
        path("M0 760Q500 660 900 720T1600 720V1000H0Z", "#5f8560"),
        path("M560 1000Q760 860 690 790T860 690Q930 660 880 630L902 628Q980 664 920 706"
             "T900 800T980 1000Z", OAT),
        trees,
        path("M-10 920Q300 840 560 1010H-10Z", DEEP),
        path("M1610 930Q1300 860 1010 1010H1610Z", FIR),
    )  # fmt: skip


def rain_and_sun() -> str:
    """Draws the sun behind rain clouds over a field."""
    drops = "".join(
        path(f"M{x} {y}l-16 54", line=RIVER, width=7)
        for x, y in ((330 + 83 * n, 520 + 46 * (n * 7 % 4)) for n in range(9))
    )
    rays = "".join(
        at(1090, 330, path("M0 -210V-270", line=OCHRE, width=16), turn=30 * n) for n in range(12)
    )

    def cloud(fill: str) -> str:
        return path("M-330 90Q-400 80 -396 10T-270 -62Q-240 -190 -90 -178T120 -100Q240 -150 310 "
                    "-60T330 90Z", fill)  # fmt: skip

    return picture(
        "#dfe7e2",
        rays, circle(1090, 330, 168, OCHRE),
        at(640, 360, cloud("#8fa9b4")), at(820, 420, cloud(PAPER), scale=0.8), drops,
        hills(760, 40, LICHEN, 6), hills(840, 30, MOSS, 2),
        path("M0 900Q500 830 1000 900T1600 880V1000H0Z", FIR),
        "".join(at(120 + 170 * n, 940 - 20 * (n % 3), sprig(150, 4, LICHEN, LICHEN),
        turn=-8 + 4 * (n % 5))
                for n in range(9)),
    )  # fmt: skip


def quiet_lake() -> str:
    """Draws a lake with rings on the water, reeds and hills."""
    rings = "".join(
        f'<ellipse cx="800" cy="760" rx="{90 + 130 * n}" ry="{22 + 34 * n}" fill="none" '
        f'stroke="#a9c3c9" stroke-width="{9 - n}"/>'
        for n in range(5)
    )
    reeds = "".join(
        at(x, 1010, leaf(h, 15, c), turn=turn)
        for x, h, c, turn in (
            (70, 560, DEEP, 4), (130, 470, FIR, -5), (190, 610, DEEP, 7), (250, 390, FIR, 12),
            (330, 300, MOSS, 18), (1380, 330, MOSS, -16), (1450, 540, FIR, -6),
            (1510, 620, DEEP, -9), (1560, 450, FIR, 5),
        )
    )  # fmt: skip
    heads = "".join(
        at(x, y, rectangle(-13, -90, 26, 110, CLAY, 13), turn=turn)
        for x, y, turn in ((105, 470, 3), (262, 430, 7), (1412, 480, -6))
    )
    return picture(
        "#f2e2cb",
        circle(800, 400, 150, "#e9b98a"),
        hills(430, 50, "#c7d3cf", 21), hills(480, 34, "#93aeb0", 17),
        rectangle(0, 540, 1600, 460, "#7498a6"),
        path("M650 540H950L900 620H700Z", "#d3b79c"), rings, reeds, heads,
    )  # fmt: skip


def trillium_wood() -> str:
    """Draws trilliums on a forest floor."""
    flowers = (
        (330, 330, 220, 8), (820, 560, 270, -14), (1270, 300, 210, 22), (1330, 790, 190, -4),
        (330, 800, 170, 40),
    )  # fmt: skip
    ferns = ((80, 640, 60), (600, 130, 150), (1050, 60, 190), (1560, 560, -70), (620, 980, -20),
             (1010, 990, 24))  # fmt: skip
    return picture(
        DEEP,
        *(at(x, y, frond(380, FIR, "#2b6150"), turn=turn) for x, y, turn in ferns),
        *(at(x, y, leaf(r * 1.45, r * 0.6, MOSS, FIR), turn=turn + 60 + 120 * n)
          for x, y, r, turn in flowers for n in range(3)),
        *(at(x, y, trillium(r, petal, LICHEN, OCHRE), turn=turn)
          for (x, y, r, turn), petal in zip(flowers, (PAPER, PAPER, "#f0d5d2", PAPER, "#f0d5d2"),
                                            strict=True)),
    )  # fmt: skip


def unfolding_ferns() -> str:
    """Draws fern fronds, one of them still rolled up."""
    spiral = path("M0 0C-6 -220 -30 -420 90 -470C200 -508 250 -390 180 -340C120 -300 60 -360 106 "
                  "-404C134 -428 168 -400 152 -374", line=FIR, width=26)  # fmt: skip
    return picture(
        "#e6ecd8",
        circle(1120, 420, 300, "#f2e4b8"),
        at(260, 1000, frond(820, MOSS, FIR), turn=-16),
        at(520, 1010, frond(900, FIR, DEEP), turn=4),
        at(760, 1010, spiral, scale=1.25), at(960, 1010, spiral, turn=10, scale=0.8),
        at(1240, 1010, frond(760, "#5d8a6b", FIR), turn=14),
        at(1460, 1000, frond(640, LICHEN, MOSS), turn=24),
        path("M0 960Q420 900 820 950T1600 930V1000H0Z", DEEP),
    )  # fmt: skip


def morning_stretch() -> str:
    """Draws a person stretching on a hill at sunrise."""
    return picture(
        "#f3dcc0",
        circle(800, 560, 300, "#ecb97c"), circle(800, 560, 210, "#f2cf93"),
        hills(640, 40, "#c3cdb6", 31), hills(720, 34, MOSS, 27),
        path("M640 850Q700 640 790 560L830 560Q850 700 980 850L930 862Q840 760 806 690Q760 780 690 "
             "862Z", FIR),
        path("M780 600Q740 470 640 330M826 600Q860 470 960 330", line=CLAY, width=40),
        path("M762 640Q752 470 806 452T846 640Z", ROSE),
        circle(804, 392, 52, CLAY), path("M754 386Q760 330 812 332T856 392Q800 360 754 386Z", INK),
        path("M0 880Q420 790 820 850T1600 830V1000H0Z", FIR),
        path("M0 950Q500 890 900 930T1600 920V1000H0Z", DEEP),
    )  # fmt: skip


LANDSCAPES = {
    "river-city": river_city,
    "forest-path": forest_path,
    "rain-and-sun": rain_and_sun,
    "quiet-lake": quiet_lake,
    "trillium-wood": trillium_wood,
    "unfolding-ferns": unfolding_ferns,
    "morning-stretch": morning_stretch,
}
"""The drawing function of each file."""
