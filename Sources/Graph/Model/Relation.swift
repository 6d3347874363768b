/// One coded record: the source does the event to the target, in one sentence of one article or in
/// one row of a data file.
public struct Relation: Sendable, Equatable {
  /// `r-` and ten hexadecimal digits; see `Relation.id(…)`.
  public var id: String
  /// The id of the actor who acts.
  public var source: String
  /// The id of the actor acted upon; nil for an act without a named target, which makes no edge.
  public var target: String?
  /// Nil in files without event types.
  public var event: Event?
  public var kind: Kind
  /// Whether it holds in both directions alike, as a meeting does; then it is one arc each way.
  public var mutual: Bool
  public var evidence: Evidence
  /// Ids of the actors it is about: China asked to use its influence *over the North*.
  public var about: [String]
  /// Shared by the pairs of one event with more than two parties.
  public var joint: String?
  /// The record's own weight: 1/(k−1) for a pair of a k-party event, a file's value, else 1. > 0.
  public var weight: Double
  /// An analyst's decision on it.
  public var verdict: Verdict?

  public init(
    id: String, source: String, target: String?, event: Event?, kind: Kind? = nil,
    mutual: Bool = false, evidence: Evidence, about: [String] = [], joint: String? = nil,
    weight: Double = 1, verdict: Verdict? = nil
  ) {
    self.id = id
    self.source = source
    self.target = target
    self.event = event
    self.kind = kind ?? event?.kind ?? .untyped
    self.mutual = mutual
    self.evidence = evidence
    self.about = about
    self.joint = joint
    self.weight = weight
    self.verdict = verdict
  }
}

/// Where a relation is recorded, who claims it, when it was, and how sure the coding is.
public struct Evidence: Sendable, Equatable {
  public var basis: Basis
  public var modality: Modality
  /// Actor ids or the words for who is quoted, outermost first; empty for the outlet's own words.
  public var claimants: [String]
  /// The words of an if, unless or until clause.
  public var condition: String?
  public var date: PartialDate?
  public var dateBasis: DateBasis?
  /// The id of the article.
  public var article: String?
  /// From 1; 0 for a title outside the text.
  public var sentence: Int?
  /// File and line of an imported record, such as `events.tab:1204`.
  public var row: String?
  public var passage: Passage?
  /// On the scale the file used, such as Goldstein's −10...10.
  public var intensity: Double?
  /// 0...1: of the relations at 0.8, four in five are right.
  public var confidence: Double
  /// The rule that made it, such as `verb:ask`.
  public var rule: String?

  public init(
    basis: Basis, modality: Modality = .asserted, claimants: [String] = [],
    condition: String? = nil, date: PartialDate? = nil, dateBasis: DateBasis? = nil,
    article: String? = nil, sentence: Int? = nil, row: String? = nil, passage: Passage? = nil,
    intensity: Double? = nil, confidence: Double = 1, rule: String? = nil
  ) {
    self.basis = basis
    self.modality = modality
    self.claimants = claimants
    self.condition = condition
    self.date = date
    self.dateBasis = dateBasis
    self.article = article
    self.sentence = sentence
    self.row = row
    self.passage = passage
    self.intensity = intensity
    self.confidence = confidence
    self.rule = rule
  }
}

/// The sentence that says it, and the words in it that name the actors and the act.
public struct Passage: Sendable, Equatable {
  /// Half-open UTF-8 byte range of the article's text as stored.
  public var range: Range<Int>
  /// The text there.
  public var quote: String
  public var sourceText: String?
  public var eventText: String?
  public var targetText: String?

  public init(
    range: Range<Int>, quote: String, sourceText: String? = nil, eventText: String? = nil,
    targetText: String? = nil
  ) {
    self.range = range
    self.quote = quote
    self.sourceText = sourceText
    self.eventText = eventText
    self.targetText = targetText
  }
}

extension Relation {
  /// The id of a relation: `r-` and ten hexadecimal digits of a 64-bit FNV-1a hash of where it
  /// stands and what it says.
  ///
  /// - Parameter place: The article's id and the range, or the row.
  public static func id(
    place: String, source: String, event: Event?, target: String?, rule: String?
  ) -> String {
    var hash = RelationHash()
    for part in [place, source, event?.rawValue ?? "", target ?? "", rule ?? ""] {
      hash.feed(part)
      hash.endPart()
    }
    return RelationIDs.text(of: hash.number)
  }
}

/// The 64-bit FNV-1a hash that ids of relations are made from.
package struct RelationHash: Sendable {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  @inline(__always) package mutating func feed(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  package mutating func feed(_ text: String) {
    var own = self
    // Strings of Swift's own lie in one piece; walking their view by index takes twice the time.
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
      for byte in bytes { own.feed(byte) }
    }
    if isDone == nil { for byte in text.utf8 { own.feed(byte) } }
    self = own
  }

  /// A separator, so that "ab", "c" differs from "a", "bc".
  @inline(__always) package mutating func endPart() { feed(0) }

  /// The forty bits that an id shows.
  package var number: UInt64 {
    // FNV's low bits are its best mixed ones after a final fold of the high half onto them.
    (hash ^ hash >> 32) & 0xFF_FFFF_FFFF
  }
}
