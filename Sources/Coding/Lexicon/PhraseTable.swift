/// What a phrase of the lexicon can stand for.
struct Sense: Sendable, Hashable {
  enum Kind: UInt8, Sendable {
    case state, adjective, demonym, seat, region, organization, group, official, body, agent, title
    case epithet
  }
  var kind: Kind
  /// Index into the table of that kind.
  var index: Int32
  /// Written with a capital in the lexicon: then the text must have one too.
  var needsCapital = false
  /// Written all in capitals: `US` is not `us`.
  var needsCapitals = false
  var isPlural = false
}

/// Phrases of one or more words, found longest first.
///
/// A trie over the pieces of words (see `Words`): letters and digits only, so that `Kim Jong-un`,
/// `Kim Jong - un` and `Kim Jong un` are one phrase however a text is cut into tokens.
struct PhraseTable: Sendable {
  private var next: [UInt64: Int32] = [:]
  private var sensesOfNode: [Int32] = [-1]
  private var senses: [[Sense]] = []
  /// The first so many lists are the built-in lexicon's, once a user's is read.
  private var own = 0

  /// From now on a phrase that is added takes the place of what it meant before.
  mutating func protect() { own = senses.count }

  mutating func add(_ pieces: [Int32], _ sense: Sense) {
    guard !pieces.isEmpty else { return }
    var node: Int32 = 0
    for piece in pieces {
      let key = Self.key(node, piece)
      if let child = next[key] {
        node = child
      } else {
        let child = Int32(sensesOfNode.count)
        sensesOfNode.append(-1)
        next[key] = child
        node = child
      }
    }
    let slot = sensesOfNode[Int(node)]
    if slot < own {
      sensesOfNode[Int(node)] = Int32(senses.count)
      senses.append([sense])
    } else if !senses[Int(slot)].contains(sense) {
      senses[Int(slot)].append(sense)
    }
  }

  @inline(__always) func child(_ node: Int32, _ piece: Int32) -> Int32? {
    next[Self.key(node, piece)]
  }

  @inline(__always) func senses(at node: Int32) -> [Sense]? {
    let slot = sensesOfNode[Int(node)]
    return slot < 0 ? nil : senses[Int(slot)]
  }

  @inline(__always) private static func key(_ node: Int32, _ piece: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: piece))
  }
}

/// Cuts a phrase or token into its runs of letters and digits; full stops vanish.
func pieces(of utf8: some Collection<UInt8>, _ body: (ArraySlice<UInt8>) -> Void) {
  var start: Int?
  let bytes = Array(utf8)
  for (i, byte) in bytes.enumerated() {
    let isWord =
      byte >= 128 && !isMark(bytes, i) || byte == UInt8(ascii: ".")
      || (byte >= 48 && byte <= 57) || (byte | 32 >= 97 && byte | 32 <= 122)
    if isWord {
      if start == nil, byte != UInt8(ascii: ".") { start = i }
    } else if let first = start {
      body(bytes[first..<i])
      start = nil
    }
  }
  if let first = start { body(bytes[first...]) }
}

/// Whether the byte belongs to a quotation mark, dash or other sign of U+2000…U+206F.
private func isMark(_ bytes: [UInt8], _ i: Int) -> Bool {
  func lead(_ at: Int) -> Bool {
    at >= 0 && at + 1 < bytes.count && bytes[at] == 0xE2
      && (bytes[at + 1] == 0x80 || bytes[at + 1] == 0x81)
  }
  return lead(i) || lead(i - 1) || lead(i - 2)
}
