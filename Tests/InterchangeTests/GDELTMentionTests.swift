import Basics
import Graph
import Testing

@testable import Interchange

/// Mentions of GDELT 2.0 in the sixteen columns of the codebook: 1 the event's number, 2 and 3 its time
/// and the mention's, 4 type, 5 source, 6 identifier, 7 sentence, 12 confidence in percent.
@Suite struct GDELTMentionTests {
  private static func event(_ id: String, _ url: String, source: String = "USA") -> String {
    let values = [
      1: id, 2: "20240129", 6: source, 7: "UNITED STATES", 16: "CHN", 17: "CHINA", 27: "036",
      31: "4.0", 60: "20240129101500", 61: url,
    ]
    return (1...61).map { values[$0] ?? "" }.joined(separator: "\t") + "\n"
  }

  private static func mention(
    _ event: String, _ article: String, sentence: String = "2", confidence: String = "80",
    outlet: String = "fjord.example", time: String = "20240129103000"
  ) -> String {
    [
      event, "20240129101500", time, "1", outlet, article, sentence, "-1", "40", "60", "1",
      confidence, "2000", "-1.5", "", "",
    ].joined(separator: "\t") + "\n"
  }

  private static func places(_ files: [(name: String, text: String)]) -> [GraphFile.Place] {
    files.map { name, text in
      let bytes = Array(text.utf8), format = FileFormat(sniffing: bytes, name: name)
      return GraphFile.Place(
        GraphFile.Input(source: ByteSource(name: name, bytes: bytes), format: format))
    }
  }

  private static func read(_ files: [(name: String, text: String)]) throws -> (ActorGraph, Ledger) {
    var ledger = Ledger(), graph = ActorGraph()
    var reading = try GraphFiles(places(files), ledger: &ledger)
    for place in reading.graphs {
      let next = try reading.read(place, ledger: &ledger)
      if graph.actors.isEmpty { graph = next } else { _ = graph.formUnion(next) }
    }
    reading.settle(&ledger)
    return (graph, ledger)
  }

  private static let a = "https://www.fjord.example/a", b = "https://news.harbor.example/b"

  @Test func eachMentionIsASourceOfItsEvent() throws {
    let events = Self.event("1000000001", Self.a) + Self.event("1000000002", Self.b)
    let mentions =
      Self.mention("1000000001", Self.a, sentence: "3", confidence: "60")
      + Self.mention("1000000001", Self.b, confidence: "30", outlet: "harbor.example")
      + Self.mention("1000000001", "A citation of 2024", outlet: "BBC Monitoring")
      + Self.mention("999", Self.b)
    #expect(FileFormat(sniffing: Array(mentions.utf8), name: "m.csv") == .mentions)
    let (graph, ledger) = try Self.read([
      ("in/m.mentions.CSV", mentions), ("in/e.export.CSV", events),
    ])
    let found = graph.relations.map { relation in
      let evidence = relation.evidence
      return
        "\(evidence.row!) \(evidence.article!) \(evidence.sentence ?? -1) \(evidence.confidence)"
    }
    #expect(
      Set(found) == [
        // What the event's own article says goes into the event's relation.
        "e.export.CSV:1 \(Self.a) 3 0.6", "e.export.CSV:2 \(Self.b) -1 1.0",
        "m.mentions.CSV:2 \(Self.b) 2 0.3", "m.mentions.CSV:3 A citation of 2024 2 0.8",
      ])
    for relation in graph.relations {
      #expect(relation.source == "USA" && relation.target == "CHN" && relation.event == .agree)
      #expect(relation.evidence.date == PartialDate("2024-01-29"))
    }
    // The outlet that GDELT names, also where only a host was known; a citation has no address.
    #expect(graph.article(Self.b)?.outlet == "harbor.example")
    #expect(graph.article(Self.b)?.date == PartialDate("2024-01-29"))
    #expect(graph.article("A citation of 2024")?.outlet == "BBC Monitoring")
    #expect(graph.article("A citation of 2024")?.urls == [])
    #expect(ledger.joined == ["a mention of an event": 3])
    #expect(ledger.skipped == ["a mention of an event that is not held": 1])
    #expect(
      ledger.examples["a mention of an event that is not held"] == ["m.mentions.CSV:4"])
    #expect(ledger.read == 6 && ledger.kept == 5)
    // Three articles report one tie; the unsure one is below what counts by default.
    var lens = Lens()
    lens.weight = .articles
    let network = graph.network(through: lens)
    #expect(network.network.strengths == [3])
  }

  /// The order of the files, and of the rows in them, changes nothing but the rows' numbers.
  @Test func anyOrder() throws {
    let events = [Self.event("1", Self.a), Self.event("2", Self.b)]
    let mentions = [
      Self.mention("1", Self.b, sentence: "1", confidence: "90", outlet: "harbor.example"),
      Self.mention("1", Self.a, sentence: "5", confidence: "40"),
      Self.mention("1", Self.a, sentence: "2", confidence: "70"),
      Self.mention("2", Self.b, time: "20240130000000"),
    ]
    func facts(_ graph: ActorGraph) -> [String] {
      graph.relations.map {
        "\($0.evidence.article!) \($0.evidence.sentence!) \($0.evidence.confidence)"
      }.sorted()
        + graph.articles.map { "\($0.id) \($0.outlet ?? "") \($0.date?.description ?? "")" }
        .sorted()
    }
    let (one, _) = try Self.read([
      ("e", events.joined()), ("m", mentions.joined()),
    ])
    let (other, _) = try Self.read([
      ("m2", mentions.reversed().prefix(2).joined()), ("e2", events[1]),
      ("m1", mentions.reversed().dropFirst(2).joined()), ("e1", events[0]),
    ])
    #expect(facts(one) == facts(other))
    #expect(one.relations.count == 4)
    #expect(one.relations.first { $0.evidence.row == "e:1" }?.evidence.sentence == 2)
  }

  @Test func whatCannotBeJoinedIsCounted() throws {
    let events =
      Self.event("1", Self.a) + Self.event("1", Self.b) + Self.event("2", Self.a, source: "")
    let mentions =
      Self.mention("1", Self.b) + Self.mention("1", Self.b) + Self.mention("2", Self.b)
      + Self.mention("1", "")
    let (graph, ledger) = try Self.read([("e", events), ("m", mentions)])
    // A second row of an event's number has no mentions left.
    #expect(graph.relations.count == 3)
    #expect(
      ledger.skipped == [
        "a mention stands twice": 1, "a mention of a row without source": 1,
        "a mention without an article": 1, "a row without source": 1,
      ])
    #expect(ledger.read == 7 && ledger.kept == 3)
  }

  @Test(arguments: [
    (mention("1x", a), "m:2:1: error: \"1x\" is no number of an event"),
    (mention("1", a, time: "soon"), "m:2:18: error: \"soon\" is not a date"),
    (mention("1", a, sentence: "-2"), "m:2:77: error: \"-2\" is no number of a sentence"),
    (mention("1", a, confidence: "101"), "m:2:90: error: \"101\" is no confidence"),
    ("1\t2\n", "m:2: error: the row has 2 columns; expected 16"),
  ])
  func aWrongFieldIsNamed(row: String, problem: String) {
    let error = #expect(throws: InputErrors.self) {
      try Self.read([("e", Self.event("1", Self.a)), ("m", Self.mention("1", Self.b) + row)])
    }
    #expect(
      error?.errors.first?.description.hasPrefix(problem) == true,
      "\(error?.errors.first?.description ?? "")")
    #expect(error?.errors.first?.hint != nil)
  }

  @Test func aloneTheySayWhatIsMissing() {
    let error = #expect(throws: InputErrors.self) {
      try Self.read([("m.CSV", Self.mention("1", Self.a))])
    }
    #expect(error?.status == .usage)
    #expect(error?.errors[0].hint?.contains("EVENTS.export.CSV") == true)
    var ledger = Ledger()
    let place = Self.places([("m.CSV", Self.mention("1", Self.a))])[0]
    #expect(throws: InputErrors.self) { try GraphFile.read(place.open(), ledger: &ledger) }
  }

  /// GDELT hands out its files in archives: those in one belong together, as do those in a folder.
  @Test func inAnArchive() throws {
    let bytes = ArchiveTests.stored([
      "1.mentions.CSV": Self.mention("1", Self.b), "1.export.CSV": Self.event("1", Self.a),
      "readme.txt": "No event.",
    ])
    let archive = GraphFile.Input(source: ByteSource(name: "g.zip", bytes: bytes), format: .zip)
    var ledger = Ledger()
    var files = try GraphFiles(try GraphFile.eventData(in: archive), ledger: &ledger)
    #expect(files.graphs.map(\.name) == ["g.zip/1.export.CSV"])
    let graph = try files.read(files.graphs[0], ledger: &ledger)
    #expect(Set(graph.articles.map(\.id)) == [Self.a, Self.b])
  }

  /// Cut at every byte, and with each field made absurd: joined, or refused with its line.
  @Test func truncatedAndAbsurd() {
    let events = Self.event("1", Self.a)
    let text = Self.mention("1", Self.a) + Self.mention("1", Self.b)
    func check(_ mentions: [UInt8]) {
      var ledger = Ledger()
      let files = Self.places([("e", events)])
      let input = GraphFile.Input(
        source: ByteSource(name: "m", bytes: mentions), format: .mentions)
      do {
        var reading = try GraphFiles(files + [GraphFile.Place(input)], ledger: &ledger)
        #expect(try reading.read(reading.graphs[0], ledger: &ledger).relations.count <= 3)
      } catch {
        #expect(error.errors.allSatisfy { $0.line > 0 && !$0.problem.isEmpty })
      }
    }
    for count in 0..<text.utf8.count { check(Array(text.utf8.prefix(count))) }
    let fields = text.prefix { $0 != "\n" }.split(separator: "\t", omittingEmptySubsequences: false)
    for place in fields.indices {
      for absurd in absurdFields {
        var row = fields.map { Array($0.utf8) }
        row[place] = absurd
        check(Array(row.joined(separator: [9])) + [10])
      }
    }
  }
}

/// What no field should hold.
let absurdFields: [[UInt8]] =
  [
    "", " ", "-1", "1e999", "99999999999999999999999999", "NaN", "\u{0}", "\"", "\"\"\"", "{", "<",
    "\u{202E}", "0000-00-00", "20241399", "-", "\\N", "\u{FEFF}", "..", "%s%n", "=1+1", "NA",
  ].map { Array($0.utf8) } + [[0xFF, 0xFE], [0xC3], [9, 9], Array(repeating: 65, count: 70_000)]
