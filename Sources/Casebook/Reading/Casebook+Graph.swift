import GRDB
import Graph

/// What a casebook holds, as a graph.
public struct CasebookGraph: Sendable {
  public var graph: ActorGraph
  /// Decisions that no longer apply.
  public var unapplied: [UnappliedDecision]
  /// What the lens counted and left out of all relations; nil without a lens.
  public var tally: Tally?
}

/// How much is read of each relation that a lens counts.
public enum Detail: Sendable {
  /// All but quotes, their words and conditions, actors it is about, and texts of articles.
  case numbers
  case words
}

extension Casebook {
  /// Everything it holds, or what a lens counts, with the decisions replayed.
  ///
  /// With a lens: all actors, the relations that count, and the articles those are in; actors are
  /// not folded, so that the graph's own `network(through:)` makes the same of it as of all.
  ///
  /// - Parameters:
  ///   - detail: Of the relations that a lens counts; without a lens all is read.
  ///   - stateName: Names of states that folding brings in, by code.
  /// - Complexity: O(all held) without a lens; with one, as `network(through:)`.
  public func graph(
    through lens: Lens? = nil, for question: Lens.Question = .everything, asOf: AsOf? = nil,
    detail: Detail = .words, stateName: (String) -> String? = { _ in nil }
  ) throws(CasebookError) -> CasebookGraph {
    try read { db in
      let moment = try Moment(db, asOf)
      let replay = try Replay(db, moment)
      var graph = ActorGraph()
      for actor in replay.actors { try graph.add(actor) }
      let reader = try RelationReader(db, replay)
      guard let lens else {
        graph.provenance = try Casebook.provenance(db, moment)
        for article in try ArticleRows.read(db, moment) { try graph.add(article) }
        try db.forEach(
          """
          SELECT \(RelationReader.columns) FROM \(RelationReader.tables)
          WHERE \(moment.held("r.run")) ORDER BY r.relation
          """
        ) { try graph.add(try reader.read($0)) }
        return CasebookGraph(graph: graph, unapplied: replay.unapplied, tally: nil)
      }
      let selection = try Selection(db, moment, replay, lens, question, stateName: stateName)
      let articles = Set(selection.rows.lazy.map(\.article).filter { $0 != Selection.none })
      for article in try ArticleRows.read(
        db, moment, where: "a.article IN (SELECT value FROM json_each(?))",
        [.text(JSONNumbers.list(articles.sorted().map(Int64.init)))], detail)
      { try graph.add(article) }
      let one = try Prepared(db, "SELECT \(detail.source) WHERE r.relation = ?")
      for number in selection.rows.map(\.relation).sorted() {
        one.bind(1, Int64(number))
        try one.forEach { try graph.add(try reader.read($0)) }
      }
      return CasebookGraph(graph: graph, unapplied: replay.unapplied, tally: selection.tally)
    }
  }

  /// The network that a lens makes for a question: what `ActorGraph.network` makes of all that is
  /// held, to the bit, with the same sentence of what counted.
  ///
  /// Kind, event, modality, confidence and dates are asked of SQLite, and actors and countries
  /// where they are chosen; relations that do not count are counted from a table of sums and not
  /// read.
  ///
  /// - Complexity: O(*a + c* + *k* log *r*) for *a* actors, *c* different cells of the table of
  ///   sums and *k* of *r* relations that count.
  public func network(
    through lens: Lens, for question: Lens.Question = .measure, asOf: AsOf? = nil,
    detail: Detail = .numbers, stateName: (String) -> String? = { _ in nil }
  ) throws(CasebookError) -> LensedNetwork {
    let held = try graph(
      through: lens, for: question, asOf: asOf, detail: detail, stateName: stateName)
    var lensed = held.graph.network(through: lens, for: question, stateName: stateName)
    lensed.tally = lensed.tally.following(held.tally!)
    return lensed
  }
}

extension Tally {
  /// This tally of what another one counted, as one of all that the other saw.
  package func following(_ first: Tally) -> Tally {
    var both = self
    both.total = first.total
    both.leftOut.merge(first.leftOut, uniquingKeysWith: +)
    return both
  }
}
