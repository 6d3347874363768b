import Basics
import Foundation
import Graph
import Testing

@testable import Interchange

/// Files that hold many articles: feeds, web archives, exports of news databases, archives.
private func read(_ name: String, _ bytes: [UInt8]) throws -> (articles: [Article], ledger: Ledger)
{
  var reader = ArticleReader()
  var found: [Article] = []
  try reader.read(ByteSource(name: name, bytes: bytes)) { article in
    found.append(article)
    return true
  }
  return (found, reader.ledger)
}

private func read(_ name: String, _ text: String) throws -> (articles: [Article], ledger: Ledger) {
  try read(name, Array(text.utf8))
}

@Suite struct FeedTests {
  static let rss = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>The Fjord Post</title><link>https://fjord.example</link><language>en</language>
    <image><title>Logo</title></image>
    <item><title>Envoys &amp; talks</title><link>https://fjord.example/1</link>
    <pubDate>Mon, 29 Jan 2024 10:13:00 GMT</pubDate><dc:creator>A. Writer</dc:creator>
    <description>Short.</description>
    <content:encoded><![CDATA[<p>Norway met Sweden.</p><p>They signed.</p>]]></content:encoded></item>
    <item><title>Only a teaser</title><guid isPermaLink="false">tag:2</guid>
    <pubDate>Tue, 30 Jan 2024 09:00:00 +0100</pubDate><description>Denmark asked Norway.</description>
    </item></channel></rss>
    """

  @Test func rss() throws {
    let (articles, ledger) = try read("feed.xml", Self.rss)
    #expect(articles.map(\.id) == ["https://fjord.example/1", "tag:2"])
    #expect(articles[0].title == "Envoys & talks")
    #expect(articles[0].text == "Norway met Sweden.\n\nThey signed.")
    #expect(articles[0].date == PartialDate("2024-01-29"))
    #expect(articles[0].author == "A. Writer")
    #expect(articles[0].outlet == "The Fjord Post")
    #expect(articles[0].urls == ["https://fjord.example/1"])
    #expect(articles[1].text == "Denmark asked Norway.")
    #expect(ledger.changed == ["only the teaser of a feed's item": 1])
  }

  @Test func atom() throws {
    let (articles, _) = try read(
      "feed",
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour News</title>
      <entry><title>Port talks</title><id>urn:1</id><link rel="self" href="https://h.example/self"/>
      <link href="https://h.example/port"/><published>2024-02-03T10:00:00Z</published>
      <updated>2024-02-05T10:00:00Z</updated><author><name>B. Scribe</name><uri>x</uri></author>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Malta met Cyprus.</p>
      <p>Both agreed.</p></div></content></entry></feed>
      """)
    #expect(articles.count == 1)
    #expect(articles.first?.id == "https://h.example/port")
    #expect(articles.first?.text == "Malta met Cyprus.\n\nBoth agreed.")
    #expect(articles.first?.author == "B. Scribe")
    #expect(articles.first?.date == PartialDate("2024-02-03"))
    #expect(articles.first?.language == "en")
  }

  @Test func brokenFeedSaysWhere() throws {
    let cut = String(Self.rss.prefix(300))
    #expect { try read("feed.xml", cut) } throws: { error in
      ((error as? InputErrors)?.errors.first?.line ?? 0) > 1
    }
  }

  /// An entity that grows without end is refused, not expanded.
  @Test func entitiesDoNotExpand() throws {
    var bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">"
    for i in 0..<12 {
      let inner = String(repeating: i == 0 ? "&a;" : "&e\(i - 1);", count: 10)
      bomb += "<!ENTITY e\(i) \"\(inner)\">"
    }
    bomb +=
      "]><rss><channel><item><title>&e11;</title><description>x</description></item></channel></rss>"
    _ = try? read("feed.rss", bomb)
  }
}

@Suite struct WARCTests {
  static func record(_ type: String, _ url: String, _ body: [UInt8], date: String = "2024-02-01")
    -> [UInt8]
  {
    let head =
      "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(url)\r\nWARC-Date: \(date)T00:00:00Z\r\n"
      + "Content-Type: application/http; msgtype=response\r\nContent-Length: \(body.count)\r\n\r\n"
    return Array(head.utf8) + body + Array("\r\n\r\n".utf8)
  }

  static func page(_ text: String) -> String {
    "<html><head><title>Page</title></head><body><article><p>\(text)</p></article></body></html>"
  }

  static func response(_ status: String, _ fields: String, _ body: [UInt8]) -> [UInt8] {
    Array("HTTP/1.1 \(status)\r\n\(fields)\r\n\r\n".utf8) + body
  }

  static let sentence =
    "Kenya asked Uganda to reopen the border, and the two agreed to meet in Nairobi next week to talk "
    + "about trade, tariffs and the price of maize, officials said."

  static var archive: [UInt8] {
    let html = Array(page(sentence).utf8)
    let half = html.count / 2
    let chunked =
      Array("\(String(half, radix: 16))\r\n".utf8) + html[..<half]
      + Array("\r\n\(String(html.count - half, radix: 16))\r\n".utf8) + html[half...]
      + Array("\r\n0\r\n\r\n".utf8)
    return record("warcinfo", "", Array("software: none".utf8))
      + record(
        "response", "https://a.example/1",
        response("200 OK", "Content-Type: text/html; charset=utf-8", html))
      + record(
        "response", "https://a.example/2",
        response("200 OK", "Content-Type: text/html\r\nTransfer-Encoding: chunked", chunked))
      + record(
        "response", "https://a.example/1", response("200 OK", "Content-Type: text/html", html))
      + record(
        "response", "https://a.example/3",
        response("404 Not Found", "Content-Type: text/html", html))
      + record(
        "response", "https://a.example/4", response("200 OK", "Content-Type: image/png", [137, 80]))
      + record("revisit", "https://a.example/1", [])
      + record(
        "response", "https://a.example/5",
        response(
          "200 OK", "Content-Type: text/html; charset=windows-1251",
          Array("<html><body><p>".utf8) + [0xCC, 0xE8, 0xF0] + Array("</p></body></html>".utf8)))
  }

  @Test func pages() throws {
    let (articles, ledger) = try read("crawl.warc", Self.archive)
    #expect(
      articles.map(\.id) == ["https://a.example/1", "https://a.example/2", "https://a.example/5"])
    #expect(articles[0].text == Self.sentence)
    #expect(articles[1].text == Self.sentence)
    #expect(articles[2].text == "Мир")
    #expect(articles[0].urls == ["https://a.example/1"])
    #expect(ledger.read == 6)
    #expect(ledger.kept == 3)
    #expect(
      ledger.skipped == [
        "a later capture of a page": 1, "a response with status 404": 1,
        "a file that is no page": 1, "a page that had not changed since its last capture": 1,
      ])
  }

  /// A page cannot have appeared after it was captured.
  @Test func datesAfterTheCaptureAreNone() throws {
    let html = Array(
      "<html><head><meta property=\"article:published_time\" content=\"2030-01-01\"></head><body><p>\(Self.sentence)</p></body></html>"
        .utf8)
    let bytes = Self.record(
      "response", "https://a.example/1", Self.response("200 OK", "Content-Type: text/html", html))
    #expect(try read("crawl.warc", bytes).articles[0].date == nil)
  }

  /// Cut anywhere, an archive gives what came before, an error that names the record, or nothing.
  @Test func truncatedAtEveryByte() throws {
    let bytes = Self.archive
    for end in stride(from: 0, to: bytes.count, by: 7) {
      do { _ = try read("crawl.warc", Array(bytes[..<end])) } catch let errors as InputErrors {
        #expect(!errors.errors[0].problem.isEmpty)
      }
    }
  }
}

@Suite struct NewsExportTests {
  @Test func nexisClassic() throws {
    let (articles, _) = try read(
      "dump.txt",
      """

                                     1 of 2 DOCUMENTS


                                   The Harbour Times

                             January 29, 2024 Monday
                               Late Edition - Final

      Ministers meet over fishing rights

      BYLINE: By CARLA READER

      SECTION: Section A; Column 0; Foreign Desk; Pg. 4

      LENGTH: 23 words

      DATELINE: REYKJAVIK

      Iceland asked Norway to cut its quota.
      Norway refused.

      A second paragraph.

      URL: https://harbour.example/fish

      LOAD-DATE: January 30, 2024

      LANGUAGE: ENGLISH

      PUBLICATION-TYPE: Newspaper

                      Copyright 2024 The Harbour Times
                              All Rights Reserved


                                     2 of 2 DOCUMENTS

                                   The Harbour Times

                             January 31, 2024 Wednesday

      Quota agreed

      LENGTH: 5 words

      Iceland and Norway agreed.

      LOAD-DATE: February 1, 2024
      """)
    #expect(articles.map(\.id) == ["dump-1", "dump-2"])
    #expect(articles[0].title == "Ministers meet over fishing rights")
    #expect(articles[0].outlet == "The Harbour Times")
    #expect(articles[0].date == PartialDate("2024-01-29"))
    #expect(articles[0].author == "CARLA READER")
    #expect(articles[0].language == "en")
    #expect(articles[0].urls == ["https://harbour.example/fish"])
    #expect(
      articles[0].text
        == "Iceland asked Norway to cut its quota.\nNorway refused.\n\nA second paragraph.")
    #expect(articles[1].text == "Iceland and Norway agreed.")
    #expect(articles[1].title == "Quota agreed")
    #expect(articles[1].date == PartialDate("2024-01-31"))
  }

  @Test func nexisRecent() throws {
    let (articles, _) = try read(
      "dump.txt",
      """
      Quota agreed
      The Harbour Times
      January 31, 2024 Wednesday

      Copyright 2024 The Harbour Times All Rights Reserved
      Section: NEWS; Pg. 2
      Length: 5 words
      Byline: Carla Reader
      Body


      Iceland and Norway agreed.


      Classification


      Language: ENGLISH
      Publication-Type: Newspaper


      End of Document
      """)
    #expect(articles.count == 1)
    #expect(articles.first?.title == "Quota agreed")
    #expect(articles.first?.outlet == "The Harbour Times")
    #expect(articles.first?.author == "Carla Reader")
    #expect(articles.first?.date == PartialDate("2024-01-31"))
    #expect(articles.first?.text == "Iceland and Norway agreed.")
  }

  @Test func factivaFields() throws {
    let (articles, ledger) = try read(
      "f.txt",
      """
      SE  World
      HD  Chad opens border
          to Sudan
      BY  By Ada Scribe
      WC  9 words
      PD  3 March 2024
      SN  Sahel Wire
      SC  SAHW
      LA  English
      CY  (c) 2024 Sahel Wire
      LP
      Chad reopened its border with Sudan.
      TD
      Sudan thanked Chad.
      NS  gdip : Diplomacy
      AN  Document SAHW000020240303ek330000a

      HD  Empty one
      PD  4 March 2024
      AN  Document SAHW000020240304ek330000b
      """)
    #expect(articles.map(\.id) == ["f-1"])
    #expect(articles.first?.title == "Chad opens border to Sudan")
    #expect(articles.first?.outlet == "Sahel Wire")
    #expect(articles.first?.date == PartialDate("2024-03-03"))
    #expect(articles.first?.language == "en")
    #expect(articles.first?.text == "Chad reopened its border with Sudan.\n\nSudan thanked Chad.")
    #expect(ledger.skipped == ["a document without a text": 1])
  }

  @Test func factivaPlain() throws {
    let (articles, _) = try read(
      "f.txt",
      """
      Chad opens border to Sudan

      By Ada Scribe
      9 words
      3 March 2024
      14:05
      Sahel Wire
      SAHW
      English
      (c) 2024 Sahel Wire

      Chad reopened its border with Sudan.

      Document SAHW000020240303ek330000a
      """)
    #expect(articles.count == 1)
    #expect(articles.first?.title == "Chad opens border to Sudan")
    #expect(articles.first?.outlet == "Sahel Wire")
    #expect(articles.first?.date == PartialDate("2024-03-03"))
    #expect(articles.first?.text == "Chad reopened its border with Sudan.")
  }

  @Test func proquest() throws {
    let (articles, _) = try read(
      "p.txt",
      """
      ____________________________________________________________

      Document 1 of 1

      Border talks

      Author: Reader, Carla

      Publication info: Andes Daily ; Lima [Lima]05 Apr 2024: A.3.

      Abstract: Peru and Ecuador met.

      Full text: Peru met Ecuador in Lima.

      They agreed.

      Title: Border talks

      Publication title: Andes Daily

      Publication date: Apr 5, 2024

      Language of publication: English

      Document URL: https://search.example/1
      ____________________________________________________________

      Contact us
      """)
    #expect(articles.count == 1)
    #expect(articles.first?.title == "Border talks")
    #expect(articles.first?.outlet == "Andes Daily")
    #expect(articles.first?.date == PartialDate("2024-04-05"))
    #expect(articles.first?.text == "Peru met Ecuador in Lima.\n\nThey agreed.")
    #expect(articles.first?.urls == ["https://search.example/1"])
  }

  /// Prose that happens to use such words is no export.
  @Test(arguments: [
    "One of 3 documents was signed.\n\nDocument 1 of 3 was lost, officials said.",
    "HD was the code.\n\nPD too.", "Document signed.\nEnd.",
  ])
  func proseIsNoExport(text: String) { #expect(NewsExport.kind(of: text) == nil) }
}

@Suite struct ArchiveTests {
  /// Made by Python 3.11's zipfile: `a.txt` stored, `sub/b.txt` deflated, `c.png`.
  static let zip = Data(
    base64Encoded: """
      UEsDBBQAAAAAAAAAIQDruUrwEgAAABIAAAAFAAAAYS50eHROb3J3YXkgbWV0IFN3ZWRlbi5QSwMEFAAAAAgAAAAh\
      AEfutSwwAAAASAEAAAkAAABzdWIvYi50eHTzTs2rTFRILM5OTVEITU/MS0lUKMlXKErNL0jNUyjJSFVIyi9KSS3S\
      U/AeVYhPIQBQSwMEFAAAAAAAAAAhAIMW3IwBAAAAAQAAAAUAAABjLnBuZ3hQSwECFAMUAAAAAAAAACEA67lK8BIA\
      AAASAAAABQAAAAAAAAAAAAAAgAEAAAAAYS50eHRQSwECFAMUAAAACAAAACEAR+61LDAAAABIAQAACQAAAAAAAAAA\
      AAAAgAE1AAAAc3ViL2IudHh0UEsBAhQDFAAAAAAAAAAhAIMW3IwBAAAAAQAAAAUAAAAAAAAAAAAAAIABjAAAAGMu\
      cG5nUEsFBgAAAAADAAMAnQAAALAAAAAAAA==
      """)!

  @Test func zipFromAnotherProgram() throws {
    let (articles, ledger) = try read("news.zip", Array(Self.zip))
    #expect(articles.map(\.id) == ["news/a", "news/sub/b"])
    #expect(articles.first?.text == "Norway met Sweden.")
    #expect(
      articles.last?.text
        == String(repeating: "Kenya asked Uganda to reopen the border. ", count: 8))
    #expect(ledger.skipped == ["a file that is no article": 1])
  }

  @Test func truncatedAtEveryByte() throws {
    let bytes = Self.stored(["a.txt": "Norway met Sweden.", "b.txt": "Two."])
    for end in 4..<bytes.count {
      #expect(throws: InputErrors.self) { try read("news.zip", Array(bytes[..<end])) }
    }
  }

  static func stored(_ files: [String: String]) -> [UInt8] {
    func le(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var bytes: [UInt8] = [], directory: [UInt8] = []
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      let common =
        le(20, 2) + le(0, 2) + le(0, 2) + le(0, 4) + le(0, 4) + le(text.utf8.count, 4)
        + le(text.utf8.count, 4) + le(name.utf8.count, 2) + le(0, 2)
      directory +=
        [0x50, 0x4B, 1, 2] + le(20, 2) + common + le(0, 10) + le(bytes.count, 4) + Array(name.utf8)
      bytes += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + Array(text.utf8)
    }
    return bytes + directory + [0x50, 0x4B, 5, 6] + le(0, 4) + le(files.count, 2)
      + le(files.count, 2) + le(directory.count, 4) + le(bytes.count, 4) + le(0, 2)
  }
}
