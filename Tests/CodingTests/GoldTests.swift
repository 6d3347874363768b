import Basics
import Coding
import English
import Foundation
import Graph
import Testing

/// Sentences of our own, written for a construction, with the relations they say.
struct GoldRecord: Decodable, Sendable {
  var text: String
  var construction: String
  /// Source, event, target; a country stands for any actor of it, `*` for anyone.
  var relations: [[String]]

  static func load(_ name: String) throws -> [GoldRecord] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Gold")
    let file = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return try file.split(separator: "\n").map {
      try JSONDecoder().decode(GoldRecord.self, from: Data($0.utf8))
    }
  }
}

/// What coding makes of one sentence, and how it compares with the record.
struct GoldResult {
  var missed: [[String]] = []
  var extra: [Relation] = []

  init(_ record: GoldRecord, _ coded: CodedArticle) {
    let counted = coded.relations.filter {
      $0.event != .affiliation && $0.evidence.confidence >= 0.5 && $0.evidence.modality != .negated
    }
    let countries = Dictionary(
      coded.actors.map { ($0.id, $0.country ?? "") }, uniquingKeysWith: { a, _ in a })
    func stands(_ gold: String, _ id: String?) -> Bool {
      guard let id else { return false }
      return gold == "*" || gold == id || gold == countries[id]
    }
    func matches(_ gold: [String], _ relation: Relation) -> Bool {
      guard relation.event?.rawValue == gold[1] else { return false }
      return stands(gold[0], relation.source) && stands(gold[2], relation.target)
        || relation.mutual && stands(gold[2], relation.source) && stands(gold[0], relation.target)
    }
    missed = record.relations.filter { gold in !counted.contains { matches(gold, $0) } }
    extra = counted.filter { relation in
      !record.relations.contains { matches($0, relation) }
    }
  }
}

@Suite struct GoldTests {
  let coder = Coder()
  let english = English()

  func code(_ text: String) -> CodedArticle {
    coder.code(Article(id: "a", text: text), english.analyze(text))
  }

  /// Nine in ten of the relations that our sentences were written to say are found.
  @Test func constructions() throws {
    let records = try GoldRecord.load("constructions.jsonl")
    var asked = 0, missed: [String] = []
    for record in records {
      let result = GoldResult(record, code(record.text))
      asked += record.relations.count
      missed += result.missed.map { "\(record.construction): \(record.text) \($0)" }
    }
    #expect(Double(missed.count) <= 0.1 * Double(asked), "\(missed.joined(separator: "\n"))")
  }

  /// Sentences that tell of no dealing between actors are left alone, but for one in twenty.
  @Test func eventless() throws {
    let records = try GoldRecord.load("eventless.jsonl")
    let coded = records.filter { !GoldResult($0, code($0.text)).extra.isEmpty }
    #expect(coded.count * 20 <= records.count + 19, "\(coded.map(\.text).joined(separator: "\n"))")
  }

  /// A quote is the bytes at its range, and the graph takes every relation.
  @Test func evidence() throws {
    for record in try GoldRecord.load("constructions.jsonl") {
      let coded = code(record.text)
      var graph = ActorGraph()
      try graph.add(coded.article)
      for actor in coded.actors { try graph.add(actor) }
      for relation in coded.relations { try graph.add(relation) }
      #expect(coded == code(record.text))
    }
  }

  @Test func germanIsNotCoded() {
    let text = """
      Der Minister traf am Montag seinen russischen Kollegen in Berlin und sprach mit ihm über die \
      Lage im Osten der Ukraine sowie über neue Sanktionen gegen Moskau. Danach reiste er nach Paris.
      """
    let coded = code(text)
    #expect(coded.notes.isNotEnglish)
    #expect(coded.relations.isEmpty)
  }

  /// Trees from files may be anything: heads that go round, no root, no tokens.
  @Test(arguments: 0..<UInt64(60)) func brokenTreesAreCoded(seed: UInt64) {
    var random = SystemSeed(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    let text = "Kenya accused Somalia of arming rebels and Egypt held talks with Libya in Rome."
    var analysis = english.analyze(text)
    for i in analysis.sentences[0].tokens.indices {
      analysis.sentences[0].tokens[i].head =
        Int(random.next() % UInt64(analysis.sentences[0].tokens.count + 4)) - 2
      analysis.sentences[0].tokens[i].relation =
        DependencyRelation.allCases[Int(random.next() % UInt64(DependencyRelation.allCases.count))]
    }
    let coded = coder.code(Article(id: "a", text: text), analysis)
    #expect(coded.relations.allSatisfy { $0.evidence.confidence <= 1 })
    #expect(!coder.explain(Article(id: "a", text: text), analysis).isEmpty)
  }
}

private struct SystemSeed {
  var state: UInt64
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state >> 8
  }
}
