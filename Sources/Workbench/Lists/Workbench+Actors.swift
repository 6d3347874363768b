import Basics
import Graph

extension Workbench {
  /// The actors of a graph with how often they act and are acted upon, by the relations that pass
  /// a lens; most often named first.
  public static func actors(
    _ source: some GraphSource, through request: LensRequest
  ) throws -> Report {
    let lens = try request.lens(for: source.cast())
    let passing = try source.passing(lens)
    let (folded, places, tally) = (passing.graph, passing.places, passing.tally)
    var counts = [ActorCount](repeating: ActorCount(), count: folded.actors.count)
    let relations = folded.relations
    for place in places {
      let relation = relations[place]
      let date = folded.date(of: relation)
      let story = relation.evidence.article.flatMap { folded.article($0)?.story }
      let source = folded.actorIndex(relation.source)!
      counts[source].add(story: story, date: date)
      counts[source].out += 1
      if let target = relation.target.flatMap({ folded.actorIndex($0) }) {
        counts[target].add(story: story, date: date)
        counts[target].in += 1
        if relation.mutual {
          counts[source].in += 1
          counts[target].out += 1
        }
      }
    }
    var table = Table(columns: [
      "id", "name", "kind", "country", "sector", "articles", "in", "out", "first", "last",
      "aliases",
    ])
    let isNarrowed = tally.counted < tally.total
    let order = folded.actors.indices.sorted { a, b in
      let (x, y) = (counts[a], counts[b])
      if x.stories.count != y.stories.count { return x.stories.count > y.stories.count }
      if x.in + x.out != y.in + y.out { return x.in + x.out > y.in + y.out }
      return folded.actors[a].id < folded.actors[b].id
    }
    for index in order {
      let actor = folded.actors[index], count = counts[index]
      // Under a lens that leaves relations out, an actor it leaves without any is not listed.
      if isNarrowed, !lens.isolates, count.in + count.out == 0 { continue }
      table.append([
        .text(actor.id), .text(actor.name), .text(actor.kind.rawValue), Table.Cell(actor.country),
        Table.Cell(actor.sector), .integer(count.stories.count), .integer(count.in),
        .integer(count.out), Table.Cell(count.first?.description),
        Table.Cell(count.last?.description), actor.aliases.isEmpty ? .none : .list(actor.aliases),
      ])
    }
    return Report(table, notes: [tally.sentence], facts: tally.facts)
  }
}

private struct ActorCount {
  var stories: Set<String> = []
  var `in` = 0, out = 0
  var first: PartialDate?, last: PartialDate?

  mutating func add(story: String?, date: PartialDate?) {
    if let story { stories.insert(story) }
    guard let date else { return }
    first = first.map { min($0, date) } ?? date
    last = last.map { max($0, date) } ?? date
  }
}
