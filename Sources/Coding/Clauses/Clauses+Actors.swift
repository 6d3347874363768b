import English
import Graph

/// The actors found in one place of a clause.
struct Found {
  var mentions: [Int] = []
  /// They modify a thing there ("Iraqi towns"), and are not the noun itself.
  var isIndirect = false
  /// They stand where such an actor would, but the tree does not say so.
  var isLoose = false
  var isEmpty: Bool { mentions.isEmpty }
}

extension Clauses {
  /// The actors at a noun and those joined to it; else those that its modifiers name.
  func actors(at token: Int, depth: Int = 0) -> Found {
    guard depth < 6 else { return Found() }
    var found = Found()
    if words.is(tree.word[token], .relative), tree.tag(token) == .pronoun {
      // "Hungary, with *which* Slovakia signed".
      let verb = verbAbove[token]
      let noun = verb >= 0 ? antecedent(verb) : -1
      return noun >= 0 && noun != token ? actors(at: noun, depth: depth + 1) : found
    }
    if let group = mentions.group(at: token) {
      found.mentions = Array(mentions.groups[group])
      found.mentions += others(from: token, group)
    } else if let counted = counted(by: token) {
      found = actors(at: counted, depth: depth + 1)
    } else if let name = tree.child(
      token,
      where: {
        (tree.relation($0) == .appos || tree.relation($0) == .flat && $0 > token)
          && mentions.group(at: $0) != nil
      })
    {
      found = actors(at: name, depth: depth + 1)
    } else {
      found.mentions = donors(at: token, depth: depth)
      found.isIndirect = true
    }
    var tops = [token]
    if let group = mentions.group(at: token), !found.isIndirect {
      tops = Array(mentions.mentions(inGroup: group).first!.tokens)
      if !tops.contains(token) { tops.append(token) }
    }
    for child in tops.filter({ hasCoordinator($0) }).flatMap({ Array(tree.children($0)) })
    where tree.relation(child) == .conj && !tops.contains(child) {
      if isPredicate[child] && tree.tag(child) == .verb { continue }
      let more = actors(at: child, depth: depth + 1)
      if more.isIndirect, !found.isIndirect { continue }
      for mention in more.mentions where !found.mentions.contains(mention) {
        found.mentions.append(mention)
      }
    }
    if !found.isIndirect, found.mentions.count == 1 {
      for mention in listed(after: found.mentions[0]) + joined(before: found.mentions[0])
      where !found.mentions.contains(mention) {
        found.mentions.append(mention)
      }
    }
    return found
  }

  /// Names that follow in a list, "A, B and C", where the tree has none.
  private func listed(after mention: Int) -> [Int] {
    var out: [Int] = []
    guard mentions.all[mention].form == .name else { return [] }
    var token = mentions.all[mention].tokens.upperBound
    var commas = 0, isJoined = false
    while token < tree.count {
      let start = token
      if tree.tokens[token].form == "," {
        commas += 1
        token += 1
      }
      if token < tree.count, tree.word[token] == words.and || tree.word[token] == words.or {
        isJoined = true
        token += 1
      }
      guard token > start else { break }
      while token < tree.count, tree.tag(token) == .determiner { token += 1 }
      guard token < tree.count, let group = mentions.group(at: token),
        let next = mentions.mentions(inGroup: group).first, next.form == .name,
        next.tokens.lowerBound == token, !isOwner(next),
        ![.nsubj, .nsubjPass].contains(tree.relation(next.head))
      else { break }
      out += Array(mentions.groups[group])
      token = next.tokens.upperBound
      if isJoined { break }
    }
    return commas > 1 || isJoined ? out : []
  }

  /// "Iraq*'s* army": what follows is the actor's, who is not meant.
  private func isOwner(_ mention: Mention) -> Bool {
    mention.tokens.upperBound < tree.count
      && tree.tokens[mention.tokens.upperBound].pennTag.rawValue == "POS"
  }

  /// "Iran *and* Pakistan traded": a name right before "and", which the tree hung elsewhere.
  private func joined(before mention: Int) -> [Int] {
    guard mentions.all[mention].form == .name else { return [] }
    var token = mentions.all[mention].tokens.lowerBound - 1
    if token >= 0, tree.tag(token) == .determiner { token -= 1 }
    guard token > 0, tree.word[token] == words.and, let group = mentions.group(at: token - 1),
      let other = mentions.mentions(inGroup: group).first, other.form != .pronoun,
      other.tokens.upperBound == token,
      [.compound, .amod, .flat, .dep, .list, .nmodUnmarked].contains(tree.relation(other.head))
    else { return [] }
    return Array(mentions.groups[group])
  }

  /// "Diplomats from Chile *and Argentina*": the description's further countries.
  private func others(from token: Int, _ group: Int) -> [Int] {
    guard [.noun, .properNoun].contains(tree.tag(token)),
      let first = mentions.mentions(inGroup: group).first,
      first.form == .description || tree.tag(token) == .noun && first.form != .modifier
    else { return [] }
    var out: [Int] = []
    for child in tree.children(token)
    where tree.relation(child) == .nmod
      && [words.from, words.of].contains(tree.preposition(child))
      && mentions.group(at: child) != nil
    {
      var joined = tree.children(child).filter { tree.relation($0) == .conj }
      while let other = joined.popLast() {
        joined += tree.children(other).filter { tree.relation($0) == .conj }
        guard let group = mentions.group(at: other) else { continue }
        out += mentions.groups[group].filter { actor($0).kind == .state }
      }
    }
    return out
  }

  /// "Dozens of *refugees*", "two of its *nationals*".
  private func counted(by token: Int) -> Int? {
    guard words.is(tree.word[token], .quantity) || tree.tag(token) == .numeral else { return nil }
    return tree.child(token) {
      [.nmod, .obl].contains(tree.relation($0)) && tree.preposition($0) == words.of
    }
  }

  /// Whether conjuncts of the token are joined by a word; without one they are appositions that the
  /// parser took for a list.
  private func hasCoordinator(_ token: Int, depth: Int = 0) -> Bool {
    guard depth < 8 else { return false }
    for child in tree.children(token) {
      if tree.relation(child) == .cc || tree.relation(child) == .ccPreconj { return true }
      if tree.relation(child) == .conj,
        tree.hasChild(child, .cc) || hasCoordinator(child, depth: depth + 1)
      {
        return true
      }
    }
    return false
  }

  /// Actors that a noun phrase names without being one: possessors, adjectives, "of X".
  func donors(at noun: Int, depth: Int = 0) -> [Int] {
    guard depth < 6 else { return [] }
    var possessors: [Int] = [], modifiers: [Int] = [], ofs: [Int] = [], places: [Int] = [],
      others: [Int] = []
    for child in tree.children(noun) {
      switch tree.relation(child) {
      case .nmodPoss:
        possessors += actors(at: child, depth: depth + 1).mentions
      case .amod, .compound, .nmodDesc, .nmodUnmarked, .flat:
        if let group = mentions.group(at: child) {
          modifiers += Array(mentions.groups[group])
          for other in tree.children(child) where tree.relation(other) == .conj {
            if let group = mentions.group(at: other) { modifiers += Array(mentions.groups[group]) }
          }
        } else {
          modifiers += donors(at: child, depth: depth + 2)
        }
      case .nmod, .obl:
        let preposition = tree.preposition(child)
        if preposition == words.of || preposition == words.between || preposition == words.among
          || preposition == words.for && words.is(tree.lemma[noun], .speaker)
        {
          ofs += actors(at: child, depth: depth + 1).mentions
        } else if against.contains(preposition) {
          others += actors(at: child, depth: depth + 1).mentions
        } else if preposition == words.from || preposition == words.in || preposition == words.by {
          places += actors(at: child, depth: depth + 1).mentions
        }
      default: break
      }
    }
    if modifiers.isEmpty, possessors.isEmpty { modifiers = modifiersBefore(noun) }
    // "His Japanese counterpart" is Japanese.
    if !modifiers.isEmpty, possessors.allSatisfy({ mentions.all[$0].form == .pronoun }) {
      possessors = []
    }
    for list in [possessors, modifiers, ofs, others, places] where !list.isEmpty {
      return unique(list)
    }
    return []
  }

  private var against: [Int32] {
    [words.on, words.against, words.with, words.to, words.over, words.toward, words.towards]
  }

  /// Mentions right before a noun, whatever the tree says of them.
  private func modifiersBefore(_ noun: Int) -> [Int] {
    var j = noun - 1
    while j >= 0, j > noun - 6 {
      if let group = mentions.group(at: j) {
        let first = mentions.mentions(inGroup: group).first!
        guard first.form == .modifier || first.form == .name, tree.head[first.head] >= first.head
        else { return [] }
        return Array(mentions.groups[group])
      }
      switch tree.tag(j) {
      case .adjective, .noun, .properNoun, .numeral: j -= 1
      case .punctuation where tree.tokens[j].form == "-": j -= 1
      default: return []
      }
    }
    return []
  }

  func actors(atAll tokens: [Int]) -> Found {
    var found = Found()
    for token in tokens {
      let more = actors(at: token)
      found.isIndirect = found.isIndirect || more.isIndirect
      for mention in more.mentions where !found.mentions.contains(mention) {
        found.mentions.append(mention)
      }
    }
    return found
  }

  func subjects(_ verb: Int) -> Found {
    if isPassive(verb) { return agents(verb) }
    let tokens = subjectTokens(verb)
    let found = actors(atAll: tokens)
    if found.isEmpty, let outer = outerSubject(verb) { return outer }
    if !found.isEmpty || !tokens.isEmpty { return found }
    return isFinite(verb) ? mentionBefore(verb) : found
  }

  /// "Oslo said ships were sailing and *urged* Riga": a past tense without a subject of its own is
  /// joined to the verb of saying, not to what is said.
  private func outerSubject(_ verb: Int) -> Found? {
    guard tree.relation(verb) == .conj, tree.tokens[verb].pennTag.rawValue == "VBD",
      !tree.hasChild(verb, .nsubj, .nsubjPass), case let first = tree.head[verb], first >= 0,
      tree.relation(first) == .ccomp, tree.head[first] >= 0, speaks(tree.head[first])
    else { return nil }
    var found = actors(atAll: subjectTokens(tree.head[first]))
    found.isLoose = true
    return found.isEmpty ? nil : found
  }

  func objects(_ verb: Int) -> Found {
    let tokens = objectTokens(verb)
    if !tokens.isEmpty || isPassive(verb) { return actors(atAll: tokens) }
    return mentionAfter(verb)
  }

  private func isFinite(_ verb: Int) -> Bool {
    ["VBD", "VBZ", "VBP"].contains(tree.tokens[verb].pennTag.rawValue)
      || tree.hasChild(verb, .aux)
  }

  /// The actor before a finite verb to which the tree gave no subject: the nearest to the left that
  /// no preposition governs, with no other finite verb between.
  private func mentionBefore(_ verb: Int) -> Found {
    var token = verb - 1
    while token >= 0, token > verb - 40 {
      if isPredicate[token], isFinite(token) || tree.tag(token) == .auxiliary { break }
      if [";", ":", "“", "”", "\""].contains(tree.tokens[token].form) { break }
      if let group = mentions.group(at: token) {
        let mention = mentions.mentions(inGroup: group).first!
        let first = mention.tokens.lowerBound
        let before = first > 0 && tree.tag(first - 1) == .determiner ? first - 2 : first - 1
        let isGoverned = before >= 0 && tree.tag(before) == .adposition
        let isCounted =
          isGoverned && before > 0 && tree.word[before] == words.of
          && words.is(tree.word[before - 1], .quantity)
        let isOwner =
          mention.tokens.upperBound < tree.count
          && tree.tokens[mention.tokens.upperBound].pennTag.rawValue == "POS"
        if !isGoverned || isCounted, !isOwner, mention.form != .modifier || token == verb - 1 {
          return Found(mentions: Array(mentions.groups[group]), isIndirect: true, isLoose: true)
        }
        token = first
      }
      token -= 1
    }
    return Found()
  }

  /// The actor right after a verb to which the tree gave no object.
  private func mentionAfter(_ verb: Int) -> Found {
    guard !tree.hasChild(verb, .ccomp), tree.tag(verb) == .verb else { return Found() }
    var token = verb + 1
    while token < tree.count, token < verb + 8 {
      if let group = mentions.group(at: token) {
        let end = mentions.mentions(inGroup: group).first!.tokens.upperBound
        if end < tree.count, tree.tokens[end].pennTag.rawValue == "POS" {
          token = end + 1
          continue
        }
        // The subject of a clause that follows is no object.
        let head = mentions.mentions(inGroup: group).first!.head
        if tree.relation(head) == .nsubj, tree.head[head] > end, isPredicate[tree.head[head]],
          isFinite(tree.head[head])
        {
          return Found()
        }
        return Found(mentions: Array(mentions.groups[group]), isIndirect: true, isLoose: true)
      }
      switch tree.tag(token) {
      case .determiner, .adjective, .numeral, .adverb: token += 1
      case .properNoun where words.is(tree.word[token], .weekday): token += 1
      case .verb where ["VBG", "VBN"].contains(tree.tokens[token].pennTag.rawValue): token += 1
      default: return Found()
      }
    }
    return Found()
  }

  /// The actor of the first phrase with that preposition to the right of a verb, before the next
  /// finite verb, whatever the tree says.
  private func mentionAfter(_ preposition: Int32, rightOf verb: Int) -> Found {
    var token = verb + 1
    while token + 1 < tree.count, token < verb + 30 {
      if isPredicate[token], isFinite(token) { break }
      if [";", ":", "“", "”", "\""].contains(tree.tokens[token].form) { break }
      if let frame = nounFrame(token), frame.event != nil,
        [.obl, .nmod].contains(tree.relation(token))
      {
        break
      }
      guard tree.word[token] == preposition, tree.tag(token) == .adposition else {
        token += 1
        continue
      }
      var next = token + 1
      while next < tree.count, next < token + 5 {
        if let group = mentions.group(at: next) {
          return Found(mentions: Array(mentions.groups[group]), isIndirect: true, isLoose: true)
        }
        guard [.determiner, .adjective, .numeral, .verb].contains(tree.tag(next)) else { break }
        next += 1
      }
      token += 1
    }
    return Found()
  }

  /// "by X" of a passive.
  private func agents(_ verb: Int) -> Found {
    for child in tree.children(verb) where [.oblAgent, .obl, .nmod].contains(tree.relation(child)) {
      guard tree.relation(child) == .oblAgent || tree.preposition(child) == words.by else {
        continue
      }
      let found = actors(at: child)
      if !found.isEmpty { return found }
    }
    // The tree may hang it lower: any "by X" after the verb, before the next one.
    return after(words.by, verb)
  }

  /// The actors of the first phrase with that preposition under the verb or under its nouns.
  func after(_ preposition: Int32, _ verb: Int, from start: Int = -1, depth: Int = 0) -> Found {
    for token in domain(verb) {
      let token = Int(token)
      guard token > start,
        [.obl, .nmod, .oblAgent, .advcl, .obj, .conj].contains(tree.relation(token))
      else { continue }
      guard tree.preposition(token) == preposition, !isBelowOtherAct(token, verb) else { continue }
      let found = actors(at: token)
      if !found.isEmpty { return found }
    }
    // "Fired rounds aimed at X": the phrase hangs on a participle of a noun of this clause.
    for token in domain(verb) where Int(token) > verb {
      let token = Int(token)
      guard tree.relation(token) == .acl, isPredicate[token], depth < 3 else { continue }
      let found = after(preposition, token, from: start, depth: depth + 1)
      if !found.isEmpty { return found }
    }
    return Found()
  }

  /// "Declared a truce after battles with Y": Y is of the battles.
  private func isBelowOtherAct(_ token: Int, _ verb: Int) -> Bool {
    if let preposition = tree.child(token, where: { tree.relation($0) == .case }),
      preposition > verb + 1,
      [.noun].contains(tree.tag(preposition - 1)), let frame = nounFrame(preposition - 1),
      frame.event != nil, !frame.isParty, !frame.needsVerb,
      [.obl, .nmod].contains(tree.relation(preposition - 1)),
      !objectTokens(verb).contains(tree.head[preposition - 1])
    {
      return true
    }
    var node = tree.head[token]
    while node >= 0, node != verb {
      if [.obl, .nmod].contains(tree.relation(node)), let frame = nounFrame(node),
        frame.event != nil,
        !frame.isParty, !frame.needsVerb, !objectTokens(verb).contains(tree.head[node])
      {
        return true
      }
      node = tree.head[node]
    }
    return false
  }

  /// What fills a slot of the verb's frame.
  func fill(_ slot: Slot, _ verb: Int) -> Found {
    switch slot {
    case .subject: return subjects(verb)
    case .object: return objects(verb)
    case .indirect: return actors(atAll: indirectTokens(verb))
    case .after(let preposition):
      if isPassive(verb), preposition == words.by { return subjects(verb) }
      let found = after(preposition, verb)
      return found.isEmpty && tree.tag(verb) == .verb
        ? mentionAfter(preposition, rightOf: verb) : found
    case .clauseSubject:
      for clause in complements(verb) {
        let found = isPassive(clause) ? objects(clause) : subjects(clause)
        if !found.isEmpty { return found }
      }
      return Found()
    }
  }

  /// The clauses that complete a verb.
  func complements(_ verb: Int) -> [Int] {
    var out: [Int] = []
    for child in tree.children(verb) {
      switch tree.relation(child) {
      case .xcomp, .ccomp: if isClause(child) { out.append(child) }
      case .advcl, .acl:
        // "accused X of aiding", "warned against attacking", "threatened to" hung as adverbial.
        if isClause(child), child > verb, startsComplement(child) || isBareGerund(child, of: verb) {
          out.append(child)
        }
      case .obj where tree.tokens[child].pennTag.rawValue == "VBG" && tree.tag(child) == .verb,
        .obl where tree.tokens[child].pennTag.rawValue == "VBG" && tree.tag(child) == .verb:
        // "Denied attacking", "insisted on helping".
        out.append(child)
      case .obj, .obl, .iobj:
        for below in tree.children(child)
        where [.acl, .xcomp, .advcl].contains(tree.relation(below)) && isClause(below)
          && below > verb
          && startsComplement(below)
        {
          out.append(below)
        }
      default: break
      }
    }
    for clause in out {
      for child in tree.children(clause)
      where tree.relation(child) == .conj && isClause(child) && !tree.hasChild(child, .nsubj) {
        out.append(child)
      }
    }
    return out
  }

  /// "Denied *attacking*": right after the verb, with no word between.
  private func isBareGerund(_ clause: Int, of verb: Int) -> Bool {
    clause == verb + 1 && tree.tokens[clause].pennTag.rawValue == "VBG"
  }

  private func isClause(_ token: Int) -> Bool {
    isPredicate[token] || tree.tag(token) == .verb
  }

  func startsInfinitive(_ clause: Int) -> Bool {
    tree.child(clause) { tree.relation($0) == .mark && tree.word[$0] == words.to } != nil
  }

  private func startsComplement(_ clause: Int) -> Bool {
    if startsInfinitive(clause) { return true }
    let starters = [
      words.of, words.from, words.against, words.for, words.into, words.with, words.that,
    ]
    if tree.tokens[clause].pennTag.rawValue == "VBG", clause > 0,
      starters.contains(tree.word[clause - 1])
    {
      return true
    }
    return tree.child(clause) {
      [.mark, .case].contains(tree.relation($0)) && starters.contains(tree.word[$0])
    } != nil
  }

  func unique(_ list: [Int]) -> [Int] {
    var out: [Int] = []
    for item in list where !out.contains(item) { out.append(item) }
    return out
  }

  /// The members of the cast behind mentions.
  func cast(_ list: [Int]) -> [Int] { list.map { mentions.all[$0].actor } }
}
