import Foundation
import Testing

/// A casebook on the command line: what is added to it, asked of it, decided in it.
@Suite struct CasebookCommandTests {
  static let korea = Tool.root.appending(path: "Tests/graphtoolTests/Fixtures/korea.json")
    .path(percentEncoded: false)

  /// The casebook of the graph of fifteen articles, made once.
  static let imported = Result {
    try Tool.withFolder { folder in
      let answer = try Tool.run("import", Self.korea, "--into", "case.sqlite", in: folder)
      #expect(answer.status == 0, "\(answer.errors)")
      return try Data(contentsOf: folder.appending(path: "case.sqlite"))
    }
  }

  /// A folder with the graph of fifteen articles as `case.sqlite`.
  static func withCase(_ body: (URL) throws -> Void) throws {
    try Tool.withFolder { folder in
      try imported.get().write(to: folder.appending(path: "case.sqlite"))
      try body(folder)
    }
  }

  static func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
  }

  /// A casebook and the document it was made from are one graph: the same rows, the same sentence
  /// of what counted; and reading leaves no file beside it.
  @Test func answersAsTheDocumentDoes() throws {
    try Self.withCase { folder in
      for question in [
        [
          "centrality", "", "--measure", "betweenness,degree", "--since", "2024", "--fold",
          "country",
        ],
        [
          "centrality", "", "--ci", "--resamples", "5", "--measure", "pagerank", "--actor", "China",
        ],
        ["path", "", "Japan", "North Korea", "--until", "2024-03"],
        ["neighbors", "", "China", "--country", "KOR"],
        ["structure", "", "--part", "balance", "--min-articles", "2"],
        ["communities", "", "--actor-kind", "state"],
        ["relations", "", "--between", "China", "North Korea", "--modality", "actual"],
        ["actors", "", "--country", "USA", "--kind", "influence"], ["summary", ""],
        ["convert", "", "-", "--to", "csv", "--kind", "all"],
      ] {
        func ask(_ file: String) throws -> Tool.Outcome {
          try Tool.run(question.map { $0.isEmpty ? file : $0 }, in: folder)
        }
        let held = try ask("case.sqlite"), known = try ask(Self.korea)
        #expect(held.output == known.output, "\(question)")
        #expect(held.errors == known.errors, "\(question)")
        #expect(held.status == 0)
      }
      #expect(try Self.names(in: folder) == ["case.sqlite"])
    }
  }

  /// Document → casebook → document changes nothing but what made it.
  @Test func theDocumentComesBackAsItWas() throws {
    try Self.withCase { folder in
      let answer = try Tool.run("convert", "case.sqlite", "-", in: folder)
      func records(_ text: String) throws -> NSDictionary {
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        var document = try #require(object as? [String: Any])
        document["made"] = nil
        return NSDictionary(dictionary: document)
      }
      let known = try records(try String(contentsOfFile: Self.korea, encoding: .utf8))
      #expect(try records(answer.output) == known)
    }
  }

  static let articles = [
    "monday/talks.txt": "China asked North Korea to return to talks. Japan criticized Russia.",
    "monday/visit.txt": "Norway's prime minister visited Sweden. Norway helped Finland.",
    "tuesday/talks.txt": "Russia and North Korea signed a treaty. China refused to help Japan.",
    "copies/again.txt": "Norway's prime minister visited Sweden. Norway helped Finland.",
  ]

  static func writeArticles(in folder: URL) throws {
    for (name, text) in articles {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  @Test func articlesAreAddedOnce() throws {
    try Tool.withFolder { folder in
      try Self.writeArticles(in: folder)
      let first = try Tool.run("extract", "monday", "--into", "case.sqlite", in: folder)
      #expect(first.status == 0 && first.errors.contains("run 1 added 2 articles"))
      #expect(first.rows.contains { $0["id"] == "NOR" && $0["name"] == "Norway" })
      let again = try Tool.run("extract", "monday", "copies", "--into", "case.sqlite", in: folder)
      #expect(again.rows.isEmpty)
      #expect(again.errors.contains("3 articles were held already"))
      #expect(again.errors.contains("run 2 added 0 articles, 0 actors, 0 relations"))
      // Another text under a known id is another article; of its actors only those held are kept.
      let known = try Tool.run(
        "extract", "tuesday", "--into", "case.sqlite", "--actors", "known", in: folder)
      #expect(known.errors.contains("run 3 added 1 articles, 0 actors"))
      let past = try Tool.run("summary", "case.sqlite", "--as-of", "1", in: folder)
      #expect(past.rows.first { $0["name"] == "articles" }?["count"] == "2")
      let now = try Tool.run("summary", "case.sqlite", in: folder)
      #expect(now.rows.first { $0["name"] == "articles" }?["count"] == "3")
      let log = try Tool.run("casebook", "log", "case.sqlite", in: folder)
      #expect(log.rows.map { $0["held"] } == ["0", "3", "0"])
    }
  }

  /// A failure before anything is added makes no casebook.
  @Test func nothingToAddMakesNoFile() throws {
    try Tool.withFolder { folder in
      #expect(try Tool.run("extract", "none", "--into", "case.sqlite", in: folder).status == 66)
      #expect(try Tool.run("import", "none", "--into", "case.sqlite", in: folder).status == 66)
      try Data("a\0b".utf8).write(to: folder.appending(path: "x.bin"))
      #expect(try Tool.run("import", "x.bin", "--into", "case.sqlite", in: folder).status == 64)
      #expect(try Self.names(in: folder) == ["x.bin"])
    }
  }

  /// Decisions of a file beside a document, and the same ones in a casebook, come to the same.
  @Test func decisionsInAFileAndInACasebookAgree() throws {
    try Self.withCase { folder in
      let relation = try #require(
        Tool.run("relations", "case.sqlite", "--top", "1", in: folder).rows.first?["id"])
      let lines =
        "merge\tCHN\twang-yi.CHN\tone and the same\nrename\tCHN\tMiddle Kingdom\n"
        + "reject\t\(relation)\nmerge\tCHN\tnobody\n"
      try lines.write(
        to: folder.appending(path: "d.tsv"), atomically: true, encoding: .utf8)
      let beside = try Tool.run("actors", Self.korea, "--decisions", "d.tsv", in: folder)
      #expect(beside.errors.contains("d.tsv:4: this decision does not apply"))
      let loaded = try Tool.run(
        "casebook", "decisions", "case.sqlite", "--load", "d.tsv", in: folder)
      #expect(loaded.rows.map { $0["number"] } == ["1", "2", "3", "4"])
      #expect(loaded.errors.contains("d.tsv:4: this decision does not apply"))
      let inside = try Tool.run("actors", "case.sqlite", in: folder)
      #expect(inside.output == beside.output)
      #expect(inside.output.contains("Middle Kingdom"))
      #expect(inside.errors.contains("case.sqlite: decision 4 does not apply"))
      let saved = try Tool.run("casebook", "decisions", "case.sqlite", "--save", "-", in: folder)
      #expect(saved.output == lines)
      for _ in 0..<4 {
        #expect(try Tool.run("casebook", "undo", "case.sqlite", in: folder).status == 0)
      }
      #expect(
        try Tool.run("actors", "case.sqlite", in: folder).output
          == Tool.run("actors", Self.korea, in: folder).output)
    }
  }

  @Test func verbsDecideByName() throws {
    try Self.withCase { folder in
      func verb(_ words: String...) throws -> Tool.Outcome {
        try Tool.run(["casebook", words[0], "case.sqlite"] + words.dropFirst(), in: folder)
      }
      #expect(
        try verb("merge", "China", "Wang Yi", "--reason", "a test").rows.first?["decision"]
          == "merge CHN wang-yi.CHN")
      #expect(try verb("kind", "Atlantis", "group").status == 64)
      #expect(try verb("kind", "Kim Jong-un", "group").status == 0)
      #expect(try verb("merge", "China", "Wang Yo").errors.contains("Wang Yi"))
      #expect(try verb("accept", "r-0000000000").status == 64)
      #expect(try verb("undo", "7").status == 64)
      #expect(try verb("decisions").rows.count == 2)
      let found = try verb("search", "Bangkok")
      #expect(found.status == 0 && !found.rows.isEmpty)
      #expect(try verb("search", "zyzzyva").status == 1)
      #expect(try verb("grade", "Nobody's Post", "A1").status == 64)
      #expect(try verb("review", "--format", "json").status == 0)
      let gone = try verb("forget", "2024-01-28-sullivan-wang-bangkok")
      #expect(gone.rows.contains { $0["gone"] == "article" })
      #expect(try verb("search", "Bangkok").status == 1)
      let bytes = try Data(contentsOf: folder.appending(path: "case.sqlite"))
      #expect(bytes.range(of: Data("Bangkok".utf8)) == nil)
    }
  }

  @Test func gradesChooseOutlets() throws {
    try Tool.withFolder { folder in
      let lines = ["Daily", "Echo"].map {
        #"{"id": "\#($0)", "text": "\#($0 == "Daily" ? "Norway" : "Japan") helped Sweden.", "outlet": "\#($0)"}"#
      }
      try lines.joined(separator: "\n").write(
        to: folder.appending(path: "a.jsonl"), atomically: true, encoding: .utf8)
      #expect(try Tool.run("extract", "a.jsonl", "--into", "c.sqlite", in: folder).status == 0)
      let none = try Tool.run("relations", "c.sqlite", "--min-grade", "B2", in: folder)
      #expect(none.status == 1 && none.errors.contains("casebook grade"))
      #expect(try Tool.run("casebook", "grade", "c.sqlite", "Daily", "a2", in: folder).status == 0)
      #expect(try Tool.run("casebook", "grade", "c.sqlite", "Echo", "C1", in: folder).status == 0)
      let trusted = try Tool.run("relations", "c.sqlite", "--min-grade", "B2", in: folder)
      #expect(trusted.rows.map { $0["source"] } == ["NOR"])
      #expect(trusted.errors.contains("left out 1 other outlets"))
      #expect(try Tool.run("actors", Self.korea, "--min-grade", "B2", in: folder).status == 64)
    }
  }
}
