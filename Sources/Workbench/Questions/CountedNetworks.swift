import Basics
import Graph

/// The networks of a ranking: by what counts for its measures, and by period.
struct CountedNetworks {
  /// One network for each way of counting.
  struct Part {
    /// Nil where there are no windows.
    let name: String?
    let byQuestion: [Lens.Question: LensedNetwork]
  }

  /// In order of time; one where there are no windows.
  private(set) var periods: [Part] = []
  /// What each way of counting counts, in the order in which the measures ask for it.
  private let tallies: [Tally]
  private let weight: Weight?
  private let window: Window?

  init(_ source: some GraphSource, _ lens: Lens, _ plan: RankingPlan) throws {
    var questions: [Lens.Question] = []
    for question in plan.ranksEdges ? [.measure] : plan.measures.map(\.question)
    where !questions.contains(question) {
      questions.append(question)
    }
    window = plan.window
    guard let window else {
      var byQuestion: [Lens.Question: LensedNetwork] = [:]
      for question in questions {
        byQuestion[question] = try source.lensed(by: lens, for: question, reading: .numbers)
      }
      periods = [Part(name: nil, byQuestion: byQuestion)]
      tallies = questions.map { byQuestion[$0]!.tally }
      weight = byQuestion[questions[0]]?.weight
      return
    }
    let graph = try source.whole()
    var tallies: [Tally] = [], byPeriod: [Period: [Lens.Question: LensedNetwork]] = [:]
    for question in questions {
      let found = graph.networks(
        through: lens, for: question, by: window, stateName: Workbench.stateName)
      tallies.append(found.tally)
      for (period, lensed) in found.periods { byPeriod[period, default: [:]][question] = lensed }
    }
    self.tallies = tallies
    // A period without a network for the first measure has no rows.
    periods = byPeriod.sorted { $0.key < $1.key }.filter { $0.value[questions[0]] != nil }.map {
      Part(name: $0.key.description, byQuestion: $0.value)
    }
    weight = periods.first?.byQuestion[questions[0]]?.weight
  }

  /// The kinds that count for the first measure.
  var kinds: [Kind] { tallies[0].kinds.sorted() }
  var isEmpty: Bool { periods.allSatisfy { $0.byQuestion.values.allSatisfy(\.network.isEmpty) } }
  var sentences: [String] { tallies.map(\.sentence) }
  var facts: [(String, JSONText)] {
    var facts = tallies[0].facts
    if let weight { facts.append(("weight", .string(weight.rawValue))) }
    if let window { facts.append(("window", .string(window.rawValue))) }
    return facts
  }

  /// What the periods are; nil where there are no windows.
  var windowNote: String? {
    guard let window else { return nil }
    guard let first = periods.first?.name, let last = periods.last?.name else {
      return "no period by \(window.rawValue) holds a counted relation"
    }
    return "\(periods.count) period\(periods.count == 1 ? "" : "s") by \(window.rawValue), each by "
      + "itself: \(first) to \(last); periods without a counted relation have no rows"
  }
}

extension Network {
  fileprivate var isEmpty: Bool { vertexCount == 0 }
}
