import ArgumentParser
import Workbench

struct Graphtool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graphtool",
    abstract: "From news articles to a graph of who deals with whom: rankings, paths and maps.",
    discussion: """
      GRAPH is any readable file, told by its content: articles (a folder, .txt .md .html .jsonl),
      graphtool's own JSON, a casebook, an edge list, CSV or event data; '-' is standard input.

      EXAMPLES:
        graphtool map articles/ -o map.svg
        graphtool centrality articles/ --measure betweenness,pagerank --top 10
        graphtool path articles/ "United States" "North Korea"
        graphtool extract articles/ -o graph.json
        graphtool extract articles/ --into case.sqlite

      Data goes to standard output, all else to standard error. Exit codes: 0 done, 1 the answer
      is no, 64 usage, 65 bad data, 66 no such input, 69 a library is missing, 70 a bug of ours,
      73 cannot write, 74 input/output, 75 gave up.
      """,
    version: Workbench.version,
    subcommands: [
      ExtractCommand.self, AnnotateCommand.self, LexiconCommand.self, ConvertCommand.self,
      SummaryCommand.self, ActorsCommand.self,
      RelationsCommand.self, CentralityCommand.self, PathCommand.self, NeighborsCommand.self,
      StructureCommand.self,
      CommunitiesCommand.self, FragileCommand.self,
      MapCommand.self, CompareCommand.self, ImportCommand.self, CasebookCommand.self,
      LayoutCommand.self,
    ])
}
