import Basics
import Graph
import Testing

@testable import Interchange

@Suite struct GKGTests {
  /// A record in the columns of the codebook: 2 date, 4 outlet, 5 address, 13 persons, 15 bodies.
  static func record(_ id: String, persons: String, bodies: String) -> String {
    var fields = [String](repeating: "", count: 27)
    (fields[0], fields[1], fields[3]) = (id, "20240129103000", "fjord.example")
    fields[4] = "https://fjord.example/\(id)"
    (fields[12], fields[14]) = (persons, bodies)
    return fields.joined(separator: "\t") + "\n"
  }

  static func read(_ text: String) throws -> (ActorGraph, Ledger) {
    var ledger = Ledger()
    let bytes = Array(text.utf8)
    #expect(FileFormat(sniffing: bytes, name: "x.gkg.csv") == .gkg)
    let input = GraphFile.Input(source: ByteSource(name: "x", bytes: bytes), format: .gkg)
    return (try GraphFile.read(input, ledger: &ledger), ledger)
  }

  @Test func nearNamesAreTiedAndNeverCounted() throws {
    let (graph, _) = try Self.read(
      Self.record("1", persons: "Ana Rios,10;Bo Lind,90;Ana Rios,5000", bodies: "Fjord Bank,4990")
        + Self.record("2", persons: "Ana Rios,10;Bo Lind,400", bodies: ""))
    #expect(
      Set(graph.relations.map { "\($0.source) \($0.target ?? "")" }) == [
        "ana-rios bo-lind", "ana-rios fjord-bank",
      ])
    #expect(graph.relations.allSatisfy { $0.evidence.basis == .cooccurrence && $0.mutual })
    #expect(graph.articles.count == 2)
    #expect(graph.articles[0].outlet == "fjord.example")
    #expect(graph.counted(by: Lens(), for: .measure).places.isEmpty)
  }

  @Test func aWrongWidthSaysTheLine() {
    let error = #expect(throws: InputErrors.self) {
      try Self.read(Self.record("1", persons: "", bodies: "") + "a\tb\n")
    }
    #expect(error?.errors[0].line == 2)
    #expect(error?.errors[0].problem == "the row has 2 columns; expected 27")
  }
}
