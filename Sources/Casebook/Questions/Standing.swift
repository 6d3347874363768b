import GRDB
import Graph

/// Actors as a lens sees them: after decisions and folding.
struct Standing {
  /// Actors in any order; what stands in for others is among them.
  let actors: [Actor]
  /// For each actor of the replay, its place in `actors`.
  private let folded: [Int]
  private let replay: Replay
  /// By an actor's number, one more than its place in `actors`, where numbers are as dense as a
  /// casebook gives them; empty in a file where somebody wrote others.
  private let placesByNumber: [UInt32]

  init(_ replay: Replay, _ fold: Fold, stateName: (String) -> String?) throws {
    self.replay = replay
    guard fold != .none else {
      actors = replay.actors
      folded = Array(replay.actors.indices)
      placesByNumber = Standing.places(replay, folded)
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
    placesByNumber = Standing.places(replay, folded)
  }

  private static func places(_ replay: Replay, _ folded: [Int]) -> [UInt32] {
    let last = replay.places.keys.max() ?? 0
    guard last <= replay.places.count * 4 + 1000, replay.places.keys.allSatisfy({ $0 >= 0 }) else {
      return []
    }
    var places = [UInt32](repeating: 0, count: Int(last) + 1)
    for (number, place) in replay.places { places[Int(number)] = UInt32(folded[place] + 1) }
    return places
  }

  /// The place in `actors` of an actor of the file.
  func place(_ number: Int64) throws -> Int {
    if number >= 0, number < placesByNumber.count, placesByNumber[Int(number)] > 0 {
      return Int(placesByNumber[Int(number)]) - 1
    }
    return folded[try replay.place(number)]
  }

  func place(ofReplayed place: Int) -> Int { folded[place] }

  /// The numbers in the file of the actors that stand as one of which `isWanted` is true.
  func numbers(where isWanted: (Actor) -> Bool) -> [Int64] {
    let wanted = actors.map(isWanted)
    return replay.places.lazy.filter { wanted[folded[$0.value]] }.map(\.key).sorted()
  }
}
