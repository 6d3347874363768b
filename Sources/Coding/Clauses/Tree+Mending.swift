import English

/// What taggers often get wrong in short or rare sentences, put right from the lexicon.
extension Tree {
  /// Gives verbs whose dictionary form has no frame the form that has one: "rebuked" → "rebuke".
  mutating func mendLemmas(_ lexicon: Lexicon) {
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
    var isChanged = false
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
        name.form == .name || name.form == .modifier, !isInside(object, verb)
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
