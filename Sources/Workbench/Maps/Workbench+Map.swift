import Basics
import Cartography
import Graph

/// How a map is asked for.
public struct MapRequest: Sendable {
  public var title: String?
  public var subtitle: String?
  public var credit: String?
  public var layout: String?
  public var officials: String?
  public var edgeLabels: String?
  /// A measure that sizes names.
  public var size: String?
  public var hasLegend = true
  /// The actors with the most of the size measure (strength without one).
  public var top: Int?
  /// The actor in the middle, and how far around it.
  public var around: String?
  public var radius = 1
  /// Of a PNG, in pixels.
  public var width: Int?
  /// Whether a page carries whole articles.
  public var withText = false
  public init() {}
}

/// The file formats a map is written in.
public enum MapFormat: String, Sendable, CaseIterable {
  case svg, png, pdf, html

  /// By the ending of a file's name; SVG for standard output.
  public init?(output: String?) {
    guard let output else {
      self = .svg
      return
    }
    guard let dot = output.lastIndex(of: ".") else { return nil }
    self.init(rawValue: output[output.index(after: dot)...].lowercased())
  }
}

extension Workbench {
  /// Draws the relations that pass a lens.
  public static func map(
    _ graph: ActorGraph, through lensRequest: LensRequest, _ request: MapRequest,
    as format: MapFormat
  ) throws -> [UInt8] {
    let lens = try lensRequest.lens(for: graph)
    let (kept, rules) = try thinned(graph, lens, request)
    var options = MapOptions()
    if let layout = request.layout { options.layout = try word(layout, "--layout") }
    if let officials = request.officials { options.officials = try word(officials, "--officials") }
    if let labels = request.edgeLabels { options.edgeLabels = try word(labels, "--edge-labels") }
    options.hasLegend = request.hasLegend
    var model = MapModel(
      kept, through: lens,
      heading: .init(title: request.title, subtitle: request.subtitle, credit: request.credit),
      sizes: try request.size.map { try sizes(kept, lens, $0) }, stateName: stateName)
    model.notes += rules
    do throws(CartographyError) {
      let map = PreparedMap(model, options: options)
      let drawing = try map.drawing()
      switch format {
      case .svg: return Array(drawing.svg.utf8)
      case .png: return try drawing.png(width: request.width)
      case .pdf: return try drawing.pdf()
      case .html:
        let content = pageContent(
          graph, kept, lens, size: request.size.flatMap(Measure.init(rawValue:)),
          withText: request.withText)
        return Array(drawing.page(content, of: map.model).utf8)
      }
    } catch {
      throw WorkbenchError(error.problem, hint: error.hint, status: error.status)
    }
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
