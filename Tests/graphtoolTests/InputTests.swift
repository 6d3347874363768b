import Foundation
import Testing

/// What is given as input: patterns, folders and archives; mentions with their events; the ledger.
@Suite struct InputTests {
  private func write(_ files: [String: String], in folder: URL) throws {
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  private static func row(_ columns: Int, _ values: [Int: String]) -> String {
    (1...columns).map { values[$0] ?? "" }.joined(separator: "\t") + "\n"
  }

  /// GDELT's columns: 1 number, 2 date, 6 and 16 actors, 27 code, 31 score, 61 article.
  private static let events = row(
    61,
    [
      1: "7", 2: "20240129", 6: "USA", 7: "UNITED STATES", 16: "CHN", 17: "CHINA", 27: "036",
      31: "4.0", 60: "20240129101500", 61: "https://a.example/1",
    ])

  private static func mention(_ event: String, _ url: String) -> String {
    row(
      16,
      [
        1: event, 2: "20240129101500", 3: "20240129101500", 4: "1", 5: "b.example", 6: url, 7: "2",
        8: "-1", 9: "4", 10: "6", 11: "1", 12: "80", 13: "900", 14: "-1.5",
      ])
  }

  private static let texts = [
    "news/2024/a.txt": "China criticised Japan on Monday.\n",
    "news/b.txt": "Kenya asked Uganda for help.\n", "news/c.md": "Norway criticised Sweden.\n",
  ]

  @Test func aPatternInQuotesIsTheFilesItMatches() throws {
    try Tool.withFolder { folder in
      try write(Self.texts, in: folder)
      let all = try Tool.run("extract", "news", "--to", "jsonl", in: folder)
      #expect(all.lines.count == 3, "\(all.errors)")
      let texts = try Tool.run("extract", "news/**/*.txt", "--to", "jsonl", in: folder)
      #expect(texts.lines.count == 2)
      let one = try Tool.run("extract", "news/*.txt", in: folder)
      #expect(one.output == (try Tool.run("extract", "news/b.txt", in: folder)).output)
      #expect(one.output.contains("Uganda") && !one.output.contains("Japan"))
      let ranked = try Tool.run("actors", "news/*.md", in: folder)
      #expect(ranked.output.contains("Norway"))
      for command in [["extract", "news/*.html"], ["summary", "*.csv"]] {
        let none = try Tool.run(command, in: folder)
        #expect(none.status == 66 && none.output.isEmpty)
        #expect(
          none.errors.contains("no file matches this pattern") && none.errors.contains("hint:"))
      }
    }
  }

  @Test func mentionsJoinTheirEventsInAFolder() throws {
    try Tool.withFolder { folder in
      try write(
        [
          "g/1.mentions.CSV": Self.mention("7", "https://a.example/1")
            + Self.mention("7", "https://b.example/2"), "g/2.export.CSV": Self.events,
          "g/notes.txt": Self.texts["news/b.txt"]!,
        ], in: folder)
      for inputs in [["g"], ["g/*.CSV"], ["g/2.export.CSV", "g/1.mentions.CSV"]] {
        let answer = try Tool.run(
          ["convert"] + inputs + ["-", "--to", "csv", "--ledger", "ledger.tsv"], in: folder)
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.errors.contains("joined 2: a mention of an event"))
        #expect(answer.output.contains("CHN,2"), "\(answer.output)")
        let ledger = try String(
          contentsOf: folder.appending(path: "ledger.tsv"), encoding: .utf8)
        #expect(ledger.contains("joined\ta mention of an event\t2"))
      }
      let relations = try Tool.run("relations", "g/*.CSV", in: folder)
      #expect(
        Set(relations.rows.map { $0["outlet"]! + " " + $0["confidence"]! }) == [
          "b.example 0.8"
        ])
      #expect(relations.rows.count == 2)
      let both = try Tool.run("actors", "g", in: folder)
      #expect(both.output.contains("Uganda") && both.output.contains("China"))
    }
  }

  @Test func mentionsIntoACasebook() throws {
    try Tool.withFolder { folder in
      try write(
        [
          "e.CSV": Self.events,
          "m.CSV": Self.mention("7", "https://b.example/2")
            + Self.mention("8", "https://b.example/2"),
        ], in: folder)
      let added = try Tool.run(
        "import", "m.CSV", "e.CSV", "--into", "c.sqlite", "--ledger", "l.tsv", in: folder)
      #expect(added.status == 0, "\(added.errors)")
      #expect(added.errors.contains("2 articles, 2 actors, 2 relations"), "\(added.errors)")
      let again = try Tool.run("import", "e.CSV", "m.CSV", "--into", "c.sqlite", in: folder)
      #expect(again.errors.contains("added 0 articles, 0 actors, 0 relations"), "\(again.errors)")
      let ledger = try String(contentsOf: folder.appending(path: "l.tsv"), encoding: .utf8)
      #expect(ledger.contains("skipped\ta mention of an event that is not held\t1\tm.CSV:2"))
      let strict = try Tool.run("summary", "*.CSV", "--strict", in: folder)
      #expect(strict.status == 65)
    }
  }

  @Test func mentionsAloneSayWhatIsMissing() throws {
    try Tool.withFolder { folder in
      try write(["m.CSV": Self.mention("7", "https://b.example/2")], in: folder)
      for command in [["summary", "m.CSV"], ["import", "m.CSV", "--into", "c.sqlite"]] {
        let answer = try Tool.run(command, in: folder)
        #expect(
          answer.status == 64 && answer.errors.contains("hint: name both"), "\(answer.errors)")
      }
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "c.sqlite").path))
    }
  }
}
