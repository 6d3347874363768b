import ArgumentParser
import Graph
import Workbench

struct CentralityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "centrality", abstract: "Rank actors, or ties, by centrality measures.",
    discussion: """
      Measures: \(Measure.allCases.map(\.rawValue).joined(separator: ", ")), edge-betweenness.
      Columns: rank id name kind country, one a measure, articles. Ranks go by the first measure; \
      degree and strength add a column a kind; --window adds the period. edge-betweenness ranks ties: \
      rank from to fromName toName edge-betweenness articles. Standard error says what was counted and \
      the NetworkX call that gives the same numbers.

      EXAMPLES:
        graphtool centrality articles/ --measure betweenness,pagerank --top 10
        graphtool centrality graph.json --measure degree --kind all --fold government
        graphtool centrality articles/ --measure pagerank --ci --outrank China Russia
        graphtool centrality articles/ --measure pagerank --personalize "North Korea"
        graphtool centrality articles/ --measure betweenness --source USA --target PRK
        graphtool centrality events.tsv --measure betweenness --error 0.01
        graphtool centrality events.tsv --measure pagerank --window year --top 40
        graphtool centrality events.tsv --measure pagerank --undirected --format csv
      """)
  @OptionGroup var graph: GraphOptions
  @Option(name: .shortAndLong, help: "The measures, comma between them.")
  var measure: [String] = []
  @Option(name: .long, help: "raw or normalized (NetworkX's).")
  var scale: String?
  @Option(
    name: .long, help: "hops, or cost: 1 / strength; for \(CentralityCommand.names(.distance)).")
  var distance: String?
  @Option(
    name: .long,
    help: "in or out: the arcs that are followed, by \(CentralityCommand.names(.direction)).")
  var direction: String?
  @Option(
    name: .long,
    help: "one or strength: what a tie weighs in \(CentralityCommand.names(.weighting)).")
  var weighting: String?
  @Option(name: .long, help: "How likely PageRank's reader follows an arc, 0...1; 0.85.")
  var damping: Double?
  @Option(
    name: .long,
    help: "Where PageRank's reader starts afresh: ACTOR or ACTOR=WEIGHT; may be repeated.")
  var personalize: [String] = []
  @Option(name: .long, help: "Betweenness of the paths that begin here; may be repeated.")
  var source: [String] = []
  @Option(name: .long, help: "Betweenness of the paths that end here; may be repeated.")
  var target: [String] = []
  @Option(
    name: .long,
    help: "Betweenness from sampled paths: the largest error of a normalized score, such as 0.01.")
  var error: Double?
  @Option(name: .long, help: "The probability that some sampled score is off by more.")
  var failure = 0.1
  @Option(name: .long, help: "Rank anew for each day, week, month or year.")
  var window: String?
  @Flag(name: .long, help: "Add low, high, rankLow and rankHigh by resampling the evidence.")
  var ci = false
  @Option(name: .long, help: "How many resamples.")
  var resamples = 1000
  @Option(name: .long, help: "How much of the resamples an interval holds.")
  var level = 0.95
  @Option(name: .long, help: "The seed of sampling and resampling.")
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
    ranking.limit = output.top
    ranking.scale = scale
    ranking.distance = distance
    ranking.direction = direction
    ranking.weighting = weighting
    ranking.damping = damping
    ranking.personalize = personalize
    ranking.sources = source
    ranking.targets = target
    ranking.error = error
    ranking.failure = failure
    ranking.seed = seed
    ranking.window = window
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

  private static func names(_ setting: MeasureSetting) -> String {
    setting.measures.map(\.rawValue).joined(separator: ", ")
  }
}
