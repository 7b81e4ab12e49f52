"""Portraits of people who do not exist: shapes without a face, so that nobody is deceived."""

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
    frond,
    leaf,
    path,
    picture,
    sprig,
    trillium,
)  # fmt: skip

SIZE = {"width": 960, "height": 1200}


def _bust(skin: str, coat: str, shirt: str) -> str:
    return (
        path("M60 1200Q90 900 330 850L480 910L630 850Q870 900 900 1200Z", coat)
        + path("M350 848L480 1010L610 848L560 800H400Z", shirt)
        + path("M400 690H560V830Q480 920 400 830Z", skin)
        + path("M400 740Q480 810 560 740V770Q480 850 400 780Z", "#00000018")
        + path("M330 520Q330 330 480 330T630 520Q630 760 480 770Q330 760 330 520Z", skin)
    )


def ada() -> str:
    """Draws someone with a dark bun before fern fronds."""
    return picture(
        "#dfe6d3",
        at(170, 1150, frond(860, MOSS, FIR), turn=-10),
        at(800, 1150, frond(800, LICHEN, MOSS), turn=10),
        circle(480, 262, 92, INK),
        path("M300 560Q280 300 480 290T660 560Q690 700 640 740H320Q270 700"
                                        " 300 560Z", INK),
        _bust("#c98f6c", FIR, PAPER),
        path("M322 540Q330 400 440 388Q580 420 640 540Q660 330 480 312T322 540Z", INK),
        **SIZE,
    )  # fmt: skip


def ben() -> str:
    """Draws someone with a grey beard before the sun."""
    return picture(
        "#f0dfc2",
        circle(480, 500, 380, "#e9c98c"),
        at(120, 1200, sprig(520, 6, CLAY, CLAY), turn=-8),
        at(850, 1200, sprig(560, 6, CLAY, CLAY), turn=8),
        _bust("#e6bd98", RIVER, OAT),
        path("M326 560Q350 620 480 612T634 560Q650 790 480 840Q310 790 326 560Z", "#8b8f8a"),
        path("M404 640Q480 600 556 640Q480 676 404 640Z", "#e6bd98"),
        path("M318 510Q310 310 480 300T642 510Q620 400 480 396T318 510Z", "#8b8f8a"),
        **SIZE,
    )  # fmt: skip


def carla() -> str:
    """Draws someone with curly hair and glasses before trilliums."""
    curls = "".join(
        circle(x, y, r, "#4b2f26")
        for x, y, r in ((330, 400, 110), (430, 320, 110), (550, 320, 110), (640, 410, 108),
                        (300, 520, 92), (668, 530, 92), (320, 630, 80), (648, 640, 80))
    )  # fmt: skip
    return picture(
        "#c9dadb",
        at(160, 240, trillium(150, PAPER, MOSS, OCHRE), turn=12),
        at(820, 300, trillium(120, PAPER, MOSS, OCHRE), turn=-20),
        curls, _bust("#8d5b42", ROSE, PAPER),
        circle(360, 408, 70, "#4b2f26"), circle(470, 380, 78, "#4b2f26"),
        circle(580, 400, 74, "#4b2f26"),
        path("M380 560a48 44 0 1 0 96 0a48 44 0 1 0 -96 0"
             "M484 560a48 44 0 1 0 96 0a48 44 0 1 0 -96 0", line=OAT, width=9),
        **SIZE,
    )  # fmt: skip


def dev() -> str:
    """Draws someone with short hair before leaves."""
    return picture(
        "#e9d5cb",
        *(at(x, y, leaf(360, 92, colour, FIR), turn=turn)
          for x, y, colour, turn in ((90, 520, MOSS, 18), (220, 1100, LICHEN, -22),
                                     (860, 560, MOSS, -14), (800, 1120, LICHEN, 20))),
        _bust("#b97e57", OCHRE, MIST),
        path("M322 520Q300 300 470 292Q660 280 640 520Q630 440 600 410Q520 440 400 400Q340 430 322 "
             "520Z", DEEP),
        **SIZE,
    )  # fmt: skip


PORTRAITS = {
    "portrait-ada": ada,
    "portrait-ben": ben,
    "portrait-carla": carla,
    "portrait-dev": dev,
}
"""The drawing function of each file."""
