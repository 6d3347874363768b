import Graph
import Testing

@Suite struct ThinningTests {
  private func arcs(_ network: Network) -> Set<String> {
    Set(
      (0..<network.vertexCount).flatMap { v in
        network.arcs(from: v).map {
          "\(network.keys[v])>\(network.keys[network.target(ofArc: $0)])"
        }
      })
  }

  /// From the definition: fewer than k of one end's arcs are stronger.
  @Test(arguments: 0..<UInt64(300)) func strongest(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, maxVertices: 9)
    let count = Int(seed % 3) + 1
    var expected: Set<String> = []
    for u in 0..<plain.count {
      for v in 0..<plain.count {
        guard let strength = plain.strength[u][v] else { continue }
        let stronger = [
          (0..<plain.count).count { (plain.strength[u][$0] ?? 0) > strength },
          (0..<plain.count).count { (plain.strength[$0][v] ?? 0) > strength },
        ]
        if stronger.contains(where: { $0 < count }) { expected.insert("\(u)>\(v)") }
      }
    }
    #expect(arcs(network.strongest(count)) == expected, "seed \(seed)")
  }

  @Test(arguments: 0..<UInt64(60)) func inducedKeepsWhatIsBetween(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, maxVertices: 9)
    let some = (0..<plain.count).filter { $0 % 2 == 0 }
    let part = network.induced(on: some)
    #expect(part.vertexCount == some.count)
    for (a, u) in some.enumerated() {
      for (b, v) in some.enumerated() {
        #expect(part.arc(from: a, to: b).map { part.strength(ofArc: $0) } == plain.strength[u][v])
      }
    }
  }

  @Test func thinnedLensCountsWhatItLeavesOut() throws {
    let graph = try SmallCorpus.graph()
    var lens = Lens()
    // Four ties: USA>CHN of two stories, CHN>PRK of one, Wang Yi and the USA each way of one.
    let whole = graph.network(through: lens)
    lens.thinnings = [.strongest(1)]
    let thin = graph.network(through: lens)
    #expect(arcs(whole.network).count == 4)
    #expect(thin.tally.counted + thin.tally.leftOut.values.reduce(0, +) == thin.tally.total)
    #expect(thin.tally.sentence.contains("among the 1 strongest"))
    #expect(arcs(thin.network).isSubset(of: arcs(whole.network)))
    lens.thinnings = [.backbone(significance: 0.0001)]
    let none = graph.network(through: lens)
    #expect(none.network.vertexCount == 0)
    #expect(none.tally.leftOut[.thinned] == whole.tally.counted && none.tally.counted == 0)
    // Lists keep what is on a tie that stays.
    let (places, tally) = graph.counted(by: lens, for: .everything)
    #expect(places.isEmpty && tally.leftOut[.thinned] != nil)
  }

  @Test func asOfLeavesLaterArticlesOut() throws {
    let graph = try SmallCorpus.graph()
    var lens = Lens()
    lens.asOf = PartialDate("2024-01-31")
    let lensed = graph.network(through: lens)
    #expect(arcs(lensed.network) == ["USA>CHN", "CHN>PRK"])
    // a2 is of February, a3 has no date; only what would have counted is asked for its date.
    #expect(lensed.tally.leftOut[.laterArticles] == 2)
    #expect(lensed.tally.leftOut[.undated] == 1)
  }
}

@Suite struct WindowTests {
  @Test func periods() throws {
    func name(_ window: Window, _ date: String) -> String? {
      window.period(of: PartialDate(date)!)?.description
    }
    #expect(name(.year, "2024") == "2024")
    #expect(name(.month, "2024-02-29") == "2024-02")
    #expect(name(.month, "2024") == nil)
    #expect(name(.day, "2024-02") == nil)
    // ISO 8601's own examples: weeks belong to the year of their Thursday.
    #expect(name(.week, "2005-01-01") == "2004-W53")
    #expect(name(.week, "2008-12-29") == "2009-W01")
    #expect(name(.week, "2010-01-03") == "2009-W53")
    let week = try #require(Window.week.period(of: PartialDate("2024-01-29")!))
    #expect(week.description == "2024-W05" && week.lastDay - week.firstDay == 6)
  }

  /// Each period is the network of a lens of its dates.
  @Test func networksAreThoseOfTheirDates() throws {
    let graph = try SmallCorpus.graph()
    let found = graph.networks(through: Lens(), for: .measure, by: .month)
    #expect(found.periods.map(\.period.description) == ["2024-01", "2024-02"])
    for (period, lensed) in found.periods {
      var lens = Lens()
      lens.since = PartialDate(period.description)
      lens.until = lens.since
      let same = graph.network(through: lens)
      #expect(lensed.network.keys == same.network.keys)
      #expect(lensed.tally.counted == same.tally.counted)
    }
    #expect(found.tally.leftOut[.undated] == 1)  // the near-copy without a date
    #expect(found.tally.counted + found.tally.leftOut.values.reduce(0, +) == found.tally.total)
  }
}
