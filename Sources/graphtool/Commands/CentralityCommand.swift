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
        graphtool centrality articles/ --measure pagerank --ci
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
  @Flag(name: .long, help: "Add low, high, rankLow and rankHigh by resampling the evidence.")
  var ci = false
  @Option(name: .long, help: "How many resamples.")
  var resamples = 1000
  @Option(name: .long, help: "How much of the resamples an interval holds.")
  var level = 0.95
  @Option(name: .long, help: "The seed of the resampling.")
  var seed: UInt64 = 1
  @Option(name: .long, help: "What is resampled: article, story, outlet, claimant or row.")
  var unit = "story"
  @Option(
    name: .long, parsing: .upToNextOption,
    help: "Two actors: in how many resamples the first is above the second.")
  var outrank: [String] = []
  @OptionGroup var lens: LensOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try graph.inquire(lens, quiet: output.quiet)
    var ranking = RankingRequest()
    if !measure.isEmpty {
      ranking.measures = measure.flatMap { $0.split(separator: ",").map(String.init) }
    }
    ranking.scale = scale
    ranking.distance = distance
    ranking.direction = direction
    if ci || !outrank.isEmpty {
      var confidence = ConfidenceRequest()
      confidence.resamples = resamples
      confidence.level = level
      confidence.seed = seed
      confidence.unit = unit
      confidence.outrank = outrank
      ranking.confidence = confidence
    }
    try output.write(Workbench.centrality(opened.source, through: opened.request, by: ranking))
  }
}
