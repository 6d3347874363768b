import Coding
import English
import Graph

extension Workbench {
  /// What made a graph from articles: program, model, lexicon, inputs; no clock, no folder.
  static func provenance(of graph: ActorGraph) -> Provenance {
    var made = Provenance()
    made.by = "graphtool \(version)"
    made.model = "sha256:\(English.modelSHA256)"
    made.lexicon = "sha256:\(Lexicon.builtInSHA256)"
    made.command = ["extract"]
    made.inputs = graph.articles.compactMap { article in
      article.sha256.map { Provenance.Input(name: article.id, sha256: $0) }
    }
    return made
  }
}
