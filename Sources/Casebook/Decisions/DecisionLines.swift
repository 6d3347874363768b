import Basics
import Graph

/// Decisions as lines of text: one a line, fields between tabs, the reason last.
///
///     merge   CHN     beijing-government.CHN  one and the same
///     split   kim.KOR Mr. Kim as      Kim Jong-hyun
///
/// In a field a tab is written `\t`, a newline `\n`, a backslash `\\`. Empty lines and lines that
/// begin with `#` say nothing.
public enum DecisionLines {
  /// The line of a decision, without a newline.
  public static func line(_ decision: Decision) -> String {
    action(decision.action) + (decision.reason.map { "\t" + escaped($0) } ?? "")
  }

  static func action(_ action: Decision.Action) -> String {
    let fields: [String]
    switch action {
    case .merge(let a, let b): fields = ["merge", a, b]
    case .split(let id, let mentions, let name):
      let words = mentions.map { $0 == "as" ? "\\as" : escaped($0) }
      return (["split", escaped(id)] + words + ["as", escaped(name)]).joined(separator: "\t")
    case .rename(let id, let name): fields = ["rename", id, name]
    case .kind(let id, let kind): fields = ["kind", id, kind.rawValue]
    case .accept(let id): fields = ["accept", id]
    case .reject(let id): fields = ["reject", id]
    }
    return fields.map(escaped).joined(separator: "\t")
  }

  /// All decisions of a text; each keeps its place, `file:line`.
  ///
  /// - Throws: `InputErrors`: every line that is no decision.
  public static func read(_ text: String, file: String) throws(InputErrors) -> [Decision] {
    var decisions: [Decision] = []
    var problems = ErrorCollector()
    for (index, line) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      if line.isEmpty || line.first == "#" { continue }
      do throws(InputError) {
        var decision = try read(line: line, file: file, number: index + 1)
        decision.place = "\(file):\(index + 1)"
        decisions.append(decision)
      } catch {
        problems.add(error)
      }
    }
    try problems.finish()
    return decisions
  }

  private static let forms = [
    "merge": "merge A B", "split": "split A MENTION… as NAME", "rename": "rename A NAME",
    "kind": "kind A KIND", "accept": "accept RELATION", "reject": "reject RELATION",
  ]

  static func read(line: Substring, file: String, number: Int) throws(InputError) -> Decision {
    let raw = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    func problem(_ problem: String, hint: String) -> InputError {
      InputError(file: file, line: number, problem: problem, hint: hint)
    }
    guard let form = forms[raw[0]] else {
      let near = nearest(to: raw[0], among: forms.keys.sorted())
      throw problem(
        "\"\(raw[0].prefix(40))\" is no decision",
        hint: near.map { "did you mean \($0)? Fields are separated by tabs" }
          ?? "a line begins with merge, split, rename, kind, accept or reject, and a tab")
    }
    let short = problem(
      "\(raw[0]) lacks a field", hint: "write \(form), then the reason, with tabs between")
    let long = problem(
      "\(raw[0]) has too many fields", hint: "write \(form), then the reason, with tabs between")
    var fields = raw.map(unescaped)
    func reason(after count: Int) throws(InputError) -> String? {
      guard fields.count >= count, !fields[1..<count].contains("") else { throw short }
      guard fields.count <= count + 1 else { throw long }
      return fields.count > count && !fields[count].isEmpty ? fields[count] : nil
    }
    switch raw[0] {
    case "accept": return Decision(.accept(relation: try reasoned(1)), reason: try reason(after: 2))
    case "reject": return Decision(.reject(relation: try reasoned(1)), reason: try reason(after: 2))
    case "merge":
      let why = try reason(after: 3)
      return Decision(.merge(fields[1], fields[2]), reason: why)
    case "rename":
      let why = try reason(after: 3)
      return Decision(.rename(fields[1], name: fields[2]), reason: why)
    case "kind":
      let why = try reason(after: 3)
      guard let kind = ActorKind(rawValue: fields[2] == "person" ? "official" : fields[2]) else {
        throw problem(
          "\"\(fields[2].prefix(40))\" is no kind of actor",
          hint: "write one of " + ActorKind.allCases.map(\.rawValue).joined(separator: ", "))
      }
      return Decision(.kind(fields[1], kind), reason: why)
    default:
      // A mention of that spelling is written with a backslash; a name needs none.
      guard let place = raw.dropFirst(3).firstIndex(of: "as") else { throw short }
      let mentions = Array(fields[2..<place])
      fields = [fields[0], fields[1]] + fields[(place + 1)...]
      let why = try reason(after: 3)
      return Decision(.split(fields[1], mentions: mentions, name: fields[2]), reason: why)
    }

    func reasoned(_ place: Int) throws(InputError) -> String {
      guard fields.count > place, !fields[place].isEmpty else { throw short }
      return fields[place]
    }
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
