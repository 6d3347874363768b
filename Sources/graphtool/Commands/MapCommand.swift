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
        graphtool map graph.json --around China --radius 1 --size pagerank -o china.pdf
      """)
  @OptionGroup var graph: GraphOptions
  @Option(name: .shortAndLong, help: "The file to write: .svg, .png, .pdf or .html.")
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
  @Option(name: .long, help: "Pixels of a PNG.")
  var width: Int?
  @Option(name: .long, help: "on or off.")
  var legend = "on"
  @Flag(name: .long, help: "Put whole articles into the HTML page.")
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
    if let width, !(16...20_000).contains(width) {
      throw ValidationError("--width must lie in 16...20000; got \(width)")
    }
    if !["on", "off"].contains(legend) {
      throw ValidationError("--legend takes on or off; got \(legend)")
    }
  }

  func run() throws {
    let opened = try graph.open(quiet: quiet)
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
    request.hasLegend = legend == "on"
    request.withText = withText
    let bytes = try Workbench.map(
      opened, through: lens.request, request, as: MapFormat(output: output)!)
    try OutputFile.write(bytes, to: output)
  }
}
