import Synchronization

/// The order of a network's vertices by their keys, found when first asked for and then kept.
///
/// Copies of a network share it: to sort the names of a large one takes longer than many a question
/// about it, most of which never ask.
package final class KeyOrder: Sendable {
  private let keys: [String]
  private let found = Mutex<(places: [Int], vertices: [Int])?>(nil)

  package init(_ keys: [String]) { self.keys = keys }

  /// The place of each vertex; the vertex itself where keys ascend or are the vertices' numbers.
  package var places: [Int] { both.places }

  /// The vertex at each place.
  package var vertices: [Int] { both.vertices }

  private var both: (places: [Int], vertices: [Int]) {
    found.withLock { found in
      if let found { return found }
      let places = Ranking.keyOrder(keys)
      var vertices = places
      for (vertex, place) in places.enumerated() { vertices[place] = vertex }
      found = (places, vertices)
      return (places, vertices)
    }
  }
}
