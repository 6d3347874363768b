import Basics

/// A centrality with what it would be had the news been a little different.
public struct BootstrapScores: Sendable {
  /// The measure on the network as it is.
  public let scores: Scores
  /// By vertex, the middle `level` of the resampled values.
  public let low: [Double], high: [Double]
  /// By vertex, the middle `level` of the resampled ranks; 1 is best.
  public let rankLow: [Int], rankHigh: [Int]
  /// By vertex, the largest share of its strength that comes from one unit.
  public let largestUnitShare: [Double]
  public let resamples: Int, level: Double

  /// By resample, then vertex.
  let samples: [[Double]]

  /// The share of resamples in which one vertex ranks above another; ties count half.
  public func probability(of a: Int, above b: Int) -> Double {
    let isHigher = scores.order == .highestFirst
    let sum = samples.reduce(0.0) { sum, values in
      if Ranking.areEqual(values[a], values[b]) { return sum + 0.5 }
      return (values[a] > values[b]) == isHigher ? sum + 1 : sum
    }
    return sum / Double(samples.count)
  }
}

extension Network {
  /// Returns a centrality with intervals from a Bayesian bootstrap over units.
  ///
  /// In each resample the units (articles, say) weigh as the gaps between random points on a line
  /// do, which is Dirichlet(1, …, 1), scaled to a mean of 1; strengths are made anew from them. Which
  /// arcs there are stays, so a measure that ignores strengths has intervals of no width: use
  /// `.cost` for measures of distance, `.strength` for those that follow arcs.
  ///
  ///     try network.bootstrap(.pageRank, over: contributions)
  ///
  /// Units are taken as independent: make near-duplicates one unit. The same seed gives the same
  /// bits on any number of cores. The intervals speak of sampling alone, not of what outlets choose
  /// to report.
  ///
  /// - Parameters:
  ///   - progress: Called between batches with the share done, on one thread; false stops.
  /// - Returns: nil when `progress` stopped it.
  /// - Complexity: `resamples` times the measure, and a number for each vertex and resample.
  /// - SeeAlso: D. B. Rubin, "The Bayesian bootstrap", *Annals of Statistics* 9(1), 1981.
  ///   [doi](https://doi.org/10.1214/aos/1176345338)
  public func bootstrap(
    _ measure: Measure, options: MeasureOptions = MeasureOptions(),
    over contributions: ArcContributions, resamples: Int = 1000, level: Double = 0.95,
    seed: UInt64 = 1, progress: (Double) -> Bool = { _ in true }
  ) throws(MeasureError) -> BootstrapScores? {
    precondition(resamples > 0, "\(resamples) resamples")
    precondition(level > 0 && level < 1, "the level \(level) is outside 0..<1")
    let scores = try scores(for: measure, options: options)
    var samples: [[Double]] = []
    samples.reserveCapacity(resamples)
    let batches = fixedParts(of: resamples, parts: max(1, resamples / 32))
    for batch in batches {
      let results = parallelMap(Array(batch)) { number -> Result<[Double], MeasureError> in
        var random = SeededRandom(seed: seed, stream: UInt64(number))
        let factors = bayesianWeights(contributions.unitCount, using: &random)
        let resampled = withStrengths(contributions.strengths(factors: factors))
        do throws(MeasureError) {
          return .success(try resampled.scores(for: measure, options: options).values)
        } catch {
          return .failure(error)
        }
      }
      for result in results { samples.append(try result.get()) }
      if !progress(Double(samples.count) / Double(resamples)) { return nil }
    }
    return summary(scores, samples, level: level, contributions)
  }

  private func summary(
    _ scores: Scores, _ samples: [[Double]], level: Double, _ contributions: ArcContributions
  ) -> BootstrapScores {
    let n = vertexCount, count = samples.count
    // The same number of resamples is cut off at either end.
    let cut = min((count - 1) / 2, Int((1 - level) / 2 * Double(count)))
    var low = [Double](repeating: 0, count: n), high = low
    var rankLow = [Int](repeating: 0, count: n), rankHigh = rankLow
    let ranks = parallelMap(samples) { values in
      var rank = [Int32](repeating: 0, count: n)
      let ranking = Ranking(Scores(values: values, keys: keys, order: scores.order))
      for row in ranking.rows { rank[row.vertex] = Int32(row.rank) }
      return rank
    }
    for v in 0..<n {
      let values = samples.map { $0[v] }.sorted()
      (low[v], high[v]) = (values[cut], values[count - 1 - cut])
      let places = ranks.map { $0[v] }.sorted()
      (rankLow[v], rankHigh[v]) = (Int(places[cut]), Int(places[count - 1 - cut]))
    }
    return BootstrapScores(
      scores: scores, low: low, high: high, rankLow: rankLow, rankHigh: rankHigh,
      largestUnitShare: contributions.largestUnitShares(in: self), resamples: count, level: level,
      samples: samples)
  }
}

/// Dirichlet(1, …, 1) times the number of units: the gaps between sorted random points on 0…1. No
/// logarithm, whose last bit differs between processors.
func bayesianWeights(_ count: Int, using random: inout some RandomNumberGenerator) -> [Double] {
  guard count > 0 else { return [] }
  var points = (0..<(count - 1)).map { _ in random.unit() }
  points.sort()
  points.append(1)
  var last = 0.0
  return points.map { point in
    let gap = (point - last) * Double(count)
    last = point
    return max(gap, 0x1p-60)  // two equal points must not make an arc vanish
  }
}
