import ArgumentParser
import Basics
import Workbench

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Read articles: who does what to whom, in which sentence.",
    discussion: """
      Writes graphtool's JSON document; with --to jsonl a line an article, in constant memory; on a
      terminal without -o a summary. With --into each article goes into a casebook as it is coded:
      articles held are passed over, so the command may be run again, also after it was killed; it
      prints the new actors, each with its likeliest merge. Articles are .txt, .md, .html and .jsonl
      files ({"id", "text", "title"?, "date"?, "outlet"?, "url"?}), feeds (RSS, Atom), web archives
      (.warc), text exports of Nexis, Factiva and ProQuest, folders and .zip archives of these, each
      also packed as .gz, or '-'.

      EXAMPLES:
        graphtool extract articles/ -o graph.json
        graphtool extract articles/ --to jsonl | head -1
        graphtool extract articles/ --into case.sqlite
        graphtool extract page.html --explain
        graphtool extract trees.conllu --from conllu --to jsonl
      """)
  @Argument(
    help: "Articles, folders of them, or patterns such as 'news/**/*.txt'; '-' is standard input.",
    completion: .file())
  var articles: [String]
  @Option(name: .shortAndLong, help: "Write to FILE instead of standard output.")
  var output: String?
  @Option(
    name: [.long, .customLong("output-format")],
    help: "json (the document) or jsonl (a line an article).")
  var to: String?
  @OptionGroup var intake: IntakeOptions
  @Flag(name: .long, help: "Say for every sentence how it was coded.")
  var explain = false
  @Option(
    name: .long,
    help: "With --to jsonl: write how often each frame was read, and what was not known, to FILE.")
  var report: String?
  @Flag(name: .long, help: "Leave the articles' texts out of the document; quotes remain.")
  var withoutText = false
  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if let to, !["json", "native", "jsonl", "stream"].contains(to) {
      throw ValidationError("--to takes json or jsonl; got \(to)")
    }
    if intake.into != nil, output != nil || to != nil || explain || withoutText {
      throw ValidationError("--into goes without -o, --to, --explain and --without-text")
    }
    if intake.into == nil, intake.actors != .all {
      throw ValidationError("--actors known goes with --into")
    }
    if report != nil, !writesLines || explain {
      throw ValidationError("--report FILE goes with --to jsonl")
    }
  }

  private var writesLines: Bool {
    if let to { return to == "jsonl" || to == "stream" }
    return output?.hasSuffix(".jsonl") == true
  }

  func run() throws {
    let progress = Progress.reporter(quiet: quiet, reading: articles)
    if let request = intake.request {
      let report = try Workbench.extract(
        articles, reading.reading, into: request, progress: progress)
      Progress.clear(quiet: quiet)
      return try RowOptions.write(report, quiet: quiet)
    }
    if explain { return try Workbench.explain(articles, reading.reading, to: output) }
    if writesLines {
      let notes = try Workbench.extractStream(
        articles, reading.reading, to: output, withText: false, report: report,
        progress: progress)
      Progress.clear(quiet: quiet)
      if !quiet { notes.forEach(Terminal.note) }
      return
    }
    let graph = try reading.open(articles, quiet: quiet)
    if output == nil, to == nil, Terminal.outputIsTerminal {
      let summary = try Workbench.summary(graph, through: LensRequest())
      return try OutputFile.write(
        Array(summary.table.aligned(width: Terminal.width).utf8), to: nil)
    }
    let (bytes, _) = try Workbench.convert(
      graph, to: "native", through: LensRequest(), withText: !withoutText)
    try OutputFile.write(bytes, to: output)
  }
}

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Turn any input into any output; several inputs unite.",
    discussion: """
      The last file is the output. The JSON document holds every relation, or those that pass the
      lens; an edge list holds exactly the network that is measured: a line an arc (--edges pair),
      an arc and kind (kind), or a counted relation (relation). --to neo4j writes a folder.

      EXAMPLES:
        graphtool convert monday.json tuesday.json week.json
        graphtool convert articles/ network.csv --edges pair --fold government
        graphtool convert graph.json network.dot --kind cooperation
      """)
  @Argument(help: "Inputs, then the output; '-' is standard input or output.", completion: .file())
  var files: [String]
  @Option(name: [.long, .customLong("output-format")], help: "The output's format, such as csv.")
  var to: String?
  @Option(name: .long, help: "Lines of an edge list: pair, kind or relation.")
  var edges: String?
  @Flag(name: .long, help: "Leave the articles' texts out of the document; quotes remain.")
  var withoutText = false
  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var lens: LensOptions

  func validate() throws {
    if files.count < 2 {
      throw ValidationError(
        "convert takes an input and an output; got \(files.joined(separator: " "))")
    }
  }

  func run() throws {
    let output = files.last!
    let format = try to ?? (output == "-" ? "native" : Workbench.format(ofOutput: output))
    let opened = try reading.inquire(Array(files.dropLast()), lens, quiet: quiet)
    let graph = try opened.source.whole()
    if let (parts, notes) = try Workbench.convertToFolder(
      graph, to: format, through: opened.request, grain: edges)
    {
      if !quiet { notes.forEach(Terminal.note) }
      try FileTree.makeFolder(output)
      for part in parts {
        try OutputFile.write(part.bytes, to: FileTree.join(output, part.name))
      }
      return
    }
    let (bytes, notes) = try Workbench.convert(
      graph, to: format, through: opened.request, grain: edges, withText: !withoutText)
    if !quiet { notes.forEach(Terminal.note) }
    try OutputFile.write(bytes, to: output)
  }
}
