import Basics
import Cartography

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
  /// What the picture is at most: pixels of a PNG, points of a PDF, what an SVG asks to be shown at.
  public var width: Int?
  public var height: Int?
  /// Pixels an inch of a PNG.
  public var dpi: Double?
  /// `light`, `dark` or `print` on every page, or a style sheet with colours; nil: as the page asks.
  public var theme: String?
  /// What colours the actors: `kind`, `country` or `community`.
  public var color: String?
  /// `map`, `matrix` or `timeline`.
  public var view: String?
  /// `day`, `week`, `month` or `year`: a map for each, or a bar of the timeline (weeks otherwise).
  public var window: String?
  /// A map or layout from which actors keep their places.
  public var layoutFrom: String?
  /// A file of places that actors are to have.
  public var pins: String?
  /// How layouts that may take long are run.
  public var runner = LayoutRunner.inProcess
  /// Whether lines carry their numbers, and the footer the hash of the sheet of evidence.
  public var hasNumbers = false
  /// The format of the sheet of evidence; nil for none.
  public var sheet: SheetFormat?
  /// Whether an SVG carries the relations it shows, to be read back as a graph.
  public var embedsData = false
  /// Whether texts of articles may be carried along.
  public var withText = false
  public init() {}
}

/// The file formats a map is written in.
public enum MapFormat: String, Sendable, CaseIterable {
  case svg, png, pdf, html
  /// The network behind the map.
  case dot
  /// Where the boxes stand.
  case json

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

/// The file formats of a sheet of evidence.
public typealias SheetFormat = EvidenceSheet.Format

extension SheetFormat {
  /// By the ending of a file's name.
  public init?(output: String) {
    guard let dot = output.lastIndex(of: ".") else { return nil }
    self.init(rawValue: output[output.index(after: dot)...].lowercased())
  }
}

/// The pictures a graph is drawn as.
public enum MapView: String, Sendable, CaseIterable {
  case map, matrix, timeline
}

/// What the colours of actors stand for.
public enum MapColor: String, Sendable, CaseIterable {
  /// State, body, group or person, as their shapes do.
  case kind
  case country, community
}

/// How layouts are run.
public typealias MapLayoutRunner = LayoutRunner
