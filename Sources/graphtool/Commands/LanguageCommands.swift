import ArgumentParser
import Basics
import Workbench

struct AnnotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate", abstract: "Write a text's sentences, tags and trees as CoNLL-U.",
    discussion: """
      With --from conllu the file's sentences and tokens are kept, with --keep tags its tags and
      lemmas too.

      EXAMPLES:
        graphtool annotate article.txt
        graphtool annotate tokens.conllu --from conllu --keep tags
      """)
  @Argument(help: "The text to read; '-' is standard input.", completion: .file())
  var file = "-"
  @Option(
    name: [.customLong("from"), .customLong("input-format"), .customLong("input")],
    help: "txt or conllu.")
  var from: String?
  @Option(name: .long, help: "What of a CoNLL-U file is kept: tokens or tags.")
  var keep: String?
  @Flag(
    help: "Say how sure the parser is: HeadConfidence and RelationConfidence in MISC, 0 to 1.")
  var confidence = false
  @Option(name: .shortAndLong, help: "Write to FILE instead of standard output.")
  var output: String?

  func run() throws {
    let (text, notes) = try Workbench.annotate(
      file, format: from, keep: keep, confidence: confidence)
    notes.forEach(Terminal.note)
    try OutputFile.write(Array(text.utf8), to: output)
  }
}

struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Work on lexicons of actors.", subcommands: [Check.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what is wrong with a lexicon file.",
      discussion: """
        Exit code 65 with file, line and column of each problem; silent when there is none.

        EXAMPLES:
          graphtool lexicon check mine.tsv
        """)
    @Argument(help: "The file to check.", completion: .file())
    var file: String

    func run() throws {
      if let problems = try Workbench.checkLexicon(file) { throw problems }
    }
  }
}
