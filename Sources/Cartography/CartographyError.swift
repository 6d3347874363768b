import Basics

/// Why a map could not be drawn, said so that the reader can do something about it.
public struct CartographyError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What went wrong, such as `Graphviz has no layout plugin "dot_layout"`.
  public var problem: String
  /// What to do about it.
  public var hint: String?
  /// How the process ends when this error ends it.
  public var status: Status

  public init(_ problem: String, hint: String? = nil, status: Status) {
    self.problem = problem
    self.hint = hint
    self.status = status
  }

  public var description: String {
    "error: \(problem)" + (hint.map { "\n  hint: \($0)" } ?? "")
  }
}

/// The C string in a buffer that a C function wrote its reason into.
func text(_ buffer: [CChar]) -> String {
  String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
