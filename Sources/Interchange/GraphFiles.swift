import Basics
import Graph

extension GraphFile {
  /// A file, or one in an archive, that is opened when its turn comes: there may be thousands.
  public struct Place {
    public let name: String
    /// The file that it is, or is in.
    public let file: String
    public let format: FileFormat
    let opening: () throws(InputErrors) -> Input

    func open() throws(InputErrors) -> Input { try opening() }

    /// A file that is open already.
    public init(_ input: Input) {
      name = input.source.name
      file = name
      format = input.format
      opening = { () throws(InputErrors) in input }
    }

    /// A file that was looked at, and is opened again.
    public init(_ path: String, format: FileFormat, as known: FileFormat?) {
      name = path
      file = path
      self.format = format
      opening = { () throws(InputErrors) in try GraphFile.open(path, format: known) }
    }

    fileprivate init(_ member: Zip.Member, of zip: Zip, format: FileFormat) {
      let name = "\(zip.file)/\(member.name)"
      self.name = name
      file = zip.file
      self.format = format
      opening = { () throws(InputErrors) in
        let bytes = try collecting { () throws(InputError) in
          try zip.contents(of: member, limit: 1 << 34)
        }
        return Input(source: ByteSource(name: name, bytes: bytes), format: format)
      }
    }
  }

  /// The files of event data below a folder, also packed, in the order of their paths; files that hold
  /// something else are passed over.
  public static func eventData(below folder: String) throws(InputErrors) -> [Place] {
    let endings: Set = ["csv", "tsv", "tab", "txt", "zip", "export", "mentions"]
    var places: [Place] = []
    for below in try collecting({ () throws(InputError) in try FileTree.files(below: folder) }) {
      let ending = ArticleFormat.fileExtension(of: ArticleFormat.unpackedName(below))
      guard endings.contains(ending) else { continue }
      let path = FileTree.join(folder, below)
      let input = try open(path)
      if input.format.isEventData { places.append(Place(path, format: input.format, as: nil)) }
      if input.format == .zip { places += try eventData(in: input) }
    }
    return places
  }

  /// The files of event data in an archive that `open` found to hold several files; what it holds
  /// stays unread.
  public static func eventData(in archive: Input) throws(InputErrors) -> [Place] {
    try collecting { () throws(InputError) in
      let zip = try Zip(try archive.source.peek(.max), file: archive.source.name)
      var places: [Place] = []
      for member in zip.members where ArticleFormat(fileName: member.name) != .zip {
        let head = try zip.contents(of: member, limit: 1 << 34).prefix(1 << 16)
        let format = FileFormat(sniffing: Array(head), name: member.name)
        if format.isEventData { places.append(Place(member, of: zip, format: format)) }
      }
      return places
    }
  }
}

/// Reads graphs from several files, one after the other; mentions of events are joined to their
/// events, whatever the order of the files.
public struct GraphFiles {
  /// The files that are graphs of their own.
  public let graphs: [GraphFile.Place]
  private var mentions: GDELTMentions?

  /// Reads the mentions among the files.
  ///
  /// - Throws: What is wrong with them; `.usage` when no file holds events that they could be of.
  public init(_ places: [GraphFile.Place], ledger: inout Ledger) throws(InputErrors) {
    graphs = places.filter { $0.format != .mentions }
    let files = places.filter { $0.format == .mentions }
    guard let first = files.first else { return }
    guard graphs.contains(where: { $0.format == .gdelt }) else {
      throw GraphFiles.mentionsAlone(first.name)
    }
    mentions = try GDELTMentions(reading: files, ledger: &ledger)
  }

  /// Reads one of `graphs`.
  public mutating func read(
    _ place: GraphFile.Place, ledger: inout Ledger
  ) throws(InputErrors) -> ActorGraph {
    let input = try place.open()
    guard input.format == .gdelt else { return try GraphFile.read(input, ledger: &ledger) }
    return try GDELT.read(input.source, mentions: &mentions, ledger: &ledger)
  }

  /// Counts the mentions of events that were in none of the files.
  public func settle(_ ledger: inout Ledger) { mentions?.settle(&ledger) }

  static func mentionsAlone(_ name: String) -> InputErrors {
    InputErrors(
      InputError(
        file: name,
        problem: "mentions tell of events by number, and no file of events is with them",
        hint:
          "name both, as in 'graphtool convert EVENTS.export.CSV MENTIONS.CSV graph.json', or put "
          + "both into one folder or archive", status: .usage))
  }
}
