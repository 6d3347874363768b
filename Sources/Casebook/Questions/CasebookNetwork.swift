import GRDB
import Graph

/// A network made from a casebook by a lens, without a graph in between.
public struct CasebookNetwork: Sendable {
  /// Records are numbers for `Casebook.relations(_:)`.
  public let network: Network
  /// By vertex.
  public let actors: [Actor]
  public let tally: Tally
  /// What strengths count, as given or as chosen.
  public let weight: Weight
  /// Decisions that no longer apply.
  public let unapplied: [UnappliedDecision]
}

extension Casebook {
  /// Returns the network that `lens` makes for a question: the one that `ActorGraph.network` makes
  /// of all that is held, with the same sentence of what counted.
  ///
  /// Kind, event, modality, confidence and dates are asked of SQLite, and actors and countries
  /// where they are chosen; relations that do not count are counted from a table of sums and not
  /// read.
  ///
  /// - Parameter stateName: Names of states that folding brings in, by code.
  /// - Complexity: O(*a + c* + *k* log *r*) for *a* actors, *c* different cells of the table of
  ///   sums and *k* of *r* relations read.
  public func network(
    through lens: Lens, for question: Lens.Question = .measure, asOf: AsOf? = nil,
    stateName: (String) -> String? = { _ in nil }
  ) throws(CasebookError) -> CasebookNetwork {
    try read { db in
      let moment = try Moment(db, asOf)
      let replay = try Replay(db, moment)
      let selection = try Selection(db, moment, replay, lens, question, stateName: stateName)
      let weight = lens.weight ?? selection.defaultWeight
      let needsStories = weight == .articles || weight == .outlets
      let hasFractions = selection.rows.contains { $0.isJoint && $0.weight != 1 }
      let stories =
        needsStories
        ? try Stories(db, of: selection.rows, by: weight, inOrder: hasFractions) : nil
      return try selection.network(
        by: weight, stories, lens, question, unapplied: replay.unapplied)
    }
  }
}

extension Selection {
  /// `articles` when every counted relation names one, else `value` when there are values, else
  /// `relations`.
  fileprivate var defaultWeight: Weight {
    if rows.allSatisfy({ $0.article != Selection.none }) { return .articles }
    return rows.contains { $0.weight != 1 && !$0.isJoint } ? .value : .relations
  }

  fileprivate func network(
    by weight: Weight, _ stories: Stories?, _ lens: Lens, _ question: Lens.Question,
    unapplied: [UnappliedDecision]
  ) throws -> CasebookNetwork {
    var tally = tally
    let actors = standing.actors
    var isUsed = [Bool](repeating: lens.isolates, count: actors.count)
    for row in rows where row.source != row.target && row.target != Selection.none {
      isUsed[Int(row.source)] = true
      isUsed[Int(row.target)] = true
    }
    let places = actors.indices.filter { isUsed[$0] }.sorted { actors[$0].id < actors[$1].id }
    var vertices = [UInt32](repeating: .max, count: actors.count)
    for (vertex, place) in places.enumerated() { vertices[place] = UInt32(vertex) }

    var builder = NetworkBuilder(directed: !lens.undirected)
    builder.reserveCapacity(rows.count)
    for row in rows {
      if row.target == Selection.none {
        // Only when everything is asked for: a list shows it, a network cannot.
        tally.leftOut[.withoutTarget, default: 0] += 1
        tally.counted -= 1
        continue
      }
      if row.source == row.target {
        tally.leftOut[.selfRelation, default: 0] += 1
        tally.counted -= 1
        continue
      }
      guard let value = row.value(by: weight) else {
        tally.leftOut[.withoutIntensity, default: 0] += 1
        tally.counted -= 1
        continue
      }
      let kind = try Codes.kind.word(Int64(row.kind))
      tally.kinds.insert(kind)
      let s = vertices[Int(row.source)], t = vertices[Int(row.target)]
      let unit =
        weight == .one ? 0 : stories.flatMap { $0.unit(of: row) } ?? NetworkBuilder.none
      builder.add(source: s, target: t, kind: kind, weight: value, record: row.relation, unit: unit)
      if row.isMutual || (kind == .affiliation && question == .path), !lens.undirected {
        builder.add(
          source: t, target: s, kind: kind, weight: value, record: row.relation, unit: unit)
      }
    }
    return CasebookNetwork(
      network: builder.network(keys: places.map { actors[$0].id }),
      actors: places.map { actors[$0] },
      tally: tally, weight: weight, unapplied: unapplied)
  }
}

extension Selection.Row {
  /// Nil where the relation has no intensity and that is what counts.
  fileprivate func value(by measure: Weight) -> Double? {
    // A pair of a k-party event counts 1/(k−1), whatever is counted.
    let share = isJoint ? weight : 1
    switch measure {
    case .articles, .outlets, .relations: return share
    case .value: return weight
    case .one: return 1
    case .intensity:
      let size = intensity.magnitude
      return size > 0 && size.isFinite ? size * share : nil
    }
  }
}
