import Graph

/// How a GRAPH argument is read.
public struct Reading: Sendable {
  /// The input's format by name; nil: told by its content.
  public var format: String?
  /// A file of decisions to apply.
  public var decisions: String?
  /// Lexicons beside the built-in one.
  public var lexicons: [String]
  /// `en` codes every article as English.
  public var language: String?

  public init(
    format: String? = nil, decisions: String? = nil, lexicons: [String] = [],
    language: String? = nil
  ) {
    self.format = format
    self.decisions = decisions
    self.lexicons = lexicons
    self.language = language
  }
}

/// A graph that was read, and what reading it came to.
public struct Opened: Sendable {
  public var graph: ActorGraph
  /// Lines for standard error: what was skipped, merged or decoded by fallback.
  public var notes: [String]
}

extension Workbench {
  /// Is told how many of something (the words) are done.
  public typealias Progress = @Sendable (_ done: Int, _ what: String) -> Void

  public static let version = "0.1.0"
}
