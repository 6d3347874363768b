import Graph

/// What an explorer's page holds besides its map: the relations to look through, and the measures
/// to rank by.
public struct PageContent: Sendable {
  /// A column of the ranking that no filter changes.
  public struct Measure: Sendable, Equatable {
    public var name: String
    /// What a high score says.
    public var abstract: String
    /// By actor id.
    public var values: [String: Double]

    public init(name: String, abstract: String, values: [String: Double]) {
      self.name = name
      self.abstract = abstract
      self.values = values
    }
  }

  /// What stands round a quote in its article.
  public struct Surroundings: Sendable, Equatable {
    public var before: String
    public var after: String

    public init(before: String, after: String) {
      self.before = before
      self.after = after
    }
  }

  /// Folded as the map is.
  public var graph: ActorGraph
  /// The places in `graph.relations` of those that the page may show, in canonical order.
  public var places: [Int]
  /// What strengths count.
  public var weight: Weight
  public var isUndirected: Bool
  public var measures: [Measure] = []
  /// What the measures counted, as a sentence.
  public var measured: String?
  /// By relation id.
  public var surroundings: [String: Surroundings] = [:]
  /// Whether the page carries whole articles.
  public var hasArticleTexts = false

  /// The relations of a graph that pass a lens: those that the map of the same lens is made of.
  ///
  /// - Parameter stateName: The name of a state that folding brings in, by its code.
  public init(
    _ graph: ActorGraph, through lens: Lens, stateName: (String) -> String? = { _ in nil }
  ) {
    let folded = graph.folded(lens.fold, stateName: stateName)
    let passing = Set(folded.counted(by: lens, for: .everything).places)
    self.graph = folded
    places = folded.relationOrder.filter(passing.contains)
    weight = lens.weight ?? folded.network(through: lens, for: .everything).weight
    isUndirected = lens.undirected
  }
}
