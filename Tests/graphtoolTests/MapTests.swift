import Foundation
import Testing

/// Maps as a user asks for them.
@Suite struct MapTests {
  static let graph = "Tests/graphtoolTests/Fixtures/four-actors.json"
  static let examples = "Examples/output/korea.json"

  private func map(_ arguments: String...) throws -> String {
    let outcome = try Tool.run(["map"] + arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  @Test func aMapWithItsDataIsAGraphForEveryCommand() throws {
    try Tool.withFolder { folder in
      let file = folder.appending(path: "map.svg").path
      _ = try map(Self.examples, "--embed-data", "-o", file)
      for command in [["relations"], ["actors"], ["centrality", "--measure", "pagerank"], ["map"]] {
        let first = command[0], rest = Array(command.dropFirst())
        let original = try Tool.run([first, Self.examples] + rest)
        #expect(try Tool.run([first, file] + rest).output == original.output, "\(first)")
      }
      let svg = try String(contentsOfFile: file, encoding: .utf8)
      #expect(!svg.contains("\"text\":\"The"))
      #expect(!svg.contains(Tool.root.path))
    }
  }

  @Test func aPictureWithoutDataSaysHowToGetThem() throws {
    try Tool.withFolder { folder in
      let file = folder.appending(path: "map.svg").path
      _ = try map(Self.graph, "-o", file)
      let answer = try Tool.run("actors", file)
      #expect(answer.status == 65)
      #expect(answer.errors.contains("--embed-data"))
    }
  }

  /// A table of ours has no provenance: the map says what program, options and relations made it.
  @Test func whatMadeAMapIsAlwaysInIt() throws {
    let table = Data("source,target\nA,B\nB,C\n".utf8)
    let svg = try Tool.run(["map", "-", "--kind", "all", "--top", "2"], input: table).output
    for item in [
      "<item key=\"map by\">graphtool ", "<item key=\"map command\">map --kind all --top 2</item>",
      "<item key=\"input\">relations sha256:", "<item key=\"layout\">neato seed ",
    ] { #expect(svg.contains(item), "\(item)") }
  }

  /// Every line has a number, on the map and on the sheet, and both carry one hash.
  @Test func theSheetHasARowForEachRelationBehindEachLine() throws {
    try Tool.withFolder { folder in
      let sheet = folder.appending(path: "sheet.csv").path
      let svg = try map(Self.graph, "--number", "--edge-labels", "none", "--evidence", sheet)
      let rows = try String(contentsOfFile: sheet, encoding: .utf8).split(separator: "\n")
      #expect(
        rows[0]
          == "line,from,words,to,quote,claimant,modality,outlet,title,date,basis,url,confidence,"
          + "rule,relation,decision,sheet")
      let hash = rows[1].split(separator: ",").last!
      #expect(rows.dropFirst().allSatisfy { $0.hasSuffix(",\(hash)") })
      #expect(svg.contains("sheet \(hash)"))
      let numbers = Set(rows.dropFirst().compactMap { Int($0.prefix { $0 != "," }) })
      #expect(numbers == Set(1...numbers.count))
      for number in numbers {
        #expect(svg.contains("data-line=\"\(number)\""))
        #expect(svg.contains(">\(number)</text>"))
      }
      // A row for each relation that has a target and is no tie within a card.
      let relations = try Tool.run("relations", Self.graph).rows
      for relation in relations where relation["event"] != "AFFILIATION" {
        #expect(rows.contains { $0.contains(relation["id"]!) })
      }
    }
  }

  @Test func actorsStayWhereTheyWereOnAnEarlierMap() throws {
    try Tool.withFolder { folder in
      let old = folder.appending(path: "old.svg").path, new = folder.appending(path: "new.svg").path
      _ = try map(Self.examples, "--until", "2024-02", "-o", old)
      _ = try map(Self.examples, "--layout-from", old, "-o", new)
      let before = try Self.places(old), after = try Self.places(new)
      #expect(before.count > 5 && after.count > before.count)
      // The same, or all moved alike to make room at the border.
      let shifts = Set(
        before.compactMap { id, place in after[id].map { "\($0.x - place.x) \($0.y - place.y)" } })
      #expect(shifts.count == 1)
    }
  }

  private static func places(_ file: String) throws -> [String: (x: Int, y: Int)] {
    let svg = try String(contentsOfFile: file, encoding: .utf8)
    var places: [String: (x: Int, y: Int)] = [:]
    for match in svg.matches(of: #/data-actor="([^"]+)" data-x="([0-9.]+)" data-y="([0-9.]+)"/#) {
      places[String(match.1)] = (
        Int((Double(match.2)! * 10).rounded()), Int((Double(match.3)! * 10).rounded())
      )
    }
    return places
  }

  /// A ring of ninety: more than is laid out without a process of its own.
  private static let ring = (0..<90).map { "A\($0)\tConsult\tA\(($0 + 1) % 90)\t2024-01-02\n" }
    .joined()

  @Test func aLayoutThatTakesTooLongIsEndedAndSaysSo() throws {
    let outcome = try Tool.run(
      ["map", "-", "--layout", "dot", "--layout-seconds", "0.001"], input: Data(Self.ring.utf8))
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("took longer than"))
    #expect(outcome.output.contains("<item key=\"layout\">sfdp seed 1</item>"))
    let patient = try Tool.run(["map", "-", "--layout", "dot"], input: Data(Self.ring.utf8))
    #expect(patient.output.contains("<item key=\"layout\">dot seed"))
  }

  /// Neither the locale nor fonts, nor the order of rows where these have no place of their own.
  @Test func theSameBytesEverywhere() throws {
    let svg = try map(Self.examples)
    for environment in [
      ["LC_ALL": "C"], ["LC_ALL": "de_DE.UTF-8"], ["LC_ALL": "tr_TR.UTF-8"],
      ["FONTCONFIG_FILE": "/nonexistent", "FONTCONFIG_PATH": "/nonexistent", "HOME": "/"],
    ] {
      #expect(try Tool.run(["map", Self.examples], environment: environment).output == svg)
    }
    try Tool.withFolder { folder in
      let file = folder.appending(path: "turned.json")
      let text = try String(contentsOf: Tool.root.appending(path: Self.examples), encoding: .utf8)
      try Self.turned(text).write(to: file, atomically: true, encoding: .utf8)
      let outcome = try Tool.run("map", file.path)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output == svg)
    }
  }

  /// The document with the records of each list in reverse; each stands on a line of its own.
  private static func turned(_ document: String) -> String {
    var result: [String] = [], records: [String] = [], isInList = false
    for line in document.split(separator: "\n").map(String.init) {
      guard isInList else {
        result.append(line)
        isInList = line.hasSuffix("[")
        continue
      }
      let isLast = !line.hasSuffix("},")
      let end = isLast ? line.hasSuffix("]}") ? "]}" : "]," : ","
      records.append(String(line.dropLast(end.count)))
      guard isLast else { continue }
      result.append(records.reversed().joined(separator: ",\n") + end)
      (records, isInList) = ([], false)
    }
    return result.joined(separator: "\n")
  }

  @Test func sizesThemesAndResolution() throws {
    let narrow = try map(Self.graph, "--width", "400")
    #expect(narrow.contains("width=\"400\""))
    let dark = try map(Self.graph, "--theme", "dark")
    #expect(!dark.contains("prefers-color-scheme") && dark.contains("--paper:#14181d"))
    try Tool.withFolder { folder in
      let css = folder.appending(path: "own.css")
      try ":root { --paper: #fdf6e3; } @media print { --text: #000 }".write(
        to: css, atomically: true, encoding: .utf8)
      #expect(try map(Self.graph, "--theme", css.path).contains("--paper:#fdf6e3"))
      try "--paper: url(https://e.org)".write(to: css, atomically: true, encoding: .utf8)
      let answer = try Tool.run("map", Self.graph, "--theme", css.path)
      #expect(answer.status == 65 && answer.errors.contains("own.css:1:1: error:"))
      let png = folder.appending(path: "map.png")
      _ = try map(Self.graph, "--dpi", "300", "-o", png.path)
      let bytes = try Data(contentsOf: png)
      // 300 pixels an inch are 11,811 a metre.
      let chunk: [UInt8] = [0, 0, 0, 9, 112, 72, 89, 115, 0, 0, 46, 35, 0, 0, 46, 35, 1]
      #expect(bytes[33..<50].elementsEqual(chunk))
    }
  }

  @Test func aMatrixHasACellForEachPairThatDeals() throws {
    let svg = try map(Self.graph, "--view", "matrix")
    #expect(svg.contains("id=\"cell-USA-CHN\"") && svg.contains("id=\"cell-CHN-PRK\""))
    #expect(!svg.contains("id=\"cell-PRK-CHN\""))
  }
}
