import Basics
import Graph
import Interchange

extension Workbench {
  /// A graph as a file.
  ///
  /// The native document and the stream hold every relation that passes the lens: all of them when
  /// nothing is asked. An edge list holds the network that is measured: its arcs (`pair`), its arcs
  /// by kind, or each counted relation.
  ///
  /// - Parameter grain: Nil: `pair` for edge lists.
  /// - Returns: The bytes, and lines for standard error.
  public static func convert(
    _ graph: ActorGraph, to name: String, through request: LensRequest, grain: String? = nil,
    withText: Bool = false
  ) throws -> (bytes: [UInt8], notes: [String]) {
    let format = try fileFormat(name)
    let lens = try request.lens(for: graph)
    var ledger = Ledger()
    var notes: [String] = []
    let bytes: [UInt8]
    switch format {
    case .native, .stream:
      var kept = graph
      if request != LensRequest() {
        let (passing, tally) = graph.part(passing: lens)
        kept = passing
        notes.append(tally.sentence)
      }
      bytes = try GraphFile.write(kept, as: format, withText: withText, ledger: &ledger)
    default:
      let grain: EdgeGrain = try grain.map { try word($0, "--edges") } ?? .pair
      let lensed = graph.network(through: lens, for: .measure, stateName: stateName)
      notes.append("\(lensed.tally.sentence) · weight = \(lensed.weight.rawValue)")
      bytes = try GraphFile.write(lensed, grain: grain, as: format, ledger: &ledger)
    }
    if !ledger.isClean { notes += ledger.lines }
    return (bytes, notes)
  }

  /// A graph as a folder of files, for formats that are one: Neo4j's bulk CSV.
  ///
  /// - Returns: The files and lines for standard error; nil for formats that are one file.
  public static func convertToFolder(
    _ graph: ActorGraph, to name: String, through request: LensRequest, grain: String? = nil
  ) throws -> (files: [(name: String, bytes: [UInt8])], notes: [String])? {
    let format = try fileFormat(name)
    guard format == .neo4j else { return nil }
    let grain: EdgeGrain = try grain.map { try word($0, "--edges") } ?? .pair
    let lensed = graph.network(
      through: try request.lens(for: graph), for: .measure, stateName: stateName)
    var ledger = Ledger()
    guard let files = GraphFile.writeFolder(lensed, grain: grain, as: format, ledger: &ledger)
    else { return nil }
    var notes = ["\(lensed.tally.sentence) · weight = \(lensed.weight.rawValue)"]
    if !ledger.isClean { notes += ledger.lines }
    return (files, notes)
  }

  /// The format of a file to write, by its name's ending.
  public static func format(ofOutput path: String) throws(WorkbenchError) -> String {
    if let format = FileFormat(writingTo: path) { return format.rawValue }
    throw WorkbenchError(
      "the ending of \"\(path)\" says nothing about its format",
      hint:
        "name it with --to: \((GraphFile.writable + GraphFile.folders).map(\.rawValue).joined(separator: ", "))"
    )
  }
}

extension ActorGraph {
  /// The graph of the relations that pass a lens, folded as it says, with the actors they name.
  func part(passing lens: Lens) -> (ActorGraph, Tally) {
    let folded = folded(lens.fold, stateName: Workbench.stateName)
    let (places, tally) = folded.counted(by: lens, for: .everything)
    var named: Set<String> = []
    if !lens.isolates {
      for place in places {
        let relation = folded.relations[place]
        named.formUnion([relation.source] + relation.about)
        if let target = relation.target { named.insert(target) }
      }
    }
    let result = folded.part(relations: places) { lens.isolates || named.contains($0.id) }
    return (result, tally)
  }
}
