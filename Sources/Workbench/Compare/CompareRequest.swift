import Graph

/// What is compared with what.
public enum CompareRequest: Sendable {
  /// The graph with another, which is the newer one.
  case with(ActorGraph)
  /// What is dated before a day with what is dated on it or later.
  case split(String)
  /// Two stretches of time, each `FROM..TO`; both ends count.
  case periods(String, String)
  /// What articles had said by a day with what they say by now.
  case asOf(String)
  /// What a casebook held by a day or a run, which is the graph, with what it holds now.
  case past(String, now: ActorGraph)
}

extension CompareRequest {
  /// The newer graph, where there are two.
  var other: ActorGraph? {
    switch self {
    case .with(let other), .past(_, now: let other): other
    case .split, .periods, .asOf: nil
    }
  }

  /// A stretch of days, both ends included; nil: open.
  struct Stretch {
    var first: Int?
    var last: Int?
    var words: String

    func contains(_ date: PartialDate) -> Bool {
      (first.map { date.firstDay >= $0 } ?? true) && (last.map { date.lastDay <= $0 } ?? true)
    }

    init(first: Int?, last: Int?, words: String) {
      self.first = first
      self.last = last
      self.words = words
    }

    /// - Throws: `WorkbenchError` (usage) for what is not `FROM..TO`, or runs backwards.
    init(_ text: String) throws(WorkbenchError) {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[1].isEmpty else { throw Self.malformed(text) }
      let ends = [parts[0], parts[2]].map(String.init)
      guard ends != ["", ""] else { throw Self.malformed(text) }
      let dates = ends.map { PartialDate($0) }
      for (end, date) in zip(ends, dates) where !end.isEmpty && date == nil {
        throw Self.malformed(text)
      }
      self.init(first: dates[0]?.firstDay, last: dates[1]?.lastDay, words: text)
      if let first, let last, last < first {
        throw WorkbenchError("the period \(text) ends before it begins")
      }
    }

    private static func malformed(_ text: String) -> WorkbenchError {
      WorkbenchError(
        "\"\(text)\" is no period",
        hint: "write FROM..TO with dates YYYY-MM-DD, YYYY-MM or YYYY, such as 2023-01..2023-06")
    }
  }
}
