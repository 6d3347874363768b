import ArgumentParser
import Workbench

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
    let opened = try graph.inquire(lens, quiet: output.quiet)
    try output.write(Workbench.structure(opened.source, part: part, through: opened.request))
  }
}

struct CommunitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "communities",
    abstract: "Find groups who deal more with each other than with others.",
    discussion: """
      Columns: community size id name kind country certainty. The groups are the best of many runs
      of the Leiden algorithm; certainty is how much an actor's group stays the same between runs.

      EXAMPLES:
        graphtool communities articles/
        graphtool communities graph.json --resolution 1.5 --runs 100
      """)
  @OptionGroup var graph: GraphOptions
  @Option(name: .long, help: "Above 1: more and smaller groups.")
  var resolution = 1.0
  @Option(name: .long, help: "How many runs.")
  var runs = 20
  @Option(name: .long, help: "The seed of the random choices.")
  var seed: UInt64 = 1
  @OptionGroup var lens: LensOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try graph.inquire(lens, quiet: output.quiet)
    try output.write(
      Workbench.communities(
        opened.source, through: opened.request, resolution: resolution, runs: runs, seed: seed))
  }
}

struct FragileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fragile", abstract: "Show which article, outlet or claimant an answer hangs on.",
    discussion: """
      Columns: answer, hangs on, units, date, without it. For each of the first actors: the smallest
      set of articles (or outlets, or claimants) whose loss changes its rank; with --path the
      sources of the path's weakest hop.

      EXAMPLES:
        graphtool fragile articles/ --measure pagerank
        graphtool fragile graph.json --by outlet --top 5
        graphtool fragile graph.json --path "United States" "North Korea"
      """)
  @OptionGroup var graph: GraphOptions
  @Option(name: .shortAndLong, help: "The measure whose ranks are tried.")
  var measure = "betweenness"
  @Option(name: .long, help: "article, story, outlet, claimant or row.")
  var by = "article"
  @Option(name: .long, parsing: .upToNextOption, help: "Two actors: the path between them.")
  var path: [String] = []
  @OptionGroup var lens: LensOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try graph.inquire(lens, quiet: output.quiet)
    try output.write(
      Workbench.fragile(
        opened.source, through: opened.request, measure: measure, by: by, top: output.top ?? 10,
        path: path))
  }
}
