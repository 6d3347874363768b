import Coding
import Graph

/// Joins coded articles into one graph: actors with one id are one actor.
struct GraphAssembler {
  private(set) var graph = ActorGraph()
  /// Articles whose text is not English: kept, but not coded.
  private(set) var foreignCount = 0

  /// Adds what was read from one article.
  ///
  /// - Throws: `GraphError` where the coder broke the model's rules, which is a bug of ours.
  mutating func add(_ coded: CodedArticle) throws(GraphError) {
    try graph.add(coded.article)
    if coded.article.language.map({ !$0.hasPrefix("en") }) == true { foreignCount += 1 }
    for actor in coded.actors {
      if let own = graph.actor(actor.id) {
        let joined = own.joined(with: actor)
        if joined != own { graph.replace(joined) }
      } else {
        try graph.add(actor)
      }
    }
    for relation in coded.relations { try graph.add(relation) }
  }
}
