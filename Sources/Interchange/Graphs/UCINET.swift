import Basics

/// The DL files of UCINET (Borgatti, Everett and Freeman 2002), which igraph reads too.
///
/// Formats `fullmatrix`, `upperhalf`, `lowerhalf`, `edgelist1`, `nodelist1`; labels in a section or
/// `labels embedded`; several matrices (`nm`), told apart by their labels. Ties of a half matrix have
/// no direction; a tie of value 0 is none.
package enum UCINET {
  package static func read(_ bytes: [UInt8], file: String) throws(InputErrors) -> PropertyGraph {
    let text = decodeText(bytes).text
    var reader = DLReader(tokens: DLReader.tokens(of: text), file: file)
    do throws(InputError) { return try reader.read() } catch { throw InputErrors(error) }
  }

  /// Whether a file begins as DL files do: `dl`, then `n` or `nr` and a number.
  static func isDL(_ opening: String) -> Bool {
    let words = opening.prefix(200).split { $0.isWhitespace || $0 == "," || $0 == "=" }
    return words.count >= 3 && words[0] == "dl" && ["n", "nr", "nc", "nm"].contains(words[1])
      && Int(words[2]) != nil
  }
}

private struct DLReader {
  struct Token {
    var text: String
    var line: Int
    var column: Int
    /// Whether a line ends after it.
    var isLast = false
  }
  let tokens: [Token]
  let file: String
  private var place = 0
  private var graph = PropertyGraph()
  private var rowLabels: [String] = [], columnLabels: [String] = [], matrixLabels: [String] = []
  private var rows = 0, columns = 0, matrices = 1
  private var hasEmbeddedRows = false, hasEmbeddedColumns = false, hasDiagonal = true
  private var format = "fullmatrix"
  private var isTwoMode = false

  init(tokens: [Token], file: String) {
    self.tokens = tokens
    self.file = file
  }

  /// Words apart by space, commas and equal signs; quoted ones whole; `:` ends a word and is one.
  static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    var line = 1, column = 1
    var word = "", start = 1
    var quote: Character?
    func finish() {
      if !word.isEmpty { tokens.append(Token(text: word, line: line, column: start)) }
      word = ""
    }
    for character in text {
      if let open = quote {
        if character == open || character.isNewline {
          tokens.append(Token(text: word, line: line, column: start))
          word = ""
          quote = nil
        } else {
          word.append(character)
        }
      } else if character == "\"" || character == "'", word.isEmpty {
        quote = character
        start = column
      } else if character.isWhitespace || character == "," || character == "=" {
        finish()
      } else {
        if word.isEmpty { start = column }
        word.append(character)
        if character == ":" { finish() }
      }
      column += 1
      if character.isNewline {
        if !tokens.isEmpty { tokens[tokens.count - 1].isLast = true }
        line += 1
        column = 1
      }
    }
    finish()
    if !tokens.isEmpty { tokens[tokens.count - 1].isLast = true }
    return tokens
  }

  private var next: Token? { place < tokens.count ? tokens[place] : nil }

  private func wrong(_ problem: String, hint: String? = nil) -> InputError {
    let at = next ?? tokens.last
    return InputError(
      file: file, line: at?.line ?? 1, column: at?.column ?? 0, problem: problem, hint: hint)
  }

  private mutating func take() throws(InputError) -> Token {
    guard let token = next else { throw wrong("the file breaks off") }
    place += 1
    return token
  }

  private mutating func number(_ what: String) throws(InputError) -> Int {
    guard let token = next, let value = Int(token.text), value >= 1 else {
      throw wrong("\(what) needs a number from 1 on, and has \"\(next?.text.prefix(40) ?? "")\"")
    }
    guard value <= max(100_000, tokens.count) else {
      throw wrong("\(what) = \(value): a file of this size cannot have as many")
    }
    place += 1
    return value
  }

  mutating func read() throws(InputError) -> PropertyGraph {
    guard try take().text.lowercased() == "dl" else {
      place = 0
      throw wrong("a DL file begins with the word dl")
    }
    try readHeader()
    guard rows > 0 else { throw wrong("the file does not say how many actors it has (n=…)") }
    if columns == 0 { columns = rows }
    for matrix in 0..<(["edgelist1", "nodelist1"].contains(format) ? 1 : matrices) {
      let kind =
        matrix < matrixLabels.count ? matrixLabels[matrix] : matrices > 1 ? "\(matrix + 1)" : nil
      switch format {
      case "edgelist1", "el1", "edgelist": try readEdges()
      case "nodelist1", "nl1", "nodelist1b": try readNeighbours()
      case "fullmatrix", "fm": try readMatrix(kind)
      case "upperhalf", "uh": try readHalf(kind, isUpper: true)
      case "lowerhalf", "lh": try readHalf(kind, isUpper: false)
      default:
        throw wrong(
          "the DL format \(format) is not read",
          hint: "formats are fullmatrix, upperhalf, lowerhalf, edgelist1, nodelist1")
      }
    }
    if let rest = next { throw wrong("\"\(rest.text.prefix(40))\" stands after the data") }
    return graph
  }

  private mutating func readHeader() throws(InputError) {
    while let token = next {
      let word = token.text.lowercased()
      place += 1
      switch word {
      case "n": rows = try number("n")
      case "nr": (rows, isTwoMode) = (try number("nr"), true)
      case "nc": (columns, isTwoMode) = (try number("nc"), true)
      case "nm": matrices = try number("nm")
      case "format": format = try take().text.lowercased()
      case "diagonal": hasDiagonal = try take().text.lowercased() != "absent"
      case "labels:", "labels":
        if isEmbedded() {
          (hasEmbeddedRows, hasEmbeddedColumns) = (true, true)
        } else {
          rowLabels = try labels(rows)
        }
      case "row", "column", "col", "matrix", "level":
        guard let after = next, after.text.lowercased().hasPrefix("labels") else {
          throw wrong("\"\(word)\" is followed by the word labels")
        }
        place += 1
        let isRow = word == "row"
        if isEmbedded() {
          if isRow { hasEmbeddedRows = true } else { hasEmbeddedColumns = true }
        } else if isRow {
          rowLabels = try labels(rows)
        } else if word == "matrix" || word == "level" {
          matrixLabels = try labels(matrices)
        } else {
          columnLabels = try labels(columns == 0 ? rows : columns)
        }
      case "data:", "data":
        if next?.text == ":" { place += 1 }
        return
      case ":": break
      default: throw wrongWord(token)
      }
    }
    throw wrong("the file has no data:")
  }

  private func wrongWord(_ token: Token) -> InputError {
    InputError(
      file: file, line: token.line, column: token.column,
      problem: "\"\(token.text.prefix(40))\" is no word of a DL header",
      hint: "known are n, nr, nc, nm, format, labels, row labels, column labels, diagonal, data:")
  }

  private mutating func isEmbedded() -> Bool {
    if next?.text == ":" { place += 1 }
    guard next?.text.lowercased().hasPrefix("embedded") == true else { return false }
    place += 1
    if next?.text == ":" { place += 1 }
    return true
  }

  private mutating func labels(_ count: Int) throws(InputError) -> [String] {
    if next?.text == ":" { place += 1 }
    guard count > 0 else { throw wrong("labels stand before the number of actors (n=…)") }
    var labels: [String] = []
    while labels.count < count { labels.append(try take().text) }
    return labels
  }

  /// The node of a number (from 1) or a label.
  private mutating func node(_ name: Token, _ labels: [String], isEmbedded: Bool) throws(InputError)
    -> Int
  {
    if isEmbedded { return graph.nodeMade(name.text, line: name.line) }
    if let number = Int(name.text), number >= 1, number <= max(rows, columns) {
      return graph.nodeMade(label(number - 1, labels), line: name.line)
    }
    if labels.contains(name.text) { return graph.nodeMade(name.text, line: name.line) }
    throw InputError(
      file: file, line: name.line, column: name.column,
      problem: "\"\(name.text.prefix(40))\" is no actor of 1…\(max(rows, columns))",
      hint: "with names in the data the header says: labels embedded")
  }

  private func label(_ place: Int, _ labels: [String]) -> String {
    place < labels.count ? labels[place] : "\(place + 1)"
  }

  private mutating func makeNodes(_ labels: [String], _ count: Int) -> [Int] {
    (0..<count).map { graph.nodeMade(label($0, labels)) }
  }

  private mutating func add(
    _ source: Int, _ target: Int, _ weight: Double, _ kind: String?, _ line: Int,
    isDirected: Bool = true
  ) {
    guard weight != 0 else { return }
    graph.edges.append(
      PropertyGraph.Edge(
        source: source, target: target, isDirected: isDirected, weight: weight, line: line))
    if let kind { graph.set(.text(kind), "kind", ofEdge: graph.edges.count - 1) }
  }

  private mutating func value() throws(InputError) -> (Double, Int) {
    let token = try take()
    guard let value = token.text.number else {
      place -= 1
      throw wrong("\"\(token.text.prefix(40))\" is not a number")
    }
    return (value, token.line)
  }

  private mutating func readEdges() throws(InputError) {
    if !hasEmbeddedRows { _ = makeNodes(rowLabels, rows) }
    while next != nil {
      let from = try take()
      guard !from.isLast else {
        place -= 1
        throw wrong("a line of ties has two actors, and a value if there is one")
      }
      let to = try take()
      let source = try node(from, rowLabels, isEmbedded: hasEmbeddedRows)
      let target = try node(
        to, columnLabels.isEmpty ? rowLabels : columnLabels,
        isEmbedded: hasEmbeddedRows || hasEmbeddedColumns)
      add(source, target, to.isLast ? 1 : try value().0, nil, from.line)
    }
  }

  private mutating func readNeighbours() throws(InputError) {
    if !hasEmbeddedRows { _ = makeNodes(rowLabels, rows) }
    while next != nil {
      let from = try take()
      let source = try node(from, rowLabels, isEmbedded: hasEmbeddedRows)
      var last = from
      while !last.isLast {
        last = try take()
        let target = try node(last, rowLabels, isEmbedded: hasEmbeddedRows)
        add(source, target, 1, nil, from.line)
      }
    }
  }

  private mutating func readMatrix(_ kind: String?) throws(InputError) {
    if hasEmbeddedColumns {
      columnLabels = []
      for _ in 0..<columns { columnLabels.append(try take().text) }
      if !hasEmbeddedRows, rowLabels.isEmpty, !isTwoMode { rowLabels = columnLabels }
    }
    if columnLabels.isEmpty, !isTwoMode { columnLabels = rowLabels }
    var sources: [Int] = hasEmbeddedRows ? [] : makeNodes(rowLabels, rows)
    // Two modes without labels: numbers would name a row and a column alike.
    let unnamed = isTwoMode && columnLabels.isEmpty
    let targets = makeNodes(
      unnamed ? (0..<columns).map { "column \($0 + 1)" } : columnLabels, columns)
    for row in 0..<rows {
      if hasEmbeddedRows { sources.append(graph.nodeMade(try take().text)) }
      for column in 0..<columns where hasDiagonal || row != column {
        let (weight, line) = try value()
        add(sources[row], targets[column], weight, kind, line)
      }
    }
  }

  private mutating func readHalf(_ kind: String?, isUpper: Bool) throws(InputError) {
    let nodes = makeNodes(rowLabels, rows)
    for row in 0..<rows {
      let range = isUpper ? (hasDiagonal ? row : row + 1)..<rows : 0..<(hasDiagonal ? row + 1 : row)
      for column in range {
        let (weight, line) = try value()
        add(nodes[row], nodes[column], weight, kind, line, isDirected: false)
      }
    }
  }
}
