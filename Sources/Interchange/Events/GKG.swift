import Basics
import Graph

/// GDELT's Global Knowledge Graph 2.1 (27 columns, no header;
/// http://data.gdeltproject.org/documentation/GDELT-Global_Knowledge_Graph_Codebook-V2.1.pdf).
///
/// A record lists the persons and organizations of an article with their places in it. Two that stand
/// within `reach` characters of each other give a relation of basis `co-occurrence`, one an article and
/// pair: it says that they are named together and nothing else, and no measure counts it.
enum GKG {
  /// About two sentences.
  static let reach = 200
  /// Names beyond so many in one record are tables and lists, which tell nothing of pairs.
  static let nameLimit = 400

  static func read(
    _ source: ByteSource, ledger: inout Ledger, parts: GraphParts? = nil
  ) throws(InputErrors) -> ActorGraph {
    var table = EventTable(source, parts: parts)
    // Of all parts, each of which forgets the articles of the one before.
    var articleNames = ByteInterner()
    try table.rows { (table, row) throws(InputError) in
      guard row.ranges.count == 27 else {
        throw table.error(
          "the row has \(row.ranges.count) columns; expected 27", row,
          hint: "files of GDELT's Global Knowledge Graph 2.1 have 27 columns apart by tabs")
      }
      let date = try table.date(table.text(row, 1), row)
      let address = table.text(row, 4)
      let name = address.isMissing ? table.text(row, 0) : address
      let known = articleNames.count
      guard articleNames.number(of: Array(name.utf8)[...]) == known else {
        table.importer.ledger.read += 1
        table.importer.ledger.skip(
          "a second record of an article", at: "\(table.importer.rowFile):\(row.line)")
        return
      }
      let outlet = table.text(row, 3)
      let article = table.importer.article(name) { name in
        Article(
          id: name, date: date, dateBasis: .metadata, outlet: outlet.isMissing ? nil : outlet,
          urls: address.contains("://") ? [address] : [])
      }
      var places: [(actor: String, offset: Int)] = []
      for (column, kind) in [(12, ActorKind.official), (14, .organization)] {
        for (name, offset) in names(in: table.text(row, column)) {
          if let number = table.importer.actor(name, make: { actor($0, kind) }) {
            places.append((table.importer.id(ofActor: number), offset))
          }
        }
      }
      if places.count > nameLimit {
        table.importer.ledger.change(
          "names after the \(nameLimit)th were left out",
          at: "\(table.importer.rowFile):\(row.line)", count: places.count - nameLimit)
        places.removeLast(places.count - nameLimit)
      }
      add(places, article, date, row.line, &table)
    }
    ledger.add(table.importer.ledger)
    return table.importer.finished()
  }

  private static func add(
    _ places: [(actor: String, offset: Int)], _ article: UInt32, _ date: PartialDate, _ line: Int,
    _ table: inout EventTable
  ) {
    let places = places.sorted { ($0.offset, $0.actor) < ($1.offset, $1.actor) }
    var seen: Set<[String]> = []
    for (i, first) in places.enumerated() {
      for second in places[(i + 1)...] {
        guard second.offset - first.offset <= reach else { break }
        let pair = [first.actor, second.actor].sorted()
        guard pair[0] != pair[1], seen.insert(pair).inserted else { continue }
        table.importer.add(
          EventRow(
            source: table.importer.number(ofActor: pair[0]),
            target: table.importer.number(ofActor: pair[1]), kind: .untyped, mutual: true, code: "",
            date: date,
            article: article, basis: .cooccurrence, rule: "gkg:near", line: line))
      }
    }
  }

  /// `Name,offset;Name,offset`: a name may hold commas.
  private static func names(in field: String) -> [(String, Int)] {
    field.split(separator: ";").compactMap { entry in
      guard let comma = entry.lastIndex(of: ","),
        let offset = Int(entry[entry.index(after: comma)...])
      else { return nil }
      return (String(entry[..<comma]).collapsed, offset)
    }
  }

  /// A state is known by its name; GDELT writes names of persons and organizations alike in capitals
  /// at the front of each word.
  private static func actor(_ name: String, _ kind: ActorKind) -> Actor {
    if let code = Countries.code(named: name) {
      return Actor(id: code, name: name, kind: .state, country: code)
    }
    return Actor(id: Slug.id(name: name, parent: nil), name: name, kind: kind)
  }
}
