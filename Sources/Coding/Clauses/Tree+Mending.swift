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

  /// "Supplies" → "supply", where the lemmatizer leaves a plural alone.
  private mutating func mendPlurals(_ lexicon: Lexicon) {
    for i in tokens.indices
    where tokens[i].pennTag.rawValue == "NNS" && lemma[i] == word[i] && lexicon.frames.noun(word[i]) == nil {
      let form = tokens[i].form.lowercased()
      var stems: [String] = []
      if form.hasSuffix("ies") { stems.append(form.dropLast(3) + "y") }
      if form.hasSuffix("es") { stems.append(String(form.dropLast(2))) }
      if form.hasSuffix("s") { stems.append(String(form.dropLast())) }
      for stem in stems {
        let symbol = lexicon.symbols.symbol(stem.utf8)
        guard lexicon.frames.noun(symbol) != nil else { continue }
        lemma[i] = symbol
        tokens[i].lemma = stem
        break
      }
    }
  }

  /// "Was shot dead *by the guard*": the agent is the verb's.
  private mutating func mendAgents() {
    var isChanged = false
    for agent in tokens.indices where relation(agent) == .oblAgent {
      let adjective = head[agent]
      guard adjective >= 0, tag(adjective) == .adjective, relation(adjective) == .xcomp,
        head[adjective] >= 0, tag(head[adjective]) == .verb
      else { continue }
      head[agent] = head[adjective]
      isChanged = true
    }
    if isChanged { link() }
  }

  /// "The king pardoned *a thousand prisoners*" is no passive: it has no auxiliary, and a noun
  /// phrase follows without a preposition.
  private mutating func mendActives() {
    for verb in tokens.indices
    where tag(verb) == .verb && ["VBN", "VBD"].contains(tokens[verb].pennTag.rawValue)
      && !hasChild(verb, .auxPass, .aux, .obj, .oblAgent)
    {
      guard let subject = child(verb, where: { relation($0) == .nsubjPass }), subject < verb,
        let object = child(verb, where: {
          $0 > verb && relation($0) == .obl && [.noun, .properNoun].contains(tag($0))
            && !hasChild($0, .case)
        })
      else { continue }
      tokens[subject].relation = .nsubj
      tokens[object].relation = .obj
      tokens[verb].pennTag = PennTag(rawValue: "VBD")
    }
  }

  /// "Since *Rome* accused Malta": the subject of a clause, not the noun of a preposition.
  private mutating func mendSubordinates() {
    var isChanged = false
    for verb in tokens.indices.dropFirst()
    where tag(verb) == .verb && relation(verb) == .advcl
      && (["VBD", "VBZ"].contains(tokens[verb].pennTag.rawValue)
        || tokens[verb].pennTag.rawValue == "VBN" && hasChild(verb, .obj))
      && !hasChild(verb, .nsubj, .nsubjPass, .mark)
    {
      let name = verb - 1
      guard [.noun, .properNoun].contains(tag(name)), relation(name) == .obl,
        head[name] == head[verb],
        let word = child(name, where: { relation($0) == .case }),
        ["since", "after", "before", "until", "as", "because"].contains(tokens[word].form)
      else { continue }
      head[name] = verb
      tokens[name].relation = .nsubj
      head[word] = verb
      tokens[word].relation = .mark
      tokens[verb].pennTag = PennTag(rawValue: "VBD")
      isChanged = true
    }
    if isChanged { link() }
  }

  /// "Protested to *Britain*": a word with a capital letter is no infinitive.
  private mutating func mendGoals() {
    var isChanged = false
    for i in tokens.indices.dropFirst()
    where [.xcomp, .advcl, .acl, .ccomp].contains(relation(i)) && startsWithCapital(tokens[i].form) {
      guard
        let mark = child(i, where: {
          relation($0) == .mark && tokens[$0].form == "to" && i - $0 <= 2
        }), mark < i, !hasChild(i, .obj, .ccomp, .xcomp, .aux, .nsubj)
      else { continue }
      tokens[mark].relation = .case
      tokens[mark].tag = .adposition
      tokens[i].relation = .obl
      tokens[i].tag = .properNoun
      tokens[i].pennTag = PennTag(rawValue: "NNP")
      isChanged = true
    }
    if isChanged { link() }
  }

  /// "From *neighboring* Chad" is no clause.
  private mutating func mendNeighbors() {
    var isChanged = false
    for i in tokens.indices.dropLast()
    where ["neighboring", "neighbouring", "surrounding"].contains(tokens[i].form)
      && head[i + 1] == i && tag(i + 1) == .properNoun
    {
      let name = i + 1
      head[name] = head[i]
      tokens[name].relation =
        relation(i) == .advcl || relation(i) == .acl ? .obl : relation(i)
      tokens[i].relation = .amod
      tokens[i].tag = .adjective
      for child in tokens.indices where head[child] == i {
        head[child] = name
        if relation(child) == .mark { tokens[child].relation = .case }
      }
      head[i] = name
      isChanged = true
    }
    if isChanged { link() }
  }

  /// "Rejected *a Dutch appeal* for troops": a singular after "a" takes no bare verb, so it is a
  /// noun; "a resolution *censuring* Chad": the clause belongs to the noun right before it.
  private mutating func mendNouns(_ lexicon: Lexicon) {
    var isChanged = false
    for i in tokens.indices where tag(i) == .verb && head[i] >= 0 {
      if ["VBP", "VB", "NN"].contains(tokens[i].pennTag.rawValue), relation(i) == .ccomp,
        !hasChild(i, .aux, .auxPass), head[i] < i, tag(head[i]) == .verb,
        lexicon.frames.noun(lemma[i]) != nil,
        let subject = child(i, where: { relation($0) == .nsubj }), subject == i - 1,
        child(i, where: { relation($0) == .mark && $0 < subject }) == nil,
        child(subject, where: {
          relation($0) == .det && ["a", "an"].contains(tokens[$0].form)
        }) != nil
      {
        tokens[i].tag = .noun
        tokens[i].pennTag = PennTag(rawValue: "NN")
        tokens[i].relation = .obj
        tokens[subject].relation = .compound
        for child in tokens.indices where head[child] == i && relation(child) == .advcl {
          tokens[child].relation = .acl
        }
        isChanged = true
      }
      if relation(i) == .xcomp, tokens[i].pennTag.rawValue == "VBG", tag(head[i]) == .verb,
        i > 1, tag(i - 1) == .noun, head[i - 1] == head[i], relation(i - 1) == .obj,
        lexicon.frames.words.is(lemma[i - 1], .instrument)
      {
        tokens[i].relation = .acl
        head[i] = i - 1
        isChanged = true
      }
    }
    if isChanged { link() }
  }

  /// "Amnesty International *today* urged": the day is no head of the name before it.
  private mutating func mendDays(_ lexicon: Lexicon) {
    var isChanged = false
    for day in tokens.indices
    where lexicon.frames.words.is(word[day], .weekday)
      || ["today", "yesterday", "tonight"].contains(tokens[day].form)
    {
      let verb = head[day]
      guard verb > day, tag(verb) == .verb, !hasChild(verb, .nsubj, .nsubjPass), day > 0,
        tokens[day - 1].pennTag.rawValue.hasPrefix("NNP") || tag(day - 1) == .noun,
        head[day - 1] == day,
        [.compound, .amod, .nmodUnmarked, .flat, .nmod].contains(relation(day - 1))
      else { continue }
      let name = day - 1
      head[name] = verb
      tokens[name].relation = .nsubj
      tokens[day].relation = .oblUnmarked
      for child in tokens.indices where head[child] == day && child < name { head[child] = name }
      isChanged = true
    }
    if isChanged { link() }
  }

  /// "…, *a member of the team* said.": what stands between the last comma and a verb of saying
  /// without a subject is its subject, and what was said completes it.
  private mutating func mendSpeakers(_ lexicon: Lexicon) {
    var isChanged = false
    for verb in tokens.indices
    where tag(verb) == .verb && !hasChild(verb, .nsubj, .nsubjPass, .nsubjOuter)
      && ["VBD", "VBZ", "VBN"].contains(tokens[verb].pennTag.rawValue) && head[verb] < 0
    {
      let isSaying = lexicon.frames.verbFrames(lemma[verb]).contains {
        lexicon.frames.verbs[Int($0)].effect == .say
      }
      guard isSaying, !hasChild(verb, .auxPass),
        let comma = tokens[..<verb].lastIndex(where: { $0.form == "," || $0.form == "”" }),
        comma + 1 < verb
      else { continue }
      let range = comma + 1..<verb
      guard
        let subject = range.first(where: { token in
          !range.contains(head[token]) && head[token] >= 0 && head[token] < comma
            && [.noun, .properNoun, .pronoun].contains(tag(token))
            && [.obj, .conj, .appos, .nmod, .dep, .list].contains(relation(token))
        }), preposition(subject) < 0
      else { continue }
      head[subject] = verb
      tokens[subject].relation = .nsubj
      isChanged = true
    }
    // "X is failing, a group *protested*": the clause before is what is said.
    for clause in tokens.indices
    where relation(clause) == .advcl && head[clause] > clause && head[head[clause]] < 0
      && tag(clause) == .verb && hasChild(clause, .nsubj)
      && !hasChild(clause, .mark)
    {
      let verb = head[clause]
      guard let subject = child(verb, where: { relation($0) == .nsubj }), subject > clause,
        child(clause, where: { relation($0) == .advmod && $0 < clause && tokens[$0].form == "when" })
          == nil
      else { continue }
      tokens[clause].relation = .ccomp
      isChanged = true
    }
    if isChanged { link() }
  }

  /// "Accused exiles trained abroad *of bombing* a bus": who is accused is accused of something.
  private mutating func mendCharges() {
    var isChanged = false
    for verb in tokens.indices
    where ["accuse", "suspect", "convict", "acquit"].contains(tokens[verb].lemma)
      && tag(verb) == .verb
    {
      for clause in verb + 2..<max(verb + 2, count)
      where tokens[clause].pennTag.rawValue == "VBG" && tokens[clause - 1].form == "of"
        && head[clause] != verb && head[clause] > verb && head[clause] < clause
        && [.acl, .advcl].contains(relation(clause)) && tag(head[clause]) == .verb
        && relation(head[clause]) == .acl
      {
        head[clause] = verb
        tokens[clause].relation = .advcl
        isChanged = true
        break
      }
    }
    if isChanged { link() }
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
