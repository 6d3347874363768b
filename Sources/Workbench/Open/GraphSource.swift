import Basics
import Graph
import Interchange

/// What questions are asked of: a graph in memory, or a casebook, which reads only what a lens
/// counts.
public protocol GraphSource: Sendable {
  /// The actors before folding, for names to be looked up among: a graph that may lack relations.
  func cast() throws -> ActorGraph
  /// The network that a lens makes for a question.
  func lensed(
    by lens: Lens, for question: Lens.Question, reading depth: ReadingDepth
  ) throws -> LensedNetwork
  /// The relations that a lens lets pass where everything is asked for.
  func passing(_ lens: Lens) throws -> PassingRelations
  /// All there is.
  func whole() throws -> ActorGraph
}

/// How much of each relation an answer looks at.
public enum ReadingDepth: Sendable {
  /// Ends, kind, date, article, numbers.
  case numbers
  /// Quotes too.
  case words
}

/// Relations that passed a lens, in the graph after folding.
public struct PassingRelations: Sendable {
  public var graph: ActorGraph
  /// Their places in `graph.relations`.
  public var places: [Int]
  public var tally: Tally
}

extension ActorGraph: GraphSource {
  public func cast() -> ActorGraph { self }
  public func whole() -> ActorGraph { self }

  public func lensed(
    by lens: Lens, for question: Lens.Question, reading depth: ReadingDepth
  ) -> LensedNetwork {
    network(through: lens, for: question, stateName: Workbench.stateName)
  }

  public func passing(_ lens: Lens) -> PassingRelations {
    let folded = folded(lens.fold, stateName: Workbench.stateName)
    let (places, tally) = folded.counted(by: lens, for: .everything)
    return PassingRelations(graph: folded, places: places, tally: tally)
  }
}

/// What a question is asked of, and the question as it remains to be asked.
public struct Inquiry: Sendable {
  public var source: any GraphSource
  /// Without what only a casebook can answer: that is answered.
  public var request: LensRequest
  /// Lines for standard error: what was skipped, merged or decoded by fallback.
  public var notes: [String]
}

extension Workbench {
  /// Opens what a question is to be asked of.
  ///
  /// A casebook alone is not read but asked; everything else is read into one graph, as `open`
  /// does.
  ///
  /// - Throws: as `open`; `.usage` for a past state or a grade of what is no casebook.
  public static func inquire(
    _ paths: [String], _ reading: Reading, _ request: LensRequest, progress: Progress? = nil
  ) throws -> Inquiry {
    let format = try reading.format.flatMap { $0 == treesFormat ? .text : try fileFormat($0) }
    let paths = try FileTree.expanded(paths)
    guard paths.count == 1,
      format.map({ $0 == .casebook }) ?? CasebookSource.isCasebook(paths[0])
    else {
      let opened = try open(paths, reading, progress: progress)
      return Inquiry(source: opened.graph, request: request, notes: opened.notes)
    }
    let source = try CasebookSource(paths[0], asOf: request.asOf)
    var inquiry = Inquiry(
      source: source, request: try source.answered(request), notes: source.notes())
    if let decisions = reading.decisions {
      var opened = Opened(graph: try source.whole(), notes: inquiry.notes)
      try opened.apply(decisionsAt: decisions)
      inquiry.source = opened.graph
      inquiry.notes = opened.notes
    }
    return inquiry
  }
}
