import ArgumentParser
import Graph
import Workbench

struct StructureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "structure", abstract: "Show how the network hangs together.",
    discussion: """
      Parts:
      \(StructurePart.allCases.map { "  \($0.rawValue): \($0.words)" }.joined(separator: "\n"))
      Direction is ignored but by strong-components, distances, brokerage, triads and the reaching of \
      key-players. Balance and frustration count conflict; the others leave it out, as centrality.

      EXAMPLES:
        graphtool structure articles/
        graphtool structure graph.json --part brokerage --top 10
        graphtool structure graph.json --part key-players --size 2
        graphtool structure graph.json --part balance --fold government
      """)
  @OptionGroup var graph: GraphOptions
  @Option(name: .long, help: "What to show.")
  var part = "overview"
  @Option(name: .long, help: "How many key players; the smallest clique shown. 3.")
  var size: Int?
  @OptionGroup var lens: LensOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try graph.inquire(lens, quiet: output.quiet)
    var asked = StructureRequest()
    asked.part = part
    asked.size = size
    try output.write(Workbench.structure(opened.source, through: opened.request, asked))
  }
}

struct CommunitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "communities",
    abstract: "Find groups who deal more with each other than with others.",
    discussion: """
      Columns: community size id name kind country certainty. The groups are the best of many runs; \
      certainty is how much an actor's group stays the same between runs. --against compares them with \
      other groups: NMI and ARI are 1 when equal and about 0 when they have nothing in common.

      EXAMPLES:
        graphtool communities articles/
        graphtool communities graph.json --resolution 1.5 --runs 100
        graphtool communities graph.json --quality cpm --resolution 0.1 --method louvain
        graphtool communities graph.json --against country
      """)
  @OptionGroup var graph: GraphOptions
  @Option(
    name: .long, help: "\(CommunityMethod.allCases.map(\.rawValue).joined(separator: ", ")).")
  var method = CommunityMethod.leiden.rawValue
  @Option(name: .long, help: "modularity, or cpm: the constant Potts model.")
  var quality = "modularity"
  @Option(name: .long, help: "Above 1: more and smaller groups. With cpm: strength per pair.")
  var resolution: Double?
  @Option(name: .long, help: "How many runs.")
  var runs = 20
  @Option(name: .long, help: "The seed of the random choices.")
  var seed: UInt64 = 1
  @Option(
    name: .long, help: "Compare with: country, kind, or a file of lines 'id<TAB>group'.",
    completion: .file())
  var against: String?
  @OptionGroup var lens: LensOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try graph.inquire(lens, quiet: output.quiet)
    var asked = CommunityRequest()
    asked.method = method
    asked.quality = quality
    asked.resolution = resolution
    asked.runs = runs
    asked.seed = seed
    asked.against = against
    try output.write(Workbench.communities(opened.source, through: opened.request, asked))
  }
}

struct FragileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fragile", abstract: "Show which article, outlet or claimant an answer hangs on.",
    discussion: """
      Columns: answer, hangs on, units, date, without it. For each of the first actors (--top, 10): the \
      smallest set of articles (or outlets, or claimants) whose loss changes its rank; with --path the \
      sources of the path's weakest hop; with --edges all sources of each tie, the fewest first.

      EXAMPLES:
        graphtool fragile articles/ --measure pagerank
        graphtool fragile graph.json --by outlet --top 5
        graphtool fragile graph.json --path "United States" "North Korea"
        graphtool fragile graph.json --edges --by claimant
      """)
  @OptionGroup var graph: GraphOptions
  @Option(name: .shortAndLong, help: "The measure whose ranks are tried.")
  var measure = "betweenness"
  @Option(name: .long, help: "article, story, outlet, claimant or row.")
  var by = "article"
  @Option(name: .long, help: "hops, or cost: 1 / strength.")
  var distance: String?
  @Option(name: .long, help: "in or out: the arcs that are followed.")
  var direction: String?
  @Option(name: .long, parsing: .upToNextOption, help: "Two actors: the path between them.")
  var path: [String] = []
  @Flag(name: .long, help: "What each tie rests on.")
  var edges = false
  @OptionGroup var lens: LensOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try graph.inquire(lens, quiet: output.quiet)
    var asked = FragileRequest()
    asked.measure = measure
    asked.by = by
    asked.distance = distance
    asked.direction = direction
    asked.top = output.top ?? 10
    asked.path = path
    asked.edges = edges
    try output.write(Workbench.fragile(opened.source, through: opened.request, asked))
  }
}
