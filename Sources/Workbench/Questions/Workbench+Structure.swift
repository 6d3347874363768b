import Basics
import Graph

/// The parts of a network's structure that can be asked for.
public enum StructurePart: String, Sendable, CaseIterable {
  case overview, components
  case strongComponents = "strong-components"
  case biconnected, bridges, articulation, cores, cliques, clustering, distances, holes, brokerage
  case keyPlayers = "key-players"
  case balance, frustration, triads

  /// What a row of it is.
  public var words: String {
    switch self {
    case .overview: "numbers of the whole"
    case .components: "groups with no tie between them"
    case .strongComponents: "groups in which everyone reaches everyone along arcs"
    case .biconnected: "groups that no loss of one actor cuts apart"
    case .bridges: "ties whose loss cuts the network"
    case .articulation: "actors whose loss cuts the network"
    case .cores: "actors by core number"
    case .cliques: "sets of actors all tied to each other"
    case .clustering: "actors by how much their contacts are tied"
    case .distances: "actors by how far the farthest is that they reach"
    case .holes: "actors by Burt's constraint"
    case .brokerage: "actors by Gould and Fernandez' roles between countries"
    case .keyPlayers: "the sets of actors that reach most, or whose loss breaks most (Borgatti)"
    case .balance: "sets of three with signed ties"
    case .frustration: "two camps with the fewest ties that do not fit"
    case .triads: "how many sets of three are tied in which way"
    }
  }
}

/// How structure is asked for.
public struct StructureRequest: Sendable {
  public var part = StructurePart.overview.rawValue
  /// Key players: how many; cliques: at least how large. Nil is 3.
  public var size: Int?
  public init() {}
}

extension Workbench {
  /// How a network hangs together.
  public static func structure(
    _ source: some GraphSource, through request: LensRequest, _ asked: StructureRequest
  ) throws -> Report {
    let part: StructurePart = try word(asked.part, "--part")
    if let size = asked.size {
      guard part == .keyPlayers || part == .cliques else {
        throw WorkbenchError(
          "--size has no meaning for \(part.rawValue)", hint: "it is for key-players and cliques")
      }
      guard size >= 1 else { throw WorkbenchError("--size must be 1 or more; got \(size)") }
    }
    let lens = try request.lens(for: source.cast())
    // Balance is about friends and enemies: conflict counts there.
    let isSigned = part == .balance || part == .frustration
    let lensed = try source.lensed(
      by: lens, for: isSigned ? .degree : .measure, reading: .numbers)
    let view = StructureView(lensed)
    let found: (table: Table, notes: [String])
    do throws(MeasureError) {
      found =
        switch part {
        case .overview: (view.overview(), [])
        case .components: (view.groups(lensed.network.weakComponents().members, "component"), [])
        case .strongComponents:
          (view.groups(lensed.network.strongComponents().members, "component"), [])
        case .biconnected:
          (view.groups(lensed.network.biconnectivity().components, "component"), [])
        case .bridges: (view.bridges(), [])
        case .articulation: (view.articulation(), [])
        case .cores: (view.perActor(["core": lensed.network.coreNumbers()]), [])
        case .cliques:
          (view.groups(try lensed.network.cliques(minimumSize: asked.size ?? 3), "clique"), [])
        case .clustering:
          (
            view.perActor([
              "clustering": lensed.network.clustering(), "triangles": lensed.network.triangles(),
            ]), []
          )
        case .distances: (view.distances(), [])
        case .holes: (view.holes(), [])
        case .brokerage: (view.brokerage(), [])
        case .keyPlayers: try view.keyPlayers(asked.size ?? 3)
        case .balance: view.balance()
        case .frustration: view.frustration()
        case .triads: (view.triads(), [])
        }
    } catch {
      throw WorkbenchError(
        "\(part.rawValue): \(error)", hint: "--min-articles, --backbone or --fold make it smaller",
        status: error.status)
    }
    return Report(
      found.table,
      notes: [lensed.tally.sentence, "\(part.rawValue): \(part.words) · \(lensed.sizeSentence)"]
        + found.notes, facts: lensed.tally.facts)
  }
}
