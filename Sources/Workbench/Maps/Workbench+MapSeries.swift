import Basics
import Cartography
import Graph

extension Workbench {
  /// Draws a map for each period, all on the layout of everything together: who is on several stands
  /// in one place on all.
  ///
  /// - Returns: The name of each period (`2024-01`) and its file, in order of time; lines for
  ///   standard error.
  /// - Throws: `WorkbenchError` where no relation is dated that closely.
  public static func mapSeries(
    _ graph: ActorGraph, through lensRequest: LensRequest, _ request: MapRequest,
    as format: MapFormat
  ) throws -> (files: [(period: String, bytes: [UInt8])], notes: [String]) {
    let lens = try lensRequest.lens(for: graph)
    let window: Window = try word(request.window ?? "month", "--window")
    let (kept, rules) = try thinned(graph, lens, request)
    let made = made(graph, MapArguments(lensRequest, request))
    let options = try mapOptions(request)
    let all = PreparedMap(try model(kept, lens, rules, made, request), options: options)
    var known = try drawing(all, nil, known: try knownLayout(request), request).layout
    // Who is too little for the map of everything may be on one of a period.
    known.bottom = known.bottom.map { $0.rounded(.up) }

    var byPeriod: [Period: Set<String>] = [:], undated = 0
    for relation in kept.relations {
      guard let period = kept.date(of: relation).flatMap(window.period(of:)) else {
        undated += 1
        continue
      }
      byPeriod[period, default: []].insert(relation.id)
    }
    guard !byPeriod.isEmpty else {
      throw WorkbenchError(
        "no relation is dated to the \(window.rawValue)", hint: "a wider --window may do",
        status: .answerIsNo)
    }
    var files: [(period: String, bytes: [UInt8])] = []
    for (period, ids) in byPeriod.sorted(by: { $0.key < $1.key }) {
      let part = kept.keepingRelations { ids.contains($0.id) }
      var model = try model(part, lens, rules, made, request)
      guard !model.actors.isEmpty else { continue }
      model.title = request.title.map { "\($0): \(period)" } ?? "Who deals with whom: \(period)"
      model.made.append(["period", period.description])
      let map = PreparedMap(model, options: options)
      let drawing = try drawing(map, nil, known: known, request)
      files.append((period.description, try bytes(drawing, request, format)))
    }
    var notes = ["\(files.count) maps, one a \(window.rawValue)"]
    if undated > 0 { notes.append("\(undated) relations without a date that close are on none") }
    return (files, notes)
  }
}
