import English
import Graph

extension Clauses {
  /// Negation, modal verbs and conditions of a clause.
  func mood(_ verb: Int) -> Mood {
    var mood = Mood()
    readAuxiliaries(verb, &mood)
    // "will meet and sign": auxiliaries of the first verb hold for those joined to it.
    if tree.relation(verb) == .conj, tree.head[verb] >= 0, isPredicate[tree.head[verb]],
      !tree.hasChild(verb, .nsubj, .nsubjPass, .aux, .auxPass)
    {
      var first = Mood()
      readAuxiliaries(tree.head[verb], &first)
      if tree.tokens[verb].pennTag.rawValue == "VB" {
        mood.isFuture = mood.isFuture || first.isFuture
        mood.isPossible = mood.isPossible || first.isPossible
        mood.isDuty = mood.isDuty || first.isDuty
        mood.isNegated = mood.isNegated || first.isNegated
      }
      mood.isConditional = mood.isConditional || first.isConditional
    }
    readFrame(verb, &mood)
    return mood
  }

  /// "Has to pay", "is to send", "is going to meet", "demanded that he *go*".
  private func readFrame(_ verb: Int, _ mood: inout Mood) {
    let isInfinitive = startsInfinitive(verb)
    if isObligation(verb),
      tree.child(verb, where: { tree.relation($0) == .xcomp && startsInfinitive($0) }) != nil
    {
      mood.isDuty = true
    }
    let head = tree.head[verb]
    if isInfinitive, tree.relation(verb) == .xcomp, head >= 0 {
      if isObligation(head) { mood.isDuty = true }
      if tree.tokens[head].lemma == "be" { mood.isFuture = true }
      if tree.tokens[head].lemma == "go", tree.tokens[head].pennTag.rawValue == "VBG" {
        mood.isFuture = true
      }
    }
    // "Kazakhstan is to send": the auxiliary and "to" hang on the verb itself.
    if isInfinitive,
      tree.child(
        verb,
        where: {
          [.aux, .cop].contains(tree.relation($0)) && tree.tokens[$0].lemma == "be"
        }) != nil
    {
      mood.isFuture = true
    }
    if tree.relation(verb) == .ccomp, !tree.hasChild(verb, .aux),
      let subject = tree.child(verb, where: { tree.relation($0) == .nsubj }),
      tree.tokens[verb].pennTag.rawValue == "VB"
        || tree.tokens[verb].pennTag.rawValue == "VBP" && isSingularName(subject)
    {
      mood.isDuty = true
    }
  }

  private func isSingularName(_ token: Int) -> Bool {
    tree.tokens[token].pennTag.rawValue == "NNP" && !tree.hasChild(token, .conj)
  }

  private func isObligation(_ verb: Int) -> Bool {
    ["have", "need"].contains(tree.tokens[verb].lemma)
  }

  private func readAuxiliaries(_ verb: Int, _ mood: inout Mood) {
    for child in tree.children(verb) {
      let word = tree.word[child]
      switch tree.relation(child) {
      case .aux, .auxPass, .advmod, .mark, .cc, .discourse:
        let kind = words.classes(word)
        if kind.contains(.negation) { mood.isNegated = true }
        if tree.relation(child) == .aux {
          if kind.contains(.future) { mood.isFuture = true }
          if kind.contains(.possibility) { mood.isPossible = true }
          if kind.contains(.duty) { mood.isDuty = true }
        } else if kind.contains(.possibility) {
          mood.isPossible = true
        }
        if tree.relation(child) == .mark {
          if kind.contains(.condition) { mood.isConditional = true }
          if word == words.without { mood.isNegated = true }
        }
      case .obj, .nsubj, .nsubjPass:
        if tree.hasNegativeDeterminer(child, words) { mood.isNegated = true }
      default: break
      }
    }
  }

  /// The words of the if, unless or until clause of a verb.
  func condition(_ verb: Int) -> Range<Int>? {
    for clause in [verb] + (isPredicate[verb] ? complements(verb) : []) {
      if let found = ownCondition(clause) { return found }
    }
    return nil
  }

  private func ownCondition(_ verb: Int) -> Range<Int>? {
    for child in tree.children(verb) where [.advcl, .obl, .ccomp].contains(tree.relation(child)) {
      guard
        tree.child(
          child,
          where: {
            [.mark, .case].contains(tree.relation($0)) && words.is(tree.word[$0], .condition)
          }) != nil
      else { continue }
      var first = child, last = child
      for token in 0..<tree.count where tree.isInside(token, child) {
        first = min(first, token)
        last = max(last, token)
      }
      if let comma = (child..<last + 1).first(where: { tree.tokens[$0].form == "," }) {
        last = comma  // what follows is no part of the condition
      }
      while last > first, tree.tag(last) == .punctuation { last -= 1 }
      return first..<last + 1
    }
    return nil
  }
}

extension Tree {
  func hasNegativeDeterminer(_ noun: Int, _ words: Words) -> Bool {
    child(noun) { relation($0) == .det && words.is(word[$0], .negation) } != nil
  }
}
