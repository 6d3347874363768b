import Basics

extension ActorGraph {
  /// A relation that a row of a data file is, by the numbers of what it names.
  package struct ImportedRelation: Sendable {
    /// Places in `actors`.
    package var source: UInt32
    package var target: UInt32?
    package let event: Event?
    /// As the columns have it: finding a case's number among all takes longer than a copy.
    fileprivate let eventCode: UInt8
    package let kind: Kind
    package var mutual = false
    /// `PartialDate.packed`; 0 for none.
    package var date: UInt32 = 0
    package var dateBasis = DateBasis.metadata
    /// A place in `articles`.
    package var article: UInt32?
    package var sentence: Int32?
    /// Of `number(ofText:)`.
    package var joint: UInt32 = 0
    package var rule: UInt32
    package var basis = Basis.imported
    package var weight = 1.0
    package var confidence = 1.0
    package var intensity: Double?
    package var line: UInt32

    package init(
      source: UInt32, target: UInt32?, event: Event?, kind: Kind, rule: UInt32, line: UInt32
    ) {
      self.source = source
      self.target = target
      self.event = event
      eventCode = event.map { Codes.event($0) } ?? 0
      self.kind = kind
      self.rule = rule
      self.line = line
    }
  }

  /// The number that the graph's relations know a text by, given on its first coming.
  package mutating func number(ofText text: String) -> UInt32 { columns.strings.number(of: text) }

  /// Adds relations of a data file, as `add(_:)` does one by one from texts.
  ///
  /// An id that is taken, as forty bits are few for a million rows, gives way to the hash of its
  /// place with a `+` behind it.
  ///
  /// - Precondition: Actors, articles and texts are the graph's; weights and confidences are what
  ///   `add(_:)` takes.
  /// - Complexity: O(rows), besides hashing.
  package mutating func add(_ rows: [ImportedRelation], ofFile file: String) {
    columns.ids.reserveCapacity(columns.count + rows.count)
    var hashes = RowHashes(self, file: file)
    hashes.bytes(of: actors)
    let ids = parallelMap(fixedParts(of: rows.count)) { [hashes] part in
      rows[part].map { hashes.number(of: $0) }
    }
    var place = 0
    for part in ids {
      for number in part {
        var number = number, again = 0
        while !columns.ids.insert(number) {
          again += 1
          number = hashes.number(of: rows[place], again: again)
        }
        place += 1
      }
    }
    columns.append(rows, file: columns.strings.number(of: file))
  }
}

/// Ids of rows, from the bytes of what they are made of.
private struct RowHashes: Sendable {
  private let start: RelationHash
  private let strings: StringPool
  /// The bytes of all actors' ids end to end: looking at a String counts who looks at it, and two
  /// cores that count at one place wait for each other.
  private var idBytes: [UInt8] = []
  private var idEnds: [Int] = [0]

  init(_ graph: ActorGraph, file: String) {
    var start = RelationHash()
    start.feed(file)
    start.feed(UInt8(ascii: ":"))
    self.start = start
    strings = graph.columns.strings
  }

  mutating func bytes(of actors: [Actor]) {
    idEnds.reserveCapacity(actors.count + 1)
    for actor in actors {
      idBytes += actor.id.utf8
      idEnds.append(idBytes.count)
    }
  }

  func number(of row: ActorGraph.ImportedRelation, again: Int = 0) -> UInt64 {
    var hash = start
    var unit: UInt32 = 1
    while row.line / unit >= 10 { unit *= 10 }
    while unit > 0 {
      hash.feed(48 + UInt8(truncatingIfNeeded: row.line / unit % 10))
      unit /= 10
    }
    for _ in 0..<again { hash.feed(UInt8(ascii: "+")) }
    hash.endPart()
    feed(row.source, to: &hash)
    hash.endPart()
    if let event = row.event { hash.feed(event.rawValue) }
    hash.endPart()
    if let target = row.target { feed(target, to: &hash) }
    hash.endPart()
    hash.feed(strings[row.rule] ?? "")
    hash.endPart()
    return hash.number
  }

  private func feed(_ actor: UInt32, to hash: inout RelationHash) {
    for place in idEnds[Int(actor)]..<idEnds[Int(actor) + 1] { hash.feed(idBytes[place]) }
  }
}

extension RelationColumns {
  /// Adds to every column but that of ids.
  fileprivate mutating func append(_ rows: [ActorGraph.ImportedRelation], file: UInt32) {
    let none = repeatElement(UInt32(0), count: rows.count)
    let nowhere = repeatElement(Int32(-1), count: rows.count)
    source.append(contentsOf: rows.lazy.map { $0.source })
    target.append(contentsOf: rows.lazy.map { $0.target ?? RelationColumns.absent })
    article.append(contentsOf: rows.lazy.map { $0.article ?? RelationColumns.absent })
    event.append(contentsOf: rows.lazy.map { $0.eventCode })
    kind.append(contentsOf: rows.lazy.map { UInt8($0.kind.order) })
    modality.append(
      contentsOf: repeatElement(Codes.number(Modality.asserted), count: rows.count))
    basis.append(contentsOf: rows.lazy.map { Codes.number($0.basis) })
    dateBasis.append(
      contentsOf: rows.lazy.map { $0.date == 0 ? 0 : 1 + Codes.number($0.dateBasis) })
    flags.append(contentsOf: rows.lazy.map { $0.mutual ? 1 : 0 })
    date.append(contentsOf: rows.lazy.map { $0.date })
    sentence.append(contentsOf: rows.lazy.map { $0.sentence ?? -1 })
    rangeStart.append(contentsOf: nowhere)
    rangeEnd.append(contentsOf: nowhere)
    sourceText.append(contentsOf: none)
    eventText.append(contentsOf: none)
    targetText.append(contentsOf: none)
    quote.append(contentsOf: none)
    condition.append(contentsOf: none)
    joint.append(contentsOf: rows.lazy.map { $0.joint })
    rule.append(contentsOf: rows.lazy.map { $0.rule })
    rowFile.append(contentsOf: repeatElement(file, count: rows.count))
    rowLine.append(contentsOf: rows.lazy.map { $0.line })
    claimants.append(contentsOf: none)
    about.append(contentsOf: none)
    confidence.append(contentsOf: rows.lazy.map { $0.confidence })
    weight.append(contentsOf: rows.lazy.map { $0.weight })
    intensity.append(contentsOf: rows.lazy.map { $0.intensity ?? .nan })
  }
}
