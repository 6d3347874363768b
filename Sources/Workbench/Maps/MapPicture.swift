import Basics
import Cartography
import Graph
import Interchange

extension Workbench {
  /// A drawing as a file, in the size and the colours that are asked for.
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
      case .html, .dot:
        throw CartographyError(
          "this view is drawn as .svg, .png or .pdf, not as .\(format.rawValue)", status: .usage)
      }
    } catch {
      throw WorkbenchError(error.problem, hint: error.hint, status: error.status)
    }
  }

  static func themes(_ request: MapRequest) throws -> ThemeSet {
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

  /// Where actors stand by `--layout-from` and `--pin`; the latter wins.
  static func knownLayout(_ request: MapRequest) throws -> KnownLayout? {
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
}
