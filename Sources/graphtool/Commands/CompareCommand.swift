import ArgumentParser
import Basics
import Workbench

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "What changed between two graphs, or two times of one.",
    discussion: """
      A row for each pair, direction and kind that more or fewer articles tell of than before: new,
      gone, more, less, or reversed (turned round, or of the opposite sign). 'expected' is what
      'after' would be had it grown as the coverage did; 'p' is how often dealing the same articles
      out to the two sides by chance gives a difference as unlikely. -o draws both sides on one map:
      what is new in full, what is gone as a ghost; --evidence writes the sentences behind its lines.
      With --as-of the older side is what articles had said by that day, or what a casebook held by
      that day or after that run.

      EXAMPLES:
        graphtool compare january.json february.json
        graphtool compare articles/ --split 2024-01-01 -o change.svg
        graphtool compare articles/ --periods 2023-01..2023-06 2024-01..2024-06
        graphtool compare articles/ --as-of 2024-01-31 --exit-code
        graphtool compare case.sqlite --as-of 3
      """)
  @Argument(help: "The older graph, or the only one.", completion: .file())
  var old: String
  @Argument(help: "The newer graph.", completion: .file())
  var new: String?
  @OptionGroup var reading: ReadingOptions
  @Option(name: .long, help: "Compare what is dated before this day with the rest.")
  var split: String?
  @Option(
    name: .long, parsing: .upToNextOption,
    help: "Compare two stretches of time, each FROM..TO: 2023-01..2023-06 2024-01..2024-06.")
  var periods: [String] = []
  @Option(
    name: .shortAndLong, help: "Draw both sides on one map: .svg, .png or .pdf.",
    completion: .file())
  var output: String?
  @Option(name: .long, help: "The map's title.")
  var title: String?
  @Flag(name: .long, help: "Print each line's number on the map, as on the sheet of --evidence.")
  var number = false
  @Option(
    name: .long,
    help: "Write the sheet of evidence, a row for each relation behind a line: .md, .csv or .html.",
    completion: .file())
  var evidence: String?
  @Flag(name: .long, help: "End with 1 where anything changed, as diff does.")
  var exitCode = false
  @OptionGroup var rows: RowOptions
  @OptionGroup var lens: LensOptions

  func validate() throws {
    let forms = [new != nil, split != nil, !periods.isEmpty, lens.asOf != nil].count { $0 }
    if forms != 1 {
      throw ValidationError(
        "say what to compare with: a second GRAPH, --split, --periods or --as-of, and one of them")
    }
    if !periods.isEmpty, periods.count != 2 {
      throw ValidationError("--periods takes two stretches FROM..TO; got \(periods.count)")
    }
    if output != nil, ![.svg, .png, .pdf].contains(MapFormat(output: output)) {
      throw ValidationError("-o \(output!) ends in none of .svg, .png, .pdf")
    }
    if let evidence, SheetFormat(output: evidence) == nil {
      throw ValidationError("--evidence \(evidence) ends in none of .md, .csv, .html")
    }
    if output == nil, number || evidence != nil {
      throw ValidationError("--number and --evidence are of a map: name it with -o change.svg")
    }
  }

  func run() throws {
    let inquiry = try reading.inquire([old], lens, quiet: rows.quiet)
    var through = inquiry.request
    let request = try request(isCasebook: lens.asOf != nil && through.asOf == nil)
    // The day to compare with, not one for both sides.
    through.asOf = nil
    let compared = try Workbench.compare(try inquiry.source.whole(), request, through: through)
    if let output {
      var map = MapRequest()
      map.title = title
      map.runner = LayoutCommand.runner(seconds: 20)
      map.hasNumbers = number
      map.sheet = evidence.flatMap { SheetFormat(output: $0) }
      let made = try Workbench.map(compared, map, as: MapFormat(output: output)!)
      try OutputFile.write(made.bytes, to: output)
      if let evidence, let sheet = made.sheet { try OutputFile.write(sheet, to: evidence) }
    }
    try rows.write(compared.report, to: nil)
    if exitCode, !compared.report.table.rows.isEmpty { throw ExitCode(Status.answerIsNo.rawValue) }
  }

  private func request(isCasebook: Bool) throws -> CompareRequest {
    if let split { return .split(split) }
    if let past = lens.asOf {
      // A casebook knows what it held; of other graphs the articles' dates tell.
      return isCasebook ? .past(past, now: try reading.open([old], quiet: true)) : .asOf(past)
    }
    if periods.count == 2 { return .periods(periods[0], periods[1]) }
    return .with(try reading.open([new!], quiet: rows.quiet))
  }
}
