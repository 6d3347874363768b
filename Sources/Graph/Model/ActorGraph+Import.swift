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

  /// Makes room for so many relations in all, where it is known how many will come.
  package mutating func reserveRelations(_ count: Int) { columns.reserveImported(count) }

  /// Adds relations of a data file, as `add(_:)` does one by one from texts; their ids are made when
  /// they are first asked for.
  ///
  /// - Precondition: Actors, articles and texts are the graph's; weights and confidences are what
  ///   `add(_:)` takes.
  /// - Complexity: O(rows).
  package mutating func add(_ rows: [ImportedRelation], ofFile file: String) {
    beginLaterIDs()
    columns.append(rows, file: columns.strings.number(of: file))
  }

  /// Takes out relations and articles; actors, and the numbers of texts, stay as they are.
  package mutating func forgetRecords() {
    var fresh = RelationColumns()
    fresh.strings = columns.strings
    columns = fresh
    removeArticles()
  }
}

extension RelationColumns {
  /// Makes room in every column but that of ids.
  fileprivate mutating func reserveImported(_ count: Int) {
    func reserve<Value>(_ column: inout [Value]) { column.reserveCapacity(count) }
    reserve(&source)
    reserve(&target)
    reserve(&article)
    reserve(&event)
    reserve(&kind)
    reserve(&modality)
    reserve(&basis)
    reserve(&dateBasis)
    reserve(&flags)
    reserve(&date)
    reserve(&sentence)
    reserve(&rangeStart)
    reserve(&rangeEnd)
    reserve(&sourceText)
    reserve(&eventText)
    reserve(&targetText)
    reserve(&quote)
    reserve(&condition)
    reserve(&joint)
    reserve(&rule)
    reserve(&rowFile)
    reserve(&rowLine)
    reserve(&claimants)
    reserve(&about)
    reserve(&confidence)
    reserve(&weight)
    reserve(&intensity)
  }

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
