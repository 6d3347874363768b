import ArgumentParser
import Basics
import Workbench

struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map", abstract: "Draw a relationship map.",
    discussion: """
      Writes SVG, PNG, PDF or HTML by the ending of FILE; SVG on standard output. A map shows
      everything unless a lens option says otherwise, and says below itself what it shows and leaves
      out. HTML is one page to explore the map with: the evidence behind every line, filters, search,
      ranking and paths; it fetches nothing.

      EXAMPLES:
        graphtool map articles/ -o map.svg
        graphtool map graph.json --kind cooperation,influence --fold government -o map.png
        graphtool map graph.json -o map.html
        graphtool map graph.json --number --evidence sheet.html -o map.svg
        graphtool map graph.json --window month -o map-{period}.svg
        graphtool map graph.json --around China --radius 1 --size pagerank -o china.pdf
      """)
  @OptionGroup var graph: GraphOptions
  @Option(
    name: .shortAndLong,
    help: "The file to write: .svg, .png, .pdf, .html, .dot (network) or .json (layout).")
  var output: String?
  @Option(name: .long, help: "The map's title.")
  var title: String?
  @Option(name: .long, help: "The line below the title; the period and articles when left out.")
  var subtitle: String?
  @Option(name: .long, help: "Who made the map.")
  var credit: String?
  @Option(name: .long, help: "auto, dot, neato, fdp, sfdp, circo or twopi.")
  var layout: String?
  @Option(name: .long, help: "People and bodies: card (on their state's card), tie or fold.")
  var officials: String?
  @Option(name: .long, help: "What is written on lines: words, count or none.")
  var edgeLabels: String?
  @Option(name: .long, help: "A measure that sizes the actors, such as pagerank.")
  var size: String?
  @Option(
    name: .shortAndLong, help: "Only the actors with the most of the size measure, or of strength.")
  var top: Int?
  @Option(name: .long, help: "Only the actors around this one.")
  var around: String?
  @Option(name: .long, help: "How many steps around it.")
  var radius = 1
  @Option(
    name: .long,
    help: "map; matrix: who acts towards whom, as a table; or timeline: counts by week.")
  var view: String?
  @Option(
    name: .long,
    help: "A map for each day, week, month or year on one layout: -o map-{period}.svg.")
  var window: String?
  @Option(name: .long, help: "What colours the actors: kind, country or community.")
  var color: String?
  @Option(
    name: .long, help: "Keep actors where they are on this map: an SVG, or a layout as .json.",
    completion: .file())
  var layoutFrom: String?
  @Option(
    name: .long, help: "Put actors there: a file of lines ID X Y, or a layout as .json.",
    completion: .file())
  var pin: String?
  @Option(name: .long, help: "Seconds a layout may take before sfdp is taken instead.")
  var layoutSeconds = 20.0
  @Option(name: .long, help: "Width at most: pixels of a PNG, points of a PDF.")
  var width: Int?
  @Option(name: .long, help: "Height at most.")
  var height: Int?
  @Option(name: .long, help: "Pixels an inch of a PNG, such as 300.")
  var dpi: Double?
  @Option(
    name: .long, help: "light, dark, print, auto, or a FILE.css of colours such as --paper: #fff.",
    completion: .file(extensions: ["css"]))
  var theme: String?
  @Option(name: .long, help: "on or off.")
  var legend = "on"
  @Flag(name: .long, help: "Print each line's number on it, as on the sheet of --evidence.")
  var number = false
  @Option(
    name: .long,
    help: "Write the sheet of evidence, a row for each relation behind a line: .md, .csv or .html.",
    completion: .file())
  var evidence: String?
  @Flag(
    name: .long, help: "Put the relations shown into the SVG; any command reads it as a GRAPH.")
  var embedData = false
  @Flag(name: .long, help: "With --embed-data, or for .html: whole articles too.")
  var withText = false
  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false
  @OptionGroup var lens: LensOptions

  func validate() throws {
    if MapFormat(output: output) == nil {
      throw ValidationError(
        "-o \(output ?? "") ends in none of \(MapFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: ", "))"
      )
    }
    if window != nil, view != "timeline", output?.contains("{period}") != true {
      throw ValidationError("--window draws several maps: name them -o map-{period}.svg")
    }
    if let evidence, SheetFormat(output: evidence) == nil {
      throw ValidationError("--evidence \(evidence) ends in none of .md, .csv, .html")
    }
    for (name, value) in [("--width", width), ("--height", height)] {
      if let value, !(16...20_000).contains(value) {
        throw ValidationError("\(name) must lie in 16...20000; got \(value)")
      }
    }
    if let dpi, !(dpi >= 20 && dpi <= 2400) {
      throw ValidationError("--dpi must lie in 20...2400; got \(dpi)")
    }
    if !(layoutSeconds > 0 && layoutSeconds <= 86_400) {
      throw ValidationError("--layout-seconds must lie above 0; got \(layoutSeconds)")
    }
    if !["on", "off"].contains(legend) {
      throw ValidationError("--legend takes on or off; got \(legend)")
    }
  }

  func run() throws {
    let opened = try graph.inquire(lens, quiet: quiet)
    let drawn = try opened.source.whole()
    var request = MapRequest()
    request.title = title
    request.subtitle = subtitle
    request.credit = credit
    request.layout = layout
    request.officials = officials
    request.edgeLabels = edgeLabels
    request.size = size
    request.top = top
    request.around = around
    request.radius = radius
    request.width = width
    request.height = height
    request.dpi = dpi
    request.theme = theme
    request.color = color
    request.view = view
    request.layoutFrom = layoutFrom
    request.pins = pin
    request.runner = LayoutCommand.runner(seconds: layoutSeconds)
    request.hasLegend = legend == "on"
    request.hasNumbers = number
    request.sheet = evidence.flatMap { SheetFormat(output: $0) }
    request.embedsData = embedData
    request.withText = withText
    request.window = window
    if window != nil, view != "timeline", let output {
      let series = try Workbench.mapSeries(
        drawn, through: opened.request, request, as: MapFormat(output: output)!)
      for (period, bytes) in series.files {
        try OutputFile.write(bytes, to: output.replacing("{period}", with: period))
      }
      if !quiet { series.notes.forEach(Terminal.note) }
      return
    }
    let made = try Workbench.map(
      drawn, through: opened.request, request, as: MapFormat(output: output)!)
    try OutputFile.write(made.bytes, to: output)
    if let evidence, let sheet = made.sheet { try OutputFile.write(sheet, to: evidence) }
  }
}
