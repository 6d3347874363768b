import Basics

/// What an answer hangs on.
public struct Fragility<Answer: Equatable & Sendable>: Sendable {
  public struct Change: Sendable {
    /// The units taken away, ascending.
    public let removed: [Int]
    /// The answer without them.
    public let answer: Answer
  }

  public let answer: Answer
  /// All smallest sets of units whose loss changes the answer; empty when none was found.
  public let changes: [Change]
  /// Every set of fewer units than this leaves the answer as it is.
  public let survives: Int
}

extension Network {
  /// Returns the smallest sets of units (articles, an outlet, a claimant) whose removal changes an
  /// answer.
  ///
  ///     network.fragility(over: contributions) { $0.pageRank().top(1)[0].key }
  ///
  /// All sets of one unit are tried, then of two, and so on while the number of sets is within
  /// `limit`; `survives` says how far that went.
  ///
  /// - Parameter answer: A question to a network; asked on several threads.
  /// - Complexity: At most `limit` times the question.
  public func fragility<Answer: Equatable & Sendable>(
    over contributions: ArcContributions, limit: Int = 5_000,
    of answer: @Sendable (Network) -> Answer
  ) -> Fragility<Answer> {
    fragilities(over: contributions, limit: limit) { [answer($0)] }[0]
  }

  /// Returns the same for several answers at once: each set of units is tried once for all.
  ///
  ///     network.fragilities(over: contributions) { $0.pageRank().top(3).map(\.key) }
  ///
  /// - Parameter answers: Questions to a network, as many answers whatever the network; asked on
  ///   several threads.
  /// - Complexity: At most `limit` times the questions.
  public func fragilities<Answer: Equatable & Sendable>(
    over contributions: ArcContributions, limit: Int = 5_000,
    of answers: @Sendable (Network) -> [Answer]
  ) -> [Fragility<Answer>] {
    let originals = answers(self)
    var changes = originals.map { _ in [Fragility<Answer>.Change]() }
    var survives = originals.map { _ in 1 }
    let units = contributions.unitCount
    var tried = 0, size = 1, sets = (0..<units).map { [$0] }
    while size <= units, tried + sets.count <= limit, changes.contains(where: \.isEmpty) {
      let results = parallelMap(sets) {
        answers(contributions.network(self, without: Set($0)))
      }
      for place in originals.indices where changes[place].isEmpty {
        for (set, result) in zip(sets, results) where result[place] != originals[place] {
          changes[place].append(.init(removed: set, answer: result[place]))
        }
        survives[place] = changes[place].isEmpty ? size + 1 : size
      }
      tried += sets.count
      size += 1
      // One more unit, after the last: each set is made once.
      guard sets.count * units / size <= limit else { break }
      sets = sets.flatMap { set in ((set.last! + 1)..<units).map { set + [$0] } }
    }
    return originals.indices.map {
      Fragility(answer: originals[$0], changes: changes[$0], survives: survives[$0])
    }
  }

  /// Returns the smallest set of units whose removal takes away an arc of a path: all units of the
  /// arc that rests on the fewest; the first such arc.
  ///
  /// - Complexity: O(units of the path's arcs).
  public func weakestLink(
    of path: Path, over contributions: ArcContributions
  ) -> (arc: Int, units: [Int])? {
    path.arcs.map { ($0, contributions.units(ofArc: $0)) }
      .min { $0.1.count < $1.1.count }
  }
}
