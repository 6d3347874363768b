import ArgumentParser
import Workbench

struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Show how one actor reaches another, with a quote for each hop.",
    discussion: """
      Columns: path hop from to way kind event articles first last claimant quote relation. \
      Affiliation is walked both ways (a minister stands for the state and the state for the \
      minister); conflict is no channel unless --kind asks for it. Exit code 1 when there is no \
      path, with the nearest truth on standard error. --in-order adds the day each hop is taken, and \
      quotes a relation of that day. --cut lists the relations of the ties whose loss parts the two: \
      path numbers the ties, hop the relations of one.

      EXAMPLES:
        graphtool path articles/ "United States" "North Korea"
        graphtool path graph.json USA PRK --count 3 --by cost
        graphtool path graph.json USA PRK --all --max-length 3 --avoid China
        graphtool path graph.json USA PRK --in-order
        graphtool path graph.json USA PRK --cut
      """)
  @Argument(help: "The graph to read; '-' is standard input.", completion: .file())
  var graph: String
  @Argument(help: "The actor the path begins at: an id, a name or an alias.")
  var from: String
  @Argument(help: "The actor it leads to.")
  var to: String
  @Option(
    name: .long,
    help: "hops, cost (1 / strength), widest (the weakest hop is strong) or reliable.")
  var by = "hops"
  @Option(name: .long, help: "How many paths, best first.")
  var count = 1
  @Flag(name: .long, help: "All shortest paths; with --max-length all simple ones.")
  var all = false
  @Option(name: .long, help: "Hops at most.")
  var maxLength: Int?
  @Option(name: .long, help: "An actor that the path must visit; may be repeated.")
  var through: [String] = []
  @Option(name: .long, help: "An actor that the path must not visit; may be repeated.")
  var avoid: [String] = []
  @Flag(name: .long, help: "Only paths on which dates never decrease.")
  var inOrder = false
  @Flag(
    name: .long,
    help: "The fewest ties (--by cost: the least strength) whose loss leaves no path.")
  var cut = false
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var lens: LensOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try reading.inquire([graph], lens, quiet: output.quiet)
    var request = PathRequest()
    request.from = from
    request.to = to
    request.by = by
    request.count = count
    request.all = all
    request.maxLength = maxLength
    request.through = through
    request.avoid = avoid
    request.inOrder = inOrder
    request.cut = cut
    try output.write(Workbench.path(opened.source, through: opened.request, request))
  }
}

struct NeighborsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "neighbors", abstract: "List the actors around one actor, nearest first.",
    discussion: """
      Columns: distance id name kind country in out kinds articles first last, where in, out, kinds, \
      articles and dates are those of the ties that lead one step back. Direction is ignored in \
      reaching.

      EXAMPLES:
        graphtool neighbors articles/ China
        graphtool neighbors graph.json "Wang Yi" --radius 2 --kind all
      """)
  @Argument(help: "The graph to read; '-' is standard input.", completion: .file())
  var graph: String
  @Argument(help: "The actor in the middle: an id, a name or an alias.")
  var actor: String
  @Option(name: .long, help: "How many hops away.")
  var radius = 1
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var lens: LensOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try reading.inquire([graph], lens, quiet: output.quiet)
    try output.write(
      Workbench.neighbors(opened.source, of: actor, radius: radius, through: opened.request))
  }
}
