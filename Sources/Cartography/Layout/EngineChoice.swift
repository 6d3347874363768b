/// Which engines draw a graph of a size, and how often they may try.
enum EngineChoice {
  struct Attempt: Equatable {
    var engine: LayoutEngine
    var seed: Int
  }

  /// Returns the drawings to try, in order.
  ///
  /// Measured with Graphviz 2.42.2, a release build on two busy cores; seconds for a whole map
  /// with its routes and words, drawn as SVG, PDF and two PNG:
  ///
  /// | boxes / lines | tried | seconds |
  /// | --- | --- | --- |
  /// | 29 / 42 | `neato` 8 times | 0.3 |
  /// | 60 / 90 | `neato` 4 times | 0.6 |
  /// | 50 / 100 of 913 | `neato` 4 times | 0.9 |
  /// | 150 / 300 | `neato` and `sfdp` | 1.3 |
  ///
  /// Layout alone: `dot` needs 27 s for 50 boxes with 1,191 lines, `sfdp` with prism 1 s for 1,000
  /// with 3,000. So `dot` is tried for small sparse graphs only, and `sfdp` stands for large ones.
  static func attempts(_ engine: LayoutEngine, _ boxes: Int, _ lines: Int) -> [Attempt] {
    switch engine {
    case .dot: return [Attempt(engine: .dot, seed: 1), Attempt(engine: .dot, seed: 2)]
    case .circo, .twopi: return [Attempt(engine: engine, seed: 1)]
    case .neato, .fdp, .sfdp:
      return (1...(boxes <= 60 ? 4 : 1)).map { Attempt(engine: engine, seed: $0) }
    case .auto: break
    }
    if boxes > 150 { return [Attempt(engine: .sfdp, seed: 1)] }
    if boxes > 60 { return [Attempt(engine: .neato, seed: 1), Attempt(engine: .sfdp, seed: 1)] }
    var attempts = (1...(boxes <= 16 ? 20 : boxes <= 30 ? 10 : 4)).map {
      Attempt(engine: .neato, seed: $0)
    }
    if boxes <= 40, lines <= boxes * 3 / 2 {
      attempts += [Attempt(engine: .dot, seed: 1), Attempt(engine: .dot, seed: 2)]
    }
    return attempts
  }
}
