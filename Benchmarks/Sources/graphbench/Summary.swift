import Graph

/// What a kernel found, in the numbers that the peers' script prints too, so that the two can be
/// compared: the sum, the number of scores that are not 0, the ten highest.
struct Summary {
  /// Names and JSON values.
  private(set) var facts: [(String, String)]

  init(n: Int, m: Int) { facts = [("n", "\(n)"), ("m", "\(m)")] }

  init(count name: String, _ value: Double) { facts = [(name, Summary.number(value))] }

  init(scores: Scores, auth: Scores? = nil) {
    facts = Summary.facts(of: scores.values)
    if let auth {
      let inner = Summary.facts(of: auth.values).map { "\"\($0.0)\": \($0.1)" }
      facts.append(("auth", "{\(inner.joined(separator: ", "))}"))
    }
  }

  /// One list a source; infinite where there is no way.
  init(distances: [[Double]]) {
    let known = distances.joined().filter { $0.isFinite }
    facts = [
      ("reached", "\(known.count)"), ("sum", Summary.number(known.reduce(0, +))),
      ("max", Summary.number(known.max() ?? 0)),
    ]
  }

  init(parts: Partition, modularity: Double? = nil) {
    facts = [
      ("parts", "\(parts.groupCount)"), ("largest", "\(parts.sizes.first ?? 0)"),
      ("nontrivial", "\(parts.sizes.count { $0 > 1 })"),
    ]
    if let modularity { facts.append(("modularity", Summary.number(modularity))) }
  }

  /// The lengths of the paths of each pair.
  init(pathLengths: [[Double]]) {
    facts = [
      ("paths", "\(pathLengths.joined().count)"),
      ("sum", Summary.number(pathLengths.joined().reduce(0, +))),
    ]
  }

  var json: String { "{" + facts.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}" }

  private static func facts(of scores: [Double]) -> [(String, String)] {
    let values = scores.map { $0.isNaN ? 0 : $0 }
    let top = values.indices.sorted { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }
      .prefix(10).map { "[\($0), \(number(values[$0]))]" }
    return [
      ("sum", number(values.reduce(0, +))), ("nonzero", "\(values.count { $0 != 0 })"),
      ("top", "[\(top.joined(separator: ", "))]"),
    ]
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
