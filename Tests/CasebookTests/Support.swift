import Foundation
import Graph
import Testing

@testable import Casebook

/// SplitMix64: the same numbers from a seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A folder of a test's own, gone with it.
final class Folder {
  let url: URL
  init() throws {
    // In memory where there is such a folder: a hundred files need not reach a disk.
    let shared = URL(filePath: "/dev/shm")
    let parent =
      FileManager.default.isWritableFile(atPath: shared.path)
      ? shared : FileManager.default.temporaryDirectory
    url = parent.appending(path: "casebook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String = "case.sqlite") -> String { url.appending(path: name).path }
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}

/// A clock that moves when it is told to.
final class Clock: @unchecked Sendable {
  // Read and set by one test, between calls of the casebook.
  var now: Int64
  init(_ date: String) { now = Int64(PartialDate(date)!.firstDay) * 86_400 }
  func set(_ date: String) { now = Int64(PartialDate(date)!.firstDay) * 86_400 }
}

let testRun = Run(version: "0", command: "test", arguments: ["a", "b c"], model: "m")

/// A casebook that holds a graph.
func casebook(
  _ folder: Folder, holding graph: ActorGraph, clock: Clock? = nil
) throws -> Casebook {
  let casebook: Casebook
  if let clock {
    casebook = try Casebook(path: folder.path(), mode: .create) { clock.now }
  } else {
    casebook = try Casebook(path: folder.path(), mode: .create)
  }
  let run = try casebook.add(run: testRun)
  _ = try casebook.add(graph, in: run)
  return casebook
}

extension ActorGraph {
  /// A graph with everything a record may hold: names with quotes, tabs, newlines, NUL and emoji,
  /// records without articles, ends or dates, events of many, hearsay of hearsay.
  static func random(seed: UInt64, relations count: Int = 40) throws -> ActorGraph {
    var random = SeededGenerator(seed: seed)
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    func pick<T>(_ values: [T]) -> T { values.randomElement(using: &random)! }
    let names = [
      "Norland", "Süd\"land\"", "O'Hara\tJr.", "Line\nBreak", "NUL\0inside", "", "☂️ Party",
      "<b>&amp;", "'; DROP TABLE actors; --", "e\u{301}toile", "Ивáн", "%s \\ \\n",
    ]
    let countries: [String?] = ["NOR", "SUD", "XKX", nil]
    func date() -> PartialDate? {
      switch Int.random(in: 0..<6, using: &random) {
      case 0: nil
      case 1: PartialDate(year: 2024)
      case 2: PartialDate(year: 2024, month: Int.random(in: 1...12, using: &random))
      default:
        PartialDate(
          year: 2023 + Int.random(in: 0...1, using: &random),
          month: Int.random(in: 1...12, using: &random), day: Int.random(in: 1...28, using: &random)
        )
      }
    }
    var graph = ActorGraph()
    for code in ["NOR", "SUD", "XKX"] {
      try graph.add(Actor(id: code, name: "State \(code)", kind: .state, country: code))
    }
    for i in 0..<9 {
      try graph.add(
        Actor(
          id: "actor-\(i)\(pick(names))", name: pick(names), kind: pick(ActorKind.allCases),
          country: pick(countries), sector: pick(["GOV", "MIL", "IGO", nil]),
          aliases: Array(
            names.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))),
          roles: chance(40)
            ? [Role(title: pick(names), of: pick(["NOR", nil]), since: date(), until: date())] : [])
      )
    }
    let text = "Norland asked Südland for help. Étoile \0 refused; ☂️ talks followed."
    let ranges = [0..<32, 0..<7, 33..<40, 0..<0]
    for i in 0..<6 {
      try graph.add(
        Article(
          id: "article \(i)\(pick(names))", title: chance(70) ? pick(names) : nil, date: date(),
          dateBasis: chance(50) ? pick(DateBasis.allCases) : nil,
          outlet: chance(70) ? pick(["Daily", "Echo", "O'Post"]) : nil,
          author: chance(30) ? pick(names) : nil,
          urls: chance(50) ? ["http://example.org/\(i)", pick(names)] : [],
          language: chance(50) ? "en" : nil, sha256: chance(50) ? "hash \(i)" : nil,
          duplicateOf: chance(25) ? "article 0" : nil, text: chance(60) ? text + " \(i)" : nil))
    }
    let actors = graph.actors.map(\.id), articles = graph.articles
    for i in 0..<count {
      let article = chance(seed % 3 == 0 ? 100 : 75) ? pick(articles) : nil
      let event: Event? = chance(85) ? pick(Event.allCases) : nil
      var passage: Passage?
      if chance(60), let article {
        let range = pick(ranges)
        let quote = String(decoding: Array((article.text ?? text).utf8)[range], as: UTF8.self)
        passage = Passage(
          range: range, quote: quote, sourceText: chance(60) ? pick(names) : nil,
          eventText: chance(60) ? pick(names) : nil, targetText: chance(60) ? pick(names) : nil)
      }
      let evidence = Evidence(
        basis: chance(80) ? .stated : pick(Basis.allCases),
        modality: chance(60) ? .asserted : pick(Modality.allCases),
        claimants: chance(30) ? [pick(actors), pick(names)] : [],
        condition: chance(20) ? pick(names) : nil, date: date(),
        dateBasis: chance(50) ? pick(DateBasis.allCases) : nil, article: article?.id,
        sentence: chance(50) ? Int.random(in: 0...9, using: &random) : nil,
        row: article == nil
          ? pick(["events.tab:\(i + 1)", "row \(i)", "a:b:\(i + 1)", "x:007"]) : nil,
        passage: passage,
        intensity: chance(50) ? Double(Int.random(in: -10...10, using: &random)) : nil,
        confidence: pick([0.1, 0.5, 0.7, 0.9, 1]), rule: chance(70) ? pick(names) : nil)
      let joint = chance(20) ? "joint \(i / 3)" : nil
      try graph.add(
        Relation(
          id: chance(80)
            ? Relation.id(place: "\(i)", source: "", event: nil, target: nil, rule: nil)
            : "own id \(i)\(pick(names))",
          source: pick(actors), target: chance(90) ? pick(actors) : nil, event: event,
          kind: event == nil ? pick(Kind.allCases) : nil, mutual: chance(20), evidence: evidence,
          about: chance(20) ? [pick(actors), pick(actors)] : [], joint: joint,
          weight: joint != nil ? pick([1.0 / 3, 0.5, 1]) : seed % 4 == 0 ? pick([1, 2.5]) : 1,
          verdict: chance(15) ? pick(Verdict.allCases) : nil))
    }
    return graph
  }
}
