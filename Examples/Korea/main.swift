import Glibc
import Graph
import Workbench

// Reads the example articles, ranks the actors, and shows how one reaches another with the quotes.
// Run it in the folder of the package: swift run Korea

let graph = try Workbench.open(["Examples/articles"], Reading()).graph
print("\(graph.articles.count) articles, \(graph.actors.count) actors")

// What counts: people and bodies of government stand in their state.
var lens = Lens()
lens.fold = .government
let lensed = graph.network(through: lens)
print(lensed.tally.sentence)

print("\nBetween the others stand:")
for row in lensed.network.betweenness().top(3) {
  print("  \(row.rank). \(lensed.actor(row.vertex).name)")
}

guard let from = lensed.network.vertex("KOR"), let to = lensed.network.vertex("RUS"),
  let path = lensed.network.shortestPath(from: from, to: to)
else {
  print("\nNobody leads from South Korea to Russia.")
  exit(1)
}
print("\nFrom South Korea to Russia:")
for arc in path.arcs {
  let relation = lensed.relations(ofArc: arc)[0]
  print("  \(relation.source) \(relation.event?.words ?? "deals with") \(relation.target ?? "")")
  print("    “\(relation.evidence.passage?.quote ?? "")”")
}
