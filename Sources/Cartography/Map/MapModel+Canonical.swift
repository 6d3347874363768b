import Graph

extension MapModel {
  /// The model with everything in one fixed order and every text cleaned; lines whose actors are
  /// not in the model, and lines of an actor to itself, are left out.
  func canonical() -> MapModel {
    var model = self
    var seen: Set<String> = []
    model.actors = actors.sorted { $0.id < $1.id }.filter { seen.insert($0.id).inserted }
    let states = Set(model.actors.filter { $0.kind == .state }.map(\.id))
    for index in model.actors.indices {
      let home = model.actors[index].home
      if model.actors[index].kind == .state || !(home.map(states.contains) ?? false) {
        model.actors[index].home = nil
      }
      for name in [model.actors[index].id, "(no name)"]
      where cleaned(model.actors[index].name).isEmpty {
        model.actors[index].name = name
      }
      model.actors[index].acts.removeAll { cleaned($0.words).isEmpty }
      model.actors[index].acts.sort { ($1.count, $0.words) < ($0.count, $1.words) }
    }
    model.lines =
      lines.filter {
        seen.contains($0.source) && seen.contains($0.target) && $0.source != $0.target
      }
      .map { line in
        guard line.isMutual, line.target < line.source else { return line }
        var turned = line
        (turned.source, turned.target) = (line.target, line.source)
        return turned
      }
      .sorted { $0.isOrdered(before: $1) }
    return model
  }

  /// The model in which people and bodies are their state: their lines are the state's, and those
  /// within a state are gone.
  func folded() -> MapModel {
    var model = self
    let homes = Dictionary(
      uniqueKeysWithValues: actors.compactMap { actor in actor.home.map { (actor.id, $0) } })
    model.actors.removeAll { homes[$0.id] != nil }
    var merged: [LineKey: Line] = [:]
    for var line in lines {
      line.source = homes[line.source] ?? line.source
      line.target = homes[line.target] ?? line.target
      guard line.source != line.target else { continue }
      if line.isMutual, line.target < line.source { swap(&line.source, &line.target) }
      let key = LineKey(line)
      guard let other = merged[key] else {
        merged[key] = line
        continue
      }
      // The first in order gives its words and its evidence; the counts add up.
      var sum = line.isOrdered(before: other) ? line : other
      let rest = line.isOrdered(before: other) ? other : line
      sum.words += rest.words.filter { !sum.words.contains($0) }
      sum.strength += rest.strength
      sum.count += rest.count
      sum.relations += rest.relations
      sum.isClaimed = sum.isClaimed && rest.isClaimed
      if !rest.title.isEmpty { sum.title += "; " + rest.title }
      merged[key] = sum
    }
    model.lines = merged.values.sorted { $0.isOrdered(before: $1) }
    return model
  }
}

extension MapModel {
  /// The model with a thin line from each person and body to their state, where none is yet.
  func tied() -> MapModel {
    var model = self
    let ties = Set(lines.filter { $0.kind == .affiliation }.map { [$0.source, $0.target] })
    let names = Dictionary(uniqueKeysWithValues: actors.map { ($0.id, $0.name) })
    for actor in actors {
      guard let home = actor.home, !ties.contains([actor.id, home]) else { continue }
      model.lines.append(
        Line(
          source: actor.id, target: home, kind: .affiliation, words: [], strength: 1, count: 0,
          title: "\(shortened(actor.name, to: 120)) belongs to \(names[home]!)"))
    }
    model.lines.sort { $0.isOrdered(before: $1) }
    return model
  }
}

extension MapModel {
  /// The model with as many lines as a reader can follow, and a note that says by which rule.
  ///
  /// The strongest lines that join all whom any lines join stay (a maximum spanning forest: the
  /// strongest line of each is among them), so that the map does not fall apart. Beside these stay, where strengths
  /// are a few articles, all lines of so many articles or more that the limit holds; where they
  /// differ by much, the lines that stand out most for one of their actors.
  func thinned(to limit: Int) -> MapModel {
    guard lines.count > limit else { return self }
    let order = lines.indices.sorted {
      let a = lines[$0], b = lines[$1]
      // Ties of persons and bodies are what places them; they go last.
      if (a.kind == .affiliation) != (b.kind == .affiliation) { return b.kind == .affiliation }
      return a.strength != b.strength ? a.strength > b.strength : $0 < $1
    }
    // Kruskal's forest of the strongest lines; people and bodies are seen with their state.
    var kept: Set<Int> = []
    var parents = Dictionary(uniqueKeysWithValues: actors.map { ($0.id, $0.home ?? $0.id) })
    func root(_ id: String) -> String {
      var id = id
      while let next = parents[id], next != id { id = next }
      return id
    }
    for index in order {
      let ends = (root(lines[index].source), root(lines[index].target))
      guard ends.0 != ends.1 else { continue }
      kept.insert(index)
      parents[max(ends.0, ends.1)] = min(ends.0, ends.1)
    }
    let rule: String
    let most = lines.map(\.strength).max() ?? 0
    if most >= 20 {
      let chance = disparity()
      let byChance = order.indices.sorted {
        let a = chance[order[$0]], b = chance[order[$1]]
        return a != b ? a < b : $0 < $1
      }
      for place in byChance where kept.count < limit { kept.insert(order[place]) }
      rule = "that stand out most for one of their actors (disparity filter)"
    } else {
      let levels = Set(lines.filter { $0.kind != .affiliation }.map(\.strength)).sorted(by: >)
      var least: Double?
      for level in levels {
        let more = order.filter { lines[$0].strength >= level && lines[$0].kind != .affiliation }
        guard kept.union(more).count <= limit else { break }
        kept.formUnion(more)
        least = level
      }
      rule =
        least.map { "of \(strengthText(decimal($0), isOne: $0 == 1)) or more" }
        ?? "that are strongest"
    }
    var model = self
    model.lines = lines.indices.filter(kept.contains).map { lines[$0] }
    var note =
      "drawn are \(kept.count) of \(lines.count) lines: those \(rule), and the strongest that hold "
      + "all together"
    // A row without a line of its own says nothing.
    let before = Set(lines.flatMap { [$0.source, $0.target] })
    let after = Set(model.lines.flatMap { [$0.source, $0.target] })
    model.actors.removeAll { actor in
      actor.home != nil && before.contains(actor.id) && !after.contains(actor.id)
    }
    let left = actors.count - model.actors.count
    if left > 0 {
      note +=
        "; \(left) \(left == 1 ? "person or body has" : "people and bodies have") no such line"
    }
    model.notes.append(note)
    return model
  }

  /// Per line how likely an actor's lines, were their strengths spread at random, had one as strong:
  /// the smaller of the two actors'.
  ///
  /// - SeeAlso: `Network.disparity()`, of which this is the form for several lines between two.
  private func disparity() -> [Double] {
    var sums: [String: (strength: Double, count: Int)] = [:]
    for line in lines {
      for end in [line.source, line.target] {
        sums[end, default: (0, 0)].strength += line.strength
        sums[end, default: (0, 0)].count += 1
      }
    }
    return lines.map { line in
      [line.source, line.target].map { end in
        let share = line.strength / sums[end]!.strength
        // By squaring: the same digits on any machine, which pow does not give.
        var base = max(0, 1 - share), exponent = sums[end]!.count - 1, power = 1.0
        while exponent > 0 {
          if exponent & 1 == 1 { power *= base }
          base *= base
          exponent >>= 1
        }
        return power
      }.min()!
    }
  }

  /// How many lines a map of these actors may have.
  var readableLineCount: Int { max(44, actors.count * 5 / 4) }
}

extension MapModel {
  /// The model without actors of which nothing is said but to whom they belong, and a note that
  /// counts them; a state to whom one of the others belongs stays.
  func withoutMereMembers() -> MapModel {
    var active = Set(actors.filter { !$0.acts.isEmpty }.map(\.id))
    for line in lines where line.kind != .affiliation {
      active.formUnion([line.source, line.target])
    }
    guard !active.isEmpty else { return self }
    let states = Set(actors.filter { $0.kind == .state }.map(\.id))
    let ties = lines.filter { $0.kind == .affiliation }
    var kept = active.union(actors.filter { active.contains($0.id) }.compactMap(\.home))
    kept.formUnion(
      ties.filter { active.contains($0.source) && states.contains($0.target) }.map(\.target))
    let tied = Set(ties.flatMap { [$0.source, $0.target] })
    var model = self
    model.actors.removeAll {
      !kept.contains($0.id) && (tied.contains($0.id) || $0.home != nil)
    }
    let left = actors.count - model.actors.count
    guard left > 0 else { return self }
    let ids = Set(model.actors.map(\.id))
    model.lines.removeAll { !ids.contains($0.source) || !ids.contains($0.target) }
    model.notes.append(
      left == 1
        ? "1 actor of whom only the affiliation is known is not shown."
        : "\(left) actors of whom only the affiliation is known are not shown.")
    return model
  }
}

private struct LineKey: Hashable {
  var source, target: String
  var kind: Kind
  var isMutual, isActual: Bool

  init(_ line: MapModel.Line) {
    source = line.source
    target = line.target
    kind = line.kind
    isMutual = line.isMutual
    isActual = line.isActual
  }
}

extension MapModel.Line {
  /// The order of lines everywhere: by actors, kind, and then by all that could tell two apart.
  func isOrdered(before other: Self) -> Bool {
    if source != other.source { return source < other.source }
    if target != other.target { return target < other.target }
    if kind != other.kind { return kind < other.kind }
    if isMutual != other.isMutual { return isMutual }
    if isActual != other.isActual { return isActual }
    if isClaimed != other.isClaimed { return other.isClaimed }
    if count != other.count { return count > other.count }
    if strength != other.strength { return strength > other.strength }
    if words != other.words { return words.lexicographicallyPrecedes(other.words) }
    if title != other.title { return title < other.title }
    return (evidence ?? "") < (other.evidence ?? "")
  }
}
