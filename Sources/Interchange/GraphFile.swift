import Basics
import Graph

/// The one door between files and graphs.
public enum GraphFile {
  /// A file that is open, and what it looks like.
  public struct Input {
    public let source: ByteSource
    public let format: FileFormat
  }

  /// Opens a file, or standard input when `path` is `-`, and looks at how it begins.
  ///
  /// - Parameter format: What the user says it is; nil: what it looks like.
  public static func open(
    _ path: String, format: FileFormat? = nil
  ) throws(InputErrors) -> Input {
    try collecting { () throws(InputError) in
      let source = try ByteSource(opening: path)
      let head = try source.peek(1 << 16)
      return Input(source: source, format: format ?? FileFormat(sniffing: head, name: path))
    }
  }

  /// Reads a graph.
  ///
  /// - Parameter ledger: Counts what was read, kept, changed and left out.
  /// - Throws: all that is wrong with it, with lines where it has lines. Articles are no graph:
  ///   `.badData`; look at `format.articleFormat` first.
  public static func read(_ input: Input, ledger: inout Ledger) throws(InputErrors) -> ActorGraph {
    let source = input.source
    switch input.format {
    case .stream: return try NativeJSON.readStream(source)
    case .events: return try LabelledEvents.read(source, ledger: &ledger)
    default: break
    }
    let bytes = try collecting { () throws(InputError) in try source.readAll(limit: 1 << 34) }
    if bytes.allSatisfy({ $0 <= 32 }) {
      throw InputErrors(InputError(file: source.name, problem: "the file is empty"))
    }
    switch input.format {
    case .native: return try NativeJSON.read(bytes, file: source.name)
    case .csv, .tsv:
      let graph = try EdgeList.read(bytes, file: source.name, ledger: &ledger)
      return graph.actorGraph(file: source.name, ledger: &ledger)
    default:
      throw InputErrors(
        InputError(
          file: source.name,
          problem: "\(input.format.rawValue) is no form a graph can be read from",
          hint: "name the form with --from"))
    }
  }

  /// Reads a graph from a file or, when `path` is `-`, from standard input.
  public static func read(
    _ path: String, format: FileFormat? = nil, ledger: inout Ledger
  ) throws(InputErrors) -> ActorGraph {
    try read(try open(path, format: format), ledger: &ledger)
  }

  /// The formats that `write` knows.
  public static let writable: [FileFormat] = [.native, .stream, .csv, .tsv, .dot]

  /// A graph as a file with every relation in it; what the format cannot hold is counted.
  ///
  /// - Throws: `.usage` for a format that no graph is written in.
  public static func write(
    _ graph: ActorGraph, as format: FileFormat, withText: Bool = false, ledger: inout Ledger
  ) throws(InputError) -> [UInt8] {
    switch format {
    case .native: return NativeJSON.write(graph, withText: withText)
    case .stream: return NativeJSON.stream(graph, withText: withText)
    default:
      let edges = PropertyGraph(relationsOf: graph, ledger: &ledger)
      return try write(edges, as: format, ledger: &ledger)
    }
  }

  /// The network that a lens makes, as a file: exactly what is measured.
  public static func write(
    _ network: LensedNetwork, grain: EdgeGrain, as format: FileFormat, ledger: inout Ledger
  ) throws(InputError) -> [UInt8] {
    try write(PropertyGraph(network, grain: grain), as: format, ledger: &ledger)
  }

  static func write(
    _ graph: PropertyGraph, as format: FileFormat, ledger: inout Ledger
  ) throws(InputError) -> [UInt8] {
    switch format {
    case .csv: return EdgeList.write(graph, form: .commas, ledger: &ledger)
    case .tsv: return EdgeList.write(graph, form: .tabs, ledger: &ledger)
    case .dot: return DOT.write(graph)
    default:
      throw InputError(
        file: "--to", problem: "\(format.rawValue) is no form an edge list can be written in",
        hint: "forms are \(writable.map(\.rawValue).joined(separator: ", "))", status: .usage)
    }
  }
}
