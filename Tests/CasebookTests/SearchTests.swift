import Basics
import Graph
import Testing

@testable import Casebook

@Suite struct SearchTests {
  @Test func findsWordsInArticlesAndQuotes() throws {
    let folder = try Folder()
    let casebook = try ForgetTests.filled(folder)
    let hits = try casebook.search("accuse")
    #expect(hits.map(\.article) == ["news/secretarticle"])
    #expect(hits[0].quotes.map(\.relation) == ["r-0000000002"])
    #expect(hits[0].quotes.map(\.quote) == [ForgetTests.secret])
    #expect(hits[0].snippet?.contains("[accused]") == true)
    #expect(hits[0].outlet == "Mnbvc Times")
    #expect(try casebook.search("STATE met").map(\.article) == ["kept"])
    #expect(try casebook.search("\"met State\"").count == 1)
    #expect(try casebook.search("\"State met\"").isEmpty)
    #expect(try casebook.search("espio*").count == 1)
    #expect(try casebook.search("hjkloish").count == 1)  // without its accent
    #expect(try casebook.search("nothing").isEmpty)
  }

  /// What FTS5 would take for its grammar is text to us.
  @Test(arguments: [
    "met OR", "NOT met", "NEAR(met, x)", "text:met", "met\"", "(met", "met)", "^met", "-met",
    "met*",
    "met AND AND", "\0met", "'; DROP TABLE articles; --", "{met}", "+met +", "a\"b\"c\"", "*",
    "met ☂️",
  ])
  func anyTextMayBeAskedFor(text: String) throws {
    let folder = try Folder()
    let casebook = try ForgetTests.filled(folder)
    do { _ = try casebook.search(text) } catch { #expect(error.status == .usage) }
    #expect(try casebook.search("met").count == 1)
  }

  @Test func wordlessTextIsRefused() throws {
    let folder = try Folder()
    let casebook = try ForgetTests.filled(folder)
    for text in ["", "  ", "\"\"", "?!"] {
      let thrown = #expect(throws: CasebookError.self) { try casebook.search(text) }
      #expect(thrown?.status == .usage)
    }
  }

  @Test func gradesAreTheAdmiraltys() throws {
    let folder = try Folder()
    let casebook = try ForgetTests.filled(folder)
    try casebook.grade("Daily", "b2")
    try casebook.grade("Mnbvc Times", "F6")
    #expect(try casebook.grades().mapValues(\.description) == ["Daily": "B2", "Mnbvc Times": "F6"])
    #expect(try casebook.outlets(gradedAtLeast: Grade("C3")!) == ["Daily"])
    #expect(try casebook.outlets(gradedAtLeast: Grade("B1")!) == [])
    #expect(try casebook.outlets(gradedAtLeast: Grade("F6")!) == ["Daily", "Mnbvc Times"])
    try casebook.grade("Daily", "A1")
    #expect(try casebook.grades()["Daily"] == Grade("A1"))
    for wrong in ["", "A", "A0", "A7", "G1", "1A", "A10", "Ä1"] {
      #expect(Grade(wrong) == nil)
      #expect(throws: CasebookError.self) { try casebook.grade("Daily", wrong) }
    }
    let thrown = #expect(throws: CasebookError.self) { try casebook.grade("Dailly", "A1") }
    #expect(thrown?.hint == "did you mean Daily?")
  }
}
