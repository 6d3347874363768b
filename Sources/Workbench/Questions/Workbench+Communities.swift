import Basics
import Graph

extension Workbench {
  /// Groups of actors who deal more with each other than with others, and how sure each one's
  /// place is.
  public static func communities(
    _ source: some GraphSource, through request: LensRequest, resolution: Double = 1,
    runs: Int = 20, seed: UInt64 = 1
  ) throws -> Report {
    guard resolution > 0, resolution.isFinite else {
      throw WorkbenchError("--resolution must be above 0; got \(resolution)")
    }
    guard (1...10_000).contains(runs) else {
      throw WorkbenchError("--runs must lie in 1...10000; got \(runs)")
    }
    let lens = try request.lens(for: source.cast())
    let lensed = try source.lensed(by: lens, for: .measure, reading: .numbers)
    let found = lensed.network.consensusCommunities(
      runs: runs, seed: seed, quality: .modularity(resolution: resolution))
    var table = Table(columns: [
      "community", "size", "id", "name", "kind", "country", "certainty",
    ])
    for (number, members) in found.partition.members.enumerated() {
      for vertex in members {
        let actor = lensed.actor(vertex)
        table.append([
          .integer(number + 1), .integer(members.count), .text(actor.id), .text(actor.name),
          .text(actor.kind.rawValue), Table.Cell(actor.country),
          .number(found.certainty[vertex]),
        ])
      }
    }
    let note =
      "\(found.partition.groupCount) communities, modularity \(significant(found.modularity)): the "
      + "best of \(runs) runs of Leiden, resolution \(significant(resolution)), seed \(seed)"
    return Report(
      table, notes: [lensed.tally.sentence, note],
      facts: lensed.tally.facts + [("modularity", JSONText(.number(found.modularity)))])
  }
}
