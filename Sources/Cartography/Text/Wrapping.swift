extension TextStyle {
  /// Returns the text cut into lines no wider than `width`, at most `lineLimit` of them.
  ///
  /// Lines break at spaces and after hyphens and slashes; a word wider than a line is cut between
  /// characters. What does not fit any more becomes an ellipsis.
  func wrap(_ text: String, width: Double, lineLimit: Int) -> [String] {
    // No line holds more characters than this, since hardly a character is narrower than 0.2 em.
    let clean = shortened(text, to: max(8, lineLimit * Int(width / size / 0.2)))
    var lines: [String] = []
    var line = ""
    for piece in pieces(of: clean) {
      let joined = line + piece
      if self.width(of: joined.trimmingSuffix(" ")) <= width {
        line = joined
        continue
      }
      if !line.isEmpty { lines.append(line.trimmingSuffix(" ")) }
      line = ""
      for character in piece {
        if self.width(of: (line + String(character)).trimmingSuffix(" ")) > width, !line.isEmpty {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
      if lines.count > lineLimit { break }
    }
    if !line.trimmingSuffix(" ").isEmpty { lines.append(line.trimmingSuffix(" ")) }
    if lines.count > lineLimit {
      lines.removeSubrange(lineLimit...)
      lines[lineLimit - 1] = ellipsised(lines[lineLimit - 1], width: width)
    }
    return lines
  }

  /// Returns the text on one line no wider than `width`, with an ellipsis where it was cut.
  func fit(_ text: String, width: Double) -> String {
    let clean = shortened(text, to: max(8, Int(width / size / 0.2)))
    return self.width(of: clean) <= width ? clean : ellipsised(clean, width: width)
  }

  private func ellipsised(_ text: String, width: Double) -> String {
    var text = text
    while !text.isEmpty, self.width(of: text + "…") > width { text.removeLast() }
    return text.trimmingSuffix(" ") + "…"
  }

  /// Words with the space, hyphen or slash after them.
  private func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in text {
      piece.append(character)
      if character == " " || character == "-" || character == "/" || character == "–" {
        pieces.append(piece)
        piece = ""
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }
}

extension String {
  func trimmingSuffix(_ character: Character) -> String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == character { end = index(before: end) }
    return String(self[..<end])
  }
}
