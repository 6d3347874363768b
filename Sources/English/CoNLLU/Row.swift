import Basics

extension CoNLLU {
  /// A line of ten columns.
  struct Row {
    enum ID {
      case word(Int)
      case range(Int, Int)
      case empty
    }

    var file: String
    var number: Int
    var fields: [String]

    func id() throws(InputError) -> ID {
      let text = fields[0]
      if let id = number(text), id > 0 { return .word(id) }
      for (mark, isRange) in [(Character("-"), true), (Character("."), false)] {
        let parts = text.split(separator: mark, omittingEmptySubsequences: false)
        if parts.count == 2, let first = number(parts[0]), let last = number(parts[1]) {
          return isRange ? .range(first, last) : .empty
        }
      }
      throw error(
        0, "\(quoted(text)) is not an id",
        hint: "write a number, a range such as 3-4, or an empty node such as 3.1")
    }

    func surface(words: Range<Int>) throws(InputError) -> Surface {
      guard !fields[1].isEmpty else {
        throw error(1, "the form is empty", hint: "write _ for none")
      }
      var surface = Surface(form: fields[1], words: words)
      for item in fields[9].split(separator: "|") {
        if item == "SpaceAfter=No" { surface.after = "" }
        if item.hasPrefix("SpacesAfter=") { surface.after = unescape(item.dropFirst(12)) }
        if item.hasPrefix("SpacesBefore=") { surface.before = unescape(item.dropFirst(13)) }
      }
      return surface
    }

    /// The name tag in MISC, such as `B-PER`; `O` when there is none.
    var name: String {
      for item in fields[9].split(separator: "|")
      where item.hasPrefix("NER=") || item.hasPrefix("ner=") {
        return String(item.dropFirst(4))
      }
      return "O"
    }

    /// The token without range and head.
    func token() throws(InputError) -> Token {
      guard !fields[1].isEmpty else {
        throw error(1, "the form is empty", hint: "write _ for none")
      }
      let tag = fields[3] == "_" ? .other : UniversalTag(rawValue: fields[3])
      guard let tag else {
        throw error(
          3, "\(quoted(fields[3])) is not a universal part of speech",
          hint: "write one of \(UniversalTag.allCases.map(\.rawValue).joined(separator: " ")) or _")
      }
      let lemma = fields[2] == "_" && fields[1] != "_" ? "" : fields[2]
      return Token(
        range: 0..<0, form: fields[1], lemma: lemma, tag: tag,
        pennTag: PennTag(rawValue: fields[4] == "_" ? "" : fields[4]), head: -1,
        relation: fields[7] == "_" ? .dep : DependencyRelation(named: fields[7]))
    }

    func head() throws(InputError) -> Int? {
      if fields[6] == "_" { return nil }
      guard let head = number(fields[6]) else {
        throw error(
          6, "\(quoted(fields[6])) is not a head",
          hint: "write the id of a word, 0 for the root, or _ in every word")
      }
      return head
    }

    /// Decimal digits only: no sign, and nothing that overflows.
    private func number(_ text: some StringProtocol) -> Int? {
      text.utf8.allSatisfy { (0x30...0x39).contains($0) } && text.utf8.count <= 9 ? Int(text) : nil
    }

    private func quoted(_ text: String) -> String { "\"\(text.prefix(40))\"" }

    func error(_ field: Int, _ problem: String, hint: String? = nil) -> InputError {
      InputError(
        file: file, line: number, column: column(field), problem: problem, hint: hint)
    }

    /// The column where a field begins, in characters.
    func column(_ field: Int) -> Int { fields[..<field].reduce(1) { $0 + $1.count + 1 } }
  }

  /// UDPipe's escapes of white space in MISC.
  static let escapes: [(plain: Character, escaped: Character)] = [
    (" ", "s"), ("\t", "t"), ("\n", "n"), ("\r", "r"), ("|", "p"), ("\\", "\\"),
  ]

  static func unescape(_ text: Substring) -> String {
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\\", let next = rest.first,
        let pair = escapes.first(where: { $0.escaped == Character(next) })
      {
        rest.removeFirst()
        result.append(pair.plain)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func escape(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let pair = escapes.first(where: { $0.plain == Character(scalar) }) {
        result += "\\\(pair.escaped)"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
