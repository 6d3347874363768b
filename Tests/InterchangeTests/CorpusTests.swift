import Basics
import Graph
import Testing

@testable import Interchange

/// A file of every form there is, cut at every byte and with each field made absurd: imported, or
/// refused with the file's name and words.
@Suite struct CorpusTests {
  static let formats = FileFormat.allCases.filter { sample(of: $0) != nil }

  /// A small file in a form; nil for those that are written only, or are no bytes of ours.
  static func sample(of format: FileFormat) -> [UInt8]? {
    func row(_ columns: Int, _ values: [Int: String]) -> String {
      (1...columns).map { values[$0] ?? "" }.joined(separator: "\t") + "\n"
    }
    let text: String
    switch format {
    case .oligrapher, .neo4j, .casebook, .svg, .gzip: return nil
    case .text:
      text = "Ministers meet\n\nNairobi, January 29, 2024\n\nKenya asked Uganda for help.\n"
    case .markdown:
      text = "# Ministers meet\n\n*29 January 2024*\n\nKenya asked [Uganda](http://u) for help.\n"
    case .html:
      text = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ministers meet</title>
        <meta property="article:published_time" content="2024-01-29T10:00:00Z">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ministers meet",
        "datePublished":"2024-01-29","author":[{"name":"A B"}],"publisher":{"name":"Gazette"}}</script>
        </head><body><article><time datetime="2024-01-29">x</time><p>Kenya asked Uganda for help &amp; got
        it &#8212; on Monday.</p></article></body></html>
        """
    case .articles:
      text =
        #"{"id":"a","text":"Kenya asked Uganda.","title":"T","date":"2024-01-29","url":"http://a"}"#
        + "\n"
    case .rss:
      text = """
        <?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title><item><title>T</title>
        <link>https://g.example/1</link><guid>g1</guid><pubDate>Mon, 29 Jan 2024 10:00:00 GMT</pubDate>
        <description><![CDATA[<p>Kenya asked Uganda for help.</p>]]></description></item></channel></rss>
        """
    case .warc: return record
    case .nexis:
      text = """
        1 of 1 DOCUMENTS


        The Harbour Times

        January 29, 2024 Monday

        Ministers meet

        BYLINE: By A B

        LENGTH: 8 words

        Kenya asked Uganda for help.

        LOAD-DATE: January 29, 2024

        """
    case .factiva:
      text = """
        HD Ministers meet
        BY A B
        WC 8 words
        PD 29 January 2024
        SN The Harbour Times
        LA English
        LP
        Kenya asked Uganda for help.
        TD
        It was Monday.
        AN Document HARB000020240129ek1t00001

        """
    case .proquest:
      text = """
        ____________________________________________________________

        Ministers meet

        Publication title: The Harbour Times; Nairobi

        Publication date: Jan 29, 2024

        Full text: Kenya asked Uganda for help.

        ____________________________________________________________

        """
    case .zip: return ArchiveTests.stored(["a.txt": "Kenya asked Uganda.", "b.txt": "Two."])
    case .csv:
      text = "source,target,weight,kind\nA,\"B, \"\"b\"\"\",2.5,cooperation\nB,C,1,conflict\n"
    case .tsv: text = "source\ttarget\tdate\nA\tB\t2024-01-29\n"
    case .events: text = "Kenya\tConsult\tUganda\t2024-01-29\nKenya\t036\tUganda\t2024-01\n"
    case .gdelt:
      text = row(
        61,
        [
          1: "1", 2: "20240129", 6: "USAGOV", 7: "WHITE HOUSE", 16: "CHN", 17: "CHINA", 27: "036",
          31: "4.0", 60: "20240129101500", 61: "https://g.example/1",
        ])
    case .mentions:
      text = row(
        16,
        [
          1: "1", 2: "20240129101500", 3: "20240129101500", 4: "1", 5: "g.example",
          6: "https://g.example/1", 7: "2", 8: "-1", 9: "4", 10: "6", 11: "1", 12: "80", 13: "900",
          14: "-1.5",
        ])
    case .gkg:
      text = row(
        27,
        [
          1: "20240129-1", 2: "20240129101500", 3: "1", 4: "g.example", 5: "https://g.example/1",
          13: "Ana Rios,10;Bo Lind,90", 15: "Fjord Bank,40",
        ])
    case .icews:
      text =
        "Event ID\tEvent Date\tSource Name\tCAMEO Code\tIntensity\tTarget Name\tStory ID\tSentence Number\tPublisher\n"
        + "1\t2018-01-02\tNorway\t040\t1.0\tSweden\t5\t2\tGazette\n"
        + "2\t2018-01-02\tSweden\t040\t1.0\tNorway\t5\t2\tGazette\n"
    case .polecat:
      text =
        "Event ID\tEvent Type\tEvent Date\tEvent Mode\tIntensity\tActor Name\tActor Country\tRecipient Name\tRecipient Country\n"
        + "e1\tCONSULT\t2023-01-02\tvisit\t4\tNorway;Sweden\tNOR;SWE\tNone\tNone\n"
    case .phoenix: text = "20150101\tUSAGOV\tIRN\t112\t\tabc_2\tgazette\n"
    case .acled:
      text =
        "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,country,source,notes,fatalities\n"
        + "KEN1,16 May 2025,Battles,Armed clash,Army of Kenya (2022-),\"Some, Militia\",Kenya,Gazette,\"x\ny\",3\n"
    case .dl: text = "dl n=3 format=edgelist1\nlabels:\na,b,c\ndata:\n1 2\n2 3 2.5\n"
    case .native, .stream, .graphml, .gexf, .gml, .pajek, .dot, .nodelink, .cytoscape, .ftm:
      var ledger = Ledger()
      return try? GraphFile.write(graph, as: format, ledger: &ledger)
    }
    return Array(text.utf8)
  }

  private static let graph: ActorGraph = {
    var graph = ActorGraph()
    try! graph.add(Actor(id: "a", name: "A & \"B\"", kind: .state, aliases: ["x"]))
    try! graph.add(Actor(id: "b", name: "é", kind: .official))
    try! graph.add(Article(id: "t", date: PartialDate("2024-01"), outlet: "O", urls: ["http://o"]))
    try! graph.add(
      Relation(
        id: "r-1", source: "a", target: "b", event: .consult, mutual: true,
        evidence: Evidence(
          basis: .imported, date: PartialDate("2024-01-29"), article: "t", sentence: 1,
          intensity: 1.5), weight: 2))
    return graph
  }()

  private static let record: [UInt8] = {
    let page = "<html><body><p>Kenya asked Uganda for help.</p></body></html>"
    let answer =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(page.utf8.count)\r\n\r\n\(page)"
    return Array(
      """
      WARC/1.0\r
      WARC-Type: response\r
      WARC-Target-URI: https://a.example/1\r
      WARC-Date: 2024-01-29T10:00:00Z\r
      Content-Type: application/http; msgtype=response\r
      Content-Length: \(answer.utf8.count)\r
      \r
      \(answer)\r
      \r\n
      """.utf8)
  }()

  /// Reads bytes as what they are; the truth is that they are read, or refused in words.
  private func check(_ bytes: [UInt8], _ format: FileFormat, _ what: @autoclosure () -> String) {
    var ledger = Ledger()
    do {
      if let articles = format.articleFormat {
        var reader = ArticleReader(format: articles)
        var count = 0
        try reader.read(ByteSource(name: "file", bytes: bytes)) { _ in
          count += 1
          return true
        }
        ledger = reader.ledger
        #expect(count == ledger.kept, "\(what())")
      } else if format == .mentions {
        let places = [Self.sample(of: .gdelt)!, bytes].enumerated().map { place, bytes in
          GraphFile.Place(
            GraphFile.Input(
              source: ByteSource(name: "file", bytes: bytes),
              format: place == 0 ? .gdelt : .mentions))
        }
        var files = try GraphFiles(places, ledger: &ledger)
        _ = try files.read(files.graphs[0], ledger: &ledger)
        files.settle(&ledger)
      } else {
        let input = GraphFile.Input(source: ByteSource(name: "file", bytes: bytes), format: format)
        _ = try GraphFile.read(input, ledger: &ledger)
      }
      #expect(ledger.kept + ledger.skippedCount <= max(ledger.read, ledger.kept), "\(what())")
    } catch {
      for error in error.errors {
        #expect(error.file.hasPrefix("file") && !error.problem.isEmpty, "\(what())")
        #expect(error.line >= 0 && error.column >= 0 && error.status == .badData, "\(what())")
      }
    }
  }

  @Test(arguments: formats) func theSampleIsRead(format: FileFormat) throws {
    let bytes = try #require(Self.sample(of: format))
    let name =
      switch format {
      case .csv: "file.csv"
      case .markdown: "file.md"
      case .nexis, .factiva, .proquest: "file.txt"
      default: "file"
      }
    if format.articleFormat?.isCollection == true, format.articleFormat != .jsonl {
      var reader = ArticleReader()
      try reader.read(ByteSource(name: name, bytes: bytes)) { _ in true }
      #expect(reader.ledger.kept > 0)
    } else {
      #expect(FileFormat(sniffing: bytes, name: name) == format)
    }
  }

  @Test(arguments: formats) func cutAtEveryByte(format: FileFormat) throws {
    let bytes = try #require(Self.sample(of: format))
    for count in 0..<bytes.count { check(Array(bytes[..<count]), format, "cut at \(count)") }
  }

  @Test(arguments: formats) func eachFieldMadeAbsurd(format: FileFormat) throws {
    let bytes = try #require(Self.sample(of: format))
    let ends = Set("\t\n\r,;:\"<>{}[]()= ".utf8)
    var start = 0
    for place in 0...bytes.count where place == bytes.count || ends.contains(bytes[place]) {
      // Empty fields are fields of tables too.
      if place > start || (place < bytes.count && [9, 44].contains(bytes[place])) {
        for absurd in absurdFields {
          check(
            Array(bytes[..<start]) + absurd + Array(bytes[place...]), format,
            "field at \(start) made \(String(decoding: absurd.prefix(20), as: UTF8.self))")
        }
      }
      start = place + 1
    }
  }
}
