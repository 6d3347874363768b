import English
import Graph

/// How sure a relation is: the odds of its rule's family, times a factor for each doubt, times one
/// for how sure the parser is of the words in question.
///
/// The numbers were set by hand and checked against relations that people coded; how often each
/// stretch of confidence was right there is in <doc:HowSureARelationIs>. Only × and ÷ are used, so that the
/// digits are the same on every machine.
struct Confidence {
  /// Right : wrong of a family's relations without any doubt.
  static let odds: [Family: Double] = [
    .verb: 8, .light: 7, .complement: 7, .duty: 7, .noun: 4, .standing: 6,
  ]
  /// By how much each doubt lowers the odds.
  static let factors: [(Doubts, Double)] = [
    (.indirectSource, 0.45), (.looseSource, 0.5), (.indirectTarget, 0.8), (.looseTarget, 0.6),
    (.laterSlot, 0.85), (.otherPreposition, 0.5), (.deepTarget, 0.5), (.place, 0.5),
    (.borrowedSource, 0.5), (.inferredSource, 0.7), (.inferredTarget, 0.6), (.farApart, 0.8),
    (.bareNoun, 0.5), (.strangeSource, 0.2),
  ]
  /// The odds of an act without a target are those of its class alone.
  static let withoutTarget: [Event: Double] = [
    .protest: 0.7, .retreat: 0.5, .mobilize: 0.5, .assault: 0.4, .coerce: 0.35, .accuse: 0.35,
    .request: 0.35, .concede: 0.35, .agree: 0.3, .threaten: 0.3,
  ]
  static let withoutTargetElse = 0.12

  /// 0...1, three digits.
  static func value(
    family: Family, doubts: Doubts, event: Event, parser: Double
  ) -> Double {
    var odds = Self.odds[family] ?? 4
    for (doubt, factor) in factors where doubts.contains(doubt) { odds *= factor }
    if doubts.contains(.noTarget) { odds *= withoutTarget[event] ?? withoutTargetElse }
    odds *= 0.4 + 0.6 * parser
    var value = odds / (1 + odds)
    // Not said to have happened: kept, and below what counts.
    if doubts.contains(.unreal) { value = min(value, 0.45) }
    return (value * 1000).rounded() / 1000
  }
}
