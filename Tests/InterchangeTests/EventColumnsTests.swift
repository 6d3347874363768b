import Basics
import Graph
import Testing

@testable import Interchange

/// Event files go into columns by numbers; the truth here is the same rows added one by one, as
/// texts, through the door that checks everything.
@Suite struct EventColumnsTests {
  private static let names = [
    "China", "South Korea", "John Kerry", "Ministry (Afghanistan)", "Police (Australia)", "NULL",
    "",
    "Citizen (Korea (South))", "Nicol\u{E1}s Maduro", "the Congo", "Men / Women (India)", "A&B",
  ]
  private static let labels = [
    "Consult", "036", "Make statement", "Fight with small arms", "Frowns",
  ]

  private func rows(_ count: Int, seed: UInt64) -> [[String]] {
    var random = SeededRandom(seed: seed)
    func one(of texts: [String]) -> String { texts[Int(random.next() % UInt64(texts.count))] }
    return (0..<count).map { _ in
      [
        one(of: Self.names), one(of: Self.labels), one(of: Self.names),
        one(of: ["2024-01-29", "2023", "2022-12", "2020-02-29"]),
      ]
    }
  }

  /// Row by row, by the definition of each field.
  private func oneByOne(_ rows: [[String]], file: String) throws -> (ActorGraph, Int) {
    var graph = ActorGraph()
    var skipped = 0
    func actor(_ name: String) throws -> String? {
      guard !["", "NULL"].contains(name) else { return nil }
      let actor = EventActors.actor(named: name)
      if let known = graph.actor(actor.id) {
        graph.replace(known.joined(with: actor))
      } else {
        try graph.add(actor)
      }
      return actor.id
    }
    for (place, row) in rows.enumerated() {
      let source = try actor(row[0]), target = try actor(row[2])
      guard let source else {
        skipped += 1
        continue
      }
      let code = Cameo.isCode(row[1]) ? row[1] : Cameo.code(label: row[1])
      let event = code.flatMap(Cameo.event), line = "\(file):\(place + 1)"
      let rule = "cameo:\(code ?? row[1])"
      try graph.add(
        Relation(
          id: Relation.id(place: line, source: source, event: event, target: target, rule: rule),
          source: source, target: target, event: event,
          evidence: Evidence(
            basis: .imported, date: PartialDate(row[3]), dateBasis: .metadata, row: line,
            intensity: code.flatMap(Cameo.goldstein), rule: rule)))
    }
    return (graph, skipped)
  }

  @Test(arguments: 0..<UInt64(20)) func equalToRowsAddedOneByOne(seed: UInt64) throws {
    let rows = rows(Int(seed) * 7, seed: seed)
    let ending = seed % 2 == 0 ? "\n" : "\r\n"
    let text = rows.map { $0.joined(separator: "\t") + ending }.joined()
    var ledger = Ledger()
    let source = ByteSource(name: "in/e.tsv", bytes: Array(text.utf8))
    let graph = try LabelledEvents.read(source, ledger: &ledger)
    let (expected, skipped) = try oneByOne(rows, file: "e.tsv")
    #expect(graph == expected)
    #expect(graph.actors.map(\.id) == expected.actors.map(\.id))
    #expect(ledger.skippedCount == skipped && ledger.read == rows.count)
    #expect(
      graph.relations.allSatisfy { graph.hasRelation($0.id) } && !graph.hasRelation("r-none"))
  }

  /// Bytes that are not UTF-8 are Windows-1252, counted as often as they come.
  @Test func fieldsOfAnotherEncodingAreCounted() throws {
    let row = Array("Caf\u{E9} Owner\tConsult\tChina\t2024-01-29\n".unicodeScalars).map {
      UInt8($0.value)
    }
    var ledger = Ledger()
    let graph = try LabelledEvents.read(
      ByteSource(name: "e.tsv", bytes: row + row + row), ledger: &ledger)
    #expect(graph.actors.map(\.name) == ["Caf\u{E9} Owner", "China"])
    #expect(ledger.changed == ["field decoded as Windows-1252": 3])
  }

  /// Relations added after an import find the imported ids taken.
  @Test func idsMadeLaterAreTaken() throws {
    var ledger = Ledger()
    let bytes = Array("China\tConsult\tJapan\t2024-01-29\n".utf8)
    var graph = try LabelledEvents.read(ByteSource(name: "e", bytes: bytes), ledger: &ledger)
    let relation = graph.relations[0]
    #expect(throws: GraphError.duplicateID(.relation, relation.id)) { try graph.add(relation) }
    let copy = graph
    #expect(graph.formUnion(copy).sameRelations == 1 && graph == copy)
  }
}
