import Basics

/// A JSON value as a tree, for files that are small or of no fixed form.
package indirect enum JSONValue: Sendable, Equatable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// Members in the order of the file; no key twice.
  case object([Member])

  package struct Member: Sendable, Equatable {
    package var key: String
    package var value: JSONValue
  }

  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  package var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  package var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  package var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// A string, a number or a truth value as text.
  package var scalarText: String? {
    switch self {
    case .string(let text): text
    case .number(let number): shortest(number)
    case .boolean(let value): value ? "true" : "false"
    default: nil
    }
  }
}

extension JSONReader {
  /// The next value with all it holds.
  package mutating func value(depth: Int = 0) throws(InputError) -> JSONValue {
    guard depth < JSONReader.depthLimit else { throw tooDeep() }
    switch try kind() {
    case .null:
      try null()
      return .null
    case .boolean: return .boolean(try boolean())
    case .number: return .number(try number())
    case .string: return .string(try string())
    case .array:
      var elements: [JSONValue] = []
      var isFirst = true
      while try nextElement(&isFirst) { elements.append(try value(depth: depth + 1)) }
      return .array(elements)
    case .object:
      var members: [JSONValue.Member] = []
      var keys: Set<String> = []
      var isFirst = true
      while let range = try nextKey(&isFirst) {
        let key = try text(ofKey: range)
        guard keys.insert(key).inserted else {
          throw error("the key \"\(key)\" stands twice in one object", at: range.lowerBound - 1)
        }
        members.append(JSONValue.Member(key: key, value: try value(depth: depth + 1)))
      }
      return .object(members)
    }
  }
}
