import English
import Graph

/// How sure a relation is: the odds of its rule's family, times a factor for each doubt, times one
/// for how sure the parser is of the words in question.
///
/// The numbers were fitted to relations that people judged (`Scripts/calibrate_confidence.py`), and
/// rounded; how often each stretch of confidence was right is in <doc:HowSureARelationIs>. Only × and
/// ÷ are used, so that the digits are the same on every machine.
struct Confidence {
  /// Right : wrong of a family's relations without any doubt.
  static let odds: [Family: Double] = [
    .verb: 7.5, .light: 10, .complement: 12, .duty: 8, .noun: 5, .standing: 6.5,
  ]
  /// By how much each doubt lowers the odds. Doubts that are not here lower nothing: relations with
  /// them were right as often as others.
  static let factors: [(Doubts, Double)] = [
    (.indirectSource, 0.55), (.looseSource, 0.6), (.looseTarget, 0.45), (.otherPreposition, 0.6),
    (.deepTarget, 0.6), (.place, 0.6), (.borrowedSource, 0.65), (.inferredSource, 0.45),
    (.inferredTarget, 0.55), (.bareNoun, 0.4), (.strangeSource, 0.15),
  ]
  /// By how much an act without a target is less sure, by its class.
  static let withoutTarget: [Event: Double] = [
    .protest: 0.75, .retreat: 0.7, .request: 0.45, .mobilize: 0.4, .accuse: 0.4, .assault: 0.3,
    .coerce: 0.25, .concede: 0.25, .threaten: 0.25, .agree: 0.2,
  ]
  static let withoutTargetElse = 0.12

  /// 0...1, three digits.
  static func value(
    family: Family, doubts: Doubts, event: Event, parser: Double
  ) -> Double {
    var odds = Self.odds[family] ?? 5
    for (doubt, factor) in factors where doubts.contains(doubt) { odds *= factor }
    if doubts.contains(.noTarget) { odds *= withoutTarget[event] ?? withoutTargetElse }
    odds *= 0.7 + 0.3 * parser
    var value = odds / (1 + odds)
    // Not said to have happened: kept, and below what counts.
    if doubts.contains(.unreal) { value = min(value, 0.45) }
    return (value * 1000).rounded() / 1000
  }
}
