import Graph

/// The paths that a request asks for.
struct PathFinder {
  let lensed: LensedNetwork
  let request: PathRequest
  let rule: PathRule
  let from: Int
  let to: Int
  let through: [Int]
  let avoided: Set<Int>

  private var network: Network { lensed.network }

  func paths() throws(WorkbenchError) -> [Path] {
    do throws(MeasureError) {
      if request.inOrder { return try pathsInOrder() }
      if request.all {
        let all =
          if let maxLength = request.maxLength {
            try network.simplePaths(
              from: from, to: to, maxLength: maxLength, by: rule, avoiding: avoided)
          } else {
            try network.allShortestPaths(from: from, to: to, by: rule, avoiding: avoided)
          }
        return all.filter(visitsAll)
      }
      guard let maxLength = request.maxLength, rule != .hops else {
        let paths = try network.shortestPaths(
          from: from, to: to, through: through, count: request.count, by: rule, avoiding: avoided)
        return paths.filter { $0.hops <= request.maxLength ?? .max }
      }
      // By cost the best path may be too long, and a worse one not.
      return try firstOf { $0.hops <= maxLength && visitsAll($0) }
    } catch {
      throw WorkbenchError(
        "\(error)", hint: "--max-length, --min-articles or --top narrow it", status: .gaveUp)
    }
  }

  private func visitsAll(_ path: Path) -> Bool { through.allSatisfy(path.vertices.contains) }

  /// The best `count` of the paths that are as wanted, of the first 4096.
  private func firstOf(_ isWanted: (Path) -> Bool) throws(MeasureError) -> [Path] {
    var listed = max(64, request.count)
    while true {
      let paths = network.shortestPaths(
        from: from, to: to, count: listed, by: rule, avoiding: avoided)
      let found = paths.filter(isWanted)
      if found.count >= request.count || paths.count < listed {
        return Array(found.prefix(request.count))
      }
      guard listed < 4096 else { throw .gaveUp(what: "paths as asked for", limit: listed) }
      listed = min(4096, listed * 4)
    }
  }

  private func pathsInOrder() throws(MeasureError) -> [Path] {
    let days = daysOfArcs
    // Nothing is looked for that is not there: without the other wishes this search is exact.
    guard
      let first = network.timeRespectingPath(
        from: from, to: to, avoiding: avoided, times: { days[$0] })
    else { return [] }
    if request.count == 1, rule == .hops, through.isEmpty, !request.all {
      return first.path.hops <= request.maxLength ?? .max ? [first.path] : []
    }
    func isWanted(_ path: Path) -> Bool {
      path.hops <= request.maxLength ?? .max && visitsAll(path)
        && PathFinder.days(along: path, days) != nil
    }
    if request.all {
      let length = request.maxLength ?? first.path.hops
      return try network.simplePaths(
        from: from, to: to, maxLength: length, by: rule, avoiding: avoided
      ).filter(isWanted)
    }
    return try firstOf(isWanted)
  }

  /// The first day on which each hop of a path can be taken after those before it.
  func days(along path: Path) -> [Int]? { PathFinder.days(along: path, daysOfArcs) }

  private static func days(along path: Path, _ days: [[Int]]) -> [Int]? {
    var now = Int.min, taken: [Int] = []
    for arc in path.arcs {
      guard let day = days[arc].first(where: { $0 >= now }) else { return nil }
      taken.append(day)
      now = day
    }
    return taken
  }

  /// The first days of each arc's dated relations, ascending.
  private var daysOfArcs: [[Int]] {
    (0..<network.arcCount).map { arc in
      Set(lensed.relations(ofArc: arc).compactMap { lensed.graph.date(of: $0)?.firstDay }).sorted()
    }
  }

  /// What was asked of the path besides its ends.
  var restriction: String {
    var words: [String] = []
    if !through.isEmpty {
      words.append("through " + through.map { network.keys[$0] }.joined(separator: " and "))
    }
    if let maxLength = request.maxLength {
      words.append("of at most \(maxLength) hop\(maxLength == 1 ? "" : "s")")
    }
    if request.inOrder { words.append("on which dates never decrease") }
    return words.isEmpty ? "" : " " + words.joined(separator: " ")
  }

  /// What is true where there is a path, but none as asked for.
  func nearest() -> String {
    guard let path = network.shortestPath(from: from, to: to, avoiding: avoided) else { return "" }
    var wishes: [String] = []
    if !through.isEmpty { wishes.append("--through") }
    if request.maxLength != nil { wishes.append("--max-length") }
    if request.inOrder { wishes.append("--in-order") }
    return "; \(path.hops) hop\(path.hops == 1 ? "" : "s") without "
      + wishes.joined(separator: ", ")
  }
}
