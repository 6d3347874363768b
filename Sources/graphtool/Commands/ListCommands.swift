import ArgumentParser
import Workbench

struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Say what a graph holds and how well it is borne out.",
    discussion: """
      Numbers by kind, event, outlet and month; ties that rest on one article, outlet or claimant;
      the share of claims; acts without target; near-duplicates; articles that are not English.

      EXAMPLES:
        graphtool summary articles/
        graphtool summary graph.json --since 2024-01 --format md
      """)
  @OptionGroup var graph: GraphOptions
  @OptionGroup var lens: LensOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try graph.inquire(lens, quiet: output.quiet)
    try output.write(Workbench.summary(opened.source.whole(), through: opened.request))
  }
}

struct ActorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "actors", abstract: "List the actors, most often named first.",
    discussion: """
      Columns: id name kind country sector articles in out first last aliases.

      EXAMPLES:
        graphtool actors articles/ --top 10
        graphtool actors graph.json --actor-kind official --country KOR
      """)
  @OptionGroup var graph: GraphOptions
  @OptionGroup var lens: LensOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try graph.inquire(lens, quiet: output.quiet)
    try output.write(Workbench.actors(opened.source, through: opened.request))
  }
}

struct RelationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relations", abstract: "List the relations with the sentences they came from.",
    discussion: """
      Columns: id source event target modality claimant date outlet article confidence quote rule.
      Exit code 1 when --between or --search finds none.

      EXAMPLES:
        graphtool relations articles/ --between China "North Korea"
        graphtool relations graph.json --search sanctions --format jsonl
      """)
  @OptionGroup var graph: GraphOptions
  @Option(
    name: .long, parsing: .upToNextOption, help: "Two actors: relations with one at each end.")
  var between: [String] = []
  @Option(name: .long, help: "Text in the quote, the actors' names or the title.")
  var search: String?
  @OptionGroup var lens: LensOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try graph.inquire(lens, quiet: output.quiet)
    try output.write(
      Workbench.relations(opened.source, through: opened.request, between: between, search: search))
  }
}
