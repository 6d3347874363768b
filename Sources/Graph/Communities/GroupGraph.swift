/// An undirected graph whose nodes stand for sets of vertices.
///
/// Moving node *v* into a group gains `weight to the group − factor · mass(v) · mass(group)`. With
/// strengths as masses and γ / 2w as factor that is modularity (times *w*), with numbers of vertices
/// and γ it is the constant Potts model.
struct GroupGraph: Sendable {
  var offsets: ContiguousArray<Int>
  var targets: ContiguousArray<UInt32>
  var weights: ContiguousArray<Double>
  var masses: ContiguousArray<Double>
  let factor: Double

  var count: Int { masses.count }

  init(_ ties: Adjacency, _ quality: GroupQuality, isWeighted: Bool) {
    offsets = ties.offsets
    targets = ties.targets
    weights =
      isWeighted ? ties.weights : ContiguousArray(repeating: 1, count: ties.targets.count)
    switch quality {
    case .modularity(let resolution):
      masses = ContiguousArray(
        repeating: 0, count: ties.vertexCount)
      for v in 0..<ties.vertexCount {
        masses[v] = weights[offsets[v]..<offsets[v + 1]].reduce(0, +)
      }
      let total = masses.reduce(0, +)
      factor = total > 0 ? resolution / total : 0
    case .constantPotts(let resolution):
      masses = ContiguousArray(repeating: 1, count: ties.vertexCount)
      factor = resolution
    }
  }

  private init(factor: Double, masses: ContiguousArray<Double>) {
    self.factor = factor
    self.masses = masses
    offsets = [0]
    targets = []
    weights = []
  }

  /// What a division gains over chance, as a share of all weight: for modularity, the modularity.
  func share(of groups: [UInt32]) -> Double {
    var masses = ContiguousArray<Double>(repeating: 0, count: count)
    var inside = 0.0, total = 0.0
    for v in 0..<count {
      masses[Int(groups[v])] += self.masses[v]
      for arc in offsets[v]..<offsets[v + 1] {
        total += weights[arc]
        inside += groups[Int(targets[arc])] == groups[v] ? weights[arc] : 0
      }
    }
    return total > 0 ? (inside - factor * masses.reduce(0) { $0 + $1 * $1 }) / total : 0
  }

  /// The graph of the groups: the weights between two of them added up. Weights inside a group are
  /// dropped, for they move with it.
  func aggregated(by groups: [UInt32], count groupCount: Int) -> GroupGraph {
    var starts = [Int](repeating: 0, count: groupCount + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<groupCount { starts[group + 1] += starts[group] }
    var members = [UInt32](repeating: 0, count: count), next = starts
    var masses = ContiguousArray<Double>(repeating: 0, count: groupCount)
    for v in 0..<count {
      let group = Int(groups[v])
      members[next[group]] = UInt32(v)
      next[group] += 1
      masses[group] += self.masses[v]
    }
    var result = GroupGraph(factor: factor, masses: masses)
    // As many as could come at most, and one that is written and not kept; what is too much is cut off
    // at the end.
    var newTargets = ContiguousArray<UInt32>(repeating: 0, count: targets.count + 1)
    var newWeights = ContiguousArray<Double>(repeating: 0, count: targets.count + 1)
    var sumsOf = ContiguousArray<Double>(repeating: 0, count: groupCount)
    var used = 0
    do {
      let offsets = self.offsets.span, targets = self.targets.span, weights = self.weights.span
      let groupOf = groups.span, member = members.span
      var target = newTargets.mutableSpan, weight = newWeights.mutableSpan
      var sums = sumsOf.mutableSpan
      for group in 0..<groupCount {
        let first = used
        for place in starts[group]..<starts[group + 1] {
          let v = Int(member[place])
          for arc in offsets[v]..<offsets[v + 1] {
            let other = groupOf[Int(targets[arc])]
            // Whether a group is new cannot be foretold: it is written anyway, and kept when it is.
            target[used] = other
            used += (sums[Int(other)] == 0 ? 1 : 0) & (Int(other) == group ? 0 : 1)
            sums[Int(other)] += weights[arc]
          }
        }
        for place in first..<used {
          weight[place] = sums[Int(target[place])]
          sums[Int(target[place])] = 0
        }
        sums[group] = 0
        result.offsets.append(used)
      }
    }
    newTargets.removeLast(newTargets.count - used)
    newWeights.removeLast(newWeights.count - used)
    result.targets = newTargets
    result.weights = newWeights
    return result
  }

  /// Moves single nodes to the group that gains most until none gains; returns whether any moved.
  ///
  /// A queue holds the nodes to look at: after a move only neighbours that are not in the new group.
  func moveNodes(_ groups: inout [UInt32], using random: inout some RandomNumberGenerator) -> Bool {
    let n = count
    var groupMasses = ContiguousArray<Double>(repeating: 0, count: n)
    var sizes = ContiguousArray<Int32>(repeating: 0, count: n)
    for v in 0..<n {
      groupMasses[Int(groups[v])] += masses[v]
      sizes[Int(groups[v])] += 1
    }
    // Numbers of groups that are empty: a node may always leave for one of its own.
    var empties = (0..<n).filter { sizes[$0] == 0 }.map { UInt32($0) }
    var queues = (0..<UInt32(n)).map { $0 }
    random.shuffle(&queues)
    var waits = [Bool](repeating: true, count: n)
    var towards = ContiguousArray<Double>(repeating: 0, count: n)
    var touchedGroups = [UInt32](repeating: 0, count: n + 1)
    var hasMoved = false
    let offsets = self.offsets.span, targets = self.targets.span, weights = self.weights.span
    let mass = masses.span
    var queue = queues.mutableSpan, waiting = waits.mutableSpan, toward = towards.mutableSpan
    var group = groups.mutableSpan, groupMass = groupMasses.mutableSpan, size = sizes.mutableSpan
    var touched = touchedGroups.mutableSpan
    var head = 0, waitingCount = n
    while waitingCount > 0 {
      let v = Int(queue[head])
      head = head + 1 == n ? 0 : head + 1
      waitingCount -= 1
      waiting[v] = false
      let own = Int(group[v]), mine = mass[v]
      var touchedCount = 0
      for arc in offsets[v]..<offsets[v + 1] {
        let other = group[Int(targets[arc])]
        // Without a branch, as in `aggregated`.
        touched[touchedCount] = other
        touchedCount += toward[Int(other)] == 0 ? 1 : 0
        toward[Int(other)] += weights[arc]
      }
      let stay = toward[own] - factor * mine * (groupMass[own] - mine)
      var best = own, bestGain = stay
      for place in 0..<touchedCount {
        let other = Int(touched[place])
        if other != own {
          let gain = toward[other] - factor * mine * groupMass[other]
          // More than rounding: a move that gains nothing could be undone for ever.
          if gain > bestGain + 1e-12 * toward[other] {
            best = other
            bestGain = gain
          }
        }
        toward[other] = 0
      }
      if bestGain < 0, size[own] > 1, let empty = empties.last {
        best = Int(empty)
      }
      if best == own { continue }
      if size[best] == 0 { empties.removeLast() }
      hasMoved = true
      groupMass[own] -= mine
      groupMass[best] += mine
      size[own] -= 1
      size[best] += 1
      if size[own] == 0 {
        empties.append(UInt32(own))
        groupMass[own] = 0
      }
      group[v] = UInt32(best)
      for arc in offsets[v]..<offsets[v + 1] {
        let w = Int(targets[arc])
        if waiting[w] || Int(group[w]) == best { continue }
        waiting[w] = true
        var tail = head + waitingCount
        if tail >= n { tail -= n }
        queue[tail] = UInt32(truncatingIfNeeded: w)
        waitingCount += 1
      }
    }
    return hasMoved
  }

  /// Leiden's refinement: begins with single nodes and joins them inside their groups, so that each
  /// part hangs together. The paper chooses among the parts that gain at random, in proportion to
  /// exp(gain / θ); we take the one that gains most (θ → 0).
  func refined(_ groups: [UInt32], using random: inout some RandomNumberGenerator) -> [UInt32] {
    let n = count
    var groupMasses = ContiguousArray<Double>(repeating: 0, count: n)
    for v in 0..<n { groupMasses[Int(groups[v])] += masses[v] }
    var parts = (0..<UInt32(n)).map { $0 }
    var partMasses = masses
    // The weight between each part and the rest of its group.
    var outwards = ContiguousArray<Double>(repeating: 0, count: n)
    var isSingles = [Bool](repeating: true, count: n)
    var order = (0..<UInt32(n)).map { $0 }
    random.shuffle(&order)
    var towards = ContiguousArray<Double>(repeating: 0, count: n)
    var touchedParts = [UInt32](repeating: 0, count: n + 1)
    let offsets = self.offsets.span, targets = self.targets.span, weights = self.weights.span
    let masses = self.masses.span, group = groups.span, groupMass = groupMasses.span
    var part = parts.mutableSpan, partMass = partMasses.mutableSpan
    var outward = outwards.mutableSpan, isSingle = isSingles.mutableSpan
    var toward = towards.mutableSpan, touched = touchedParts.mutableSpan
    // The arcs that stay inside a group, packed.
    var innerStarts = [Int](repeating: 0, count: n + 1)
    var innerTargets = ContiguousArray<UInt32>(repeating: 0, count: self.targets.count + 1)
    var innerWeights = ContiguousArray<Double>(repeating: 0, count: self.targets.count + 1)
    var innerTarget = innerTargets.mutableSpan, innerWeight = innerWeights.mutableSpan
    var innerStart = innerStarts.mutableSpan
    var used = 0
    for v in 0..<n {
      let own = group[v]
      var sum = 0.0
      for arc in offsets[v]..<offsets[v + 1] {
        let w = targets[arc], isInside = group[Int(w)] == own
        innerTarget[used] = w
        innerWeight[used] = weights[arc]
        used += isInside ? 1 : 0
        sum += isInside ? weights[arc] : 0
      }
      outward[v] = sum
      innerStart[v + 1] = used
    }
    for place in 0..<n {
      let v = Int(order[place]), own = group[v]
      let whole = groupMass[Int(own)]
      guard isSingle[v], outward[v] >= factor * masses[v] * (whole - masses[v]) else { continue }
      var touchedCount = 0
      for arc in innerStart[v]..<innerStart[v + 1] {
        let other = part[Int(innerTarget[arc])]
        touched[touchedCount] = other
        touchedCount += toward[Int(other)] == 0 ? 1 : 0
        toward[Int(other)] += innerWeight[arc]
      }
      var best = v, bestGain = 0.0
      for place in 0..<touchedCount {
        let p = Int(touched[place])
        if p != v, outward[p] >= factor * partMass[p] * (whole - partMass[p]) {
          let gain = toward[p] - factor * masses[v] * partMass[p]
          if gain > bestGain { (best, bestGain) = (p, gain) }
        }
      }
      if best != v {
        part[v] = UInt32(best)
        isSingle[best] = false
        isSingle[v] = false
        partMass[best] += masses[v]
        outward[best] += outward[v] - 2 * toward[best]
        partMass[v] = 0
      }
      for place in 0..<touchedCount { toward[Int(touched[place])] = 0 }
    }
    return parts
  }
}
