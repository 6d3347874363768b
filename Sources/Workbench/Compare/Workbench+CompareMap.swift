import Cartography
import Graph

extension Workbench {
  /// Draws a comparison: both sides on one map, what is new in full, what is gone as a ghost.
  ///
  /// - Returns: The file, and the file of its evidence, on both sides, where one is wanted.
  public static func map(
    _ compared: Compared, _ request: MapRequest, as format: MapFormat
  ) throws -> (bytes: [UInt8], sheet: [UInt8]?) {
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
    let map = PreparedMap(model, options: try mapOptions(request))
    var sheet: EvidenceSheet?
    if request.sheet != nil || request.hasNumbers {
      sheet = EvidenceSheet(map, of: compared.union.part(passing: compared.lens).0)
    }
    let drawing = try drawing(map, sheet, known: nil, request)
    return (
      try bytes(drawing, request, format),
      request.sheet.flatMap { form in sheet.map { Array($0.text(form).utf8) } }
    )
  }
}

extension MapChange {
  fileprivate var key: [String] { [source, target, kind.rawValue, isMutual ? "mutual" : ""] }
}
