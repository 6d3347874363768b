import Basics
import Graph

/// How a ranking's confidence is asked for.
public struct ConfidenceRequest: Sendable {
  public var resamples = 1000
  public var level = 0.95
  public var seed: UInt64 = 1
  public var unit = "story"
  /// Two actors: how likely the first is above the second.
  public var outrank: [String] = []
  public init() {}

  func validated() throws(WorkbenchError) -> EvidenceUnit {
    guard (1...1_000_000).contains(resamples) else {
      throw WorkbenchError("--resamples must lie in 1...1000000; got \(resamples)")
    }
    guard level > 0, level < 1 else {
      throw WorkbenchError("--level must lie between 0 and 1; got \(level)")
    }
    return try Workbench.word(unit, "--unit")
  }
}

extension Workbench {
  /// The bootstrap of a measure over units of evidence, and a note that says what it is.
  static func confidence(
    _ lensed: LensedNetwork, _ measure: Measure, _ options: MeasureOptions,
    _ request: ConfidenceRequest
  ) throws(WorkbenchError) -> (
    scores: BootstrapScores, notes: [String], facts: [(String, JSONText)]
  ) {
    let unit = try request.validated()
    let units = EvidenceUnits(lensed, by: unit)
    let result: BootstrapScores?
    do {
      result = try lensed.network.bootstrap(
        measure, options: options, over: units.contributions, resamples: request.resamples,
        level: request.level, seed: request.seed)
    } catch { throw WorkbenchError("\(measure.rawValue): \(error)", status: error.status) }
    guard let scores = result else { throw WorkbenchError("stopped", status: .gaveUp) }
    var notes = [
      "\(significant(request.level * 100)) % intervals: \(request.resamples) Bayesian bootstrap "
        + "resamples of \(units.names.count) units (\(unit.rawValue)), seed \(request.seed)"
    ]
    if zip(scores.low, scores.high).allSatisfy(==), lensed.network.vertexCount > 1 {
      notes.append(
        "\(measure.rawValue) by hops does not look at strengths, so its intervals have no width; "
          + "use --distance cost")
    }
    var facts: [(String, JSONText)] = []
    if !request.outrank.isEmpty {
      guard request.outrank.count == 2 else {
        throw WorkbenchError("--outrank takes two actors; got \(request.outrank.count)")
      }
      let names = ActorNames(lensed.graph.actors)
      let a = try names.id(request.outrank[0], in: lensed.graph)
      let b = try names.id(request.outrank[1], in: lensed.graph)
      guard let first = lensed.network.vertex(a), let second = lensed.network.vertex(b) else {
        throw WorkbenchError("\(a) or \(b) has no counted relation", status: .answerIsNo)
      }
      let probability = scores.probability(of: first, above: second)
      notes.append("\(a) ranks above \(b) in \(significant(probability * 100)) % of resamples")
      facts.append(
        (
          "outrank",
          .object([
            ("above", .string(a)), ("below", .string(b)),
            ("probability", JSONText(.number(probability))),
          ])
        ))
    }
    return (scores, notes, facts)
  }
}
