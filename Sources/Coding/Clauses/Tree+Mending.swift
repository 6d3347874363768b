import English

/// What taggers often get wrong in short or rare sentences, put right from the lexicon.
extension Tree {
  /// Gives verbs whose dictionary form has no frame the form that has one: "rebuked" → "rebuke".
  mutating func mendLemmas(_ lexicon: Lexicon) {
    // "Beirut rejected": a name is no auxiliary.
    for i in tokens.indices
    where [.aux, .auxPass].contains(relation(i)) && tokens[i].pennTag.rawValue.hasPrefix("NNP")
      && head[i] > i && !hasChild(head[i], .nsubj, .nsubjPass)
    {
      tokens[i].relation = .nsubj
    }
    mendNeighbors()
    mendPlurals(lexicon)
    mendGoals()
    mendAgents()
    mendActives()
    mendSubordinates()
    mendNouns(lexicon)
    mendDays(lexicon)
    mendSpeakers(lexicon)
    mendCharges()
    for i in tokens.indices where tag(i) == .verb || isPastForm(i) {
      guard lexicon.frames.verbFrames(lemma[i]).isEmpty else { continue }
      for candidate in verbStems(tokens[i].form.lowercased()) {
        let symbol = lexicon.symbols.symbol(candidate.utf8)
        guard !lexicon.frames.verbFrames(symbol).isEmpty else { continue }
        lemma[i] = symbol
        tokens[i].lemma = candidate
        break
      }
    }
  }

  /// A word that looks like a past tense though the tagger says otherwise.
  private func isPastForm(_ i: Int) -> Bool {
    guard tag(i) == .adjective || tag(i) == .noun, !startsWithCapital(tokens[i].form) else {
      return false
    }
    return tokens[i].form.hasSuffix("ed") || irregularPasts[tokens[i].form] != nil
  }

  /// In "Greece voiced concern" the verb is no modifier of the noun after it when a bare name
  /// stands right before.
  mutating func raiseVerbs(_ mentions: SentenceMentions) {
    var isChanged = raiseNouns(mentions)
    for verb in tokens.indices
    where [.amod, .compound, .acl].contains(relation(verb))
      && (tag(verb) == .verb || isPastForm(verb))
    {
      let object = head[verb]
      var before = verb - 1
      while before > 0, tag(before) == .adverb { before -= 1 }
      guard object > verb, before >= 0, tokens[before].pennTag.rawValue.hasPrefix("NNP"),
        !["armed", "united", "allied"].contains(tokens[verb].form),
        tokens[verb].form.hasSuffix("ed") || irregularPasts[tokens[verb].form] != nil,
        let group = mentions.group(at: before),
        let name = mentions.mentions(inGroup: group).first, name.tokens.upperBound == before + 1,
        name.form != .pronoun, !isInside(object, verb)
      else { continue }
      // The whole of "Togo and Ghana" is the subject, not its last name.
      var subject = name.head
      while relation(subject) == .conj, head[subject] >= 0, head[subject] < subject {
        subject = head[subject]
      }
      tokens[verb].tag = .verb
      tokens[verb].pennTag = PennTag(rawValue: "VBD")
      tokens[verb].relation =
        relation(object) == .root ? .root : relation(object) == .nsubj ? .ccomp : relation(object)
      head[verb] = head[object]
      tokens[object].relation = .obj
      head[object] = verb
      tokens[subject].relation = .nsubj
      head[subject] = verb
      for other in tokens.indices where head[other] == object && other < verb && other != subject {
        head[other] = verb
      }
      isChanged = true
    }
    if isChanged { link() }
  }

  /// "Denmark *plans* to meet", "Greece *vows* to fight": no noun, for it has a subject or follows a
  /// name, and an infinitive completes it. "Tanks *crossed* into Chad.": no participle, for the
  /// sentence has no other verb.
  private mutating func raiseNouns(_ mentions: SentenceMentions) -> Bool {
    var isChanged = false
    for noun in tokens.indices where tag(noun) == .noun && tokens[noun].form.hasSuffix("s") {
      guard noun > 0, !hasChild(noun, .cop, .det, .amod),
        let clause = child(
          noun,
          where: { clause in
            clause == noun + 2 && tag(clause) == .verb
              && child(clause) { $0 == noun + 1 && relation($0) == .mark } != nil
          })
      else { continue }
      var subject = child(noun) { relation($0) == .nsubj } ?? -1
      if subject < 0, let group = mentions.group(at: noun - 1),
        let name = mentions.mentions(inGroup: group).first, name.form != .description,
        tokens[noun - 1].pennTag.rawValue.hasPrefix("NNP"), !isInside(noun, name.head)
      {
        subject = name.head
      }
      // "Greece, like others, *plans* to impose": the tree made it an apposition of the top.
      if subject < 0, relation(noun) == .appos, head[noun] >= 0, head[noun] < noun,
        relation(head[noun]) == .root, mentions.group(at: head[noun]) != nil
      {
        subject = head[noun]
        head[noun] = -1
        tokens[noun].relation = .root
      }
      guard subject >= 0 else { continue }
      tokens[noun].tag = .verb
      tokens[noun].pennTag = PennTag(rawValue: "VBZ")
      tokens[clause].relation = .xcomp
      tokens[subject].relation = .nsubj
      head[subject] = noun
      isChanged = true
    }
    if let verb = soleVerb(), relation(verb) == .acl, tokens.last?.form == ".",
      case let noun = hasChild(verb, .obj) ? top(above: verb) : first(ofConjunct: head[verb]),
      noun >= 0, noun < verb, relation(noun) == .root, !hasChild(verb, .mark)
    {
      tokens[verb].relation = .root
      tokens[verb].pennTag = PennTag(rawValue: "VBD")
      head[verb] = -1
      tokens[noun].relation = .nsubj
      head[noun] = verb
      isChanged = true
    }
    if isChanged { link() }
    return isChanged
  }

  private func top(above token: Int) -> Int {
    var token = token
    while head[token] >= 0 { token = head[token] }
    return token
  }

  private func first(ofConjunct token: Int) -> Int {
    var token = token
    while token >= 0, relation(token) == .conj { token = head[token] }
    return token
  }

  /// "ADDIS ABABA - The union suspended": the place before the dash is no part of the sentence.
  mutating func cutDateline() {
    guard count > 4, tokens[0].form.utf8.count > 2,
      tokens[0].form.utf8.allSatisfy({ 65...90 ~= $0 || $0 > 127 }) || tokens[1].form == "(",
      let dash = (1..<min(12, count - 2)).first(where: {
        ["-", "--", "–", "—"].contains(tokens[$0].form)
          && tokens[$0 - 1].range.upperBound
            < tokens[$0].range.lowerBound
      })
    else { return }
    // The part after the dash keeps its own top; it takes the place of the one before it.
    let outside = (dash + 1..<count).filter { head[$0] <= dash }
    guard
      let top = outside.first(where: { [.parataxis, .root, .ccomp].contains(relation($0)) })
        ?? outside.first
    else { return }
    let subject = outside.first { $0 < top && [.appos, .dep, .nmod].contains(relation($0)) }
    for token in outside where token != top { head[token] = top }
    if let subject, !hasChild(top, .nsubj, .nsubjPass) { tokens[subject].relation = .nsubj }
    tokens[top].relation = .root
    head[top] = -1
    for token in 0...dash {
      head[token] = top
      tokens[token].relation = .dep
    }
    link()
  }

  /// "Had *eased* sanctions", which the parser reads as having eased sanctions.
  mutating func raisePerfects(_ lexicon: Lexicon) {
    var isChanged = false
    for have in tokens.indices.dropLast(2) where tokens[have].lemma == "have" {
      var verb = have + 1
      while verb < count - 1, tag(verb) == .adverb { verb += 1 }
      guard relation(verb) == .amod, tag(verb) == .verb || isPastForm(verb),
        !["armed", "united", "limited", "mixed", "advanced", "renewed", "continued", "added"]
          .contains(tokens[verb].form),
        case let object = head[verb], object > verb, head[object] == have || relation(have) == .aux,
        lexicon.frames.verbFrames(lemma[verb]).contains(where: {
          lexicon.frames.verbs[Int($0)].event != nil
        })
      else { continue }
      let governor = head[have]
      tokens[verb].tag = .verb
      tokens[verb].pennTag = PennTag(rawValue: "VBN")
      tokens[verb].relation = relation(have) == .aux ? .ccomp : relation(have)
      head[verb] = governor
      for child in tokens.indices where head[child] == have && child != object {
        head[child] = verb
      }
      tokens[have].relation = .aux
      tokens[have].tag = .auxiliary
      head[have] = verb
      tokens[object].relation = .obj
      head[object] = verb
      isChanged = true
    }
    if isChanged { link() }
  }

  /// The past form that is the sentence's only verb; nil when there are others or none.
  private func soleVerb() -> Int? {
    var found: Int?
    for i in tokens.indices where tag(i) == .verb || tag(i) == .auxiliary {
      guard found == nil, ["VBN", "VBD"].contains(tokens[i].pennTag.rawValue) else { return nil }
      found = i
    }
    return found
  }
}

/// What a verb's form may be an inflection of, the likeliest first.
private func verbStems(_ form: String) -> [String] {
  if let stem = irregularPasts[form] { return [stem] }
  var stems: [String] = [form]
  for ending in ["ed", "ing", "es", "s", "d"] where form.hasSuffix(ending) && form.count > 4 {
    let stem = String(form.dropLast(ending.count))
    if ending != "s", ending != "d" { stems.append(stem + "e") }
    stems.append(stem)
    let letters = Array(stem.utf8)
    if letters.count > 2, letters[letters.count - 1] == letters[letters.count - 2] {
      stems.append(String(stem.dropLast()))
    }
    if stem.hasSuffix("i") { stems.append(stem.dropLast() + "y") }
  }
  return stems
}

private let irregularPasts: [String: String] = [
  "beset": "beset", "bent": "bend", "beaten": "beat", "began": "begin", "bid": "bid",
  "bought": "buy", "broke": "break", "broken": "break", "brought": "bring", "built": "build",
  "came": "come", "caught": "catch", "chose": "choose", "cut": "cut", "dealt": "deal",
  "drew": "draw", "drove": "drive", "fed": "feed", "fell": "fall", "felt": "feel",
  "flew": "fly", "forbade": "forbid", "forgave": "forgive", "forgot": "forget", "fought": "fight",
  "found": "find", "froze": "freeze", "frozen": "freeze", "gave": "give", "given": "give",
  "grew": "grow", "held": "hold", "hid": "hide", "hit": "hit", "hung": "hang", "hurt": "hurt",
  "kept": "keep", "laid": "lay", "led": "lead", "left": "leave", "lent": "lend", "let": "let",
  "lost": "lose", "made": "make", "met": "meet", "overran": "overrun", "overthrew": "overthrow",
  "paid": "pay", "put": "put", "quit": "quit", "rode": "ride", "rose": "rise", "said": "say",
  "sank": "sink", "sent": "send", "shook": "shake", "shot": "shoot", "shut": "shut",
  "slew": "slay", "sold": "sell", "sought": "seek", "spoke": "speak", "spent": "spend",
  "stole": "steal", "stood": "stand", "struck": "strike", "swore": "swear", "sworn": "swear",
  "swept": "sweep", "threw": "throw", "thrown": "throw", "told": "tell", "took": "take",
  "taken": "take", "tore": "tear", "understood": "understand", "upheld": "uphold",
  "withdrew": "withdraw", "withdrawn": "withdraw", "withheld": "withhold", "won": "win",
  "wrote": "write",
]
