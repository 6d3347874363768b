/// The colours that fill the inks of a drawing.
///
/// The hues of the kinds follow Okabe and Ito's palette for all kinds of colour vision ("Color
/// universal design", 2008), darkened or lightened until texts in them have a contrast of 4.5 : 1
/// on the paper (WCAG 2.2, 1.4.3).
public struct Theme: Equatable, Sendable {
  /// 0xRRGGBB.
  public typealias Color = UInt32
  var colors: [Ink: Color]

  subscript(ink: Ink) -> Color { colors[ink] ?? 0x000000 }

  public static let light = Theme(colors: [
    .paper: 0xFFFFFF, .text: 0x17202A, .muted: 0x566270, .border: 0x7C8894,
    .state: 0x22364D, .onState: 0xFFFFFF, .card: 0xF2F5F8, .organization: 0xF6EFDC,
    .group: 0xECE9F3, .ghost: 0x9AA3AC, .changed: 0xFFE08A,
    .hue(0): 0x1F5C99, .hue(1): 0x8A4B08, .hue(2): 0x00695C, .hue(3): 0x6A3D8F,
    .hue(4): 0x9E2A2B, .hue(5): 0x55640E, .hue(6): 0x9C2B6E, .hue(7): 0x455A64,
    .kind(.cooperation): 0x0068AD, .kind(.consultation): 0x007A58, .kind(.influence): 0x9A3F85,
    .kind(.conflict): 0xBB4400, .kind(.affiliation): 0x6B7680, .kind(.untyped): 0x3F4A55,
  ])

  public static let dark = Theme(colors: [
    .paper: 0x14181D, .text: 0xEDF1F5, .muted: 0xA9B4BF, .border: 0x7A8794,
    .state: 0xC9D8E8, .onState: 0x14202C, .card: 0x222A33, .organization: 0x3A3320,
    .group: 0x312C40, .ghost: 0x667380, .changed: 0x5C4A12,
    .hue(0): 0x8CBDF0, .hue(1): 0xE8B071, .hue(2): 0x6FD0BF, .hue(3): 0xC5A3E8,
    .hue(4): 0xF09A93, .hue(5): 0xC3D06A, .hue(6): 0xEE9CCB, .hue(7): 0xB0BEC5,
    .kind(.cooperation): 0x5CB8F0, .kind(.consultation): 0x3CCB9B, .kind(.influence): 0xE59BD2,
    .kind(.conflict): 0xFF9152, .kind(.affiliation): 0x9AA6B2, .kind(.untyped): 0xC3CCD5,
  ])

  /// Ink that prints: black texts on bare paper, no large dark fields.
  public static let print = Theme(colors: [
    .paper: 0xFFFFFF, .text: 0x000000, .muted: 0x444444, .border: 0x555555,
    .state: 0xDDE3EA, .onState: 0x000000, .card: 0xFFFFFF, .organization: 0xFFFFFF,
    .group: 0xFFFFFF, .ghost: 0x8C8C8C, .changed: 0xE6E6E6,
    .hue(0): 0xCFE0F2, .hue(1): 0xF2DCC2, .hue(2): 0xC8E8E2, .hue(3): 0xE2D5EE,
    .hue(4): 0xF3D0CE, .hue(5): 0xE2E8C2, .hue(6): 0xF2D0E4, .hue(7): 0xDAE1E5,
    .kind(.cooperation): 0x005A96, .kind(.consultation): 0x006B4D, .kind(.influence): 0x86306F,
    .kind(.conflict): 0xA63A00, .kind(.affiliation): 0x5B6670, .kind(.untyped): 0x2A333C,
  ])
}
