/// Returns the text as one line that shows what it says and does nothing else.
///
/// Control characters, line breaks and runs of space become one space; characters that turn the
/// direction of the text round them, hide it, or mean nothing in XML are taken out, so that a name
/// cannot rewrite its neighbours on the page.
func cleaned(_ text: some StringProtocol) -> String {
  var result = String.UnicodeScalarView()
  var wantsSpace = false
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace || isControl(scalar) {
      wantsSpace = !result.isEmpty
    } else if !isInvisible(scalar) {
      if wantsSpace { result.append(" ") }
      wantsSpace = false
      result.append(scalar)
    }
  }
  return String(result)
}

/// C0 and C1 controls, which are no text.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
}

/// Direction marks and overrides, tags, joiner-like characters without a shape, noncharacters.
private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
    0xE0000...0xE0FFF, 0xFDD0...0xFDEF:
    return true
  default: return scalar.value & 0xFFFE == 0xFFFE
  }
}

/// Returns the text's beginning, of at most `limit` characters, with an ellipsis where it was cut;
/// cleaned, and quick for a text of any length.
func shortened(_ text: String, to limit: Int) -> String {
  // Cleaning takes away, so a multiple of the limit is enough to look at.
  let clean = cleaned(text.unicodeScalars.count > limit * 8 ? text.prefix(limit * 8) : text[...])
  guard clean.count > limit else { return clean }
  var cut = clean.prefix(limit - 1)
  // At a word's end where one is near.
  if let space = cut.lastIndex(of: " "), cut.distance(from: space, to: cut.endIndex) < limit / 3 {
    cut = cut[..<space]
  }
  return cut + "…"
}
