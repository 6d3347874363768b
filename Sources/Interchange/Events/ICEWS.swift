import Basics
import Graph

/// Coded events of ICEWS, one `.tab` file a year (https://doi.org/10.7910/DVN/28075).
///
/// Symmetric events stand twice, once from each side, and a visit beside its hosting: a row whose
/// mirror (same story, sentence and code, ends swapped) was met makes that one mutual.
enum ICEWS {
  private static let needed = [
    "Event ID", "Event Date", "Source Name", "CAMEO Code", "Target Name",
  ]

  static func read(_ source: ByteSource, ledger: inout Ledger) throws(InputErrors) -> ActorGraph {
    var table = EventTable(source)
    var columns: HeaderColumns?
    var width = 0
    var rows: [EventRow] = []
    /// By story, sentence, code, source and target: the row.
    var seen: [String: Int] = [:]
    var ids: Set<String> = []
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
      let day = text("Event Date")
      table.importer.ledger.read += 1
      // An id alone is not unique; with its date it is.
      guard ids.insert(text("Event ID") + " " + day).inserted else {
        return table.importer.ledger.skip(
          "a row stands twice", at: "\(table.importer.rowFile):\(row.line)")
      }
      let code = table.code(text("CAMEO Code"), row)
      guard Cameo.isCode(code) else {
        throw table.error("\"\(text("CAMEO Code").prefix(20))\" is no event code", row)
      }
      let date = try table.date(day, row)
      let source = actor("Source", columns, row, &table)
      let target = actor("Target", columns, row, &table)
      let story = text("Story ID"), sentence = text("Sentence Number")
      if !story.isMissing, let source, let target {
        let mirrored = ["042": "043", "043": "042"][code] ?? code
        if let first = seen["\(story)\t\(sentence)\t\(mirrored)\t\(target)\t\(source)"] {
          rows[first].mutual = true
          return table.importer.ledger.change("a mirrored row made one mutual relation")
        }
        seen["\(story)\t\(sentence)\t\(code)\t\(source)\t\(target)"] = rows.count
      }
      let publisher = text("Publisher")
      let article =
        story.isMissing
        ? nil
        : table.importer.article("story-\(story)") { id in
          Article(
            id: id, date: date, dateBasis: .metadata, outlet: publisher.isMissing ? nil : publisher)
        }
      rows.append(
        EventRow(
          source: source, target: target, event: Cameo.event(code), code: code, date: date,
          intensity: columns["Intensity"].flatMap { row.number($0) } ?? Cameo.goldstein(code),
          article: article,
          sentence: Int(sentence).flatMap { (0..<1_000_000).contains($0) ? $0 : nil },
          line: row.line))
    }
    table.importer.ledger.read -= rows.count  // each is counted when it is added
    for row in rows { table.importer.add(row) }
    ledger.add(table.importer.ledger)
    return table.importer.finished()
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
