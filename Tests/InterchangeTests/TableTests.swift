import Basics
import Graph
import Testing

@testable import Interchange

@Suite struct EdgeListTests {
  private func read(_ text: String, _ name: String = "e.csv") throws -> (ActorGraph, Ledger) {
    var ledger = Ledger()
    let source = ByteSource(name: name, bytes: Array(text.utf8))
    let format = FileFormat(sniffing: Array(text.utf8), name: name)
    let graph = try GraphFile.read(GraphFile.Input(source: source, format: format), ledger: &ledger)
    return (graph, ledger)
  }

  @Test(arguments: [
    ("A,B,2.5\nB,C,1\n", "e.csv"), ("A\tB\t2.5\nB\tC\t1", "e.tsv"), ("A B 2.5\nB  C 1\n", "e.wel"),
    ("Source;Target;Weight\nA;B;2.5\nB;C;1\n", "e.csv"),
    ("weight,from,to\r\n2.5,A,B\r\n1,B,C\r\n", "x"),
    ("# a comment\nsrc|dst|value\nA|B|2.5\n\nB|C|1\n", "e.csv"),
    ("\u{FEFF}\"Source\",\"Target\",\"Weight\"\n\"A\",\"B\",\"2.5\"\n\"B\",\"C\",1", "e.csv"),
  ])
  func separatorsAndHeaders(text: String, name: String) throws {
    let (graph, ledger) = try read(text, name)
    #expect(graph.actors.map(\.id).sorted() == ["A", "B", "C"])
    #expect(graph.relations.map(\.weight).sorted() == [1, 2.5])
    #expect(graph.relations.allSatisfy { $0.evidence.basis == .imported && $0.kind == .untyped })
    #expect(ledger.kept == 2 && ledger.skippedCount == 0)
  }

  @Test func quotedFieldsAndLines() throws {
    let (graph, _) = try read("source,target,rule\n\"a\"\"b\",\"c,\nd\",\"x\"\ne,f,\n")
    #expect(graph.actors.map(\.id) == ["a\"b", "c,\nd", "e", "f"])
    #expect(graph.relations.map(\.evidence.row) == ["e.csv:2", "e.csv:4"])
  }

  @Test func kindsSignsAndDates() throws {
    let (graph, ledger) = try read(
      """
      source,target,type,weight,date,color
      A,B,CONSULT,1,2024-01-29,red
      A,B,cooperation,1,2024-01,
      A,B,Undirected,1,,
      A,B,Criticize or denounce,1,,
      A,B,likes,1,,
      A,B,,-3,,
      A,B,,0,,
      """)
    #expect(
      graph.relations.map(\.kind) == [
        .consultation, .cooperation, .untyped, .conflict, .untyped, .conflict,
      ])
    #expect(graph.relations.map(\.event) == [.consult, nil, nil, .accuse, nil, nil])
    #expect(graph.relations.map(\.mutual) == [false, false, true, false, false, false])
    #expect(graph.relations[0].evidence.date == PartialDate("2024-01-29"))
    #expect(graph.relations[5].weight == 3)
    #expect(ledger.skipped == ["an edge of weight 0 is none": 1])
    #expect(
      ledger.changed == [
        "a kind of relation not known here": 1, "values of \"color\" have no place here": 1,
      ])
  }

  @Test func namesOfStatesMakeStates() throws {
    let (states, _) = try read("source,target\nChina,North Korea\nChina,IAEA\n")
    #expect(states.actor("North Korea")?.country == "PRK")
    #expect(states.actor("North Korea")?.kind == .state)
    #expect(states.actor("IAEA")?.kind == .organization)
    // First names in a circle of friends are no states.
    let (friends, _) = try read("source,target\nChad,Anna\nBob,Eve\n")
    #expect(friends.actor("Chad")?.kind == .organization)
  }

  @Test(arguments: [
    ("source,target,weight\nA,B,x\n", "e.csv:2: error: weight \"x\" is not a number"),
    (
      "source,target,weight\nA,B,1\nA\nA,B,1\n", "e.csv:3: error: the row has 1 columns; expected 3"
    ),
    ("source,target\nA,B,1\n", "e.csv:2: error: the row has 3 columns; expected 2"),
    ("source,target\nA,\"B\n", "e.csv:2:3: error: the quoted field that begins here has no end"),
    ("source,target\nA,\"B\"x\n", "e.csv:2:3: error: a field goes on after its closing quote"),
    (
      "a,b,c,d,e\n1,2,3,4,5\n",
      "e.csv:1: error: the first line has 5 columns, none named source and target"
    ),
    ("", "e.csv: error: the file is empty"),
  ])
  func saysWhatIsWrong(text: String, message: String) {
    var ledger = Ledger()
    let error = #expect(throws: InputErrors.self) {
      try GraphFile.read(
        GraphFile.Input(source: ByteSource(name: "e.csv", bytes: Array(text.utf8)), format: .csv),
        ledger: &ledger)
    }
    #expect(
      error?.errors.first?.description.split(separator: "\n").first.map(String.init) == message)
  }

  @Test func emptyEndsAreCounted() throws {
    let (graph, ledger) = try read("source,target\nA,\n,B\nA,B\n")
    #expect(graph.relations.count == 1)
    #expect(ledger.skipped == ["a row without a source": 1, "a row without a target": 1])
  }

  @Test func noTextBecomesAFormula() {
    var graph = PropertyGraph()
    for name in ["=1+1", "+1", "-1", "@x", "'=", "'", "ok"] { _ = graph.nodeMade(name) }
    for i in 1..<7 { graph.edges.append(.init(source: 0, target: i, isDirected: true, weight: -2)) }
    var ledger = Ledger()
    let bytes = EdgeList.write(graph, form: .commas, ledger: &ledger)
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      #expect(!"=+-@".contains(cells[0].first!) && !"=+-@".contains(cells[1].first!))
      #expect(cells[2] == "-2")
    }
    let back = try? EdgeList.read(bytes, file: "e", ledger: &ledger)
    #expect(back?.nodes.map(\.id).sorted() == graph.nodes.map(\.id).sorted())
  }

  /// What an edge list holds reads back equal: all but acts without target, texts and roles.
  @Test(arguments: 0..<UInt64(100)) func relationsRoundTrip(seed: UInt64) throws {
    let graph = ActorGraph.random(seed: seed)
    var ledger = Ledger()
    let bytes = try GraphFile.write(graph, as: .csv, ledger: &ledger)
    let edges = graph.relations.filter { $0.target != nil && trims($0.source) && trims($0.target!) }
    guard !edges.isEmpty, edges.count == graph.relations.count(where: { $0.target != nil }) else {
      return
    }
    let back = try GraphFile.read(
      GraphFile.Input(source: ByteSource(name: "e.csv", bytes: bytes), format: .csv),
      ledger: &ledger)
    #expect(back.relations.count == edges.count)
    for relation in back.relations {
      let original = try #require(edges.first { $0.id == relation.id })
      #expect(relation.source == original.source && relation.target == original.target)
      #expect(relation.event == original.event && relation.kind == original.kind)
      #expect(relation.weight == original.weight && relation.mutual == original.mutual)
      #expect(relation.evidence.confidence == original.evidence.confidence)
      #expect(relation.evidence.date == original.evidence.date)
      #expect(relation.evidence.modality == original.evidence.modality)
      #expect(relation.evidence.intensity == original.evidence.intensity)
      #expect(relation.verdict == original.verdict)
    }
  }

  /// Names with space at their ends or that stand for a missing value lose it in tables.
  private func trims(_ name: String) -> Bool {
    name.unicodeScalars.first!.value > 32 && name.unicodeScalars.last!.value > 32
  }

  @Test func truncationNeverCrashes() {
    let text =
      "\u{FEFF}source,target,weight,date\r\n\"a \"\"b\"\"\",\"c\nd\",2.5,2024-01-01\r\nÄ,b,,\r\n"
    for count in 0...text.utf8.count {
      _ = try? read(String(decoding: text.utf8.prefix(count), as: UTF8.self))
    }
  }
}

@Suite struct LabelledEventTests {
  private func read(_ text: String) throws -> (ActorGraph, Ledger) {
    var ledger = Ledger()
    let source = ByteSource(name: "in/events.tsv", bytes: Array(text.utf8))
    let graph = try GraphFile.read(
      GraphFile.Input(source: source, format: .events), ledger: &ledger)
    return (graph, ledger)
  }

  @Test func rowsBecomeRelations() throws {
    let (graph, ledger) = try read(
      """
      South Korea\tConsult\tJohn Kerry\t2014-02-13
      Ministry (Afghanistan)\tfight with small arms and light weapons\tCitizen (Estonia)\t2014-02
      China\tMake statement\tChina\t2014
      China\tFrobnicate\tJohn Kerry\t2014-01-01
      """)
    #expect(graph.relations.map(\.event) == [.consult, .assault, nil, nil])
    #expect(graph.relations.map(\.kind) == [.consultation, .conflict, .untyped, .untyped])
    #expect(graph.relations[0].evidence.row == "events.tsv:1")
    #expect(graph.relations[0].evidence.date == PartialDate("2014-02-13"))
    #expect(graph.relations[1].evidence.intensity == -10)
    #expect(graph.actor("KOR")?.kind == .state)
    #expect(graph.actor("john-kerry")?.kind == .official)
    #expect(graph.actor("ministry.AFG")?.kind == .organization)
    #expect(graph.actor("ministry.AFG")?.sector == "GOV")
    #expect(graph.actor("citizen.EST")?.kind == .group)
    #expect(graph.actor("citizen.EST")?.country == "EST")
    #expect(ledger.kept == 4)
    #expect(ledger.changed == ["a relation that CAMEO does not know": 1])
  }

  /// Names of every sort that event data has.
  @Test(
    arguments: [
      ("Jane Doe", .official), ("Information Minister Huda", .official),
      ("Benedict XVI", .official),
      ("Abu al-Doe", .official), ("Jane van Doe", .official), ("Norway", .state),
      ("Ministry (Norway)", .organization), ("Party President (Norway)", .organization),
      ("Paris Club", .organization), ("UN Mission", .organization), ("Gazette", .organization),
      ("Central Bank of Norway", .organization), ("Prime Minister", .organization),
      ("Students (Norway)", .group), ("Armed Gang (Norway)", .group),
    ] as [(String, ActorKind)])
  func kindsOfActors(name: String, kind: ActorKind) {
    #expect(EventActors.actor(named: name).kind == kind)
  }

  @Test func wrongRows() {
    let error = #expect(throws: InputErrors.self) {
      try read("A\tConsult\tB\n\nA\tConsult\tB\t2014-02-31\n")
    }
    #expect(error?.errors.map(\.line) == [1, 3])
  }
}

@Suite struct CameoTests {
  /// Examples of the codebook, and the classes of the PLOVER manual's list.
  @Test(
    arguments: [
      ("010", nil), ("020", .request), ("036", .agree), ("043", .consult), ("051", .support),
      ("062", .cooperate), ("0731", .aid), ("0812", .concede), ("0814", .retreat),
      ("0871", .retreat),
      ("090", .accuse), ("1056", .request), ("1125", .accuse), ("129", .reject),
      ("1385", .threaten),
      ("145", .protest), ("154", .mobilize), ("161", .sanction), ("163", .coerce),
      ("1712", .assault),
      ("175", .assault), ("190", .assault), ("192", .coerce), ("204", .assault), ("99", nil),
    ] as [(String, Event?)])
  func classes(code: String, event: Event?) { #expect(Cameo.event(code) == event) }

  /// Values of the ICEWS table.
  @Test(
    arguments: [
      ("016", -5), ("010", 0), ("0334", 6), ("124", -4), ("163", -8), ("1823", -10), ("0874", 10),
      ("193", -10), ("130", -4.4), ("046", 7),
    ] as [(String, Double)])
  func scores(code: String, score: Double) { #expect(Cameo.goldstein(code) == score) }

  @Test func labelsLeadBackToTheirCodes() {
    for line in cameoTable {
      let code = String(line.prefix { $0 != " " })
      #expect(Cameo.isCode(code))
      #expect(Cameo.code(label: Cameo.label(code)!) == code)
      #expect(Cameo.goldstein(code) != nil)
    }
    #expect(Cameo.code(label: "MEET AT A 'THIRD' LOCATION") == "044")
    #expect(
      !Cameo.isCode("0") && !Cameo.isCode("21") && !Cameo.isCode("1a") && !Cameo.isCode("12345"))
  }
}

@Suite struct CountryTests {
  /// The 193 members of the United Nations and their codes of three letters: all different, and
  /// each name leads to its own.
  @Test func namesLeadToTheirCodes() {
    for (name, code) in [
      ("China", "CHN"), ("north korea", "PRK"), ("Korea, Republic of", "KOR"),
      ("The Gambia", "GMB"),
      ("Congo, Dem. Rep.", "COD"), ("Congo", "COG"), ("Niger", "NER"), ("Nigeria", "NGA"),
      ("Palestinian Territory, Occupied", "PSE"), ("Kosovo", "XKX"), ("Côte d'Ivoire", "CIV"),
    ] { #expect(Countries.code(named: name) == code) }
    #expect(Countries.code(named: "Norland") == nil)
    #expect(Countries.code(cameo: "ROM") == "ROU")
    #expect(Countries.code(cameo: "EUR") == nil)
  }
}

@Suite struct SniffingTests {
  @Test(
    arguments: [
      ("{\"actors\":[\n{\"id\":\"A\"}],\"graphtool\":1}", "x", .native),
      (#"{"graphtool": 1, "made": {}}"#, "x", .native),
      (#"{"actors":[],"id":"a","relations":[]}"#, "x", .stream),
      (#"{"id":"a","text":"b"}"#, "x.txt", .articles),
      (#"{"directed":true,"nodes":[],"links":[]}"#, "x", .nodelink),
      (#"{"data":{},"elements":{"nodes":[]}}"#, "x", .cytoscape),
      (#"{"id":"a","schema":"Person","properties":{}}"#, "x", .ftm),
      ("<?xml version=\"1.0\"?><!-- a graph --><graphml xmlns=\"x\">", "x", .graphml),
      ("<gexf version=\"1.3\">", "x", .gexf), ("<!DOCTYPE html><html>", "x", .html),
      ("<svg xmlns=\"x\">", "x", .svg), ("digraph { a -> b }", "x", .dot),
      ("strict graph{a--b}", "x", .dot), ("/* c */ graph { }", "x", .dot),
      ("graph [\n directed 1", "x", .gml), ("Creator \"x\"\ngraph\n[", "x", .gml),
      ("*Vertices 3\n1 \"a\"", "x", .pajek), ("A,B\nB,C\n", "x.csv", .csv),
      ("source\ttarget\nA\tB\n", "x", .tsv), ("1 2\n2 3\n3 1\n", "x.txt", .tsv),
      ("A\tConsult\tB\t2014-01-01\n", "x", .events),
      ("SQLite format 3\u{0}", "x", .casebook),
      ("Envoys meet in Oslo\n\nThe envoys met.\nThey agreed.\n", "x.txt", .text),
      ("Graph theory is old.\n\nIt is.", "x", .text), ("# Heading\n\nText.", "x.md", .markdown),
      ("", "x", .text),
    ] as [(String, String, FileFormat)])
  func knowsFilesByTheirContent(text: String, name: String, format: FileFormat) {
    #expect(FileFormat(sniffing: Array(text.utf8), name: name) == format)
  }
}
