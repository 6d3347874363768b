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
    if format == .dot { return (try dot(kept, lens), nil) }
    var options = MapOptions()
    if let layout = request.layout { options.layout = try word(layout, "--layout") }
    if let officials = request.officials { options.officials = try word(officials, "--officials") }
    if let labels = request.edgeLabels { options.edgeLabels = try word(labels, "--edge-labels") }
    options.hasLegend = request.hasLegend
    options.hasNumbers = request.hasNumbers
    var model = MapModel(
      kept, through: lens,
      heading: .init(title: request.title, subtitle: request.subtitle, credit: request.credit),
      sizes: try request.size.map { try sizes(kept, lens, $0) }, stateName: stateName)
    model.notes += rules
    model.made += made(graph, MapArguments(lensRequest, request))
    try color(&model, kept, lens, request)

    var shown: ActorGraph?
    if request.sheet != nil || request.hasNumbers || request.embedsData {
      var lens = lens
      // Everything, where everything is drawn: actors without a relation too.
      if lensRequest == LensRequest(), rules.isEmpty { lens.isolates = true }
      shown = kept.passing(lens).0
    }
    let map = PreparedMap(model, options: options)
    var sheet: EvidenceSheet?
    if request.sheet != nil || request.hasNumbers { sheet = EvidenceSheet(map, of: shown!) }
    var drawing = try drawing(map, sheet, kept, lens, request)
    if request.embedsData {
      drawing.data = NativeJSON.write(shown!, withText: request.withText)
    }
    return (
      try bytes(drawing, request, format),
      request.sheet.flatMap { format in sheet.map { Array($0.text(format).utf8) } }
    )
  }

  private static func drawing(
    _ map: PreparedMap, _ sheet: EvidenceSheet?, _ graph: ActorGraph, _ lens: Lens,
    _ request: MapRequest
  ) throws -> Drawing {
    let view: MapView = try request.view.map { try word($0, "--view") } ?? .map
    switch view {
    case .map:
      let known = try knownLayout(request)
      do throws(CartographyError) {
        return try map.drawing(sheet: sheet, known: known, runner: request.runner)
      } catch {
        throw WorkbenchError(error.problem, hint: error.hint, status: error.status)
      }
    case .matrix:
      let groups = communities(graph, lens)
      return .matrix(
        map.model, groups: groups, groupName: groups.count > 1 ? "communities (Leiden)" : nil,
        sheet: sheet)
    }
  }

  /// Ids by community, the largest first, the strongest first in each.
  static func communities(_ graph: ActorGraph, _ lens: Lens) -> [[String]] {
    let network = graph.network(through: lens, for: .degree, stateName: stateName).network
    let strengths = network.strength().values
    return network.consensusCommunities(runs: 20, seed: 1, quality: .modularity(resolution: 1))
      .partition.members.map { members in
        members.sorted { strengths[$0] != strengths[$1] ? strengths[$0] > strengths[$1] : $0 < $1 }
          .map { network.keys[$0] }
      }
  }

  private static func color(
    _ model: inout MapModel, _ graph: ActorGraph, _ lens: Lens, _ request: MapRequest
  ) throws {
    guard let name = request.color else { return }
    let color: MapColor = try word(name, "--color")
    var groups: [[String]] = []
    switch color {
    case .kind: return
    case .community:
      groups = communities(graph, lens).filter { $0.count > 1 }
      let names = Dictionary(
        model.actors.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
      model.groups = groups.map { members in
        let known = members.compactMap { names[$0] }
        return "with " + known.prefix(2).joined(separator: " and ")
          + (known.count > 2 ? " (\(known.count) actors)" : "")
      }
    case .country:
      let drawn = Set(model.actors.map(\.id))
      var byCountry: [String: [String]] = [:]
      let folded = graph.folded(lens.fold, stateName: stateName)
      for actor in folded.actors where drawn.contains(actor.id) {
        if let country = actor.country { byCountry[country, default: []].append(actor.id) }
      }
      let order = byCountry.sorted {
        $0.value.count != $1.value.count ? $0.value.count > $1.value.count : $0.key < $1.key
      }
      groups = order.map(\.value)
      model.groups = order.map { stateName($0.key) ?? $0.key }
    }
    let places = Dictionary(
      groups.enumerated().flatMap { number, ids in ids.map { ($0, number) } },
      uniquingKeysWith: { first, _ in first })
    for index in model.actors.indices { model.actors[index].group = places[model.actors[index].id] }
  }

  private static func knownLayout(_ request: MapRequest) throws -> KnownLayout? {
    guard request.layoutFrom != nil || request.pins != nil else { return nil }
    var known = KnownLayout(centers: [:])
    for path in [request.layoutFrom, request.pins].compactMap(\.self) {
      let file = try LayoutFile.read(path)
      known.centers.merge(
        file.centers.mapValues { Point($0.x, $0.y) }, uniquingKeysWith: { $1 })
      known.width = known.width ?? file.width
      known.bottom = known.bottom ?? file.bottom
    }
    return known
  }

  /// The network that the map shows, for Graphviz's own programs.
  private static func dot(_ graph: ActorGraph, _ lens: Lens) throws -> [UInt8] {
    var ledger = Ledger()
    return try GraphFile.write(
      graph.network(through: lens, for: .everything, stateName: stateName), grain: .kind,
      as: .dot, ledger: &ledger)
  }

  static func bytes(
    _ drawing: Drawing, _ request: MapRequest, _ format: MapFormat
  ) throws -> [UInt8] {
    let themes = try themes(request)
    let wanted = drawing.fitted(
      width: request.width.map(Double.init), height: request.height.map(Double.init))
    do throws(CartographyError) {
      switch format {
      case .svg: return Array(drawing.svg(themes: themes, shown: wanted).utf8)
      case .png:
        return try drawing.png(
          width: wanted.map { Int($0.width) }, dpi: request.dpi, theme: themes.light)
      case .pdf: return try drawing.pdf(width: wanted?.width, theme: themes.print)
      case .json: return Array(drawing.layoutJSON.utf8)
      case .dot: preconditionFailure("a network is no drawing")
      }
    } catch {
      throw WorkbenchError(error.problem, hint: error.hint, status: error.status)
    }
  }

  private static func themes(_ request: MapRequest) throws -> ThemeSet {
    switch request.theme {
    case nil, "auto": return .automatic
    case "light": return .only(.light)
    case "dark": return .only(.dark)
    case "print": return .only(.print)
    case let path?:
      guard path.lowercased().hasSuffix(".css") else {
        throw WorkbenchError(
          "--theme takes light, dark, print, auto or a file of colours FILE.css; got \"\(path)\"")
      }
      let file = try FileBytes(reading: path)
      return try ThemeSet(css: String(decoding: file.bytes, as: UTF8.self), file: path)
    }
  }

  /// What made the map, besides what made its graph: the program, the options, and the input where
  /// the graph does not name its own.
  private static func made(_ graph: ActorGraph, _ arguments: MapArguments) -> [[String]] {
    var made = [["map by", "graphtool \(version)"]]
    made.append(["map command", (["map"] + arguments.words).joined(separator: " ")])
    if graph.provenance.inputs.isEmpty {
      // Ids are hashes of where a relation stands and what it says; sorted, they are in one order
      // for any order of reading.
      let ids = graph.relations.map(\.id).sorted().joined(separator: "\n")
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

  /// The graph of the actors that `--around` and `--top` keep, and the rules in words.
  private static func thinned(
    _ graph: ActorGraph, _ lens: Lens, _ request: MapRequest
  ) throws -> (ActorGraph, [String]) {
    var rules: [String] = [], kept: Set<String>?
    let lensed = graph.network(through: lens, for: .everything, stateName: stateName)
    if let around = request.around {
      guard request.radius >= 1 else {
        throw WorkbenchError("--radius must be 1 or more; got \(request.radius)")
      }
      let id = try ActorNames(lensed.graph.actors).id(around, in: lensed.graph)
      guard let center = lensed.network.vertex(id) else {
        throw WorkbenchError("\(around) has no relation to draw", status: .answerIsNo)
      }
      let near = lensed.network.hops(from: center, upTo: request.radius).keys
      kept = Set(near.map { lensed.network.keys[$0] })
      let steps = request.radius == 1 ? "1 step" : "\(request.radius) steps"
      rules.append("Actors within \(steps) of \(lensed.actor(center).name).")
    }
    if let top = request.top {
      guard top >= 1 else { throw WorkbenchError("--top must be 1 or more; got \(top)") }
      let measure: Measure = try request.size.map { try word($0, "--size") } ?? .strength
      let network = graph.network(through: lens, for: measure.question, stateName: stateName)
        .network
      let ranking = try network.scores(for: measure).ranking.rows.map(\.key)
      let candidates = kept.map { kept in ranking.filter(kept.contains) } ?? ranking
      if candidates.count > top {
        rules.append(
          "The \(top) actors with the most \(measure.rawValue) of \(candidates.count).")
      }
      kept = Set(candidates.prefix(top))
    }
    guard let kept else { return (graph, []) }
    return (lensed.graph.restricted(to: kept), rules)
  }
}

extension ActorGraph {
  /// The graph of the relations between some of the actors, and of the acts of each.
  func restricted(to ids: Set<String>) -> ActorGraph {
    var result = ActorGraph()
    result.provenance = provenance
    do {
      for actor in actors where ids.contains(actor.id) { try result.add(actor) }
      for article in articles { try result.add(article) }
      for var relation in relations
      where ids.contains(relation.source) && relation.target.map(ids.contains) != false {
        relation.about.removeAll { !ids.contains($0) }
        try result.add(relation)
      }
    } catch {
      preconditionFailure("part of a sound graph was refused: \(error)")
    }
    return result
  }
}
