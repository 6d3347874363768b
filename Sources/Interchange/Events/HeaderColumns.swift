/// Where the columns of a file with a header stand, by name in any case and punctuation.
struct HeaderColumns {
  /// What was asked before: every row asks for the same names, and folding one is slow.
  private final class Asked {
    var places: [String: Int?] = [:]
  }

  private var places: [String: Int] = [:]
  private let asked = Asked()

  init(_ names: [String]) {
    for (place, name) in names.enumerated() where places[EdgeList.fold(name)] == nil {
      places[EdgeList.fold(name)] = place
    }
  }

  subscript(name: String) -> Int? {
    if let known = asked.places[name] { return known }
    let place = places[EdgeList.fold(name)]
    asked.places[name] = .some(place)
    return place
  }

  /// The names that are missing.
  func missing(_ names: [String]) -> [String] { names.filter { self[$0] == nil } }
}
