import Basics
import Graph

/// Event files of PETRARCH: the daily files of Phoenix (26 columns) and PETRARCH's own output (7 to
/// 13), both without header.
///
/// PETRARCH2 writes `010` where it found no code, so rows of 010 are skipped and counted.
enum Phoenix {
  static func read(
    _ source: ByteSource, ledger: inout Ledger, parts: GraphParts? = nil
  ) throws(InputErrors) -> ActorGraph {
    var table = EventTable(source, parts: parts)
    try table.rows { (table, row) throws(InputError) in
      let count = row.ranges.count
      let isDaily = count == 26
      guard isDaily || (4...13).contains(count) else {
        throw table.error("the row has \(count) columns; expected 26, or 7 to 13", row)
      }
      let (day, from, to, codePlace) = isDaily ? (1, 5, 9, 13) : (0, 1, 2, 3)
      let code = table.code(table.text(row, codePlace), row)
      guard Cameo.isCode(code) else {
        throw table.error("\"\(table.text(row, codePlace).prefix(20))\" is no event code", row)
      }
      if !isDaily, code == "010" {
        table.importer.ledger.read += 1
        return table.importer.ledger.skip(
          "code 010 may stand for none", at: "\(table.importer.rowFile):\(row.line)")
      }
      func actor(_ place: Int) -> UInt32? {
        let code = table.text(row, place)
        return table.importer.actor(code) { CameoActors.actor(code: $0, name: "") }
      }
      let source = actor(from), target = actor(to)
      table.importer.add(
        EventRow(
          source: source, target: target, event: Cameo.event(code), code: code,
          date: try table.date(table.text(row, day), row),
          intensity: isDaily ? row.number(16) ?? Cameo.goldstein(code) : Cameo.goldstein(code),
          article: article(row, isDaily, &table), line: row.line))
    }
    ledger.add(table.importer.ledger)
    return table.importer.finished()
  }

  /// The first story of the row, by its address, else by its id.
  private static func article(
    _ row: EventFields, _ isDaily: Bool, _ table: inout EventTable
  ) -> UInt32? {
    var urls: [String] = []
    if isDaily {
      urls = table.text(row, 24).split(separator: ";").map(String.init)
    } else {
      // The column of addresses is optional, and its place varies with the others.
      for place in row.ranges.indices where urls.isEmpty {
        let text = table.text(row, place)
        if text.contains("://") { urls = [text] }
      }
    }
    // The id is that of the story and the sentence's number.
    let ids = table.text(row, isDaily ? 23 : 5).split(separator: ";").map(String.init)
    let story = ids.first.map { id in
      id.lastIndex(of: "_").map { String(id[..<$0]) } ?? id
    }
    guard let id = urls.first ?? story, !id.isMissing else { return nil }
    return table.importer.article(id) { id in
      Article(id: id, outlet: urls.first.flatMap(GDELT.host), urls: urls.sorted())
    }
  }
}
