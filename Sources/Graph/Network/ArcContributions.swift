/// What each arc's strength is made of: units (articles, stories, outlets, rows) that can be weighed
/// anew or taken away.
///
/// Made from a network's records: of the records of one unit on an arc the heaviest counts, as in
/// `NetworkBuilder`.
public struct ArcContributions: Sendable {
  /// The number of units.
  public let unitCount: Int
  /// Contributions of arc *a*: places `offsets[a]..<offsets[a + 1]`, by unit.
  let offsets: ContiguousArray<Int>
  let units: ContiguousArray<UInt32>
  let weights: ContiguousArray<Double>

  /// - Parameters:
  ///   - unitOfRecord: The unit, from 0, of each record that an arc of the network names.
  ///   - weightOfRecord: Its weight; nil for 1 each.
  /// - Precondition: Every arc has a record.
  public init(
    _ network: Network, unitOfRecord: (UInt32) -> Int, weightOfRecord: ((UInt32) -> Double)? = nil
  ) {
    var offsets: ContiguousArray<Int> = [0], units: ContiguousArray<UInt32> = []
    var weights: ContiguousArray<Double> = []
    var largest = -1
    for arc in 0..<network.arcCount {
      let records = network.records(ofArc: arc)
      precondition(!records.isEmpty, "arc \(arc) has no records: there is nothing to weigh anew")
      var ofUnit: [(UInt32, Double)] = records.map {
        (UInt32(unitOfRecord($0)), weightOfRecord?($0) ?? 1)
      }
      ofUnit.sort { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 > $1.1 }
      for (place, (unit, weight)) in ofUnit.enumerated()
      where place == 0 || ofUnit[place - 1].0 != unit {
        units.append(unit)
        weights.append(weight)
        largest = max(largest, Int(unit))
      }
      offsets.append(units.count)
    }
    self.offsets = offsets
    self.units = units
    self.weights = weights
    unitCount = largest + 1
  }

  /// The units of an arc, ascending.
  public func units(ofArc arc: Int) -> [Int] {
    units[offsets[arc]..<offsets[arc + 1]].map { Int($0) }
  }

  /// Strengths when each unit counts as many times as its factor says.
  func strengths(factors: [Double]) -> ContiguousArray<Double> {
    var result = ContiguousArray<Double>(repeating: 0, count: offsets.count - 1)
    for arc in result.indices {
      var sum = 0.0
      for place in offsets[arc]..<offsets[arc + 1] {
        sum += weights[place] * factors[Int(units[place])]
      }
      result[arc] = sum
    }
    return result
  }

  /// The network without some units: arcs that rest on nothing else are gone, others are weaker.
  public func network(_ network: Network, without removed: Set<Int>) -> Network {
    let factors = (0..<unitCount).map { removed.contains($0) ? 0.0 : 1 }
    let strengths = self.strengths(factors: factors)
    let unchanged = ContiguousArray(
      strengths.indices.map { strengths[$0] > 0 ? strengths[$0] : network.strength(ofArc: $0) })
    return network.withStrengths(unchanged).filtered { strengths[$0] > 0 }
  }

  /// For each vertex, the largest share of its strength that comes from one unit; 0 when isolated.
  public func largestUnitShares(in network: Network) -> [Double] {
    var sums = [Double](repeating: 0, count: unitCount)
    return (0..<network.vertexCount).map { v in
      var touched: [Int] = [], total = 0.0
      func add(_ arc: Int) {
        for place in offsets[arc]..<offsets[arc + 1] {
          let unit = Int(units[place])
          if sums[unit] == 0 { touched.append(unit) }
          sums[unit] += weights[place]
          total += weights[place]
        }
      }
      for arc in network.arcs(from: v) { add(arc) }
      if network.isDirected {
        for place in network.inOffsets[v]..<network.inOffsets[v + 1] {
          add(Int(network.inArcs[place]))
        }
      }
      let most = touched.reduce(0) { max($0, sums[$1]) }
      for unit in touched { sums[unit] = 0 }
      return total > 0 ? most / total : 0
    }
  }
}
