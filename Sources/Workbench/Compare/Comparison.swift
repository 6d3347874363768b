import Graph

/// What two sets of relations say of who deals with whom, line by line.
struct Comparison {
  /// What is one line on a map: a pair, its direction and a kind.
  struct Key: Hashable, Comparable {
    var source: String
    var target: String
    var kind: Kind
    var isMutual: Bool

    static func < (a: Key, b: Key) -> Bool {
      if a.source != b.source { return a.source < b.source }
      if a.target != b.target { return a.target < b.target }
      return a.kind != b.kind ? a.kind < b.kind : a.isMutual && !b.isMutual
    }

    var pair: String { "\(source) \(isMutual ? "<->" : "->") \(target)" }
    /// The two actors, whichever acts.
    var ends: Set<String> { [source, target] }
  }

  enum Status: String {
    case new, gone, more, less, reversed
  }

  struct Change {
    var status: Status
    var key: Key
    /// The key before, where it is another one: turned round, or of the opposite sign.
    var oldKey: Key?
    /// Units (stories, or rows without one) that say it.
    var before: Int
    var after: Int
    /// What `after` would be if it had grown as the coverage did.
    var expected: Double?
    var p: Double

    var kind: String {
      guard let oldKey, oldKey.kind != key.kind else { return key.kind.rawValue }
      return "\(oldKey.kind.rawValue) -> \(key.kind.rawValue)"
    }
  }

  /// One side: which units say what, and all units there are.
  struct Side {
    var units: [Key: Set<String>] = [:]
    var coverage: Set<String> = []
    /// The places of the relations that count, and those of each key.
    var relations: [Key: [Relation]] = [:]

    mutating func add(_ relation: Relation, unit: String) {
      coverage.insert(unit)
      guard let target = relation.target, target != relation.source else { return }
      let isTurned = relation.mutual && target < relation.source
      let key = Key(
        source: isTurned ? target : relation.source, target: isTurned ? relation.source : target,
        kind: relation.kind, isMutual: relation.mutual)
      units[key, default: []].insert(unit)
      relations[key, default: []].append(relation)
    }
  }

  let old: Side
  let new: Side

  /// All changes, the least likely by chance first.
  func changes() -> [Change] {
    let keys = Set(old.units.keys).union(new.units.keys).sorted()
    var changes = keys.compactMap(change)
    mergeTurned(&changes)
    mergeFlipped(&changes)
    return changes.sorted { a, b in
      if a.p != b.p { return a.p < b.p }
      let sizes = (abs(a.after - a.before), abs(b.after - b.before))
      return sizes.0 != sizes.1 ? sizes.0 > sizes.1 : a.key < b.key
    }
  }

  private func change(_ key: Key) -> Change? {
    let before = old.units[key] ?? [], after = new.units[key] ?? []
    guard before.count != after.count else { return nil }
    return change(
      before.isEmpty ? .new : after.isEmpty ? .gone : before.count < after.count ? .more : .less,
      key, from: key)
  }

  private func change(_ status: Status, _ key: Key, from oldKey: Key) -> Change {
    let before = old.units[oldKey] ?? [], after = new.units[key] ?? []
    return Change(
      status: status, key: key, oldKey: oldKey == key ? nil : oldKey, before: before.count,
      after: after.count,
      expected: old.coverage.isEmpty
        ? nil : Double(before.count * new.coverage.count) / Double(old.coverage.count),
      p: p(before, after))
  }

  /// Units on both sides cannot change places; where one side has no units of its own, it is taken
  /// as a whole.
  private func p(_ before: Set<String>, _ after: Set<String>) -> Double {
    let shared = old.coverage.intersection(new.coverage)
    func own(_ units: Set<String>) -> Int { units.subtracting(shared).count }
    var left = (marked: own(before), total: own(old.coverage))
    var right = (marked: own(after), total: own(new.coverage))
    if left.total == 0 { left = (before.count, old.coverage.count) }
    if right.total == 0 { right = (after.count, new.coverage.count) }
    return ExactTest.p(marked: (left.marked, right.marked), of: (left.total, right.total))
  }

  /// A → B gone and B → A new, of one kind: the line was turned round.
  private func mergeTurned(_ changes: inout [Change]) {
    let gone = Set(changes.filter { $0.status == .gone }.map(\.key))
    var merged: Set<Key> = []
    for index in changes.indices where changes[index].status == .new {
      let key = changes[index].key
      let turned = Key(
        source: key.target, target: key.source, kind: key.kind, isMutual: key.isMutual)
      guard !key.isMutual, gone.contains(turned) else { continue }
      merged.insert(turned)
      changes[index] = change(.reversed, key, from: turned)
    }
    changes.removeAll { $0.status == .gone && merged.contains($0.key) }
  }

  /// Two actors of whom all signed lines were of one sign and are now of the other: the largest of
  /// each side are one change.
  private func mergeFlipped(_ changes: inout [Change]) {
    func signs(_ side: Side) -> [Set<String>: Set<Sign>] {
      side.units.keys.reduce(into: [:]) { signs, key in
        if key.kind.sign != .unsigned { signs[key.ends, default: []].insert(key.kind.sign) }
      }
    }
    let before = signs(old), after = signs(new)
    for (ends, old) in before {
      guard old.count == 1, let new = after[ends], new.count == 1, old != new else { continue }
      func largest(_ status: Status, _ size: (Change) -> Int) -> Change? {
        changes.filter {
          $0.status == status && $0.key.ends == ends && $0.key.kind.sign != .unsigned
        }
        .min { size($0) != size($1) ? size($0) > size($1) : $0.key < $1.key }
      }
      guard let gone = largest(.gone, \.before), let came = largest(.new, \.after) else {
        continue
      }
      changes.removeAll {
        $0.key == gone.key && $0.status == .gone || $0.key == came.key && $0.status == .new
      }
      changes.append(change(.reversed, came.key, from: gone.key))
    }
  }
}
