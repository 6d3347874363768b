/// Finds the best rest of a path to one target from many vertices, each time with other vertices and
/// other first arcs barred: the inner search of Yen's method.
///
/// Each is a search from its vertex that the unconstrained lengths to the target lead straight there
/// (A*). A hub has thousands of arcs, of which a few lead on: of each vertex visited those within
/// reach are listed once and kept for the searches to come. Nothing is cleared between two searches:
/// marks hold the number of the search they were made in.
///
/// Unsafe storage, as in `VertexHeap` and for the same reason. Invariants: all pointers hold
/// `vertexCount` elements; a vertex's place in `lengths` means something only where its mark in
/// `reached` is the current search's, in `widths` and `ranks` where that in `settled` is, in `lists`
/// where `isListed`.
///
/// - SeeAlso: P. E. Hart, N. J. Nilsson, B. Raphael, "A formal basis for the heuristic determination
///   of minimum cost paths", *IEEE Trans. SSC* 4(2), 1968.
///   [doi](https://doi.org/10.1109/TSSC.1968.300136)
struct SpurSearch: ~Copyable {
  /// An arc out of a vertex.
  private struct Step {
    let target: UInt32
    let strength: Double
    /// Its own length.
    let length: Double
    /// The least length of a way to the target that begins with it.
    let bound: Double
  }

  /// The arcs of a vertex whose bound is within `limit`, at `start` of `steps`.
  private struct List {
    var start: Int
    var count: Int
    var limit: Double
    /// The least bound of the arcs that are not in it.
    var beyond: Double
  }

  private let network: Network
  private let target: Int
  private let rule: PathRule
  private let place: [Int]
  /// The length of the best path from each vertex to the target when nothing is barred, or less.
  private let potentials: [Double]

  private var steps: ContiguousArray<Step> = []
  private let lists: UnsafeMutablePointer<List>
  private let isListed: UnsafeMutablePointer<Bool>

  /// The widest of the unconstrained best ways from a vertex, where it is measured.
  private let freeWidths: UnsafeMutablePointer<Double>
  private let isMeasured: UnsafeMutablePointer<Bool>
  /// Potentials below this are lengths, the others bounds.
  private let exactBelow: Double
  /// Whether a step was met that is too short to come nearer to the target in a `Double`.
  private var isBelowRounding = false

  private var search: UInt32 = 0
  private let reached: UnsafeMutablePointer<UInt32>
  private let settled: UnsafeMutablePointer<UInt32>
  /// Which search a vertex may not be the first step of.
  private let barredFirst: UnsafeMutablePointer<UInt32>
  private var isBarred: [Bool]
  private let lengths: UnsafeMutablePointer<Double>
  /// The weakest arc of the best way from a settled vertex on; below 0 where none is known.
  private let widths: UnsafeMutablePointer<Double>
  /// When a vertex was settled.
  private let ranks: UnsafeMutablePointer<UInt32>
  private var order: ContiguousArray<UInt32> = []
  private var heap: VertexHeap
  /// By hops all that is pushed at one time is equally far: a queue does for a heap.
  private var queue: ContiguousArray<UInt32> = []

  init(
    _ network: Network, from source: Int, to target: Int, by rule: PathRule,
    _ constraints: PathConstraints
  ) {
    let n = network.vertexCount
    self.network = network
    self.target = target
    self.rule = rule
    place = network.keyOrder.places
    isBarred = constraints.isBarred
    if rule == .hops {
      // Beyond the source's level only a bound is known, the same for all.
      let levels = LevelSearch(
        network, from: target, .in, isBarred: constraints.isBarred, until: source)
      let beyond = Double(levels.ends.count)
      exactBelow = beyond
      potentials = levels.distances(
        vertexCount: n, unreached: levels.order.contains(UInt32(source)) ? beyond : .infinity)
    } else {
      exactBelow = .infinity
      potentials = PathSearch(network, to: target, by: rule).lengths(constraints, from: nil).lengths
    }
    lists = .allocate(capacity: n)
    isListed = .allocate(capacity: n)
    isListed.initialize(repeating: false, count: n)
    freeWidths = .allocate(capacity: n)
    isMeasured = .allocate(capacity: n)
    isMeasured.initialize(repeating: false, count: n)
    isMeasured[target] = true
    freeWidths[target] = .infinity
    reached = .allocate(capacity: n)
    reached.initialize(repeating: 0, count: n)
    settled = .allocate(capacity: n)
    settled.initialize(repeating: 0, count: n)
    barredFirst = .allocate(capacity: n)
    barredFirst.initialize(repeating: 0, count: n)
    lengths = .allocate(capacity: n)
    widths = .allocate(capacity: n)
    ranks = .allocate(capacity: n)
    heap = VertexHeap(vertexCount: rule == .hops ? 0 : n)
  }

  deinit {
    lists.deallocate()
    isListed.deallocate()
    freeWidths.deallocate()
    isMeasured.deallocate()
    reached.deallocate()
    settled.deallocate()
    barredFirst.deallocate()
    lengths.deallocate()
    widths.deallocate()
    ranks.deallocate()
  }

  /// The length that no way to the target that follows `beginning` is below; nil when there is none.
  ///
  /// - Parameters:
  ///   - beginning: The vertices of the path up to the one to search from; none is visited again.
  ///   - barred: Vertices that may not come next.
  mutating func leastLength(after beginning: ArraySlice<Int>, notFirst barred: [Int]) -> Double? {
    begin(beginning, barred)
    defer { end(beginning) }
    return leastBound(from: beginning.last!)
  }

  /// The best way to the target from the last vertex of `beginning`, by rule, weakest arc and keys;
  /// nil when there is none.
  ///
  /// - Parameter weakestSoFar: The weakest arc of the beginning; more than that does not matter to
  ///   the whole path's weakest arc.
  mutating func bestRest(
    after beginning: ArraySlice<Int>, notFirst barred: [Int], weakestSoFar: Double
  ) -> [Int]? {
    begin(beginning, barred)
    defer { end(beginning) }
    let source = beginning.last!
    guard let least = leastBound(from: source) else { return nil }
    if let rest = unhindered(from: source, least, beginning, weakestSoFar) { return rest }
    guard settle(from: source) else { return nil }
    measureWidths(from: source)
    guard widths[source] >= 0 else { return nil }
    let enough = min(weakestSoFar, widths[source])
    var vertices = [source], v = source
    while v != target {
      var best = -1
      eachTightStep(from: v, source: source) { step, w in
        guard step.strength >= enough, widths[w] >= enough else { return }
        if best < 0 || place[w] < place[best] { best = w }
      }
      v = best  // a step of the widest way is always there
      vertices.append(v)
    }
    return vertices
  }

  private mutating func begin(_ beginning: ArraySlice<Int>, _ barred: [Int]) {
    search += 1
    for v in barred { barredFirst[v] = search }
    for v in beginning { isBarred[v] = true }
  }

  private mutating func end(_ beginning: ArraySlice<Int>) {
    for v in beginning { isBarred[v] = false }
  }

  /// The least bound of the steps that may be taken first.
  private mutating func leastBound(from source: Int) -> Double? {
    if source == target { return rule.start }
    var limit = potentials[source]
    guard limit.isFinite else { return nil }
    while true {
      makeList(source, reaching: limit)
      let list = lists[source]
      var least = Double.infinity
      for number in list.start..<list.start + list.count {
        let step = steps[number], w = Int(step.target)
        if step.bound < least, barredFirst[w] != search, !isBarred[w] { least = step.bound }
      }
      if least <= list.beyond { return least.isFinite ? least : nil }
      limit = list.beyond
    }
  }

  /// The best rest where the unconstrained best ways on from the first step meet no vertex of the
  /// beginning: they come nearer to the target with each step, so that is sure where all of the
  /// beginning is farther. Then nothing is searched. Nil where it is not sure.
  private mutating func unhindered(
    from source: Int, _ least: Double, _ beginning: ArraySlice<Int>, _ weakestSoFar: Double
  ) -> [Int]? {
    if source == target { return [source] }
    let nearest = beginning.reduce(Double.infinity) { min($0, potentials[$1]) }
    let list = lists[source]
    let all = list.start..<list.start + list.count
    var widest = -1.0
    for number in all {
      let step = steps[number], w = Int(step.target)
      guard costsAreEqual(step.bound, least), barredFirst[w] != search, !isBarred[w] else {
        continue
      }
      guard potentials[w] <= nearest, potentials[w] < exactBelow else { return nil }
      measureFree(w)
      if isBelowRounding { return nil }
      widest = max(widest, min(step.strength, freeWidths[w]))
    }
    let enough = min(weakestSoFar, widest)
    var best = -1
    for number in all {
      let step = steps[number], w = Int(step.target)
      guard costsAreEqual(step.bound, least), barredFirst[w] != search, !isBarred[w],
        step.strength >= enough, freeWidths[w] >= enough
      else { continue }
      if best < 0 || place[w] < place[best] { best = w }
    }
    var vertices = [source], v = best
    while true {
      vertices.append(v)
      if v == target { return vertices }
      best = -1
      let list = lists[v]
      for number in list.start..<list.start + list.count {
        let step = steps[number], w = Int(step.target)
        guard costsAreEqual(step.bound, potentials[v]), step.strength >= enough,
          freeWidths[w] >= enough
        else { continue }
        if best < 0 || place[w] < place[best] { best = w }
      }
      v = best
    }
  }

  /// Measures the widths of the unconstrained best ways from a vertex and from all they pass.
  private mutating func measureFree(_ vertex: Int) {
    if isMeasured[vertex] { return }
    var walk: [(vertex: Int, next: Int, widest: Double)] = []
    makeList(vertex, reaching: potentials[vertex])
    walk.append((vertex, 0, -1))
    while let (v, next, widest) = walk.last {
      let list = lists[v]
      if next == list.count {
        freeWidths[v] = widest
        isMeasured[v] = true
        walk.removeLast()
        continue
      }
      let step = steps[list.start + next], w = Int(step.target)
      guard costsAreEqual(step.bound, potentials[v]) else {
        walk[walk.count - 1].next += 1
        continue
      }
      if potentials[w] >= potentials[v] {
        isBelowRounding = true
        return
      }
      if isMeasured[w] {
        walk[walk.count - 1].widest = max(widest, min(step.strength, freeWidths[w]))
        walk[walk.count - 1].next += 1
      } else {
        makeList(w, reaching: potentials[w])
        walk.append((w, 0, -1))
      }
    }
  }

  /// Settles all vertices whose best whole path is as good as the best (within rounding), so that no
  /// tie is lost; false when there is no way to the target.
  private mutating func settle(from source: Int) -> Bool {
    order.removeAll(keepingCapacity: true)
    queue.removeAll(keepingCapacity: true)
    heap.removeAll()
    let first = potentials[source]
    guard first.isFinite else { return false }
    reached[source] = search
    lengths[source] = rule.start
    var horizon = rule == .hops ? first : first + 1e-12 * first
    var nearest = Double.infinity, next = 0
    push(source, first)
    while true {
      let v: Int, bound: Double
      if rule == .hops {
        if next < queue.count {
          v = Int(queue[next])
          bound = lengths[v] + potentials[v]
          next += 1
        } else {
          v = -1
          bound = nearest
        }
      } else if let top = heap.pop() {
        (v, bound) = top
      } else {
        v = -1
        bound = nearest
      }
      if settled[target] == search, bound > lengths[target],
        !costsAreEqual(bound, lengths[target])
      {
        return true
      }
      if v >= 0 {
        settled[v] = search
        widths[v] = -1
        ranks[v] = UInt32(truncatingIfNeeded: order.count)
        order.append(UInt32(truncatingIfNeeded: v))
        if v != target { nearest = min(nearest, scan(v, source, horizon)) }
        continue
      }
      guard nearest.isFinite else { return settled[target] == search }
      // Half as far again each time, so that few are looked at often.
      horizon =
        rule == .hops ? nearest : nearest + max(1e-12 * nearest, (nearest - first) / 2)
      nearest = .infinity
      for place in 0..<order.count where Int(order[place]) != target {
        nearest = min(nearest, scan(Int(order[place]), source, horizon))
      }
    }
  }

  private mutating func push(_ v: Int, _ bound: Double) {
    if rule == .hops {
      queue.append(UInt32(truncatingIfNeeded: v))
    } else {
      heap.push(v, cost: bound)
    }
  }

  /// Reaches what lies behind a settled vertex within the horizon; returns the least bound of what
  /// lies beyond.
  private mutating func scan(_ v: Int, _ source: Int, _ horizon: Double) -> Double {
    let behind = lengths[v]
    makeList(v, reaching: rule.rest(of: horizon, after: behind))
    let list = lists[v]
    var nearest = rule.join(behind, list.beyond)
    let isSource = v == source
    for number in list.start..<list.start + list.count {
      let step = steps[number], w = Int(step.target)
      if settled[w] == search || isBarred[w] { continue }
      if isSource, barredFirst[w] == search { continue }
      let length = rule.join(behind, step.length)
      if reached[w] == search, length >= lengths[w] { continue }
      let bound = rule.join(length, potentials[w])
      if bound > horizon {
        nearest = min(nearest, bound)
        continue
      }
      reached[w] = search
      lengths[w] = length
      push(w, bound)
    }
    return nearest
  }

  /// Lists the arcs of a vertex whose bound is at most `limit`.
  private mutating func makeList(_ v: Int, reaching limit: Double) {
    let arcs = network.offsets[v]..<network.offsets[v + 1]
    var limit = limit + 1e-9 * limit  // rounding may not leave out what is as good
    if arcs.count <= 16 {
      if isListed[v] { return }
      limit = .infinity
    } else if isListed[v] {
      if lists[v].limit >= limit || lists[v].beyond == .infinity { return }
      if rule != .hops { limit += 2 * (limit - potentials[v]) }
    }
    var list = List(start: steps.count, count: 0, limit: limit, beyond: .infinity)
    for arc in arcs {
      let w = Int(network.targets[arc])
      if rule == .hops {
        let bound = 1 + potentials[w]
        if bound > limit {
          list.beyond = min(list.beyond, bound)
          continue
        }
        steps.append(
          Step(target: UInt32(w), strength: network.strengths[arc], length: 1, bound: bound))
      } else {
        let strength = network.strengths[arc], length = rule.extend(rule.start, by: strength)
        let bound = rule.join(length, potentials[w])
        if bound > limit {
          list.beyond = min(list.beyond, bound)
        } else if bound.isFinite {
          steps.append(Step(target: UInt32(w), strength: strength, length: length, bound: bound))
        }
      }
    }
    list.count = steps.count - list.start
    lists[v] = list
    isListed[v] = true
  }

  /// The steps between settled vertices on which the search found no detour.
  @inline(__always) private func eachTightStep(
    from v: Int, source: Int, _ body: (Step, Int) -> Void
  ) {
    let list = lists[v]
    for number in list.start..<list.start + list.count {
      let step = steps[number], w = Int(step.target)
      guard settled[w] == search, widths[w] >= 0,
        costsAreEqual(rule.join(lengths[v], step.length), lengths[w]),
        v != source || barredFirst[w] != search
      else { continue }
      body(step, w)
    }
  }

  /// For each settled vertex on a best path, the most that the weakest arc of such a path from it to
  /// the target can have.
  private mutating func measureWidths(from source: Int) {
    // Farthest from the source first, what was settled later first where a cost is below rounding:
    // a vertex comes after all that its tight steps lead to, and none closes a cycle.
    let lengths = lengths, ranks = ranks
    order.sort {
      let v = Int($0), w = Int($1)
      return lengths[v] != lengths[w] ? lengths[v] > lengths[w] : ranks[v] > ranks[w]
    }
    widths[target] = .infinity
    for number in 0..<order.count {
      let v = Int(order[number])
      if v == target { continue }
      var widest = -1.0
      eachTightStep(from: v, source: source) { step, w in
        widest = max(widest, min(step.strength, widths[w]))
      }
      widths[v] = widest
    }
  }
}
