import Basics
import Dispatch

/// The ids of relations that came from a data file, made when somebody first asks for one.
///
/// A measure asks for none, and to hash them takes as long as the rest of reading. Copies of a graph
/// share the box. `made` is touched by whoever has the turn alone, which makes it safe to share.
final class LaterIDs: @unchecked Sendable {
  private let turn = DispatchSemaphore(value: 1)
  private var made: RelationIDs?

  var isMade: Bool {
    turn.wait()
    defer { turn.signal() }
    return made != nil
  }

  func ids(_ make: () -> RelationIDs) -> RelationIDs {
    turn.wait()
    defer { turn.signal() }
    if let made { return made }
    let new = make()
    made = new
    return new
  }
}

extension ActorGraph {
  /// The ids of all relations.
  var relationIDs: RelationIDs { columns.laterIDs?.ids { idsOfAll() } ?? columns.ids }

  /// Makes the ids that are still to be made, before one is added that must differ from them.
  mutating func settleIDs() {
    guard columns.laterIDs != nil else { return }
    columns.ids = relationIDs
    columns.laterIDs = nil
  }

  /// Leaves the ids of relations about to be added in bulk to be made later.
  mutating func beginLaterIDs() {
    // A box that others hold, or that is filled, says nothing of what is added now.
    if columns.laterIDs != nil,
      !isKnownUniquelyReferenced(&columns.laterIDs) || columns.laterIDs!.isMade
    {
      settleIDs()
    }
    if columns.laterIDs == nil { columns.laterIDs = LaterIDs() }
  }

  /// The ids there are, and those of the rows after them.
  ///
  /// An id that is taken, as forty bits are few for a million rows, gives way to the hash of its
  /// place with a `+` behind it.
  private func idsOfAll() -> RelationIDs {
    var ids = columns.ids
    let first = ids.count, count = columns.count - first
    ids.reserveCapacity(columns.count)
    let hashes = RowHashes(self)
    let parts = parallelMap(fixedParts(of: count)) { part in
      part.map { hashes.number(of: first + $0) }
    }
    for var number in parts.joined() {
      var again = 0
      while !ids.insert(number) {
        again += 1
        number = hashes.number(of: ids.count, again: again)
      }
    }
    return ids
  }
}

/// Ids of rows, from the bytes of what they are made of.
private struct RowHashes: Sendable {
  private let columns: RelationColumns
  /// The bytes of all actors' ids end to end: looking at a String counts who looks at it, and two
  /// cores that count at one place wait for each other.
  private var idBytes: [UInt8] = []
  private var idEnds: [Int] = [0]

  init(_ graph: ActorGraph) {
    columns = graph.columns
    idEnds.reserveCapacity(graph.actors.count + 1)
    for actor in graph.actors {
      idBytes += actor.id.utf8
      idEnds.append(idBytes.count)
    }
  }

  func number(of place: Int, again: Int = 0) -> UInt64 {
    var hash = RelationHash()
    hash.feed(columns.strings[columns.rowFile[place]] ?? "")
    hash.feed(UInt8(ascii: ":"))
    let line = columns.rowLine[place]
    var unit: UInt32 = 1
    while line / unit >= 10 { unit *= 10 }
    while unit > 0 {
      hash.feed(48 + UInt8(truncatingIfNeeded: line / unit % 10))
      unit /= 10
    }
    for _ in 0..<again { hash.feed(UInt8(ascii: "+")) }
    hash.endPart()
    feed(columns.source[place], to: &hash)
    hash.endPart()
    let event = Int(columns.event[place])
    if event > 0 { hash.feed(Codes.events[event - 1].rawValue) }
    hash.endPart()
    if columns.target[place] != RelationColumns.absent { feed(columns.target[place], to: &hash) }
    hash.endPart()
    hash.feed(columns.strings[columns.rule[place]] ?? "")
    hash.endPart()
    return hash.number
  }

  private func feed(_ actor: UInt32, to hash: inout RelationHash) {
    for place in idEnds[Int(actor)]..<idEnds[Int(actor) + 1] { hash.feed(idBytes[place]) }
  }
}
