import Basics
import Cartography
import Graph
import Interchange

extension Workbench {
  /// Draws the relations that pass a lens.
  ///
  /// - Returns: The file, and the file of its evidence where one is wanted.
  public static func map(
    _ graph: ActorGraph, through lensRequest: LensRequest, _ request: MapRequest,
    as format: MapFormat
  ) throws -> (bytes: [UInt8], sheet: [UInt8]?) {
    let lens = try lensRequest.lens(for: graph)
    let (kept, rules) = try thinned(graph, lens, request)
    if format == .dot { return (try network(kept, lens), nil) }
    let made = made(graph, MapArguments(lensRequest, request))
    // Everything, where everything is drawn: actors without a relation too.
    var whole = lens
    if lensRequest == LensRequest(), rules.isEmpty { whole.isolates = true }
    let view: MapView = try request.view.map { try word($0, "--view") } ?? .map
    if view == .timeline {
      var drawing = Drawing.timeline(
        try timeline(
          kept.part(passing: lens).0, request, notes: kept.part(passing: lens).1, rules, made))
      if request.embedsData {
        drawing.data = NativeJSON.write(kept.part(passing: whole).0, withText: request.withText)
      }
      return (try bytes(drawing, request, format), nil)
    }

    var options = try mapOptions(request)
    // Cells never cross: a table has room for all.
    if view == .matrix { options.lineLimit = .max }
    let map = PreparedMap(try model(kept, lens, rules, made, request), options: options)
    var shown: ActorGraph?
    if request.sheet != nil || request.hasNumbers || request.embedsData {
      shown = kept.part(passing: whole).0
    }
    var sheet: EvidenceSheet?
    if request.sheet != nil || request.hasNumbers { sheet = EvidenceSheet(map, of: shown!) }
    var drawing: Drawing
    if view == .matrix {
      let groups = communities(kept, lens)
      drawing = .matrix(
        sheet.map(map.model.carrying) ?? map.model, groups: groups,
        groupName: "communities (Leiden)")
    } else {
      drawing = try self.drawing(map, sheet, known: try knownLayout(request), request)
    }
    if request.embedsData {
      drawing.data = NativeJSON.write(shown!, withText: request.withText)
    }
    let file =
      format == .html && view == .map
      ? try page(drawing, of: map, graph, kept, lens, request)
      : try bytes(drawing, request, format)
    return (file, request.sheet.flatMap { form in sheet.map { Array($0.text(form).utf8) } })
  }

  private static func page(
    _ drawing: Drawing, of map: PreparedMap, _ graph: ActorGraph, _ kept: ActorGraph, _ lens: Lens,
    _ request: MapRequest
  ) throws -> [UInt8] {
    let content = pageContent(
      graph, kept, lens, size: request.size.flatMap(Measure.init(rawValue:)),
      withText: request.withText)
    return Array(drawing.page(content, of: map.model, themes: try themes(request)).utf8)
  }

  static func mapOptions(_ request: MapRequest) throws -> MapOptions {
    var options = MapOptions()
    if let layout = request.layout { options.layout = try word(layout, "--layout") }
    if let officials = request.officials { options.officials = try word(officials, "--officials") }
    if let labels = request.edgeLabels { options.edgeLabels = try word(labels, "--edge-labels") }
    options.hasLegend = request.hasLegend
    options.hasNumbers = request.hasNumbers
    return options
  }

  static func model(
    _ kept: ActorGraph, _ lens: Lens, _ rules: [String], _ made: [[String]], _ request: MapRequest
  ) throws -> MapModel {
    var model = MapModel(
      kept, through: lens,
      heading: .init(title: request.title, subtitle: request.subtitle, credit: request.credit),
      sizes: try request.size.map { try sizes(kept, lens, $0) }, stateName: stateName)
    model.notes += rules
    model.made += made
    try color(&model, kept, lens, request)
    return model
  }

  static func drawing(
    _ map: PreparedMap, _ sheet: EvidenceSheet?, known: KnownLayout?, _ request: MapRequest
  ) throws(WorkbenchError) -> Drawing {
    do throws(CartographyError) {
      return try map.drawing(sheet: sheet, known: known, runner: request.runner)
    } catch {
      throw WorkbenchError(error.problem, hint: error.hint, status: error.status)
    }
  }

  private static func timeline(
    _ graph: ActorGraph, _ request: MapRequest, notes tally: Tally, _ rules: [String],
    _ made: [[String]]
  ) throws -> TimelineModel {
    let window: Window = try request.window.map { try word($0, "--window") } ?? .week
    return TimelineModel(
      graph, by: window,
      title: request.title ?? "What was told, \(window.rawValue) by \(window.rawValue)",
      subtitle: request.subtitle, credit: request.credit, notes: [tally.sentence] + rules,
      made: made)
  }

  /// The network that the map shows, for Graphviz's own programs.
  private static func network(_ graph: ActorGraph, _ lens: Lens) throws -> [UInt8] {
    var ledger = Ledger()
    return try GraphFile.write(
      graph.network(through: lens, for: .everything, stateName: stateName), grain: .kind,
      as: .dot, ledger: &ledger)
  }

  /// What made the map, besides what made its graph: the program, the options, and the input where
  /// the graph does not name its own.
  static func made(_ graph: ActorGraph, _ arguments: MapArguments) -> [[String]] {
    var made = [["map by", "graphtool \(version)"]]
    made.append(["map command", (["map"] + arguments.words).joined(separator: " ")])
    if graph.provenance.inputs.isEmpty {
      // Ids are hashes of where a relation stands and what it says; sorted, they are in one order
      // for any order of reading.
      let ids = graph.sortedRelationIDs.joined(separator: "\n")
      made.append(["input", "relations sha256:\(SHA256.hex(Array(ids.utf8)))"])
    }
    return made
  }

  /// A measure's value for each actor.
  private static func sizes(
    _ graph: ActorGraph, _ lens: Lens, _ name: String
  ) throws -> (name: String, values: [String: Double]) {
    let measure: Measure = try word(name, "--size")
    let network = graph.network(through: lens, for: measure.question, stateName: stateName).network
    do {
      let scores = try network.scores(for: measure)
      return (
        measure.rawValue,
        Dictionary(zip(scores.keys, scores.values), uniquingKeysWith: { first, _ in first })
      )
    } catch { throw WorkbenchError("--size \(name): \(error)", status: .answerIsNo) }
  }
}
