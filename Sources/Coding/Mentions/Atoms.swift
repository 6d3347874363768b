import English

/// A phrase of the lexicon where it stands in a sentence.
struct Atom {
  var tokens: Range<Int>
  var senses: [Sense]

  func sense(_ kinds: Sense.Kind...) -> Sense? {
    for kind in kinds { if let sense = senses.first(where: { $0.kind == kind }) { return sense } }
    return nil
  }
  /// It can say whose something is: "Chinese", "Hamas", "Beijing".
  var isOwner: Bool {
    sense(.state, .adjective, .demonym, .seat, .region, .organization, .group) != nil
  }
  /// It is a noun for actors: "troops", "foreign minister".
  var isHead: Bool { sense(.body, .title, .agent) != nil }
}

/// The phrases of a sentence, longest first, none overlapping.
struct Atoms {
  private(set) var all: [Atom] = []
  /// Index into `all` of the atom over each token; -1 for none.
  private(set) var at: [Int32]

  /// - Parameter start: The tokens before it are not read.
  init(_ tree: Tree, _ lexicon: Lexicon, from start: Int = 0) {
    at = Array(repeating: -1, count: tree.count)
    var i = start
    while i < tree.count {
      guard var atom = Self.match(tree, i, lexicon) else {
        i += 1
        continue
      }
      // "The West Bank" is not "the West".
      if tree.word[i] == lexicon.frames.words.the, let inner = Self.match(tree, i + 1, lexicon),
        inner.tokens.upperBound > atom.tokens.upperBound
      {
        i += 1
        continue
      }
      let last = atom.tokens.upperBound - 1
      // "The South Korean military" is a body, "South Korean military drills" are not its.
      if atom.tokens.count > 1, tree.tokens[last].lemma == "military", last + 1 < tree.count,
        tree.tag(last + 1) == .noun, atom.sense(.organization) != nil,
        let shorter = Self.match(tree, i, lexicon, before: last)
      {
        atom = shorter
      }
      for token in atom.tokens { at[token] = Int32(all.count) }
      all.append(atom)
      i = atom.tokens.upperBound
    }
  }

  func atom(at token: Int) -> Atom? {
    token >= 0 && token < at.count && at[token] >= 0 ? all[Int(at[token])] : nil
  }

  private static func match(
    _ tree: Tree, _ start: Int, _ lexicon: Lexicon, before limit: Int = .max
  ) -> Atom? {
    var node: Int32 = 0
    var best: Atom?
    var token = start
    while token < tree.count, token < start + 12, token < limit {
      var isDead = false, any = false
      pieces(of: tree.tokens[token].form.utf8) { piece in
        any = true
        guard !isDead else { return }
        guard let child = lexicon.phrases.child(node, lexicon.symbols.symbol(piece)) else {
          isDead = true
          return
        }
        node = child
      }
      if isDead { break }
      if !any {
        // A hyphen or apostrophe joins; other marks end the phrase. "N." may be cut as "N" ".".
        let form = tree.tokens[token].form
        let joins =
          ["-", "–", "'", "’", "."].contains(form) && token > start && tree.touches(token - 1)
          && (form == "." ? tree.tokens[token - 1].form.utf8.count == 1 : true)
        if !joins { break }
        token += 1
        continue
      }
      token += 1
      if let senses = lexicon.phrases.senses(at: node) {
        let fitting = senses.filter { fits($0, tree, start..<token) }
        if !fitting.isEmpty { best = Atom(tokens: start..<token, senses: fitting) }
      }
    }
    return best
  }

  private static func fits(_ sense: Sense, _ tree: Tree, _ range: Range<Int>) -> Bool {
    if sense.needsCapitals {
      var capitals = 0
      for i in range {
        for byte in tree.tokens[i].form.utf8 {
          if byte >= 97, byte <= 122 { return false }
          if byte >= 65, byte <= 90 { capitals += 1 }
        }
      }
      return capitals > 1
    }
    guard sense.needsCapital else { return true }
    return range.contains { startsWithCapital(tree.tokens[$0].form) }
      && startsWithCapital(tree.tokens[range.lowerBound].form)
      || !startsWithCapital(tree.tokens[range.lowerBound].form)
        && range.count > 1 && range.contains { startsWithCapital(tree.tokens[$0].form) }
  }
}

/// Whether the first letter is a capital one, in any script that has them.
func startsWithCapital(_ form: String) -> Bool {
  guard let first = form.utf8.first else { return false }
  if first < 128 { return first >= 65 && first <= 90 }
  return form.unicodeScalars.first!.properties.isUppercase
}
