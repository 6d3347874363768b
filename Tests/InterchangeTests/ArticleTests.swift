import Basics
import Foundation
import Graph
import Testing

@testable import Interchange

/// A folder that is gone after the test.
func inTemporaryFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  for (name, text) in files {
    let path = folder + "/" + name
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }
  try body(folder)
}

private func articles(
  _ paths: [String], latest: PartialDate? = nil, format: ArticleFormat? = nil
) throws -> ([Article], Ledger) {
  var reader = ArticleReader(format: format, latest: latest)
  var found: [Article] = []
  try reader.read(paths) { article in
    found.append(article)
    return true
  }
  return (found, reader.ledger)
}

private func describe(_ text: String, latest: String? = nil) -> Article {
  var article = Article(id: "a", text: text)
  PlainText.describe(&article, latest: latest.flatMap { PartialDate($0) })
  return article
}

@Suite struct PlainTextTests {
  @Test func headlineAndDateLine() {
    let article = describe(
      "Envoys meet in Oslo\n\nJan 29, 2024, 10:13 am\n\nprint page\n\nThe envoys met.")
    #expect(article.title == "Envoys meet in Oslo")
    #expect(article.date == PartialDate("2024-01-29"))
    #expect(article.dateBasis == .text)
  }

  @Test(arguments: [
    ("Friday, August 21, 2015", "2015-08-21"), ("29 January 2024", "2024-01-29"),
    ("Published: Jan. 29, 2024", "2024-01-29"), ("2024-01-29T10:13:00Z", "2024-01-29"),
    ("Updated 3rd of May 2023, 14:05 GMT", "2023-05-03"), ("2024.01.29 10:13", "2024-01-29"),
    ("Sept 3, 2024", "2024-09-03"), ("Posted on December 1st, 1999 at 3 p.m.", "1999-12-01"),
  ])
  func dateLines(line: String, date: String) {
    #expect(DateLine.date(ofLine: line[...]) == PartialDate(date))
  }

  /// Dates inside sentences are what the text is about; 3/4/2024 may be March or April.
  @Test(arguments: [
    "They met on 29 January 2024 in Oslo.", "3/4/2024", "May 2024", "31 February 2024", "In 2024",
    "The 2024-01-29 agreement", "",
  ])
  func noDateLines(line: String) { #expect(DateLine.date(ofLine: line[...]) == nil) }

  @Test(arguments: [
    ("asiatoday-2024-01-29", "2024-01-29"), ("20240129_talks", "2024-01-29"),
    ("talks.2024.1.9.v2", "2024-01-09"),
  ])
  func datesInNames(name: String, date: String) {
    #expect(DateLine.date(inName: name[...]) == PartialDate(date))
  }

  @Test(arguments: ["report-12345678", "no-date", "2024-13-01", "v1-2-3"])
  func noDatesInNames(name: String) { #expect(DateLine.date(inName: name[...]) == nil) }

  @Test func noDateLiesInTheFuture() {
    let text = "Talks planned\n\n29 January 2024\n\nText."
    #expect(describe(text, latest: "2024-01-28").date == nil)
    #expect(describe(text, latest: "2024-01").date == PartialDate("2024-01-29"))
  }

  @Test func headerBlock() {
    let article = describe(
      "Title: Envoys meet\nDate: 2024-01-29\nOutlet: The Gazette\nAuthor: A. Writer\nURL: https://example.org/a\n\nThe envoys met."
    )
    #expect(article.title == "Envoys meet")
    #expect(article.date == PartialDate("2024-01-29"))
    #expect(article.dateBasis == .metadata)
    #expect(article.outlet == "The Gazette")
    #expect(article.author == "A. Writer")
    #expect(article.urls == ["https://example.org/a"])
  }

  @Test func frontMatterOfMarkdown() {
    let article = describe(
      "---\ntitle: \"Envoys meet\"\ntags: x\ndate: 2024-01-29\n---\n# Other\n\nText.")
    #expect(article.title == "Envoys meet")
    #expect(article.date == PartialDate("2024-01-29"))
    #expect(describe("# Envoys meet\n\nText.").title == "Envoys meet")
  }

  @Test func outletOnlyWherePlain() {
    #expect(describe("T\n\nSEOUL, Jan. 29 (Yonhap) -- The envoys met.").outlet == "Yonhap")
    #expect(describe("T\n\nBy AsiaToday reporter Kim Writer").outlet == "AsiaToday")
    #expect(describe("T\n\nThe body (a council of ten) -- met.").outlet == nil)
    #expect(describe("T\n\nThe Agency for Peace (AFP) said so.").outlet == nil)
  }

  @Test func aTextWithoutHeadlineHasNone() {
    #expect(describe("The envoys met.\nThey agreed.").title == nil)
    #expect(describe("[https://example.org/x]\n\nText").title == nil)
    #expect(describe("").title == nil)
  }
}

@Suite struct ArticleReaderTests {
  @Test func aFolderInOrderOfPaths() throws {
    try inTemporaryFolder([
      "b/two-2024-01-29.txt": "Two.", "a.md": "# A\n\nText", ".hidden.txt": "x",
      "b/.git/c.txt": "x",
      "notes.csv": "a,b", "z.html": "<p>Zed met Zod.</p>",
    ]) { folder in
      let (found, ledger) = try articles([folder])
      #expect(found.map(\.id) == ["a", "b/two-2024-01-29", "z"])
      #expect(found[1].date == PartialDate("2024-01-29"))
      #expect(found[1].dateBasis == .name)
      #expect(found[2].text == "Zed met Zod.")
      #expect(found[1].sha256 == SHA256.hex("Two."))
      #expect(ledger.read == 3 && ledger.kept == 3 && ledger.isClean)
    }
  }

  @Test func equalNamesKeepTheirEndings() throws {
    try inTemporaryFolder(["a.txt": "One.", "a.md": "Two.", "b.txt": "B."]) { folder in
      let all = try articles([folder]).0.map(\.id), one = try articles([folder + "/a.txt"]).0
      #expect(all == ["a.md", "a.txt", "b"])
      #expect(one.map(\.id) == ["a"])
    }
  }

  @Test func invalidUTF8IsDecodedAndCounted() throws {
    try inTemporaryFolder([:]) { folder in
      try Data([0x43, 0x61, 0x66, 0xE9]).write(to: URL(fileURLWithPath: folder + "/a.txt"))
      let (found, ledger) = try articles([folder])
      #expect(found[0].text == "Café")
      #expect(ledger.changed == ["decoded as Windows-1252": 1])
    }
  }

  @Test func badFilesAreErrorsWhenNamedAndCountedInFolders() throws {
    try inTemporaryFolder([
      "empty.txt": " \n", "binary.txt": "a\u{0}b", "fine.txt": "Fine.", "paper.txt": "%PDF-1.7",
    ]) { folder in
      let (found, ledger) = try articles([folder])
      #expect(found.map(\.id) == ["fine"])
      #expect(ledger.read == 4 && ledger.kept == 1 && ledger.skippedCount == 3)
      for name in ["empty.txt", "binary.txt", "paper.txt"] {
        let error = #expect(throws: InputErrors.self) { try articles([folder + "/" + name]) }
        #expect(error?.status == .badData)
      }
      let pdf = #expect(throws: InputErrors.self) { try articles([folder + "/paper.txt"]) }
      #expect(pdf?.errors.first?.hint?.contains("pdftotext") == true)
    }
  }

  @Test func missingAndEmptyFolders() throws {
    try inTemporaryFolder(["x.csv": ""]) { folder in
      #expect(#expect(throws: InputErrors.self) { try articles([folder]) }?.status == .noInput)
      #expect(
        #expect(throws: InputErrors.self) { try articles([folder + "/no"]) }?.status == .noInput)
    }
  }

  @Test func jsonLines() throws {
    let lines = """
      {"id":"a","text":"One met two.","title":"T","date":"2024-01","outlet":"O","url":"u","other":[1]}

      {"id":7,"text":"Three.","date":"2024-01-29T10:00:00Z"}
      """
    try inTemporaryFolder(["a.jsonl": lines, "noending": lines]) { folder in
      for name in ["a.jsonl", "noending"] {
        let (found, ledger) = try articles([folder + "/" + name])
        #expect(found.map(\.id) == ["a", "7"])
        #expect(found[0].title == "T" && found[0].outlet == "O" && found[0].urls == ["u"])
        #expect(found[0].date == PartialDate("2024-01") && found[0].dateBasis == .metadata)
        #expect(found[1].date == PartialDate("2024-01-29"))
        #expect(ledger.read == 2 && ledger.kept == 2)
      }
    }
  }

  @Test func wrongLinesAreAllReported() throws {
    let lines = #"""
      {"id":"a","text":"fine"}
      {"id":"b"}
      {"text":3,"id":"c"}
      [1]
      {"id":"a","text":"again"}
      {"id":"d","text":"x","date":"2024-13-01"}
      {"id":"e","text":"x"
      """#
    try inTemporaryFolder(["a.jsonl": lines]) { folder in
      let error = #expect(throws: InputErrors.self) { try articles([folder + "/a.jsonl"]) }
      #expect(error?.errors.map(\.line) == [2, 3, 3, 4, 5, 6, 7])
      #expect(error?.errors[5].column == 29)
    }
  }

  @Test func aHugeLineIsRefusedWithASentence() throws {
    try inTemporaryFolder(["a.jsonl": #"{"id":"a","text":""# + String(repeating: "x", count: 9000)])
    {
      folder in
      var reader = ArticleReader()
      reader.sizeLimit = 4096
      let error = #expect(throws: InputErrors.self) {
        try reader.read([folder + "/a.jsonl"]) { _ in true }
      }
      #expect(error?.errors.first?.problem.contains("longer than 4 KiB") == true)
    }
  }
}

@Suite struct HTMLTests {
  private func page(_ text: String, latest: String? = nil) -> Article {
    var ledger = Ledger()
    return HTMLPage.article(
      Array(text.utf8), id: "p", latest: latest.flatMap { PartialDate($0) }, ledger: &ledger)
  }

  private let body = """
    <p>The envoys of Norland and Sudland met in Oslo on Monday, and spoke about the border for three hours.</p>
    <p>They agreed to meet again, <a href="x">the ministry</a> said &amp; the press was told so afterwards.</p>
    """

  @Test func articleElementWithoutItsSurroundings() {
    let article = page(
      """
      <html lang="en"><head><title>Envoys meet | The Gazette</title>
      <meta property="og:site_name" content="The Gazette"><meta name="author" content="A. Writer">
      <meta property="article:published_time" content="2024-01-29T10:00:00+09:00">
      <link rel="canonical" href="https://example.org/a"></head>
      <body><nav><p>Home News Sport and many other words of navigation</p></nav>
      <article><h1>Envoys meet</h1>\(body)<figure><figcaption>A picture</figcaption></figure>
      <aside><p>Read also: other things that are long enough to count.</p></aside><script>var x = 1</script>
      <ul><li><a href="y">Another story</a></li></ul></article>
      <footer><p>All rights reserved by the people who own this page.</p></footer></body></html>
      """)
    #expect(
      article.text == """
        The envoys of Norland and Sudland met in Oslo on Monday, and spoke about the border for three hours.

        They agreed to meet again, the ministry said & the press was told so afterwards.
        """)
    #expect(article.title == "Envoys meet")
    #expect(article.outlet == "The Gazette")
    #expect(article.author == "A. Writer")
    #expect(article.language == "en")
    #expect(article.urls == ["https://example.org/a"])
    #expect(article.date == PartialDate("2024-01-29"))
    #expect(article.dateBasis == .metadata)
  }

  @Test func linkedDataComesFirst() {
    let article = page(
      """
      <html><head><script type="application/ld+json">broken</script>
      <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"W"},{"@type":["NewsArticle"],
      "headline":"From linked data","datePublished":"2024-01-28","author":[{"name":"A"},{"name":"B"}],
      "publisher":{"name":"P"}}]}</script><meta property="og:title" content="From meta"></head>
      <body><time datetime="2023-05-05">x</time><main>\(body)</main></body></html>
      """)
    #expect(article.title == "From linked data")
    #expect(article.date == PartialDate("2024-01-28"))
    #expect(article.author == "A, B")
    #expect(article.outlet == "P")
  }

  @Test func theDensestBlockWithoutMarks() {
    let article = page(
      """
      <body><div><a href="1">One</a> <a href="2">Two</a> <a href="3">Three</a></div>
      <div><div>\(body)</div></div><div><p>Short note.</p></div></body>
      """)
    #expect(article.text?.hasPrefix("The envoys of Norland") == true)
    #expect(article.text?.contains("Three") == false)
    #expect(article.text?.contains("Short note") == false)
  }

  @Test func aDateInTheFutureIsPassedOver() {
    let article = page(
      """
      <meta property="article:published_time" content="2031-01-01"><time datetime="2024-01-29">x</time>\(body)
      """, latest: "2024-06-01")
    #expect(article.date == PartialDate("2024-01-29"))
  }

  @Test func lineBreaksMakeParagraphs() {
    #expect(
      page("<div>One met two.<br><br>Three met<br>four.</div>").text
        == "One met two.\n\nThree met\nfour.")
  }

  /// 김정은 in KS X 1001, as Korean pages were written.
  @Test func pagesInOlderEncodings() {
    let head = Array("<html><head><meta charset=\"euc-kr\"></head><body><p>".utf8)
    let bytes = head + [0xB1, 0xE8, 0xC1, 0xA4, 0xC0, 0xBA] + Array("</p></body></html>".utf8)
    var ledger = Ledger()
    let article = HTMLPage.article(bytes, id: "p", latest: nil, ledger: &ledger)
    #expect(article.text == "김정은")
    #expect(ledger.changed == ["decoded as euc-kr": 1])
  }

  @Test func nestsAsDeepAsItLikes() {
    let deep = String(repeating: "<div>", count: 100_000) + "<p>Deep down.</p>"
    _ = page(deep)
    for count in 0..<body.utf8.count {
      _ = page(String(decoding: body.utf8.prefix(count), as: UTF8.self))
    }
    _ = page("")
    _ = page("<")
  }
}
