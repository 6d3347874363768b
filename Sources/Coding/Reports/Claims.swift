import English
import Graph

/// Who says something: a member of the article's cast, or words.
enum Claimant: Equatable {
  case mention(Int)
  case words(Range<Int>)
}

extension Clauses {
  /// Who claims what the verb or noun at `token` tells, outermost first; empty for the outlet.
  func claimants(of token: Int) -> [Claimant] {
    var out: [Claimant] = []
    func add(_ claimant: Claimant?) {
      if let claimant, !out.contains(claimant) { out.insert(claimant, at: 0) }
    }
    var node = token
    var steps = 0
    while node >= 0, steps < 64 {
      steps += 1
      for child in tree.children(node)
      where [.parataxis, .ccomp, .advcl, .dep].contains(tree.relation(child)) && speaks(child)
        && !tree.isInside(token, child) && !tree.hasChild(child, .ccomp, .mark)
      {
        add(speaker(child))
      }
      for child in tree.children(node) where saysAccording(child) { add(claimant(at: child)) }
      let head = tree.head[node]
      if head >= 0, speaks(head), head != token,
        [.ccomp, .parataxis, .dep, .obj, .xcomp, .acl].contains(tree.relation(node))
      {
        if tree.relation(node) != .parataxis || node > head { add(speaker(head)) }
      }
      node = head
    }
    return out
  }

  /// Whether the verb is one of saying.
  func speaks(_ verb: Int) -> Bool {
    guard isPredicate[verb] else { return false }
    return lexicon.frames.verbFrames(tree.lemma[verb]).contains {
      lexicon.frames.verbs[Int($0)].effect == .say
    }
  }

  private func saysAccording(_ token: Int) -> Bool {
    guard [.obl, .nmod, .advcl].contains(tree.relation(token)) else { return false }
    return tree.child(token) { tree.word[$0] == words.according } != nil
      || tree.word[token] == words.according
  }

  /// The subject of a verb of saying; after it in "said KCNA".
  func speaker(_ verb: Int) -> Claimant? {
    for child in tree.children(verb) where [.nsubj, .nsubjOuter].contains(tree.relation(child)) {
      return claimant(at: child)
    }
    for child in tree.children(verb)
    where [.obj, .parataxis, .dep].contains(tree.relation(child)) && child > verb
      && child <= verb + 6
    {
      if mentions.group(at: child) != nil { return claimant(at: child) }
    }
    if tree.relation(verb) == .conj, tree.head[verb] >= 0 { return speaker(tree.head[verb]) }
    return nil
  }

  private func claimant(at token: Int) -> Claimant? {
    if let mention = actors(at: token).mentions.first { return .mention(mention) }
    var first = token, last = token
    for child in tree.children(token)
    where [.det, .amod, .compound, .nummod, .nmodPoss, .flat].contains(tree.relation(child)) {
      first = min(first, child)
      last = max(last, child)
    }
    if tree.tag(token) == .pronoun { return nil }
    return .words(first..<last + 1)
  }
}
