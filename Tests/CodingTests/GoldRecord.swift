import Coding
import Foundation
import Graph

/// A sentence of our own, written for a construction, with the relations it says: what a person
/// reads in it under PLOVER (2021), written down before the coder saw it.
struct GoldRecord: Decodable, Sendable {
  var text: String
  var construction: String
  /// Source, event, target and, where it matters, modality. A country stands for any actor of it,
  /// `*` for anyone, `-` for no named target; `*` for the event: any of those in `allowed`.
  var relations: [[String]]
  /// Readings that are neither asked for nor wrong.
  var allowed: [[String]]?
  /// Why it is here.
  var why: String

  /// The records of every file of the folder `Gold`.
  static func all() throws -> [GoldRecord] {
    try ["classes", "constructions", "eventless", "news", "speech-and-mood"].flatMap {
      try load($0 + ".jsonl")
    }
  }

  static func load(_ name: String) throws -> [GoldRecord] {
    try lines(name).map { try JSONDecoder().decode(GoldRecord.self, from: Data($0.utf8)) }
  }

  /// Texts of the records that are known to fail.
  static func knownFailures() throws -> Set<String> {
    Set(try lines("known-failures.txt").filter { !$0.hasPrefix("#") })
  }

  private static func lines(_ name: String) throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Gold")
    return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }
}

/// What coding makes of one sentence, and how it compares with the record.
struct GoldResult {
  var missed: [[String]] = []
  var extra: [Relation] = []
  var isRight: Bool { missed.isEmpty && extra.isEmpty }

  init(_ record: GoldRecord, _ coded: CodedArticle) {
    let sure = coded.relations.filter { $0.evidence.confidence >= 0.5 }
    let counted = sure.filter { $0.event != .affiliation && $0.evidence.modality != .negated }
    let countries = Dictionary(
      coded.actors.map { ($0.id, $0.country ?? "") }, uniquingKeysWith: { a, _ in a })
    func stands(_ gold: String, _ id: String?) -> Bool {
      guard let id else { return gold == "-" }
      return gold == "*" || gold == id || gold == countries[id]
    }
    func matches(_ gold: [String], _ relation: Relation) -> Bool {
      if gold[1] == "*" {
        return (record.allowed ?? []).contains { $0[1] != "*" && matches($0, relation) }
      }
      guard relation.event?.rawValue == gold[1] else { return false }
      if gold.count > 3, relation.evidence.modality.rawValue != gold[3] { return false }
      return stands(gold[0], relation.source) && stands(gold[2], relation.target)
        || relation.mutual && stands(gold[2], relation.source) && stands(gold[0], relation.target)
    }
    missed = record.relations.filter { gold in
      let among = gold[1] == "AFFILIATION" || gold.count > 3 ? sure : counted
      return !among.contains { matches(gold, $0) }
    }
    extra = counted.filter { relation in
      !(record.relations + (record.allowed ?? [])).contains { matches($0, relation) }
    }
  }
}
