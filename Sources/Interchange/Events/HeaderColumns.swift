/// Where the columns of a file with a header stand, by name in any case and punctuation.
struct HeaderColumns {
  private var places: [String: Int] = [:]

  init(_ names: [String]) {
    for (place, name) in names.enumerated() where places[EdgeList.fold(name)] == nil {
      places[EdgeList.fold(name)] = place
    }
  }

  subscript(name: String) -> Int? { places[EdgeList.fold(name)] }

  /// The names that are missing.
  func missing(_ names: [String]) -> [String] { names.filter { self[$0] == nil } }
}
