import Cartography
import Graph

extension Workbench {
  /// Draws a comparison: both sides on one map, what is new in full, what is gone as a ghost.
  public static func map(
    _ compared: Compared, _ request: MapRequest, as format: MapFormat
  ) throws -> [UInt8] {
    var model = MapModel(
      compared.union, through: compared.lens,
      heading: .init(
        title: request.title ?? "What changed",
        subtitle: request.subtitle
          ?? "Old: \(compared.heading.old) · new: \(compared.heading.new)",
        credit: request.credit), stateName: stateName)
    var changes: [[String]: MapChange] = [:]
    for change in compared.changes { changes[change.key] = change }
    for index in model.lines.indices {
      let line = model.lines[index]
      let key = [
        line.source, line.target, line.kind.rawValue, line.isMutual ? "mutual" : "",
      ]
      guard let change = changes[key] else { continue }
      model.lines[index].change = change.change
      if !change.note.isEmpty {
        model.lines[index].note = change.note
        model.lines[index].title = "\(change.note): \(line.title)"
      }
    }
    model.notes = compared.report.notes
    let drawing = try drawing(PreparedMap(model), nil, known: nil, request)
    return try bytes(drawing, request, format)
  }
}

extension MapChange {
  fileprivate var key: [String] { [source, target, kind.rawValue, isMutual ? "mutual" : ""] }
}
