extension Table {
  /// One JSON object a row, keys in the order of the columns.
  public func jsonLines() -> String {
    rows.map { object($0) + "\n" }.joined()
  }

  /// `{…facts, "rows": […]}`, a row a line.
  ///
  /// - Parameter facts: Names and values that are said once, such as what was counted.
  public func json(facts: [(String, JSONText)] = []) -> String {
    var text = "{"
    for (name, value) in facts { text += "\n\(JSONText.string(name)): \(value), " }
    text += "\n\"rows\": ["
    text += rows.map { "\n" + object($0) }.joined(separator: ",")
    return text + (rows.isEmpty ? "]" : "\n]") + "\n}\n"
  }

  private func object(_ row: [Cell]) -> String {
    "{"
      + zip(columns, row).map { "\(JSONText.string($0)): \(JSONText($1))" }.joined(separator: ", ")
      + "}"
  }
}

/// A piece of JSON, written.
public struct JSONText: Sendable, Equatable, CustomStringConvertible {
  public let description: String

  private init(written: String) { description = written }

  public init(_ cell: Table.Cell) {
    description =
      switch cell {
      case .text(let text): JSONText.string(text).description
      case .integer(let value): String(value)
      case .number(let value): value.isFinite ? shortest(value) : "null"
      case .list(let texts):
        "[" + texts.map { JSONText.string($0).description }.joined(separator: ", ") + "]"
      case .flag(let value): value ? "true" : "false"
      case .none: "null"
      }
  }

  public static func object(_ members: [(String, JSONText)]) -> JSONText {
    JSONText(
      written: "{" + members.map { "\(string($0)): \($1)" }.joined(separator: ", ") + "}")
  }

  /// A string with what JSON asks to escape escaped, and line separators that JavaScript ends a line
  /// at.
  public static func string(_ text: String) -> JSONText {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 32 || "\u{2028}\u{2029}\u{7F}".unicodeScalars.contains(scalar):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return JSONText(written: result + "\"")
  }
}
