import Glibc
import Graph
import Interchange

/// Reads a file of event data as graphtool does, to the network that measures run on.
enum EventFile {
  static func kernels(_ path: String) -> [Kernel] {
    func graph() throws -> ActorGraph {
      var ledger = Ledger()
      return try GraphFile.read(path, ledger: &ledger)
    }
    func size(_ network: Network) -> Summary {
      Summary(n: network.vertexCount, m: network.edgeCount)
    }
    return [
      Kernel("events_to_graph", graph) { Summary(n: $0.actors.count, m: $0.relations.count) },
      Kernel(
        "events_to_network", { try graph().network(through: Lens(), for: .everything).network },
        size),
      Kernel(
        "events_to_pagerank", { try graph().network(through: Lens()).network.pageRank() },
        { Summary(scores: $0) }),
    ]
  }
}
