import Basics
import Casebook
import Graph

/// What an analyst decides, in the words they type: actors by id, name or alias.
public enum DecisionRequest: Sendable {
  case merge(String, String)
  case split(String, mentions: [String], name: String)
  case rename(String, String)
  case kind(String, String)
  case accept([String])
  case reject([String])
}

extension Workbench {
  /// Makes decisions in a casebook, each at once.
  ///
  /// - Returns: The decisions, with their numbers.
  /// - Throws: `.usage` for one that does not apply, with the nearest id; none is made then.
  public static func decide(
    _ path: String, _ request: DecisionRequest, reason: String?, patience: Double
  ) throws -> Report {
    try casebookErrors {
      let casebook = try Casebook(path: path, mode: .write, patience: patience)
      let decisions = try request.actions(in: casebook).map { Decision($0, reason: reason) }
      let numbers = Set(try casebook.decide(decisions))
      let kept = try casebook.decisions().filter { numbers.contains($0.number) }
      try casebook.close()
      return Report(decisionTable(kept))
    }
  }

  /// Takes back the last decision that stands, or the one with that number.
  public static func undo(_ path: String, _ number: Int?, patience: Double) throws -> Report {
    try casebookErrors {
      let casebook = try Casebook(path: path, mode: .write, patience: patience)
      let undone = try casebook.undo(number)
      try casebook.close()
      return Report(decisionTable([undone]))
    }
  }

  /// The decisions that stand, or all that were ever made.
  public static func decisions(_ path: String, all: Bool, asOf: String?) throws -> Report {
    let moment = try asOf.map(Workbench.moment)
    return try casebookErrors {
      let casebook = try Casebook(path: path, mode: .read)
      let kept = try all ? casebook.allDecisions() : casebook.decisions(asOf: moment)
      let unapplied = try casebook.actors(asOf: moment).unapplied
      return Report(
        decisionTable(kept),
        notes: unapplied.map {
          "\(path): \($0.decision.place ?? "a decision") does not apply: \($0.why)"
        })
    }
  }

  /// The decisions that stand as lines of a file of decisions.
  public static func decisionLines(_ path: String, asOf: String?) throws -> String {
    let moment = try asOf.map(Workbench.moment)
    return try casebookErrors {
      try Casebook(path: path, mode: .read).decisions(asOf: moment)
        .map { DecisionLines.line($0.decision) + "\n" }.joined()
    }
  }

  /// Makes the decisions of a file; those that do not apply are kept and said.
  public static func load(
    decisions file: String, into path: String, patience: Double
  ) throws -> Report {
    let decisions = try DecisionLines.read(try FileBytes(reading: file).bytes, file: file)
    return try casebookErrors {
      let casebook = try Casebook(path: path, mode: .write, patience: patience)
      let before = try casebook.allDecisions().last?.number ?? 0
      let unapplied = try casebook.load(decisions)
      let kept = try casebook.decisions().filter { $0.number > before }
      try casebook.close()
      return Report(
        decisionTable(kept),
        notes: unapplied.map {
          "\($0.decision.place ?? file): this decision does not apply: \($0.why)"
        } + ["kept \(kept.count) decisions, of which \(kept.count - unapplied.count) apply"])
    }
  }

  private static func decisionTable(_ kept: [KeptDecision]) -> Table {
    var table = Table(columns: ["number", "decision", "reason", "made", "undone"])
    for one in kept {
      table.append([
        .integer(one.number),
        .text(DecisionLines.action(one.decision.action).replacing("\t", with: " ")),
        Table.Cell(one.decision.reason), .text(UTC.words(one.made)),
        Table.Cell(one.undone.map(UTC.words)),
      ])
    }
    return table
  }
}

extension DecisionRequest {
  /// The decisions with ids in the place of names.
  fileprivate func actions(in casebook: Casebook) throws -> [Decision.Action] {
    switch self {
    case .accept(let ids): return ids.map { .accept(relation: $0) }
    case .reject(let ids): return ids.map { .reject(relation: $0) }
    case .merge(let kept, let gone):
      let cast = try Cast(casebook)
      return [.merge(try cast.id(kept), try cast.id(gone))]
    case .split(let actor, let mentions, let name):
      return [.split(try Cast(casebook).id(actor), mentions: mentions, name: name)]
    case .rename(let actor, let name): return [.rename(try Cast(casebook).id(actor), name: name)]
    case .kind(let actor, let word):
      let kind: ActorKind = try Workbench.word(word == "person" ? "official" : word, "the kind")
      return [.kind(try Cast(casebook).id(actor), kind)]
    }
  }
}

/// The actors of a casebook as decisions may name them.
struct Cast {
  private let graph: ActorGraph
  private let names: ActorNames
  /// Also of those that are merged away, whom a decision may still name.
  private let ids: Set<String>

  init(_ casebook: Casebook) throws {
    var graph = ActorGraph()
    for actor in try casebook.actors().actors { try graph.add(actor) }
    self.graph = graph
    names = ActorNames(graph.actors)
    ids = try casebook.actorIDs()
  }

  func id(_ name: String) throws(WorkbenchError) -> String {
    ids.contains(name) ? name : try names.id(name, in: graph)
  }

  /// Nil where nobody has the name.
  func idOrNil(_ name: String) throws(WorkbenchError) -> String? {
    if !ids.contains(name), case .unknown = names.find(name) { return nil }
    return try id(name)
  }
}

/// Times of a casebook, in words.
enum UTC {
  /// `2024-01-29T10:22:03Z` for seconds since 1970.
  static func words(_ seconds: Int64) -> String {
    let day = Int((Double(seconds) / 86_400).rounded(.down))
    let rest = Int(seconds) - day * 86_400
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    let date = PartialDate(dayNumber: day)?.description ?? "?"
    return "\(date)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }
}
