import Basics

/// Decisions as lines of text: one a line, fields between tabs, the reason last.
///
///     merge   kim-jong.KOR    kim-jong        same person, see page 3
///     split   defense-ministry        the ministry    as      Defence Ministry        reason
///     rename  CHN     People's Republic of China
///     kind    hamas   organization
///     reject  r-3f9c2ab41e    the quote is about another meeting
///
/// In a field a tab is written `\t`, a newline `\n`, a backslash `\\`; a mention that reads "as" is
/// written `\as`. Empty lines and lines that begin with `#` say nothing.
public enum DecisionLines {
  /// The line of a decision, without a newline.
  public static func line(_ decision: Decision) -> String {
    action(decision.action) + (decision.reason.map { "\t" + escaped($0) } ?? "")
  }

  /// The line of a decision without its reason.
  public static func action(_ action: Decision.Action) -> String {
    let fields: [String]
    switch action {
    case .merge(let kept, let gone): fields = ["merge", kept, gone]
    case .split(let id, let mentions, let name):
      let words = mentions.map { $0 == "as" ? "\\as" : escaped($0) }
      return (["split", escaped(id)] + words + ["as", escaped(name)]).joined(separator: "\t")
    case .rename(let id, let name): fields = ["rename", id, name]
    case .kind(let id, let kind): fields = ["kind", id, kind.rawValue]
    case .accept(let relation): fields = ["accept", relation]
    case .reject(let relation): fields = ["reject", relation]
    }
    return fields.map(escaped).joined(separator: "\t")
  }

  /// All decisions of a file; each keeps its place, `file:line`.
  ///
  /// - Throws: all that is wrong with it, up to twenty problems with line and column.
  public static func read(_ bytes: [UInt8], file: String) throws(InputErrors) -> [Decision] {
    var decisions: [Decision] = []
    var problems = ErrorCollector()
    let block = LineBlock.all(of: bytes)
    for line in block {
      let text = decodeText(Array(block.bytes[line.range])).text
      if text.hasPrefix("#") || text.allSatisfy(\.isWhitespace) { continue }
      do throws(InputError) {
        decisions.append(try read(line: text, file: file, number: line.number))
      } catch { problems.add(error) }
    }
    try problems.finish()
    return decisions
  }

  /// The decision of one line; `number` is the line's, from 1.
  public static func read(
    line: String, file: String, number: Int
  ) throws(InputError) -> Decision {
    try DecisionLine(line, file: file, number: number).decision()
  }

  static func escaped(_ field: String) -> String {
    var text = ""
    for scalar in field.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\t": text += "\\t"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      // Characters that other readers take for the end of a line.
      case "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}":
        text += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  static func unescaped(_ field: String) -> String {
    guard field.utf8.contains(UInt8(ascii: "\\")) else { return field }
    var text = String.UnicodeScalarView()
    var rest = Substring(field).unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let next = rest.popFirst() else {
        text.append(scalar)
        continue
      }
      switch next {
      case "t": text.append("\t")
      case "n": text.append("\n")
      case "r": text.append("\r")
      case "u" where rest.first == "{":
        let digits = rest.dropFirst().prefix { $0 != "}" }
        if let value = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(value) {
          text.append(scalar)
          rest = rest.dropFirst(digits.count + 2)
        } else {
          text.append(next)
        }
      default: text.append(next)
      }
    }
    return String(text)
  }
}

/// One line on its way to a decision.
private struct DecisionLine {
  let file: String, number: Int
  /// The fields as written: what "as" separates is told before escapes are read.
  private let raw: [String]
  private let fields: [String]
  /// The column of each field, in characters.
  private let columns: [Int]
  /// The column at the line's end.
  private let end: Int

  private static let forms = [
    "merge": "merge ACTOR ACTOR [REASON]", "split": "split ACTOR WORDS… as NAME [REASON]",
    "rename": "rename ACTOR NAME [REASON]", "kind": "kind ACTOR KIND [REASON]",
    "accept": "accept RELATION [REASON]", "reject": "reject RELATION [REASON]",
  ]
  private static let verbs = ["merge", "split", "rename", "kind", "accept", "reject"]

  init(_ line: String, file: String, number: Int) {
    self.file = file
    self.number = number
    var parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    var columns: [Int] = [], column = 1
    for part in parts {
      columns.append(column)
      column += part.unicodeScalars.count + 1
    }
    end = column - 1
    // A spreadsheet fills its rows with empty fields.
    while parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
    raw = parts
    fields = parts.map(DecisionLines.unescaped)
    self.columns = columns
  }

  func decision() throws(InputError) -> Decision {
    switch fields[0] {
    case "merge": return try made(3) { .merge(fields[1], fields[2]) }
    case "rename": return try made(3) { .rename(fields[1], name: fields[2]) }
    case "accept": return try made(2) { .accept(relation: fields[1]) }
    case "reject": return try made(2) { .reject(relation: fields[1]) }
    case "kind":
      return try made(3) { () throws(InputError) in
        // As actors of that kind are shown.
        let word = fields[2] == "person" ? "official" : fields[2]
        guard let kind = ActorKind(rawValue: word) else {
          let known = ActorKind.allCases.map(\.rawValue)
          throw error(
            "\"\(fields[2].prefix(40))\" is no kind of actor; expected "
              + known.joined(separator: ", "), at: 2)
        }
        return .kind(fields[1], kind)
      }
    case "split":
      guard let place = raw.dropFirst(2).firstIndex(of: "as"), place > 2 else {
        throw error(
          "\"split\" needs the words that name the other actor, then \"as\" and its name",
          at: min(2, raw.count), hint: hint)
      }
      // What names the actor in a text may be anything, as long as the text has it.
      return try made(place + 2, needing: [1, place + 1]) {
        .split(fields[1], mentions: Array(fields[2..<place]), name: fields[place + 1])
      }
    default:
      let known = DecisionLine.verbs
      throw error(
        "\"\(fields[0].prefix(40))\" is no decision; expected \(known.joined(separator: ", "))",
        at: 0,
        hint: nearest(to: fields[0], among: known).map { "did you mean \"\($0)\"?" }
          ?? "fields stand apart by tabs")
    }
  }

  /// Checks that the fields before the reason are there, and makes the decision.
  private func made(
    _ count: Int, needing needed: [Int]? = nil,
    _ action: () throws(InputError) -> Decision.Action
  ) throws(InputError) -> Decision {
    for field in needed ?? Array(1..<count) where field >= fields.count || fields[field].isEmpty {
      throw error("\"\(fields[0])\" lacks its part \(field)", at: field, hint: hint)
    }
    guard fields.count <= count + 1 else {
      throw error("\"\(fields[0])\" has a part too many", at: count + 1, hint: hint)
    }
    return Decision(
      try action(), reason: fields.count > count ? fields[count] : nil, place: "\(file):\(number)")
  }

  private var hint: String { "write \(DecisionLine.forms[fields[0]]!), with tabs between" }

  private func error(_ problem: String, at field: Int, hint: String? = nil) -> InputError {
    InputError(
      file: file, line: number, column: field < columns.count ? columns[field] : end,
      problem: problem, hint: hint)
  }
}
