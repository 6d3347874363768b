import Basics
import Foundation
import Graph
import Testing

@testable import Interchange

/// What each format keeps of a graph, found out by writing and reading; the table in the
/// documentation is this one. `GRAPHTOOL_RECORD=1` writes it anew.
@Suite struct LossTableTests {
  static let formats: [FileFormat] = [
    .native, .stream, .graphml, .gexf, .gml, .dot, .nodelink, .cytoscape, .csv, .tsv, .pajek, .dl,
    .ftm,
  ]

  /// A graph in which every field has values, each different from the next.
  static let sample: ActorGraph = {
    var graph = ActorGraph()
    let names = ["Chile", "Ana \"A\" Ríos", "Bank; & Sons", "Foro, Andes", "Peru", "Ñandú <x>"]
    let kinds: [ActorKind] = [.state, .official, .organization, .group, .state, .organization]
    for (i, name) in names.enumerated() {
      try! graph.add(
        Actor(
          id: "a\(i)", name: name, kind: kinds[i], country: "C\(i)", sector: ["GOV", "MIL"][i % 2],
          aliases: ["alias \(i)", "b; \(i)"],
          roles: [Role(title: "role \(i)", of: "a0", since: PartialDate("200\(i)"), until: nil)]))
    }
    for i in 0..<4 {
      try! graph.add(
        Article(
          id: "art\(i)", title: "Title \(i)", date: PartialDate("2024-01-0\(i + 1)"),
          dateBasis: .metadata, outlet: "Outlet \(i)", author: "Author \(i)",
          urls: ["https://e.example/\(i)"], language: "en", duplicateOf: i == 3 ? "art2" : nil,
          text: "Sentence \(i) was written."))
    }
    let events: [Event] = [.agree, .consult, .request, .accuse, .aid, .assault]
    for i in 0..<12 {
      let event = events[i % 6], text = "Sentence \(i % 4) was written."
      try! graph.add(
        Relation(
          id: "r-\(String(i, radix: 16))", source: "a\(i % 6)",
          target: i == 11 ? nil : "a\((i + 1) % 6)",
          event: event, mutual: event == .consult,
          evidence: Evidence(
            basis: .stated, modality: Modality.allCases[i % 6], claimants: i % 2 == 0 ? ["a4"] : [],
            condition: i % 3 == 0 ? "if \(i)" : nil, date: PartialDate("2023-0\(i % 9 + 1)"),
            dateBasis: .text, article: "art\(i % 4)", sentence: i + 1,
            passage: Passage(
              range: 0..<text.utf8.count, quote: text, sourceText: "s\(i)", eventText: "e\(i)",
              targetText: "t\(i)"),
            intensity: Double(i) / 2, confidence: 0.5 + Double(i) / 32, rule: "rule:\(i)"),
          about: i % 4 == 0 ? ["a5"] : [], joint: i > 9 ? "j" : nil, weight: 1 + Double(i) / 4,
          verdict: i == 5 ? .accepted : nil))
    }
    return graph
  }()

  /// What a graph says of one thing, as texts to be compared as a multiset.
  struct Field: Sendable {
    var name: String
    var values: @Sendable (ActorGraph) -> [String]
    init(_ name: String, _ values: @escaping @Sendable (ActorGraph) -> [String]) {
      self.name = name
      self.values = values
    }
    static func actor(_ name: String, _ value: @escaping @Sendable (Actor) -> String?) -> Field {
      Field(name) { $0.actors.compactMap(value) }
    }
    static func article(_ name: String, _ value: @escaping @Sendable (Article) -> String?) -> Field
    {
      Field(name) { $0.articles.compactMap(value) }
    }
    static func relation(_ name: String, _ value: @escaping @Sendable (Relation) -> String?)
      -> Field
    {
      Field(name) { $0.relations.compactMap(value) }
    }
  }

  static let fields: [Field] = [
    .actor("actor: id") { $0.id }, .actor("actor: name") { $0.name },
    .actor("actor: kind") { $0.kind.rawValue }, .actor("actor: country") { $0.country },
    .actor("actor: sector") { $0.sector }, .actor("actor: aliases") { "\($0.aliases)" },
    .actor("actor: roles") { "\($0.roles)" },
    .relation("ends, direction") {
      $0.target == nil ? nil : "\($0.source)>\($0.target!) \($0.mutual)"
    },
    .relation("acts without target") { $0.target == nil ? $0.source : nil },
    .relation("weight") { $0.target == nil ? nil : "\($0.weight)" },
    .relation("relation: id") { $0.target == nil ? nil : $0.id },
    .relation("kind") { $0.target == nil ? nil : $0.kind.rawValue },
    .relation("event") { $0.target == nil ? nil : $0.event?.rawValue },
    .relation("modality") { $0.target == nil ? nil : $0.evidence.modality.rawValue },
    .relation("claimant") { $0.evidence.claimants.isEmpty ? nil : "\($0.evidence.claimants)" },
    .relation("condition") { $0.evidence.condition },
    .relation("date") { $0.target == nil ? nil : $0.evidence.date?.description },
    .relation("intensity") { $0.target == nil ? nil : $0.evidence.intensity.map { "\($0)" } },
    .relation("confidence") { $0.target == nil ? nil : "\($0.evidence.confidence)" },
    .relation("rule") { $0.target == nil ? nil : $0.evidence.rule },
    .relation("quote") { $0.target == nil ? nil : $0.evidence.passage?.quote },
    .relation("words of the passage") { relation in
      relation.target == nil
        ? nil : relation.evidence.passage.map { "\($0.sourceText ?? "") \($0.targetText ?? "")" }
    },
    .relation("about") { $0.about.isEmpty ? nil : "\($0.about)" },
    .relation("joint") { $0.target == nil ? nil : $0.joint },
    .relation("verdict") { $0.verdict.map { "\($0)" } },
    .relation("article of a relation") { $0.target == nil ? nil : $0.evidence.article },
    .article("article: title") { $0.title }, .article("article: date") { $0.date?.description },
    .article("article: outlet") { $0.outlet }, .article("article: author") { $0.author },
    .article("article: address") { $0.urls.first }, .article("article: copy of") { $0.duplicateOf },
    .article("article: text") { $0.text },
  ]

  static func trip(_ format: FileFormat) throws -> (ActorGraph, Ledger) {
    var ledger = Ledger()
    let bytes = try GraphFile.write(sample, as: format, withText: true, ledger: &ledger)
    let input = GraphFile.Input(source: ByteSource(name: "g", bytes: bytes), format: format)
    var reading = Ledger()
    return (try GraphFile.read(input, ledger: &reading), ledger)
  }

  static func mark(_ field: Field, _ back: ActorGraph) -> String {
    let before = field.values(sample).sorted(), after = field.values(back).sorted()
    precondition(!before.isEmpty, "the sample has no \(field.name)")
    if before == after { return "yes" }
    return Set(before).isDisjoint(with: after) ? "–" : "part"
  }

  @Test func theTableIsTrue() throws {
    var text = """
      # What formats keep

      What survives when a graph is written in a format and read back by graphtool.

      `yes`: every value comes back equal; `part`: some do; `–`: none. What a format cannot hold is
      counted when it is written. `stream` is a line an article. Without `--with-text` no format holds
      the texts of articles. Oligrapher and Neo4j files are written and not read back. From one
      format to another, what either loses is lost.


      """
    let backs = try Self.formats.map { try Self.trip($0).0 }
    text += "| | " + Self.formats.map(\.rawValue).joined(separator: " | ") + " |\n"
    text += "| --- |" + String(repeating: " --- |", count: Self.formats.count) + "\n"
    for field in Self.fields {
      let marks = backs.map { Self.mark(field, $0) }
      text += "| \(field.name) | " + marks.joined(separator: " | ") + " |\n"
      // The document of our own loses nothing.
      #expect(marks[0] == "yes", "\(field.name) in the native document")
      // No graph format may lose who deals with whom, or how strongly.
      if ["ends, direction", "weight"].contains(field.name) {
        #expect(!marks.contains("–"), "\(field.name)")
      }
    }
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/Interchange/Interchange.docc/LossTable.md")
      .standardized
    if ProcessInfo.processInfo.environment["GRAPHTOOL_RECORD"] != nil {
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: path)
    }
    #expect(try String(contentsOf: path, encoding: .utf8) == text)
  }

  /// What a writer drops it counts.
  @Test(arguments: formats) func lossesAreCounted(format: FileFormat) throws {
    let (back, ledger) = try Self.trip(format)
    let lost = Self.fields.filter { $0.name.hasPrefix("actor") || $0.name == "ends, direction" }
      .contains { Self.mark($0, back) != "yes" }
    if lost || back.relations.count < Self.sample.relations.count { #expect(!ledger.isClean) }
  }
}
