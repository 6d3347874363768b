import Basics
import Graph

/// Finds near-copies among articles: the same wire story as different outlets printed it.
///
///     var copies = NearDuplicates()
///     for article in articles { copies.add(article) }
///     copies.originals  // ["post-3": "wire-1"]
///
/// Two articles are near-copies when half of the runs of five words in either are shared, or four
/// fifths of those of the shorter one (a paper cuts a wire story from the end), and their dates, if
/// both are known, lie within three days: a weekly notice in the same words is news each week. Pairs
/// to compare are found by MinHash signatures (Broder 1997, doi:10.1109/SEQUEN.1997.666900) in bands
/// (Leskovec, Rajaraman and Ullman, *Mining of Massive Datasets*, 3.4), and then compared exactly.
/// Copies of copies are one group; its original is the earliest, of equal dates the longest, then
/// the one whose id is first. The answer does not depend on the order of the articles.
///
/// - Complexity: O(words · 84 + pairs compared · words); about 2 KB an article of 500 words.
public struct NearDuplicates: Sendable {
  /// Words in a run.
  static let runLength = 5
  /// Shorter texts are too short to say.
  static let leastRuns = 12
  private static let bandCount = 42, bandRows = 2

  private struct Entry: Sendable {
    var id: String
    var date: PartialDate?
    /// Hashes of the runs, sorted, each once.
    var runs: [UInt32]
  }
  private var entries: [Entry] = []

  public init() {}

  /// Takes an article into account; one without text, or with a very short one, has no copies.
  public mutating func add(_ article: Article) {
    guard let text = article.text else { return }
    add(id: article.id, date: article.date, text: text)
  }

  public mutating func add(id: String, date: PartialDate?, text: String) {
    let runs = NearDuplicates.runs(of: text)
    guard runs.count >= NearDuplicates.leastRuns else { return }
    entries.append(Entry(id: id, date: date, runs: runs))
  }

  /// For each near-copy the id of its original.
  public var originals: [String: String] {
    let entries = entries.sorted { NearDuplicates.isBefore($0, $1) }
    var parents = Array(entries.indices)
    func root(_ i: Int) -> Int {
      var i = i
      while parents[i] != i {
        parents[i] = parents[parents[i]]
        i = parents[i]
      }
      return i
    }
    let signatures = parallelMap(entries) { NearDuplicates.signature(of: $0.runs) }
    for band in 0..<NearDuplicates.bandCount {
      var buckets: [UInt64: [Int]] = [:]
      for (i, signature) in signatures.enumerated() {
        let row = band * NearDuplicates.bandRows
        buckets[UInt64(signature[row]) << 32 | UInt64(signature[row + 1]), default: []].append(i)
      }
      for bucket in buckets.values where bucket.count > 1 {
        // Each is compared with the groups met so far, one member a group: copies are much alike.
        var leaders: [Int] = []
        for i in bucket {
          var isTaken = false
          for leader in leaders {
            if root(leader) == root(i) {
              isTaken = true
            } else if NearDuplicates.areCopies(entries[leader], entries[i]) {
              let (a, b) = (root(leader), root(i))
              parents[max(a, b)] = min(a, b)
              isTaken = true
            }
          }
          if !isTaken { leaders.append(i) }
        }
      }
    }
    var originals: [String: String] = [:]
    // Entries are in the order of precedence, so a group's root, its least number, is its original.
    for i in entries.indices where root(i) != i { originals[entries[i].id] = entries[root(i)].id }
    return originals
  }

  private static func isBefore(_ a: Entry, _ b: Entry) -> Bool {
    let (first, second) = (a.date?.firstDay, b.date?.firstDay)
    // Undated ones come last.
    if first != second {
      guard let first else { return false }
      guard let second else { return true }
      return first < second
    }
    if a.runs.count != b.runs.count { return a.runs.count > b.runs.count }
    return a.id < b.id
  }

  private static func areCopies(_ a: Entry, _ b: Entry) -> Bool {
    if let first = a.date, let second = b.date, !areNear(first, second) { return false }
    var shared = 0, i = 0, j = 0
    while i < a.runs.count, j < b.runs.count {
      if a.runs[i] == b.runs[j] {
        shared += 1
        i += 1
        j += 1
      } else if a.runs[i] < b.runs[j] {
        i += 1
      } else {
        j += 1
      }
    }
    let shorter = min(a.runs.count, b.runs.count), longer = max(a.runs.count, b.runs.count)
    return shared * 2 >= longer || (shared * 5 >= shorter * 4 && shorter >= 3 * leastRuns)
  }

  /// Whether two dates, as far as they are known, may lie within three days.
  private static func areNear(_ a: PartialDate, _ b: PartialDate) -> Bool {
    b.firstDay <= a.lastDay + 3 && a.firstDay <= b.lastDay + 3
  }

  /// The hashes of all runs of words, letters and digits only, in lowercase; sorted, each once.
  static func runs(of text: String) -> [UInt32] {
    var words: [UInt64] = []
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325, isInWord = false
    func isLetter(_ byte: UInt8) -> Bool {
      byte >= 128 || (byte | 32) &- 97 < 26 || byte &- 48 < 10
    }
    for byte in text.utf8 {
      if isLetter(byte) {
        // FNV-1a over the letters; curly quotes and dashes are bytes above 127 and taken as letters
        // of their word in every copy alike.
        hash = (hash ^ UInt64(byte &- 65 < 26 ? byte | 32 : byte)) &* 0x100_0000_01b3
        isInWord = true
      } else if isInWord {
        words.append(hash)
        hash = 0xcbf2_9ce4_8422_2325
        isInWord = false
      }
    }
    if isInWord { words.append(hash) }
    guard words.count >= runLength else { return [] }
    var runs: [UInt32] = []
    runs.reserveCapacity(words.count)
    for i in 0...(words.count - runLength) {
      var mixed: UInt64 = 0
      for word in words[i..<(i + runLength)] { mixed = scramble(mixed ^ word) }
      runs.append(UInt32(truncatingIfNeeded: mixed >> 16))
    }
    runs.sort()
    var last: UInt32?
    runs.removeAll { run in
      defer { last = run }
      return run == last
    }
    return runs
  }

  private static func signature(of runs: [UInt32]) -> [UInt32] {
    (0..<bandCount * bandRows).map { row in
      let seed = scramble(UInt64(row) &+ 1)
      return runs.reduce(UInt32.max) {
        min($0, UInt32(truncatingIfNeeded: scramble(UInt64($1) ^ seed) >> 32))
      }
    }
  }

  /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
  private static func scramble(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
