import Basics
import Foundation
import Graph
import Testing

@testable import Interchange

private func read(_ text: String, _ format: FileFormat? = nil, _ name: String = "in/e.tsv") throws
  -> (ActorGraph, Ledger)
{
  var ledger = Ledger()
  let bytes = Array(text.utf8)
  let format = format ?? FileFormat(sniffing: bytes, name: name)
  let input = GraphFile.Input(source: ByteSource(name: name, bytes: bytes), format: format)
  return (try GraphFile.read(input, ledger: &ledger), ledger)
}

/// Rows made from the columns of the codebooks.
@Suite struct EventDataTests {
  private func gdelt(_ columns: Int, _ values: [Int: String]) -> String {
    (1...columns).map { values[$0] ?? "" }.joined(separator: "\t")
  }

  @Test(arguments: [57, 58, 61]) func gdelt(columns: Int) throws {
    var values = [
      1: "1", 2: "20240129", 6: "USAGOV", 7: "WHITE HOUSE", 8: "USA", 16: "CHN", 17: "CHINA",
      27: "036", 31: "4.0",
    ]
    if columns > 57 { values[columns] = "https://www.example.org/a" }
    let monadic = gdelt(
      columns, [1: "2", 2: "20240128", 6: "PRK", 7: "NORTH KOREA", 27: "10", 31: "-5"])
    let (graph, ledger) = try read(gdelt(columns, values) + "\n" + monadic + "\n")
    #expect(graph.relations.count == 2)
    let relation = graph.relations[0]
    #expect(relation.event == .agree && relation.target == "CHN")
    #expect(relation.evidence.intensity == 4)
    #expect(relation.evidence.date == PartialDate("2024-01-29"))
    #expect(relation.evidence.row == "e.tsv:1")
    #expect(relation.evidence.article == (columns > 57 ? "https://www.example.org/a" : nil))
    if columns > 57 { #expect(graph.articles[0].outlet == "example.org") }
    let government = graph.actor(relation.source)
    #expect(
      government?.country == "USA" && government?.sector == "GOV"
        && government?.kind == .organization)
    // "10" lost its zero in some spreadsheet: 010, a statement, of one actor: no hub is made.
    #expect(graph.relations[1].target == nil && graph.relations[1].event == nil)
    #expect(ledger.changed == ["an event code was padded with zeros": 1])
  }

  @Test func aRowOfAnotherWidthIsRefused() {
    let rows = gdelt(58, [2: "20240129", 6: "USA", 27: "036"]) + "\n" + gdelt(61, [:])
    let error = #expect(throws: InputErrors.self) { try read(rows) }
    #expect(
      error?.errors.first?.description.hasPrefix(
        "in/e.tsv:2: error: the row has 61 columns; expected 58") == true)
  }

  private let icewsHeader =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude"

  private func icews(
    _ id: Int, _ date: String, _ a: String, _ code: String, _ b: String, story: Int
  ) -> String {
    "\(id)\t\(date)\t\(a)\tExecutive,Government\t\tx\t\(code)\t1.0\t\(b)\tNA\t\t\(story)\t2\tThe Gazette\t\tNA\t\t\t\t"
  }

  @Test func icewsFoldsMirrors() throws {
    let (graph, ledger) = try read(
      [
        icewsHeader, icews(1, "2018-01-02", "Norway", "040", "Sweden", story: 5),
        icews(2, "2018-01-02", "Sweden", "040", "Norway", story: 5),
        icews(3, "1/3/2018", "Norway", "042", "Sweden", story: 6),
        icews(4, "1/3/2018", "Sweden", "043", "Norway", story: 6),
        icews(5, "2018-01-04", "Norway", "190", "Sweden", story: 7),
        icews(5, "2018-01-04", "Norway", "190", "Sweden", story: 7),
        icews(5, "2018-01-05", "Ministry (Norway)", "010", "", story: 8),
      ].joined(separator: "\n"))
    #expect(graph.relations.map(\.mutual) == [true, true, false, false])
    #expect(graph.relations.map(\.event) == [.consult, .consult, .assault, nil])
    #expect(graph.relations[1].evidence.date == PartialDate("2018-01-03"))
    #expect(graph.relations[3].target == nil)
    #expect(graph.actor("ministry.NOR")?.sector == "GOV")
    #expect(graph.articles.map(\.outlet).allSatisfy { $0 == "The Gazette" })
    #expect(ledger.changed["a mirrored row made one mutual relation"] == 2)
    #expect(ledger.skipped == ["a row stands twice": 1])
    #expect(ledger.read == 7 && ledger.kept == 4)
  }

  @Test func polecatPartiesShareAnEvent() throws {
    let (graph, ledger) = try read(
      """
      Event ID\tEvent Type\tEvent Date\tEvent Mode\tIntensity\tActor Name\tActor Country\tPrimary Actor Sector\tRecipient Name\tRecipient Country\tSource
      e1\tCONSULT\t2023-01-02\tmultilateral\t4\tNorway;Sweden;Denmark\tNOR;SWE;DNK\tGOV;GOV;GOV\tNone\tNone\tThe Gazette
      e2\tACCUSE\t2023-01-03\tdisapprove\t-2\tForeign Ministry\tNOR\tGOV\tJane Doe\tSWE\tThe Gazette
      """)
    #expect(graph.relations.count == 4)
    for relation in graph.relations.prefix(3) {
      #expect(relation.mutual && relation.joint == "event-e1" && relation.weight == 0.5)
    }
    #expect(graph.relations[3].event == .accuse && graph.relations[3].evidence.intensity == -2)
    #expect(graph.actor("foreign-ministry.NOR")?.sector == "GOV")
    #expect(ledger.kept == 4)
    #expect(throws: InputErrors.self) {
      try read("Event Type\tEvent Date\tActor Name\tRecipient Name\nCONSULTS\t2023-01-02\tA\tB")
    }
  }

  @Test func phoenix() throws {
    let daily =
      "1_1\t20150101\t2015\t01\t01\tUSAGOV\tUSA\tGOV\t\tIRNMIL\tIRN\tMIL\t\t112\t11\t3\t-2.0\t\t1\t2\tx\ty\tz\tabc_2\thttps://example.org/x\tgazette"
    let (graph, _) = try read(daily)
    #expect(graph.relations[0].event == .accuse)
    #expect(graph.actor(graph.relations[0].target!)?.sector == "MIL")
    let (raw, ledger) = try read(
      "20150101\tUSAGOV\tIRN\t112]--\t\tabc_2\tgazette\n20150101\tUSA\tIRN\t010\t\tabc_3\tgazette\n"
    )
    #expect(raw.relations.count == 1 && raw.relations[0].target == "IRN")
    #expect(raw.articles.map(\.id) == ["abc"])
    #expect(ledger.skipped == ["code 010 may stand for none": 1])
  }

  @Test func acledHasNoDirection() throws {
    let (graph, _) = try read(
      """
      \u{FEFF}event_id_cnty,event_date,year,event_type,sub_event_type,actor1,actor2,country,source,notes,fatalities
      KEN1,16 May 2025,2025,Battles,Armed clash,Military Forces of Kenya (2022-),Some Militia (Kenya),Kenya,Gazette; Herald,"They fought,
      and left.",3
      KEN2,2023-01-31,2023,Protests,Peaceful protest,Protesters (Kenya),,Kenya,Herald,x,0
      """, nil, "acled.csv")
    #expect(graph.relations[0].event == .assault && graph.relations[0].mutual)
    #expect(graph.relations[0].evidence.date == PartialDate("2025-05-16"))
    let army = graph.actor(graph.relations[0].source)
    #expect(
      army?.name == "Military Forces of Kenya" && army?.country == "KEN" && army?.sector == "MIL")
    #expect(
      graph.relations[1].event == .protest && graph.relations[1].target == nil
        && !graph.relations[1].mutual)
    #expect(graph.article("KEN1")?.outlet == "Gazette")
  }

  /// Rows that each stand for themselves, of the formats that come in parts.
  private func rows(_ format: FileFormat) -> String {
    let names = ["Norway", "Sweden", "Denmark", "Finland"]
    func rows(_ header: String, _ row: (Int, String, String) -> String) -> String {
      header
        + (0..<9).map { row($0, names[$0 % 4], names[($0 * $0 + 1) % 4]) }.joined(separator: "\n")
    }
    switch format {
    case .polecat:
      return rows(
        "Event ID\tEvent Type\tEvent Date\tActor Name\tRecipient Name\tSource\n"
      ) { "e\($0 / 2)\tCONSULT\t2023-01-0\($0 + 1)\t\($1);\($2);Iceland\tNone\tGazette" }
    case .acled:
      return rows("event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,source\n") {
        "K\($0 / 3),2023-01-0\($0 + 1),Battles,Armed clash,Military Forces of \($1),Militia (\($2)),Gazette"
      }
    case .gkg:
      return rows("") { number, first, second in
        GKGTests.record(
          "\(number / 2)", persons: "Ana Rios,10;\(first),30;\(second),90", bodies: "Fjord Bank,40"
        ).trimmingCharacters(in: .newlines)
      }
    case .icews:
      return rows(icewsHeader + "\n") { number, first, second in
        // Each third row is the mirror of the one before.
        let ends = [(first, second), ("Iceland", "Finland"), ("Finland", "Iceland")][number % 3]
        return icews(number, "2018-01-02", ends.0, "040", ends.1, story: number / 3)
      }
    case .phoenix:
      return rows("") { "2015010\($0 + 1)\t\($1)\t\($2)\t112\t\tabc\($0 / 2)_3\tgazette" }
    default: return rows("") { "\($1)\tConsult\t\($2)\t2020-01-0\($0 + 1)" }
    }
  }

  /// Parts put together are the whole, wherever they end: articles and actors of a row that fills a
  /// part are its own still.
  @Test(arguments: [FileFormat.events, .phoenix, .icews, .polecat, .acled, .gkg], [1, 2, 5])
  func partsMakeUpTheWhole(format: FileFormat, size: Int) throws {
    #expect(GraphFile.comesInParts(format))
    let text = rows(format)
    let (whole, ledger) = try read(text, format)
    #expect(whole.relations.count >= 6)
    var parts: [ActorGraph] = []
    var counted = Ledger()
    try GraphFile.readParts(
      GraphFile.Input(
        source: ByteSource(name: "in/e.tsv", bytes: Array(text.utf8)), format: format),
      ledger: &counted,
      GraphParts(of: size) {
        parts.append($0)
        return true
      })
    #expect(parts.count > 1)
    #expect(parts.flatMap { $0.relations.map { $0 } } == whole.relations.map { $0 })
    #expect(parts.last?.actors == whole.actors)
    var articles: [String: Article] = [:]
    for article in parts.lazy.flatMap(\.articles) {
      if articles[article.id] == nil { articles[article.id] = article }
    }
    #expect(articles == Dictionary(uniqueKeysWithValues: whole.articles.map { ($0.id, $0) }))
    #expect(counted == ledger)
  }

  /// A table of every width and of random bytes is imported or refused.
  @Test(arguments: [FileFormat.gdelt, .icews, .polecat, .phoenix, .acled, .events, .ftm, .stream])
  func absurdRowsNeverCrash(format: FileFormat) {
    var generator = SeededGenerator(seed: 1)
    let words = [
      "", "\t", "\n", "USA", "20240129", "1e999", "-", "Event ID\tEvent Date", "\"", ",", "{",
      "\u{0}", "é", "010", "99999999999999999999",
    ]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
        words.randomElement(using: &generator)!
      }.joined(separator: Bool.random(using: &generator) ? "\t" : "")
      _ = try? read(text, format)
    }
    let wide = [57, 58, 61, 26, 20].map { String(repeating: "x\t", count: $0 - 1) + "x" }
    for row in wide { _ = try? read(row, format) }
  }
}

@Suite struct GzipTests {
  private func packedFile(_ text: String) throws -> [UInt8]? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "gzip -nc"]
    let input = Pipe(), output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(text.utf8))
    input.fileHandleForWriting.closeFile()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? Array(data) : nil
  }

  @Test func packedFilesAreReadMemberByMember() throws {
    let text = "source,target\nA,B\n"
    guard let one = try packedFile(text), let two = try packedFile("B,C\n") else { return }
    try inTemporaryFolder([:]) { folder in
      let path = folder + "/e.csv.gz"
      try OutputFile.write(one + two, to: path)
      var ledger = Ledger()
      let graph = try GraphFile.read(path, ledger: &ledger)
      #expect(graph.relations.count == 2)
      for count in 3..<one.count {
        try OutputFile.write(Array(one[..<count]), to: path)
        #expect(throws: InputErrors.self) { try GraphFile.read(path, ledger: &ledger) }
      }
      try OutputFile.write(one[..<14] + [0xFF, 0xFF] + one[16...], to: path)
      #expect(throws: InputErrors.self) { try GraphFile.read(path, ledger: &ledger) }
    }
  }
}
