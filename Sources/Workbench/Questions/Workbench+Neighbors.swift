import Basics
import Graph

extension Workbench {
  /// The actors within `radius` hops of one actor, nearest first, direction ignored in reaching.
  public static func neighbors(
    _ source: some GraphSource, of name: String, radius: Int, through request: LensRequest
  ) throws -> Report {
    guard radius >= 1 else { throw WorkbenchError("--radius must be 1 or more; got \(radius)") }
    let lens = try request.lens(for: source.cast())
    let lensed = try source.lensed(by: lens, for: .measure, reading: .numbers)
    let id = try ActorNames(lensed.graph.actors).id(name, in: lensed.graph)
    var table = Table(columns: [
      "distance", "id", "name", "kind", "country", "in", "out", "kinds", "articles", "first",
      "last",
    ])
    let notes = [lensed.tally.sentence]
    guard let center = lensed.network.vertex(id) else {
      return Report(
        table, notes: notes + ["\(name) has no counted relation"], facts: lensed.tally.facts,
        status: .answerIsNo)
    }
    let distances = lensed.network.hops(from: center, upTo: radius)
    let order = distances.sorted {
      $0.value != $1.value ? $0.value < $1.value : $0.key < $1.key
    }
    for (vertex, distance) in order where vertex != center {
      let actor = lensed.actor(vertex)
      // The ties that lead one step back toward the center.
      let ties = Set(lensed.network.records(around: vertex)).map {
        lensed.graph.relations[Int($0)]
      }
      .filter { relation in
        guard let target = relation.target,
          let other = lensed.network.vertex(
            relation.source == actor.id ? target : relation.source)
        else { return false }
        return distances[other] == distance - 1
      }
      let dates = ties.compactMap { lensed.graph.date(of: $0) }
      let stories = Set(
        ties.compactMap { $0.evidence.article.flatMap { lensed.graph.article($0)?.story } })
      table.append([
        .integer(distance), .text(actor.id), .text(actor.name), .text(actor.kind.rawValue),
        Table.Cell(actor.country),
        .integer(ties.count { $0.target == actor.id || $0.mutual }),
        .integer(ties.count { $0.source == actor.id || $0.mutual }),
        .text(Set(ties.map(\.kind)).sorted().map(\.rawValue).joined(separator: ",")),
        .integer(stories.count), Table.Cell(dates.min()?.description),
        Table.Cell(dates.max()?.description),
      ])
    }
    return Report(table, notes: notes, facts: lensed.tally.facts)
  }
}

extension Network {
  /// Hops from `center` to the vertices within `radius` of it, direction ignored.
  func hops(from center: Int, upTo radius: Int) -> [Int: Int] {
    var distances = [center: 0]
    var frontier = [center]
    for distance in 1...radius {
      var next: [Int] = []
      for v in frontier {
        let others =
          arcs(from: v).map { target(ofArc: $0) }
          + (inOffsets[v]..<inOffsets[v + 1]).map { Int(sources[$0]) }
        for other in others where distances[other] == nil {
          distances[other] = distance
          next.append(other)
        }
      }
      frontier = next
    }
    return distances
  }
}
