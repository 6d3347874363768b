import Graph

extension Workbench {
  /// What made a graph from articles: no clock, no folder.
  static func provenance(of graph: ActorGraph) -> Provenance {
    var made = Provenance()
    made.by = "graphtool \(version)"
    made.inputs = graph.articles.compactMap { article in
      article.sha256.map { Provenance.Input(name: article.id, sha256: $0) }
    }
    return made
  }
}
