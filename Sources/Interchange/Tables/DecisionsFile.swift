import Basics
import Graph

/// An analyst's decisions as a text file: one a line, parts apart by tabs, the reason last.
///
///     merge   kim-jong.KOR    kim-jong        same person, see page 3
///     split   defense-ministry        the ministry    as      Defence Ministry        reason
///     rename  CHN     People's Republic of China
///     kind    hamas   organization
///     reject  r-3f9c2ab41e    the quote is about another meeting
///
/// Empty lines and lines that begin with `#` are passed over.
public enum DecisionsFile {
  /// - Throws: all that is wrong with it, up to twenty problems with line and column.
  public static func read(_ bytes: [UInt8], file: String) throws(InputErrors) -> [Decision] {
    var decisions: [Decision] = []
    var problems = ErrorCollector()
    let block = LineBlock.all(of: bytes)
    for line in block {
      let text = decodeText(block.bytes[line.range]).text
      if text.hasPrefix("#") || text.allSatisfy(\.isWhitespace) { continue }
      do throws(InputError) {
        decisions.append(try decision(text, file: file, line: line.number))
      } catch { problems.add(error) }
    }
    try problems.finish()
    return decisions
  }

  /// The lines of decisions; tabs and line breaks in names and reasons become spaces.
  public static func write(_ decisions: [Decision]) -> [UInt8] {
    var writer = RowWriter(form: .tabs)
    for decision in decisions {
      for part in parts(of: decision.action) { writer.text(part) }
      if let reason = decision.reason { writer.text(reason) }
      writer.endRow()
    }
    return writer.bytes
  }

  private static func parts(of action: Decision.Action) -> [String] {
    switch action {
    case .merge(let kept, let gone): ["merge", kept, gone]
    case .split(let id, let mentions, let name): ["split", id] + mentions + ["as", name]
    case .rename(let id, let name): ["rename", id, name]
    case .kind(let id, let kind): ["kind", id, kind.rawValue]
    case .accept(let relation): ["accept", relation]
    case .reject(let relation): ["reject", relation]
    }
  }

  private static let forms = [
    "merge": "merge ACTOR ACTOR [REASON]", "split": "split ACTOR WORDS… as NAME [REASON]",
    "rename": "rename ACTOR NAME [REASON]", "kind": "kind ACTOR KIND [REASON]",
    "accept": "accept RELATION [REASON]", "reject": "reject RELATION [REASON]",
  ]

  private static func decision(
    _ text: String, file: String, line: Int
  ) throws(InputError) -> Decision {
    var parts = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    // Columns of the parts, in characters.
    var columns: [Int] = [], column = 1
    for part in parts {
      columns.append(column)
      column += part.unicodeScalars.count + 1
    }
    while parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
    func error(_ problem: String, part: Int, hint: String? = nil) -> InputError {
      InputError(
        file: file, line: line, column: part < columns.count ? columns[part] : column - 1,
        problem: problem, hint: hint)
    }
    let verb = parts[0]
    guard let form = forms[verb] else {
      let known = ["merge", "split", "rename", "kind", "accept", "reject"]
      throw error(
        "\"\(verb.prefix(40))\" is no decision; expected \(known.joined(separator: ", "))", part: 0,
        hint: nearest(to: verb, among: known).map { "did you mean \"\($0)\"?" }
          ?? "parts stand apart by tabs")
    }
    let hint = "write \(form), parts apart by tabs"
    /// Checks that the parts before the reason are there, and makes the decision.
    func made(_ count: Int, _ action: () throws(InputError) -> Decision.Action) throws(InputError)
      -> Decision
    {
      for part in 1..<count where part >= parts.count || parts[part].isEmpty {
        throw error("\"\(verb)\" lacks its part \(part)", part: part, hint: hint)
      }
      guard parts.count <= count + 1 else {
        throw error("\"\(verb)\" has a part too many", part: count + 1, hint: hint)
      }
      return Decision(
        try action(), reason: parts.count > count ? parts[count] : nil,
        place: "\(file.baseName):\(line)")
    }
    switch verb {
    case "merge": return try made(3) { () throws(InputError) in .merge(parts[1], parts[2]) }
    case "rename": return try made(3) { () throws(InputError) in .rename(parts[1], name: parts[2]) }
    case "accept": return try made(2) { () throws(InputError) in .accept(relation: parts[1]) }
    case "reject": return try made(2) { () throws(InputError) in .reject(relation: parts[1]) }
    case "kind":
      return try made(3) { () throws(InputError) in
        guard let kind = ActorKind(rawValue: parts[2]) else {
          let known = ActorKind.allCases.map(\.rawValue)
          throw error(
            "\"\(parts[2].prefix(40))\" is no kind of actor; expected "
              + known.joined(separator: ", "), part: 2)
        }
        return .kind(parts[1], kind)
      }
    default:
      guard let place = parts.dropFirst(2).firstIndex(of: "as"), place > 2 else {
        throw error(
          "\"split\" needs the words that name the other actor, then \"as\" and its name",
          part: min(2, parts.count), hint: hint)
      }
      return try made(place + 2) { () throws(InputError) in
        .split(parts[1], mentions: Array(parts[2..<place]), name: parts[place + 1])
      }
    }
  }
}
