import Basics
import Graph

/// POLECAT events (https://doi.org/10.7910/DVN/AJGVIT): classes of PLOVER, columns by name.
///
/// An event of several parties becomes a relation for each pair, with a shared `joint` and weights
/// that add up to one for each party; a consultation without recipient is one among its actors.
enum POLECAT {
  /// Lists longer than this are of everybody who was there, and tie nobody to anybody.
  private static let partyLimit = 12

  static func read(
    _ source: ByteSource, ledger: inout Ledger, parts: GraphParts? = nil
  ) throws(InputErrors) -> ActorGraph {
    var table = EventTable(source, parts: parts)
    var columns: HeaderColumns?
    var known: [String: [UInt32]] = [:]
    try table.rows { (table, row) throws(InputError) in
      guard let columns else {
        var names: [String] = []
        for place in row.ranges.indices { names.append(table.text(row, place)) }
        let found = HeaderColumns(names)
        let missing = found.missing(["Event Type", "Event Date", "Actor Name", "Recipient Name"])
        guard missing.isEmpty else {
          throw table.error("the header lacks \(missing.joined(separator: ", "))", row)
        }
        columns = found
        return
      }
      try add(row, columns, &known, &table)
    }
    ledger.add(table.importer.ledger)
    return table.importer.finished()
  }

  private static func add(
    _ row: EventFields, _ columns: HeaderColumns, _ known: inout [String: [UInt32]],
    _ table: inout EventTable
  ) throws(InputError) {
    func text(_ name: String) -> String { table.text(row, columns[name]) }
    let type = text("Event Type")
    guard let event = Event(rawValue: type) ?? Event(rawValue: type.uppercased()) else {
      throw table.error(
        "\"\(type.prefix(40))\" is no event type", row,
        hint: nearest(to: type, among: Event.allCases.map(\.rawValue)).map { "did you mean \($0)?" }
      )
    }
    let date = try table.date(text("Event Date"), row)
    let actors = parties("Actor", row, columns, &known, &table)
    let recipients = parties("Recipient", row, columns, &known, &table)
    let id = text("Event ID"), outlet = text("Source")
    let published = text("Publication Date")
    let article =
      id.isMissing
      ? nil
      : table.importer.article("event-\(id)") { id in
        Article(
          id: id, date: EventTable.date(published), dateBasis: .metadata,
          outlet: outlet.isMissing ? nil : outlet)
      }
    func relation(_ source: UInt32?, _ target: UInt32?, _ count: Int, mutual: Bool = false)
      -> EventRow
    {
      EventRow(
        source: source, target: target, event: event, mutual: mutual, code: type, date: date,
        intensity: columns["Intensity"].flatMap { row.number($0) }, article: article,
        joint: count > 2 ? "event-\(id)" : nil, weight: 1 / Double(max(1, count - 1)),
        rule: "plover:\(type)" + (text("Event Mode").isMissing ? "" : "/\(text("Event Mode"))"),
        line: row.line)
    }
    guard actors.count + recipients.count <= partyLimit else {
      table.importer.ledger.read += 1
      return table.importer.ledger.skip(
        "an event of more than \(partyLimit) parties", at: "\(table.importer.rowFile):\(row.line)")
    }
    if recipients.isEmpty, event == .consult, actors.count > 1 {
      for i in actors.indices {
        for j in actors.indices where j > i {
          table.importer.add(relation(actors[i], actors[j], actors.count, mutual: true))
        }
      }
    } else if actors.isEmpty || recipients.isEmpty {
      if actors.isEmpty { return table.importer.add(relation(nil, recipients.first, 1)) }
      for actor in actors { table.importer.add(relation(actor, nil, 1)) }
    } else {
      for actor in actors {
        for recipient in recipients {
          table.importer.add(relation(actor, recipient, actors.count + recipients.count))
        }
      }
    }
  }

  /// The parties of one side; names come as one, as `a;b`, or as `['a', 'b']`.
  ///
  /// - Parameter known: The parties of texts met before, most of which come again and again.
  private static func parties(
    _ side: String, _ row: EventFields, _ columns: HeaderColumns, _ known: inout [String: [UInt32]],
    _ table: inout EventTable
  ) -> [UInt32] {
    let names = table.text(row, columns["\(side) Name"])
    let countries = table.text(row, columns["\(side) Country"])
    let sectors = table.text(row, columns["Primary \(side) Sector"])
    let texts = "\(names)\t\(countries)\t\(sectors)"
    if let parties = known[texts] { return parties }
    let parties = parties(list(names), list(countries), list(sectors), &table)
    known[texts] = parties
    return parties
  }

  private static func parties(
    _ names: [String], _ countries: [String], _ sectors: [String], _ table: inout EventTable
  ) -> [UInt32] {
    var parties: [UInt32] = []
    for (place, name) in names.enumerated() {
      let country = place < countries.count ? countries[place] : countries.first
      let sector = place < sectors.count ? sectors[place] : sectors.first
      let code = country.flatMap { Countries.isCode($0) ? $0 : Countries.code(named: $0) }
      // One name in two countries is two actors.
      let key = code.map { "\(name) (\(Countries.name(of: $0)!))" } ?? name
      let party = table.importer.actor(Countries.code(named: name) == nil ? key : name) { _ in
        var actor = EventActors.actor(named: name, country: country)
        guard actor.kind != .state else { return actor }
        actor.country = code ?? actor.country
        actor.id = Slug.id(name: name, parent: actor.country)
        actor.sector = sector ?? actor.sector
        return actor
      }
      if let party, !parties.contains(party) { parties.append(party) }
    }
    return parties
  }

  private static func list(_ text: String) -> [String] {
    guard !text.isMissing else { return [] }
    let inner = text.hasPrefix("[") && text.hasSuffix("]") ? text.dropFirst().dropLast() : text[...]
    let separator: Character = inner.contains(";") || inner.count == text.count ? ";" : ","
    return inner.split(separator: separator).map {
      String($0.drop { " '\"".contains($0) }.reversed().drop { " '\"".contains($0) }.reversed())
    }.filter { !$0.isMissing }
  }
}
