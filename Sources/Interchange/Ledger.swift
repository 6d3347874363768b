/// What became of the records of an import: nothing is dropped without being counted.
public struct Ledger: Sendable, Equatable {
  /// Records met: articles, rows, edges.
  public var read = 0
  /// Records that are in the result.
  public var kept = 0
  /// Records left out, by reason.
  public private(set) var skipped: [String: Int] = [:]
  /// Records taken in with a change, by what was done: decoded by fallback, merged, padded.
  public private(set) var changed: [String: Int] = [:]
  /// Records that say more of others, by what they are: no loss.
  public private(set) var joined: [String: Int] = [:]
  /// The first few places of each reason and change, such as `events.tab:12`.
  public private(set) var examples: [String: [String]] = [:]

  public init() {}

  public mutating func skip(_ reason: String, at place: String? = nil, count: Int = 1) {
    guard count > 0 else { return }
    skipped[reason, default: 0] += count
    remember(reason, place)
  }

  public mutating func change(_ what: String, at place: String? = nil, count: Int = 1) {
    changed[what, default: 0] += count
    remember(what, place)
  }

  public mutating func join(_ what: String, count: Int) { joined[what, default: 0] += count }

  public var skippedCount: Int { skipped.values.reduce(0, +) }

  /// Whether all that was read was kept as it stood.
  public var isClean: Bool { skipped.isEmpty && changed.isEmpty }

  /// Whether it says more than that all was kept as it stood.
  public var isTelling: Bool { !isClean || !joined.isEmpty }

  public mutating func add(_ other: Ledger) {
    read += other.read
    kept += other.kept
    skipped.merge(other.skipped, uniquingKeysWith: +)
    changed.merge(other.changed, uniquingKeysWith: +)
    joined.merge(other.joined, uniquingKeysWith: +)
    for (what, places) in other.examples { for place in places { remember(what, place) } }
  }

  /// One line a fact, such as `skipped 3: empty file (a.txt, b.txt, c.txt)`.
  public var lines: [String] {
    var lines = ["read \(read), kept \(kept)"]
    func list(_ counts: [String: Int], _ verb: String) {
      for (what, count) in counts.sorted(by: { $0.key < $1.key }) {
        let places = (examples[what] ?? []).joined(separator: ", ")
        lines.append("\(verb)\(count): \(what)" + (places.isEmpty ? "" : " (\(places))"))
      }
    }
    list(joined, "joined ")
    list(skipped, "skipped ")
    list(changed, "changed ")
    return lines
  }

  private mutating func remember(_ what: String, _ place: String?) {
    guard let place, examples[what, default: []].count < 3 else { return }
    examples[what, default: []].append(place)
  }
}
