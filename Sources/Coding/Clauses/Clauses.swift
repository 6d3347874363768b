import English
import Graph

/// Reads the acts of one sentence from its tree, its mentions and the frames.
struct Clauses {
  let tree: Tree
  let mentions: SentenceMentions
  let lexicon: Lexicon
  let words: Words
  /// The nearest verb above each token; -1 for none.
  private(set) var verbAbove: [Int]
  /// Tokens that are the predicate of a clause.
  private(set) var isPredicate: [Bool]
  /// Tokens by the verb above them, in order.
  private var domainStart: [Int32]
  private var domainTokens: [Int32]
  /// Verbs and nouns that another frame has used up.
  var used: Set<Int> = []
  /// The frame that each verb or noun was read by.
  var fired: [Int: String] = [:]
  /// The sentence speaks of sport.
  let isSport: Bool
  private let cast: Cast

  init(_ tree: Tree, _ mentions: SentenceMentions, _ lexicon: Lexicon, _ cast: Cast) {
    self.tree = tree
    self.cast = cast
    isSport = Self.speaksOfSport(tree, lexicon.frames.words)
    self.mentions = mentions
    self.lexicon = lexicon
    words = lexicon.frames.words
    let n = tree.count
    isPredicate = (0..<n).map { Self.isPredicate($0, tree) }
    verbAbove = Array(repeating: -1, count: n)
    let order = (0..<n).sorted { (tree.depth[$0], $0) < (tree.depth[$1], $1) }
    for token in order {
      let head = tree.head[token]
      guard head >= 0 else { continue }
      verbAbove[token] = isPredicate[head] ? head : verbAbove[head]
    }
    domainStart = Array(repeating: 0, count: n + 1)
    for token in 0..<n where verbAbove[token] >= 0 { domainStart[verbAbove[token] + 1] += 1 }
    for i in 0..<n { domainStart[i + 1] += domainStart[i] }
    var next = domainStart
    domainTokens = Array(repeating: 0, count: Int(domainStart[n]))
    for token in 0..<n where verbAbove[token] >= 0 {
      domainTokens[Int(next[verbAbove[token]])] = Int32(token)
      next[verbAbove[token]] += 1
    }
  }

  func actor(_ mention: Int) -> Actor { cast[mentions.all[mention].actor].actor }

  private static func isPredicate(_ i: Int, _ tree: Tree) -> Bool {
    switch tree.tag(i) {
    case .verb where isVerbalNoun(i, tree): false
    case .verb:
      // A finite verb is a predicate wherever the parser hung it; "escalating provocations" has none.
      ["VBD", "VBZ", "VBP"].contains(tree.tokens[i].pennTag.rawValue)
        || ![.amod, .compound, .case, .mark, .flat].contains(tree.relation(i))
          && !isParticipleModifier(i, tree)
    case .auxiliary: tree.relation(i) == .root
    case .adjective, .noun, .properNoun:
      tree.hasChild(i, .cop)
        || tree.tag(i) == .adjective
          && [.xcomp, .ccomp, .advcl, .acl, .root].contains(tree.relation(i))
    default: false
    }
  }

  /// "The collection and *monitoring of* arms": joined to a noun, and followed by "of".
  private static func isVerbalNoun(_ i: Int, _ tree: Tree) -> Bool {
    tree.tokens[i].pennTag.rawValue == "VBG" && tree.relation(i) == .conj && tree.head[i] >= 0
      && tree.tag(tree.head[i]) == .noun && i + 1 < tree.count && tree.tokens[i + 1].form == "of"
  }

  /// "Its *escalating* provocations": between a possessor or article and a noun.
  private static func isParticipleModifier(_ i: Int, _ tree: Tree) -> Bool {
    guard tree.tokens[i].pennTag.rawValue == "VBG", i > 0, i + 1 < tree.count,
      [.noun, .properNoun].contains(tree.tag(i + 1))
    else { return false }
    return tree.tokens[i - 1].pennTag.rawValue == "POS" || tree.tag(i - 1) == .determiner
      || tree.tokens[i - 1].pennTag.rawValue == "PRP$"
  }

  /// The tokens whose nearest verb is `verb`, in order.
  func domain(_ verb: Int) -> ArraySlice<Int32> {
    domainTokens[Int(domainStart[verb])..<Int(domainStart[verb + 1])]
  }

  /// Whether the clause of `verb` is passive.
  func isPassive(_ verb: Int) -> Bool {
    if isStative(verb) { return false }
    if tree.hasChild(verb, .auxPass) { return true }
    if tree.hasChild(verb, .nsubjPass), tree.tokens[verb].pennTag.rawValue != "VBD" {
      return !tree.hasChild(verb, .obj)
    }
    let tag = tree.tokens[verb].pennTag.rawValue
    guard tag == "VBN" || tag == "VBD" else { return false }
    if tree.hasChild(verb, .aux) { return false }
    switch tree.relation(verb) {
    case .acl: return !tree.hasChild(verb, .nsubj)
    case .advcl, .xcomp, .conj, .root, .parataxis, .aclRelcl:
      guard tag == "VBN", !tree.hasChild(verb, .nsubj, .obj) else { return false }
      if tree.relation(verb) == .conj, isPredicate[tree.head[verb]] {
        return isPassive(tree.head[verb])
      }
      return true
    default: return false
    }
  }

  /// "Is opposed to", "is concerned about": participles that are adjectives with frames of their own.
  func isStative(_ verb: Int) -> Bool {
    guard tree.word[verb] != tree.lemma[verb], tree.tag(verb) == .verb,
      tree.tokens[verb].pennTag.rawValue == "VBN",
      !lexicon.frames.adjectiveFrames(tree.word[verb]).isEmpty
    else { return false }
    return !tree.hasChild(verb, .oblAgent)
      && tree.child(verb) { tree.preposition($0) == words.by } == nil
  }

  /// Nouns in object position: the object, or the subject of a passive.
  func objectTokens(_ verb: Int) -> [Int] {
    if isPassive(verb) { return passiveSubjects(verb) }
    var out: [Int] = []
    for child in tree.children(verb) where tree.relation(child) == .obj {
      // "The officials *whom* Iran expelled".
      let noun = words.is(tree.word[child], .relative) ? antecedent(verb) : -1
      out.append(noun >= 0 ? noun : child)
    }
    if out.isEmpty, tree.relation(verb) == .aclRelcl, tree.head[verb] >= 0,
      tree.hasChild(verb, .nsubj), !tree.hasChild(verb, .ccomp, .xcomp)
    {
      // "the talks that they held": the noun is the object unless the pronoun is the subject.
      let subject = tree.child(verb) { [.nsubj, .nsubjPass].contains(tree.relation($0)) }
      if let subject, !words.is(tree.word[subject], .relative) { out.append(tree.head[verb]) }
    }
    // "Warned Kyiv": a sole object that the parser calls indirect.
    if out.isEmpty { out = indirectTokens(verb) }
    if out.isEmpty, tree.relation(verb) == .conj, tree.head[verb] >= 0, verb > tree.head[verb] {
      return []
    }
    if out.isEmpty, !tree.hasChild(verb, .ccomp, .xcomp, .iobj) {
      // "Rejected and denounced the plan": a shared object stands after the last verb.
      for next in tree.children(verb)
      where tree.relation(next) == .conj && isPredicate[next] && next == verb + 2
        && !tree.hasChild(next, .nsubj, .nsubjPass)
      {
        for child in tree.children(next) where tree.relation(child) == .obj { out.append(child) }
      }
    }
    return out
  }

  private func passiveSubjects(_ verb: Int) -> [Int] {
    for child in tree.children(verb)
    where [.nsubjPass, .nsubj].contains(tree.relation(child)) {
      if words.is(tree.word[child], .relative) { return [antecedent(verb)].filter { $0 >= 0 } }
      return [child]
    }
    switch tree.relation(verb) {
    case .acl, .aclRelcl: return tree.head[verb] >= 0 ? [tree.head[verb]] : []
    case .conj, .xcomp, .advcl:
      let head = tree.head[verb]
      return head >= 0 && isPredicate[head] ? subjectTokens(head) : []
    default: return []
    }
  }

  /// The noun that a relative clause describes.
  func antecedent(_ verb: Int) -> Int {
    var node = verb
    while node >= 0 {
      switch tree.relation(node) {
      case .aclRelcl, .acl: return tree.head[node]
      case .conj, .xcomp, .ccomp: node = tree.head[node]
      default: return -1
      }
    }
    return -1
  }

  /// Nouns in subject position of the clause, wherever the grammar hides them.
  func subjectTokens(_ verb: Int, depth: Int = 0) -> [Int] {
    guard depth < 8 else { return [] }
    for child in tree.children(verb)
    where [.nsubj, .nsubjPass, .nsubjOuter].contains(tree.relation(child)) {
      if words.is(tree.word[child], .relative) {
        let noun = antecedent(verb)
        if noun >= 0 { return [noun] }
        continue
      }
      return [child]
    }
    let head = tree.head[verb]
    guard head >= 0 else { return [] }
    switch tree.relation(verb) {
    case .conj, .parataxis, .dep:
      return isPredicate[head] ? subjectTokens(head, depth: depth + 1) : []
    case .xcomp, .ccomp, .advcl, .advclRelcl:
      guard isPredicate[head] else { return nounSubject(head) }
      if controlsByObject(head) || isReason(verb, of: head) {
        let objects = objectTokens(head) + indirectTokens(head)
        if !objects.isEmpty, !(isPassive(head) && tree.relation(verb) == .advcl) { return objects }
      }
      return subjectTokens(head, depth: depth + 1)
    case .acl, .aclRelcl:
      // "A resolution censuring Chad": the noun does it, and with it whose it is.
      if tree.tokens[verb].pennTag.rawValue == "VBG" || tree.relation(verb) == .aclRelcl {
        return [head]
      }
      return nounSubject(head)
    default:
      return []
    }
  }

  /// "Israel's decision to attack": whose noun it is; else who does the verb above it.
  private func nounSubject(_ noun: Int) -> [Int] {
    for child in tree.children(noun) where tree.relation(child) == .nmodPoss { return [child] }
    let verb = verbAbove[noun]
    guard verb >= 0, tree.relation(noun) == .obj || tree.relation(noun) == .obl else { return [] }
    return subjectTokens(verb, depth: 4)
  }

  func indirectTokens(_ verb: Int) -> [Int] {
    var out: [Int] = []
    for child in tree.children(verb) where tree.relation(child) == .iobj { out.append(child) }
    return out
  }

  private func controlsByObject(_ verb: Int) -> Bool {
    for number in lexicon.frames.verbFrames(tree.lemma[verb]) {
      switch lexicon.frames.verbs[Int(number)].effect {
      case .ask, .make, .accuse: return true
      default: continue
      }
    }
    return false
  }

  /// "Thanked Austria for rescuing", "criticized Panama for recognizing": the object did it.
  private func isReason(_ clause: Int, of verb: Int) -> Bool {
    tree.relation(clause) == .advcl && clause > verb
      && tree.child(clause) {
        [.mark, .case].contains(tree.relation($0)) && tree.word[$0] == words.for
      } != nil
      && lexicon.frames.verbFrames(tree.lemma[verb]).contains {
        [.support, .accuse].contains(lexicon.frames.verbs[Int($0)].event)
          && lexicon.frames.verbs[Int($0)].targets.first == .object
      }
  }
}
