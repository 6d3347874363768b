import ArgumentParser
import Graph
import Workbench

/// The graph to read, and how.
struct GraphOptions: ParsableArguments {
  @Argument(help: "The graph to read; '-' is standard input.", completion: .file())
  var graph: String
  @OptionGroup var reading: ReadingOptions

  /// Opens the graph and says on standard error what reading it came to.
  func open(quiet: Bool) throws -> ActorGraph { try reading.open([graph], quiet: quiet) }

  /// Opens what a question is to be asked of; a casebook is asked, not read.
  func inquire(_ lens: LensOptions, quiet: Bool) throws -> Inquiry {
    try reading.inquire([graph], lens, quiet: quiet)
  }
}

/// How files are read; the same on every command that reads.
struct ReadingOptions: ParsableArguments {
  @Option(
    name: [.customLong("from"), .customLong("input-format"), .customLong("input")],
    help: "The input's format; told by its content when left out.")
  var from: String?
  @Option(name: .long, help: "Decisions to apply: a TSV file, one a line.", completion: .file())
  var decisions: String?
  @Option(name: .long, help: "A lexicon of actors beside the built-in one.", completion: .file())
  var lexicon: [String] = []
  @Option(name: .long, help: "Code articles as this language: en codes them all.")
  var language: String?

  @Flag(
    name: .long, help: "End with an error when a record is skipped, merged or decoded by fallback.")
  var strict = false
  @Option(
    name: .customLong("ledger"), help: "Write what was read, kept, skipped and changed to FILE.",
    completion: .file())
  var ledgerFile: String?

  var reading: Reading {
    var reading = Reading(
      format: from, decisions: decisions, lexicons: lexicon, language: language)
    reading.isStrict = strict
    reading.ledgerFile = ledgerFile
    return reading
  }

  func open(_ paths: [String], quiet: Bool) throws -> ActorGraph {
    let opened = try Workbench.open(
      paths, reading, progress: Progress.reporter(quiet: quiet, reading: paths))
    Progress.clear(quiet: quiet)
    if !quiet { opened.notes.forEach(Terminal.note) }
    return opened.graph
  }

  func inquire(_ paths: [String], _ lens: LensOptions, quiet: Bool) throws -> Inquiry {
    let inquiry = try Workbench.inquire(
      paths, reading, lens.request, progress: Progress.reporter(quiet: quiet, reading: paths))
    Progress.clear(quiet: quiet)
    if !quiet { inquiry.notes.forEach(Terminal.note) }
    return inquiry
  }
}
