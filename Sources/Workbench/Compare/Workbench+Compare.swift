import Basics
import Cartography
import Graph

/// What comparing came to: the rows, and what its map shows.
public struct Compared: Sendable {
  public var report: Report
  /// Everything on either side.
  var union: ActorGraph
  var lens: Lens
  var changes: [MapChange]
  var heading: (old: String, new: String)
}

/// What a line of the map of a comparison is to show.
struct MapChange: Sendable {
  var source, target: String
  var kind: Kind
  var isMutual: Bool
  var change: MapModel.Change
  var note: String
}

extension Workbench {
  /// Compares what two graphs, or two stretches of one, say of who deals with whom.
  ///
  /// A row for each pair, direction and kind that another number of stories says than before (rows
  /// of data files count one by one). `expected` is what `after` would be if it had grown as the
  /// coverage did: before × articles of the new side / articles of the old. `p` is how often
  /// dealing the articles out to the two sides at random would give a difference as unlikely
  /// (Fisher's exact test, which is that permutation test without drawing).
  ///
  /// - Throws: `WorkbenchError` (usage) for dates and names that are none.
  public static func compare(
    _ graph: ActorGraph, _ request: CompareRequest, through lensRequest: LensRequest
  ) throws -> Compared {
    var union = graph
    var notes: [String] = []
    if let other = request.other {
      let tally = union.formUnion(other)
      if let first = tally.conflicts.first {
        notes.append(
          "\(tally.conflicts.count) records have the same id and another content on the two sides, "
            + "such as \(first); the map shows the old ones")
      }
    }
    let lens = try lensRequest.lens(for: union)
    let sides = try sides(of: graph, request, lens)
    let comparison = Comparison(old: sides.old, new: sides.new)
    let changes = comparison.changes()
    var table = Table(columns: [
      "status", "pair", "kind", "before", "after", "expected", "p", "quote",
    ])
    for change in changes {
      table.append([
        .text(change.status.rawValue), .text(change.key.pair), .text(change.kind),
        .integer(change.before), .integer(change.after), Table.Cell(change.expected),
        .number(change.p), Table.Cell(comparison.quote(of: change)),
      ])
    }
    let unit = sides.isByRow ? "rows" : "articles"
    notes.insert(
      "old: \(sides.words.old), \(sides.old.coverage.count) \(unit) · new: \(sides.words.new), "
        + "\(sides.new.coverage.count) \(unit) · \(changes.count) changes", at: 0)
    notes.insert(sides.tally, at: 1)
    return Compared(
      report: Report(table, notes: notes),
      union: try sides.shown(union, request), lens: lens,
      changes: mapChanges(comparison, changes),
      heading: (
        "\(sides.words.old) (\(sides.old.coverage.count) \(unit))",
        "\(sides.words.new) (\(sides.new.coverage.count) \(unit))"
      ))
  }

  /// Per line of the map of both sides what became of it.
  private static func mapChanges(
    _ comparison: Comparison, _ changes: [Comparison.Change]
  ) -> [MapChange] {
    var result: [MapChange] = []
    func add(_ key: Comparison.Key, _ change: MapModel.Change, _ note: String) {
      result.append(
        MapChange(
          source: key.source, target: key.target, kind: key.kind, isMutual: key.isMutual,
          change: change, note: note))
    }
    var changed: Set<Comparison.Key> = []
    for change in changes {
      changed.formUnion([change.key] + [change.oldKey].compactMap(\.self))
      switch change.status {
      case .new: add(change.key, .new, "new")
      case .gone: add(change.key, .gone, "gone")
      case .more: add(change.key, .more, "was \(change.before), now \(change.after)")
      case .less: add(change.key, .less, "was \(change.before), now \(change.after)")
      case .reversed:
        let old = change.oldKey!
        add(
          change.key, .reversed,
          old.kind == change.key.kind ? "turned round" : "was \(old.kind.rawValue)")
        add(old, .gone, "gone")
      }
    }
    for key in Set(comparison.old.units.keys).intersection(comparison.new.units.keys)
    where !changed.contains(key) {
      add(key, .same, "")
    }
    return result
  }
}

extension Comparison {
  /// The words of the surest relation of the new side, or of the old one where there is no new.
  func quote(of change: Change) -> String? {
    let relations =
      change.status == .gone ? old.relations[change.key] : new.relations[change.key]
    return (relations ?? []).filter { $0.evidence.passage != nil }
      .max {
        $0.evidence.confidence != $1.evidence.confidence
          ? $0.evidence.confidence < $1.evidence.confidence : $0.id > $1.id
      }?.evidence.passage?.quote
  }
}
