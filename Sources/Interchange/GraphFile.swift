import Basics
import Graph

/// The one door between files and graphs.
public enum GraphFile {
  /// A file that is open, and what it looks like.
  public struct Input {
    public let source: ByteSource
    public let format: FileFormat

    public init(source: ByteSource, format: FileFormat) {
      self.source = source
      self.format = format
    }
  }

  /// Opens a file, or standard input when `path` is `-`, unpacks it, and looks at how it begins.
  ///
  /// gzip is unpacked, and a ZIP archive of one file, as GDELT hands out; an archive of several files
  /// is a collection of articles, or of event data (see `Place`).
  ///
  /// - Parameter format: What the user says it is; nil: what it looks like.
  public static func open(
    _ path: String, format: FileFormat? = nil
  ) throws(InputErrors) -> Input {
    try collecting { () throws(InputError) in
      var source = try ByteSource(opening: path)
      var name = path
      let isPacked = try source.peek(2) == [0x1F, 0x8B]
      if isPacked || format == .gzip {
        source = Gzip.unpacked(source)
        name = ArticleFormat.unpackedName(name)
      }
      var head = try source.peek(1 << 16)
      if Zip.isZip(head), FileFormat(sniffing: head, name: name) == .zip {
        let bytes = try source.readAll(limit: 1 << 34)
        let zip = try Zip(bytes, file: path)
        guard zip.members.count == 1 else {
          return Input(source: ByteSource(name: path, bytes: bytes), format: .zip)
        }
        name = zip.members[0].name
        source = ByteSource(
          name: path, bytes: try zip.contents(of: zip.members[0], limit: 1 << 34))
        head = try source.peek(1 << 16)
      }
      let known = format == .gzip || format == .zip ? nil : format
      return Input(source: source, format: known ?? FileFormat(sniffing: head, name: name))
    }
  }

  /// Reads a graph.
  ///
  /// - Parameter ledger: Counts what was read, kept, changed and left out.
  /// - Throws: all that is wrong with it, with lines where it has lines. Articles are no graph:
  ///   `.badData`; look at `format.articleFormat` first.
  public static func read(_ input: Input, ledger: inout Ledger) throws(InputErrors) -> ActorGraph {
    try read(input, ledger: &ledger, parts: nil)
  }

  /// - Parameter parts: Taken by the formats that come in parts; the graph is then the last part.
  private static func read(
    _ input: Input, ledger: inout Ledger, parts: GraphParts?
  ) throws(InputErrors) -> ActorGraph {
    let source = input.source
    // Formats of rows stream; the others need the whole file.
    switch input.format {
    case .stream: return try NativeJSON.readStream(source)
    case .events: return try LabelledEvents.read(source, ledger: &ledger, parts: parts)
    case .gdelt:
      var mentions: GDELTMentions?
      return try GDELT.read(source, mentions: &mentions, ledger: &ledger, parts: parts)
    case .mentions: throw GraphFiles.mentionsAlone(source.name)
    case .gkg: return try GKG.read(source, ledger: &ledger, parts: parts)
    case .icews: return try ICEWS.read(source, ledger: &ledger, parts: parts)
    case .polecat: return try POLECAT.read(source, ledger: &ledger, parts: parts)
    case .phoenix: return try Phoenix.read(source, ledger: &ledger, parts: parts)
    case .ftm: return try FollowTheMoney.read(source, ledger: &ledger)
    default: break
    }
    let bytes = try collecting { () throws(InputError) in try source.readAll(limit: 1 << 34) }
    if bytes.allSatisfy({ $0 <= 32 }) {
      throw InputErrors(InputError(file: source.name, problem: "the file is empty"))
    }
    let graph: PropertyGraph
    switch input.format {
    case .native: return try NativeJSON.read(bytes, file: source.name)
    case .svg: return try EmbeddedGraph.read(bytes, file: source.name)
    case .acled:
      return try ACLED.read(bytes, file: source.name, ledger: &ledger, parts: parts)
    case .csv, .tsv: graph = try EdgeList.read(bytes, file: source.name, ledger: &ledger)
    case .graphml: graph = try GraphML.read(bytes, file: source.name, ledger: &ledger)
    case .gexf: graph = try GEXF.read(bytes, file: source.name)
    case .gml: graph = try GML.read(bytes, file: source.name)
    case .pajek: graph = try Pajek.read(bytes, file: source.name, ledger: &ledger)
    case .dot: graph = try DOT.read(bytes, file: source.name)
    case .dl: graph = try UCINET.read(bytes, file: source.name)
    case .nodelink, .cytoscape:
      graph = try GraphJSON.read(bytes, file: source.name, ledger: &ledger)
    default:
      throw InputErrors(
        InputError(
          file: source.name,
          problem: "\(input.format.rawValue) is no form a graph can be read from",
          hint: "name the form with --from"))
    }
    return graph.actorGraph(file: source.name, ledger: &ledger)
  }

  /// Reads a graph from a file or, when `path` is `-`, from standard input.
  public static func read(
    _ path: String, format: FileFormat? = nil, ledger: inout Ledger
  ) throws(InputErrors) -> ActorGraph {
    try read(try open(path, format: format), ledger: &ledger)
  }

  /// Whether `readParts` need not hold the whole of it: rows that stand each for themselves.
  public static func comesInParts(_ format: FileFormat) -> Bool {
    [.events, .gdelt, .phoenix, .icews, .polecat, .acled, .gkg].contains(format)
  }

  /// Reads a graph part by part, so that of a file of any length no more is held than a part, the
  /// actors, and what tells rows that must not stand twice; of ACLED's, the bytes too.
  ///
  /// Each part has the actors met so far, and its own articles and relations; an article of an
  /// earlier part may come again.
  ///
  /// - Throws: as `read`, after the parts before were handed out.
  public static func readParts(
    _ input: Input, ledger: inout Ledger, _ parts: GraphParts
  ) throws(InputErrors) {
    _ = parts.take(try read(input, ledger: &ledger, parts: parts))
  }

  /// The formats that `write` knows.
  public static let writable: [FileFormat] = [
    .native, .stream, .csv, .tsv, .dot, .graphml, .gexf, .gml, .pajek, .dl, .nodelink, .cytoscape,
    .ftm, .oligrapher,
  ]
  /// The formats that are a folder of files, for `writeFolder`.
  public static let folders: [FileFormat] = [.neo4j]

  /// A graph as a file with every relation in it; what the format cannot hold is counted.
  ///
  /// - Throws: `.usage` for a format that no graph is written in.
  public static func write(
    _ graph: ActorGraph, as format: FileFormat, withText: Bool = false, ledger: inout Ledger
  ) throws(InputError) -> [UInt8] {
    switch format {
    case .native: return NativeJSON.write(graph, withText: withText)
    case .stream: return NativeJSON.stream(graph, withText: withText)
    case .ftm: return FollowTheMoney.write(graph, ledger: &ledger)
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

  /// The network that a lens makes, as the files of a folder.
  ///
  /// - Returns: Nil for formats that are one file.
  public static func writeFolder(
    _ network: LensedNetwork, grain: EdgeGrain, as format: FileFormat, ledger: inout Ledger
  ) -> [(name: String, bytes: [UInt8])]? {
    guard format == .neo4j else { return nil }
    return Neo4j.files(PropertyGraph(network, grain: grain), ledger: &ledger).map {
      ($0.name, $0.bytes)
    }
  }

  static func write(
    _ graph: PropertyGraph, as format: FileFormat, ledger: inout Ledger
  ) throws(InputError) -> [UInt8] {
    switch format {
    case .csv: return EdgeList.write(graph, form: .commas, ledger: &ledger)
    case .tsv: return EdgeList.write(graph, form: .tabs, ledger: &ledger)
    case .dot: return DOT.write(graph)
    case .graphml: return GraphML.write(graph, ledger: &ledger)
    case .gexf: return GEXF.write(graph, ledger: &ledger)
    case .gml: return GML.write(graph)
    case .pajek: return Pajek.write(graph, ledger: &ledger)
    case .dl: return UCINET.write(graph, ledger: &ledger)
    case .nodelink: return GraphJSON.nodeLink(graph)
    case .cytoscape: return GraphJSON.cytoscape(graph)
    case .oligrapher: return Oligrapher.write(graph, ledger: &ledger)
    default:
      throw InputError(
        file: "--to", problem: "\(format.rawValue) is no form an edge list can be written in",
        hint: "forms are \((writable + folders).map(\.rawValue).joined(separator: ", "))",
        status: .usage)
    }
  }
}
