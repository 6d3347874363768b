import Basics
import Graph

/// GDELT event files, 1.0 (57 or 58 columns) and 2.0 (61), without header
/// (http://data.gdeltproject.org/documentation/GDELT-Event_Codebook-V2.0.pdf).
///
/// A row is a report, not an event: its article is the evidence, so that by default a tie weighs as
/// many articles as report it.
enum GDELT {
  static func read(
    _ source: ByteSource, ledger: inout Ledger, parts: GraphParts? = nil
  ) throws(InputErrors) -> ActorGraph {
    var table = EventTable(source, parts: parts)
    var columns = 0
    try table.rows { (table, row) throws(InputError) in
      let count = row.ranges.count
      if columns == 0, [57, 58, 61].contains(count) { columns = count }
      guard count == columns else {
        throw table.error(
          "the row has \(count) columns; expected \(columns == 0 ? "57, 58 or 61" : "\(columns)")",
          row, hint: "GDELT's event files have 57, 58 or 61 columns apart by tabs")
      }
      let code = table.code(table.text(row, 26), row)
      guard Cameo.isCode(code) else {
        throw table.error("\"\(code.prefix(20))\" is no event code", row)
      }
      let source = actor(5, row, &table), target = actor(15, row, &table)
      let url = columns == 57 ? "" : table.text(row, columns - 1)
      let added = columns == 57 ? "" : table.text(row, columns - 2)
      let article =
        url.isMissing
        ? nil
        : table.importer.article(url) { url in
          let date = EventTable.date(added)
          return Article(
            id: url, date: date, dateBasis: date == nil ? nil : .metadata, outlet: host(of: url),
            urls: [url])
        }
      table.importer.add(
        EventRow(
          source: source, target: target, event: Cameo.event(code), code: code,
          date: try table.date(table.text(row, 1), row), intensity: row.number(30),
          article: article, line: row.line))
    }
    ledger.add(table.importer.ledger)
    return table.importer.finished()
  }

  /// The actor whose ten columns begin at `first`: code, name, country and so on.
  private static func actor(
    _ first: Int, _ row: EventFields, _ table: inout EventTable
  ) -> UInt32? {
    guard !row.isEmpty(first) else { return nil }
    let code = table.text(row, first)
    return table.importer.actor(code) { code in
      CameoActors.actor(
        code: code, name: String(decoding: row.bytes[row.ranges[first + 1]], as: UTF8.self))
    }
  }

  /// `example.org` of `https://www.example.org/a`.
  static func host(of url: String) -> String? {
    let parts = url.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 2, parts[0].hasSuffix(":"), parts[1].isEmpty else { return nil }
    let host = parts[2].lowercased()
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }
}
