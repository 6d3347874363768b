import ArgumentParser
import Graph
import Workbench

struct CentralityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "centrality", abstract: "Rank actors by centrality measures.",
    discussion: """
      Measures: \(Measure.allCases.map(\.rawValue).joined(separator: ", ")).
      Columns: rank id name kind country, one a measure, articles. Ranks go by the first measure;
      degree and strength add a column a kind. Standard error says what was counted and the
      NetworkX call that gives the same numbers.

      EXAMPLES:
        graphtool centrality articles/ --measure betweenness,pagerank --top 10
        graphtool centrality graph.json --measure degree --kind all --fold government
        graphtool centrality events.tsv --measure pagerank --undirected --format csv
      """)
  @OptionGroup var graph: GraphOptions
  @Option(name: .shortAndLong, help: "The measures, comma between them.")
  var measure: [String] = []
  @Option(name: .long, help: "raw or normalized (NetworkX's).")
  var scale: String?
  @Option(name: .long, help: "hops, or cost: 1 / strength.")
  var distance: String?
  @Option(name: .long, help: "in or out: the arcs that closeness, pagerank and eigenvector follow.")
  var direction: String?
  @OptionGroup var lens: LensOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try graph.open(quiet: output.quiet)
    var ranking = RankingRequest()
    if !measure.isEmpty {
      ranking.measures = measure.flatMap { $0.split(separator: ",").map(String.init) }
    }
    ranking.scale = scale
    ranking.distance = distance
    ranking.direction = direction
    try output.write(Workbench.centrality(opened, through: lens.request, by: ranking))
  }
}

struct StructureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "structure", abstract: "Show how the network hangs together.",
    discussion: """
      Parts: \(StructurePart.allCases.map(\.rawValue).joined(separator: ", ")).
      Brokerage roles are Gould and Fernandez', by country. Balance and frustration count conflict.

      EXAMPLES:
        graphtool structure articles/
        graphtool structure graph.json --part brokerage --top 10
        graphtool structure graph.json --part balance --fold government
      """)
  @OptionGroup var graph: GraphOptions
  @Option(name: .long, help: "What to show.")
  var part = "overview"
  @OptionGroup var lens: LensOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try graph.open(quiet: output.quiet)
    try output.write(Workbench.structure(opened, part: part, through: lens.request))
  }
}
