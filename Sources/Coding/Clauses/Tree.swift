import English

/// A sentence ready for rules: words as numbers, a tree that is a tree, children at hand.
struct Tree {
  var tokens: [Token]
  /// Number of the sentence in the text, from 0.
  let number: Int
  let range: Range<Int>
  let names: [NameSpan]
  /// Symbols of the form and of the dictionary form.
  private(set) var word: [Int32]
  var lemma: [Int32]
  /// Head of each token; -1 for roots. Never a cycle.
  var head: [Int]
  private var firstChild: [Int32]
  private var nextSibling: [Int32]
  /// Distance from the root.
  private(set) var depth: [Int32]

  var count: Int { tokens.count }

  init(_ sentence: AnalyzedSentence, number: Int, symbols: SymbolTable) {
    tokens = sentence.tokens
    self.number = number
    range = sentence.range
    names = sentence.names
    let n = tokens.count
    word = tokens.map { symbols.symbol($0.form.utf8) }
    lemma = tokens.map { symbols.symbol($0.lemma.utf8) }
    head = (0..<n).map { i in
      let h = sentence.tokens[i].head
      return h >= 0 && h < n && h != i ? h : -1
    }
    depth = []
    firstChild = []
    nextSibling = []
    link()
  }

  /// Depths and children from the heads; cycles are cut.
  mutating func link() {
    let n = tokens.count
    depth = Array(repeating: -1, count: n)
    // Trees come from files too: a cycle is cut where the walk upward meets itself.
    var path: [Int] = []
    for start in 0..<n where depth[start] < 0 {
      var node = start
      path.removeAll(keepingCapacity: true)
      while node >= 0, depth[node] == -1 {
        depth[node] = -2
        path.append(node)
        node = head[node]
      }
      if node >= 0, depth[node] == -2 { head[path.last!] = -1 }
      for member in path.reversed() {
        depth[member] = head[member] < 0 ? 0 : max(0, depth[head[member]]) + 1
      }
    }
    firstChild = Array(repeating: -1, count: n)
    nextSibling = Array(repeating: -1, count: n)
    for i in stride(from: n - 1, through: 0, by: -1) where head[i] >= 0 {
      nextSibling[i] = firstChild[head[i]]
      firstChild[head[i]] = Int32(i)
    }
  }

  func relation(_ i: Int) -> DependencyRelation { tokens[i].relation }
  func tag(_ i: Int) -> UniversalTag { tokens[i].tag }

  /// The children in the order of the sentence.
  func children(_ i: Int) -> Children { Children(tree: self, first: Int(firstChild[i])) }

  struct Children: Sequence, IteratorProtocol {
    let next_: [Int32]
    var current: Int
    init(tree: Tree, first: Int) {
      next_ = tree.nextSibling
      current = first
    }
    mutating func next() -> Int? {
      guard current >= 0 else { return nil }
      defer { current = Int(next_[current]) }
      return current
    }
  }

  func child(_ i: Int, where test: (Int) -> Bool) -> Int? {
    for child in children(i) where test(child) { return child }
    return nil
  }

  func hasChild(_ i: Int, _ relations: DependencyRelation...) -> Bool {
    for child in children(i) where relations.contains(relation(child)) { return true }
    return false
  }

  /// The symbol of the preposition of a phrase headed by `i`; -1 when it has none.
  func preposition(_ i: Int) -> Int32 {
    for child in children(i) where relation(child) == .case && tag(child) != .particle {
      if tokens[child].pennTag.rawValue == "POS" { continue }
      return word[child]
    }
    return -1
  }

  /// Whether `i` lies below `ancestor` or is it.
  func isInside(_ i: Int, _ ancestor: Int) -> Bool {
    var node = i
    while node >= 0 {
      if node == ancestor { return true }
      node = head[node]
    }
    return false
  }

  /// The token of a range whose head lies outside it; the last one when several do.
  func headToken(_ range: Range<Int>) -> Int {
    var best = -1
    for i in range where head[i] < 0 || !range.contains(head[i]) {
      if tag(i) == .punctuation { continue }
      if best < 0 || depth[i] <= depth[best] { best = i }
    }
    return best < 0 ? range.upperBound - 1 : best
  }

  /// The bytes of a range of tokens.
  func bytes(_ range: Range<Int>) -> Range<Int> {
    tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
  }

  func touches(_ i: Int) -> Bool {
    i + 1 < count && tokens[i].range.upperBound == tokens[i + 1].range.lowerBound
  }
}
