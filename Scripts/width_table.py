"""Writes Sources/Cartography/Text/WidthTable.swift: how wide each character is drawn.

The widths are facts read from the font files Liberation Sans Regular and Bold, whose advance
widths are those of Arial and Helvetica, the first fonts of the stack our maps ask for.

    pip install fonttools
    python3 Scripts/width_table.py /usr/share/fonts/truetype/liberation
"""
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

BLOCKS = [
    (0x0020, 0x007E), (0x00A0, 0x024F),  # Latin
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x0591, 0x05F4),  # Hebrew
    (0x1E00, 0x1EFF),  # Latin, as Vietnamese needs it
    (0x2010, 0x2044),  # dashes, quotes, ellipsis
    (0x20A0, 0x20BF),  # currencies
    (0x2190, 0x2195),  # arrows
]

folder = Path(sys.argv[1])
fonts = [TTFont(folder / f"LiberationSans-{face}.ttf") for face in ("Regular", "Bold")]
em = fonts[0]["head"].unitsPerEm


def widths(font, first, last):
    names, advances = font.getBestCmap(), font["hmtx"]
    return [advances[names[c]][0] if c in names else 65535 for c in range(first, last + 1)]


print("// Written by Scripts/width_table.py from Liberation Sans; change the script, not this file.")
print()
print("/// Advance widths of Liberation Sans, in units of which the em has `unitsPerEm`; 65535 where")
print("/// the font has no such character.")
print("enum WidthTable {")
print(f"  static let unitsPerEm = {em}")
print("  static let blocks: [ClosedRange<UInt32>] = [")
for first, last in BLOCKS:
    print(f"    0x{first:04X}...0x{last:04X},")
print("  ]")
for face, font in zip(("regular", "bold"), fonts):
    print(f"  static let {face}: [[UInt16]] = [")
    for first, last in BLOCKS:
        print("    [")
        row = "     "
        for width in widths(font, first, last):
            piece = f" {width},"
            if len(row) + len(piece) > 99:
                print(row)
                row = "     "
            row += piece
        print(row)
        print("    ],")
    print("  ]")
print("}")
