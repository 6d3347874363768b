import Basics
import Graph

/// Coded events of ICEWS, one `.tab` file a year (https://doi.org/10.7910/DVN/28075).
///
/// Symmetric events stand twice, once from each side, and a visit beside its hosting: a row whose
/// mirror (same story, sentence and code, ends swapped) was met makes that one mutual. Files are
/// in the order of their events, so that mirrors stand near each other: they are looked for among the
/// `reach` rows before.
enum ICEWS {
  /// Far more rows than a day has.
  static let reach = 1 << 16

  private static let needed = [
    "Event ID", "Event Date", "Source Name", "CAMEO Code", "Target Name",
  ]

  static func read(
    _ source: ByteSource, ledger: inout Ledger, parts: GraphParts? = nil
  ) throws(InputErrors) -> ActorGraph {
    var table = EventTable(source, parts: parts)
    var columns: HeaderColumns?
    var width = 0
    var waiting = WaitingRows()
    var ids = EventIDs()
    try table.rows { (table, row) throws(InputError) in
      guard let columns else {
        columns = try header(row, &table)
        width = row.ranges.count
        return
      }
      func text(_ name: String) -> String { table.text(row, columns[name]) }
      guard row.ranges.count == width else {
        throw table.error("the row has \(row.ranges.count) columns; expected \(width)", row)
      }
      let date = try table.date(text("Event Date"), row)
      guard ids.insert(text("Event ID"), date) else {
        table.importer.ledger.read += 1
        return table.importer.ledger.skip(
          "a row stands twice", at: "\(table.importer.rowFile):\(row.line)")
      }
      let code = table.code(text("CAMEO Code"), row)
      guard Cameo.isCode(code) else {
        throw table.error("\"\(text("CAMEO Code").prefix(20))\" is no event code", row)
      }
      let source = actor("Source", columns, row, &table)
      let target = actor("Target", columns, row, &table)
      let story = text("Story ID"), sentence = text("Sentence Number")
      var key: MirrorKey?
      if !story.isMissing, let source, let target {
        key = MirrorKey(
          story: story, sentence: sentence, code: code, source: source, target: target)
      }
      if let key, waiting.fold(key) {
        table.importer.ledger.read += 1
        return table.importer.ledger.change("a mirrored row made one mutual relation")
      }
      waiting.append(
        WaitingRows.Row(
          event: EventRow(
            source: source, target: target, event: Cameo.event(code), code: code, date: date,
            intensity: columns["Intensity"].flatMap { row.number($0) } ?? Cameo.goldstein(code),
            sentence: Int(sentence).flatMap { (0..<1_000_000).contains($0) ? $0 : nil },
            line: row.line),
          story: story, publisher: text("Publisher"), key: key))
      if waiting.count > reach { add(waiting.removeFirst(), &table) }
    }
    while waiting.count > 0, !table.importer.isStopped {
      add(waiting.removeFirst(), &table)
      table.importer.handOverIfFull()
    }
    ledger.add(table.importer.ledger)
    return table.importer.finished()
  }

  /// Adds a row that no mirror can come to any more, with its article, which may be new in this part.
  private static func add(_ row: WaitingRows.Row, _ table: inout EventTable) {
    var event = row.event
    if !row.story.isMissing {
      event.article = table.importer.article("story-\(row.story)") { id in
        Article(
          id: id, date: event.date, dateBasis: .metadata,
          outlet: row.publisher.isMissing ? nil : row.publisher)
      }
    }
    table.importer.add(event)
  }

  private static func header(
    _ row: EventFields, _ table: inout EventTable
  ) throws(InputError) -> HeaderColumns {
    var names: [String] = []
    for place in row.ranges.indices { names.append(table.text(row, place)) }
    let columns = HeaderColumns(names)
    let missing = columns.missing(needed)
    guard missing.isEmpty else {
      throw table.error("the header lacks \(missing.joined(separator: ", "))", row)
    }
    return columns
  }

  private static func actor(
    _ side: String, _ columns: HeaderColumns, _ row: EventFields, _ table: inout EventTable
  ) -> UInt32? {
    let name = table.text(row, columns["\(side) Name"])
    let country = table.text(row, columns["\(side) Country"])
    let sectors = table.text(row, columns["\(side) Sectors"])
    return table.importer.actor(name) { name in
      EventActors.actor(
        named: name, country: country.isMissing ? nil : country,
        sectors: sectors.split(separator: ",").map(String.init))
    }
  }
}

/// The ids that were met, each with its date: an id alone is not unique.
private struct EventIDs {
  /// Number and date side by side, a third of the memory of texts.
  private var numbers: Set<UInt64> = []
  private var texts: Set<String> = []

  /// False for one that was met before.
  mutating func insert(_ id: String, _ date: PartialDate) -> Bool {
    if let number = UInt32(id) {
      return numbers.insert(UInt64(number) << 32 | UInt64(date.packed)).inserted
    }
    return texts.insert("\(id) \(date)").inserted
  }
}

/// What a row and its mirror have in common.
private struct MirrorKey: Hashable {
  var story: String
  var sentence: String
  var code: String
  var source: UInt32
  var target: UInt32

  var mirrored: MirrorKey {
    MirrorKey(
      story: story, sentence: sentence, code: ["042": "043", "043": "042"][code] ?? code,
      source: target, target: source)
  }
}

/// Rows in their order that a mirror may still come to.
private struct WaitingRows {
  struct Row {
    var event: EventRow
    var story: String
    var publisher: String
    /// Nil for a row that can have no mirror.
    var key: MirrorKey?
  }

  /// Those before `first` were taken out.
  private var rows: [Row] = []
  private var first = 0
  /// How many rows of the file are no longer in `rows`.
  private var gone = 0
  /// By key: the row's number, counted from the first of the file.
  private var numbers: [MirrorKey: Int] = [:]

  var count: Int { rows.count - first }

  mutating func append(_ row: Row) {
    if let key = row.key { numbers[key] = gone + rows.count }
    rows.append(row)
  }

  /// Makes the row whose mirror has that key mutual; false when there is none.
  mutating func fold(_ key: MirrorKey) -> Bool {
    guard let number = numbers[key.mirrored] else { return false }
    rows[number - gone].event.mutual = true
    return true
  }

  mutating func removeFirst() -> Row {
    let row = rows[first]
    if let key = row.key, numbers[key] == gone + first { numbers[key] = nil }
    first += 1
    if first > ICEWS.reach {
      rows.removeFirst(first)
      gone += first
      first = 0
    }
    return row
  }
}
