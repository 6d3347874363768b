import Basics
import Graph

/// ACLED's CSV (https://acleddata.com): who fought, attacked or protested where.
///
/// The two actors of a row are in no order, so relations are mutual. Rows of one actor are acts
/// without target. Years in parentheses are dropped from names.
enum ACLED {
  static func read(
    _ bytes: [UInt8], file: String, ledger: inout Ledger, parts: GraphParts? = nil
  ) throws(InputErrors) -> ActorGraph {
    var importer = EventImporter(file: file, parts: parts)
    var problems = ErrorCollector()
    let form = TableForm(sniffing: bytes) ?? .commas
    var rows = TableRows(bytes, form: form, file: file)
    do throws(InputError) {
      guard let first = try rows.next() else {
        throw InputError(file: file, problem: "the file is empty")
      }
      let columns = HeaderColumns(first.fields.map { rows.text($0) })
      let missing = columns.missing(["event_date", "event_type", "actor1", "actor2"])
      guard missing.isEmpty else {
        throw InputError(
          file: file, line: first.line,
          problem: "the header lacks \(missing.joined(separator: ", "))")
      }
      while !problems.isFull, !importer.isStopped, let row = try rows.next() {
        importer.handOverIfFull()
        func text(_ name: String) -> String {
          guard let place = columns[name], place < row.fields.count else { return "" }
          return rows.text(row.fields[place])
        }
        guard let date = EventTable.date(text("event_date")) else {
          problems.add(
            InputError(
              file: file, line: row.line,
              problem: "\"\(text("event_date").prefix(40))\" is not a date",
              hint: "expected YYYY-MM-DD or 16 May 2025"))
          continue
        }
        let event = event(text("event_type"), text("sub_event_type"))
        let id = text("event_id_cnty")
        let outlet = text("source").split(separator: ";").first.map {
          String(PlainText.trimmed($0))
        }
        let article =
          id.isMissing
          ? nil
          : importer.article(id) { id in
            Article(id: id, date: date, dateBasis: .metadata, outlet: outlet)
          }
        let source = actor(text("actor1"), &importer), target = actor(text("actor2"), &importer)
        importer.add(
          EventRow(
            source: source ?? target, target: source == nil ? nil : target, event: event,
            mutual: source != nil && target != nil, code: "", date: date, article: article,
            rule: "acled:\(text("sub_event_type"))", line: row.line))
      }
      if rows.fallbackCount > 0 {
        importer.ledger.change("field decoded as Windows-1252", count: rows.fallbackCount)
      }
    } catch { problems.add(error) }
    try problems.finish()
    ledger.add(importer.ledger)
    return importer.finished()
  }

  private static func event(_ type: String, _ detail: String) -> Event? {
    switch type.lowercased() {
    case "battles", "violence against civilians", "explosions/remote violence": .assault
    case "protests", "riots": .protest
    case "strategic developments":
      switch detail.lowercased() {
      case "agreement": .agree
      case "arrests", "looting/property destruction", "disrupted weapons use": .coerce
      case "non-violent transfer of territory": .retreat
      default: nil
      }
    default: nil
    }
  }

  private static func actor(_ name: String, _ importer: inout EventImporter) -> UInt32? {
    importer.actor(withoutYears(name)) { name in
      var actor = EventActors.actor(named: name)
      if actor.country == nil, let of = name.range(after: " of ") {
        // "Military Forces of Kenya" names its country at the end, or before its branch.
        let words = name[of...].split(separator: " ")
        for count in stride(from: min(5, words.count), to: 0, by: -1) {
          if let code = Countries.code(named: words.prefix(count).joined(separator: " ")) {
            actor.country = code
            break
          }
        }
      }
      let lower = name.lowercased()
      if actor.kind == .official { actor.kind = .organization }
      if lower.hasPrefix("military forces") { (actor.sector, actor.kind) = ("MIL", .organization) }
      if lower.hasPrefix("police forces") { (actor.sector, actor.kind) = ("COP", .organization) }
      if lower.hasPrefix("government of") { (actor.sector, actor.kind) = ("GOV", .organization) }
      if lower.hasPrefix("protesters") || lower.hasPrefix("rioters") || lower.hasPrefix("civilians")
      {
        (actor.sector, actor.kind) = ("CVL", .group)
      }
      return actor
    }
  }

  /// `Military Forces of Iran (1989-) Guard Corps` without the years a government was in power.
  private static func withoutYears(_ name: String) -> String {
    guard let open = name.firstIndex(of: "("), let close = name[open...].firstIndex(of: ")") else {
      return name
    }
    let inside = name[name.index(after: open)..<close]
    guard inside.contains("-"), inside.allSatisfy({ $0.isNumber || $0 == "-" }) else { return name }
    return (String(name[..<open]) + String(name[name.index(after: close)...])).collapsed
  }
}

extension String {
  /// The place after the first `word`.
  fileprivate func range(after word: String) -> String.Index? {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(word) { return rest.index(rest.startIndex, offsetBy: word.count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}
