extension Table.Cell {
  /// The cell as tab- and comma-separated files write it: the shortest digits that read back equal.
  var exact: String {
    switch self {
    case .text(let text): text
    case .integer(let value): String(value)
    // Not defined is not said, as in JSON.
    case .number(let value): value.isNaN ? "" : shortest(value)
    case .list(let texts): texts.joined(separator: "; ")
    case .flag(let value): value ? "true" : "false"
    case .none: ""
    }
  }

  /// The cell for the eye: numbers to 4 significant digits.
  var rounded: String {
    if case .number(let value) = self, !value.isNaN { return significant(value) }
    return exact
  }

  var isNumeric: Bool {
    switch self {
    case .integer, .number, .none: true
    case .text, .list, .flag: false
    }
  }
}

extension Table {
  /// Tab-separated lines under a header.
  public func tsv(header: Bool = true) -> String {
    func line(_ cells: [String]) -> String {
      cells.map { $0.onOneLine() }.joined(separator: "\t") + "\n"
    }
    var text = header ? line(columns) : ""
    for row in rows { text += line(row.map(\.exact)) }
    return text
  }

  /// Comma-separated lines under a header (RFC 4180, `\r\n` only within cells that hold it).
  ///
  /// A text cell that a spreadsheet would run as a formula gets an apostrophe in front.
  public func csv(header: Bool = true) -> String {
    func quoted(_ text: String) -> String {
      guard text.utf8.contains(where: { [34, 44, 10, 13].contains($0) }) else { return text }
      return "\""
        + text.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
    }
    func field(_ cell: Cell) -> String {
      let text = cell.exact
      if !cell.isNumeric, let first = text.utf8.first, [61, 43, 45, 64, 9, 13].contains(first) {
        return quoted("'" + text)
      }
      return quoted(text)
    }
    var text = header ? columns.map(quoted).joined(separator: ",") + "\n" : ""
    for row in rows { text += row.map(field).joined(separator: ",") + "\n" }
    return text
  }

  /// Aligned columns; the last text column is cut to fit `width`.
  public func aligned(header: Bool = true, width: Int? = nil) -> String {
    let cells = rows.map { $0.map { $0.rounded.onOneLine() } }
    let numeric = columns.indices.map { column in
      !rows.isEmpty && rows.allSatisfy { $0[column].isNumeric }
        && rows.contains { $0[column] != .none }
    }
    var widths = columns.indices.map { column in
      cells.reduce(header ? columns[column].displayWidth : 0) {
        max($0, $1[column].displayWidth)
      }
    }
    if let width { shrink(&widths, numeric: numeric, to: width) }
    func line(_ cells: [String]) -> String {
      var text = ""
      for (column, cell) in cells.enumerated() {
        let cut = cell.cut(toWidth: widths[column])
        let padding = String(repeating: " ", count: max(0, widths[column] - cut.displayWidth))
        text += numeric[column] ? padding + cut : cut + padding
        if column + 1 < cells.count { text += "  " }
      }
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }
    return (header ? line(columns) : "") + cells.map(line).joined()
  }

  /// Takes room from the widest text columns until the line fits; none goes below 12.
  private func shrink(_ widths: inout [Int], numeric: [Bool], to width: Int) {
    func excess() -> Int { widths.reduce(0, +) + 2 * (widths.count - 1) - width }
    while excess() > 0 {
      let candidates = widths.indices.filter { !numeric[$0] && widths[$0] > 12 }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] = max(12, widths[widest] - excess())
    }
  }

  /// A Markdown table.
  public func markdown() -> String {
    func escaped(_ text: String) -> String {
      var result = ""
      for character in text.onOneLine() {
        if "\\|*_`<>[]".contains(character) { result.append("\\") }
        result.append(character)
      }
      return result
    }
    let numeric = columns.indices.map { column in
      !rows.isEmpty && rows.allSatisfy { $0[column].isNumeric }
    }
    var text = "| " + columns.map(escaped).joined(separator: " | ") + " |\n"
    text += "|" + numeric.map { $0 ? " ---: |" : " --- |" }.joined() + "\n"
    for row in rows {
      text += "| " + row.map { escaped($0.rounded) }.joined(separator: " | ") + " |\n"
    }
    return text
  }
}

extension String {
  /// The text with each run of line breaks, tabs and other control characters as one space.
  public func onOneLine() -> String {
    guard unicodeScalars.contains(where: { $0.value < 32 || (127...159).contains($0.value) }) else {
      return self
    }
    var result = "", pending = false
    for scalar in unicodeScalars {
      if scalar.value < 32 || (127...159).contains(scalar.value) {
        pending = true
      } else {
        if pending, result.last != " " { result.append(" ") }
        pending = false
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The columns the text takes on a terminal: wide scripts two, combining marks none.
  public var displayWidth: Int {
    var width = 0
    for character in self {
      guard let scalar = character.unicodeScalars.first?.value else { continue }
      let isWide =
        (0x1100...0x115F).contains(scalar) || (0x2E80...0xA4CF).contains(scalar)
        || (0xAC00...0xD7A3).contains(scalar) || (0xF900...0xFAFF).contains(scalar)
        || (0xFE30...0xFE6F).contains(scalar) || (0xFF00...0xFF60).contains(scalar)
        || (0xFFE0...0xFFE6).contains(scalar) || (0x1F300...0x1FAFF).contains(scalar)
        || (0x20000...0x3FFFD).contains(scalar)
      let isNothing =
        (0x0300...0x036F).contains(scalar) || (0x200B...0x200F).contains(scalar) || scalar == 0xFEFF
      width += isWide ? 2 : isNothing ? 0 : 1
    }
    return width
  }

  /// The text cut to `width` columns, with `…` at the cut.
  func cut(toWidth width: Int) -> String {
    guard displayWidth > width else { return self }
    var result = "", used = 0
    for character in self {
      let next = String(character).displayWidth
      if used + next > width - 1 { break }
      result.append(character)
      used += next
    }
    return result + "…"
  }
}
