"""Makes truthnet-math.woff2 from STIX Math: the characters of formulas, and the parts of stretched ones.

    python3 web/src/ui/fonts/make-math-font.py STIXMath-Regular.otf web/src/ui/fonts/truthnet-math.woff2

Needs fontTools and brotli; Debian has the font in fonts-stix and the tools in fonttools and python3-brotli.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

# The licence of STIX Math reserves the original's name for the original font.
NAME = "TruthNet Math"

SIGNS = [
    *range(0x20, 0x7F),  # ASCII
    *range(0x1D434, 0x1D468),  # italic letters except h
    0x210E,  # italic h
    *[0x3B4, 0x1D6FF, 0x3C3, 0x1D70E, 0x2202, 0x1D715],  # delta, sigma, the partial derivative
    *[0xB7, 0xD7, 0xB1, 0x2212, 0x22C5, 0x2211, 0x221E, 0x2260, 0x2264, 0x2265],  # operators
    *[0x2190, 0x2192, 0x2026, 0x22EF, 0x2032, 0x2C6, 0x302, 0x23DE, 0x23DF],  # arrows, dots, hats, braces
]


def main(source: str, target: str) -> None:
    options = subset.Options()
    options.hinting = False
    options.desubroutinize = True
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 4, 6, 13]
    options.drop_tables += ["FFTM"]
    options.flavor = "woff2"
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=SIGNS)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 4, 6):
            record.string = NAME if record.nameID != 6 else NAME.replace(" ", "")
    cff = font["CFF "].cff
    cff.fontNames = [NAME.replace(" ", "")]
    cff.topDictIndex[0].FullName = cff.topDictIndex[0].FamilyName = NAME
    subset.save_font(font, target, options)
    check(target)


def check(target: str) -> None:
    font = TTFont(target)
    missing = [hex(sign) for sign in SIGNS if sign not in font.getBestCmap() and sign != 0x1D455]
    if missing or "MATH" not in font:
        raise SystemExit(f"The font lacks {missing or 'its table of mathematics'}")


if __name__ == "__main__":
    main(*sys.argv[1:])
