import Graph

/// What coding met over a corpus: how often each frame was read and each rule made a relation, and
/// what it did not know, so that the lexicon can be extended where it matters.
public struct CodingReport: Sendable, Equatable {
  /// What a row counts.
  public enum Subject: String, Sendable, CaseIterable {
    /// A clause or noun that was read by a frame, whether or not it found an actor.
    case frame
    /// A relation, by its rule.
    case rule
    /// A verb without a frame that has an actor beside it.
    case verb
    /// A name of a body that no lexicon has.
    case name
  }
  private var counts: [Subject: [String: Int]] = [:]
  public private(set) var articles = 0

  public init() {}

  public mutating func add(_ coded: CodedArticle) {
    articles += 1
    for (frame, count) in coded.notes.frames {
      counts[.frame, default: [:]][frame, default: 0] += count
    }
    for (verb, count) in coded.notes.unframedVerbs {
      counts[.verb, default: [:]][verb, default: 0] += count
    }
    for name in coded.notes.unknownNames { counts[.name, default: [:]][name, default: 0] += 1 }
    for relation in coded.relations {
      counts[.rule, default: [:]][relation.evidence.rule ?? "-", default: 0] += 1
    }
  }

  /// Subject, word and count: the commonest first, equals by the alphabet.
  public var rows: [(subject: Subject, word: String, count: Int)] {
    Subject.allCases.flatMap { subject in
      (counts[subject] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { (subject, $0.key, $0.value) }
    }
  }
}
