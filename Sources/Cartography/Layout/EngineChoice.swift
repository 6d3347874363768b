/// Which engines draw a graph of a size, and how often they may try.
enum EngineChoice {
  struct Attempt: Equatable {
    var engine: LayoutEngine
    var seed: Int
  }

  /// Returns the drawings to try, in order.
  ///
  /// Measured here with Graphviz 2.42.2: `neato` with the routes and words of a map of 60 boxes
  /// takes tenths of a second, of 300 seconds; `sfdp` with prism lays out 1,000 boxes in one second;
  /// `dot` needs 27 seconds for 50 boxes with 1,191 lines.
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
    var attempts = (1...(boxes <= 30 ? 8 : 4)).map { Attempt(engine: .neato, seed: $0) }
    if boxes <= 40, lines <= boxes * 3 / 2 {
      attempts += [Attempt(engine: .dot, seed: 1), Attempt(engine: .dot, seed: 2)]
    }
    return attempts
  }
}
