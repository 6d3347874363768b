import GRDB
import Graph

/// Actors as a lens sees them: after decisions and folding.
struct Standing {
  /// Actors in any order; what stands in for others is among them.
  let actors: [Actor]
  /// For each actor of the replay, its place in `actors`.
  private let folded: [Int]
  private let replay: Replay

  init(_ replay: Replay, _ fold: Fold, stateName: (String) -> String?) throws {
    self.replay = replay
    guard fold != .none else {
      actors = replay.actors
      folded = Array(replay.actors.indices)
      return
    }
    // `ActorGraph.folded` decides who stands for whom; a relation of each actor shows it.
    var graph = ActorGraph()
    for actor in replay.actors { try graph.add(actor) }
    for actor in replay.actors {
      try graph.add(
        Relation(
          id: actor.id, source: actor.id, target: nil, event: nil,
          evidence: Evidence(basis: .stated)))
    }
    let result = graph.folded(fold, stateName: stateName)
    actors = result.actors
    folded = result.relations.map { result.actorIndex($0.source)! }
  }

  /// The place in `actors` of an actor of the file.
  func place(_ number: Int64) throws -> Int { folded[try replay.place(number)] }

  func place(ofReplayed place: Int) -> Int { folded[place] }

  /// The numbers in the file of the actors that stand as one of which `isWanted` is true.
  func numbers(where isWanted: (Actor) -> Bool) -> [Int64] {
    let wanted = actors.map(isWanted)
    return replay.places.lazy.filter { wanted[folded[$0.value]] }.map(\.key).sorted()
  }
}
