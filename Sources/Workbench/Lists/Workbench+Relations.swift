import Basics
import Graph

/// What graphtool can do, one function a command.
public enum Workbench {}

extension Workbench {
  /// The relations that pass a lens, one row each, in canonical order.
  ///
  /// - Parameters:
  ///   - between: Two names: relations with one at each end.
  ///   - search: Text that the quote, the actors' names or the title contains, without case.
  public static func relations(
    _ source: some GraphSource, through request: LensRequest, between: [String] = [],
    search: String? = nil
  ) throws -> Report {
    let lens = try request.lens(for: source.cast())
    let passed = try source.passing(lens)
    let (folded, places, tally) = (passed.graph, passed.places, passed.tally)
    var pair: Set<String>?
    if !between.isEmpty {
      guard between.count == 2 else {
        throw WorkbenchError("--between takes two actors; got \(between.count)")
      }
      let names = ActorNames(folded.actors)
      pair = [try names.id(between[0], in: folded), try names.id(between[1], in: folded)]
    }
    let passing = Set(places)
    var table = Table(columns: [
      "id", "source", "event", "target", "modality", "claimant", "date", "outlet", "article",
      "confidence", "quote", "rule",
    ])
    let relations = folded.relations
    for place in folded.relationOrder where passing.contains(place) {
      let relation = relations[place]
      if let pair {
        guard let target = relation.target, Set([relation.source, target]) == pair else { continue }
      }
      if let search, !folded.mentions(search, relation) { continue }
      table.append(folded.row(of: relation))
    }
    let note =
      pair == nil && search == nil
      ? tally.sentence : "\(table.rows.count) of \(tally.total) relations"
    return Report(
      table, notes: [note], facts: tally.facts,
      status: table.rows.isEmpty && (pair != nil || search != nil) ? .answerIsNo : .done)
  }
}

extension ActorGraph {
  /// The date of a relation, or its article's.
  func date(of relation: Relation) -> PartialDate? {
    relation.evidence.date ?? relation.evidence.article.flatMap { article($0)?.date }
  }

  func row(of relation: Relation) -> [Table.Cell] {
    let evidence = relation.evidence
    let article = evidence.article.flatMap { self.article($0) }
    return [
      .text(relation.id), .text(relation.source),
      .text(relation.event?.rawValue ?? relation.kind.rawValue), Table.Cell(relation.target),
      .text(evidence.modality.rawValue),
      evidence.claimants.isEmpty ? .none : .text(evidence.claimants.joined(separator: " > ")),
      Table.Cell(date(of: relation)?.description), Table.Cell(article?.outlet),
      Table.Cell(evidence.article ?? evidence.row), .number(evidence.confidence),
      Table.Cell(evidence.passage?.quote), Table.Cell(evidence.rule),
    ]
  }

  fileprivate func mentions(_ text: String, _ relation: Relation) -> Bool {
    let wanted = text.lowercased()
    let candidates = [
      relation.evidence.passage?.quote, actor(relation.source)?.name,
      relation.target.flatMap { actor($0)?.name },
      relation.evidence.article.flatMap { article($0)?.title },
    ]
    return candidates.contains { $0?.lowercased().contains(wanted) == true }
  }
}

extension Tally {
  /// What counted and what did not, for JSON.
  var facts: [(String, JSONText)] {
    let out = leftOut.filter { $0.value > 0 }.sorted { $0.key.words < $1.key.words }
    return [
      (
        "lens",
        .object([
          ("counted", JSONText(.integer(counted))), ("of", JSONText(.integer(total))),
          ("kinds", JSONText(.list(kinds.sorted().map(\.rawValue)))),
        ])
      ),
      ("leftOut", .object(out.map { ($0.key.words, JSONText(.integer($0.value))) })),
    ]
  }
}
