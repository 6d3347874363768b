import English

/// Phrases that parsers often hang in the wrong place, put where grammar wants them.
extension Tree {
  /// "Supplies" → "supply", where the lemmatizer leaves a plural alone.
  mutating func mendPlurals(_ lexicon: Lexicon) {
    for i in tokens.indices
    where tokens[i].pennTag.rawValue == "NNS" && lemma[i] == word[i]
      && lexicon.frames.noun(word[i]) == nil
    {
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
  mutating func mendAgents() {
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
  mutating func mendActives() {
    for verb in tokens.indices
    where tag(verb) == .verb && ["VBN", "VBD"].contains(tokens[verb].pennTag.rawValue)
      && !hasChild(verb, .auxPass, .aux, .obj, .oblAgent)
    {
      guard let subject = child(verb, where: { relation($0) == .nsubjPass }), subject < verb,
        let object = child(
          verb,
          where: {
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
  mutating func mendSubordinates() {
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
  mutating func mendGoals() {
    var isChanged = false
    for i in tokens.indices.dropFirst()
    where [.xcomp, .advcl, .acl, .ccomp].contains(relation(i)) && startsWithCapital(tokens[i].form)
    {
      guard
        let mark = child(
          i,
          where: {
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
  mutating func mendNeighbors() {
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
  mutating func mendNouns(_ lexicon: Lexicon) {
    var isChanged = false
    for i in tokens.indices where tag(i) == .verb && head[i] >= 0 {
      if ["VBP", "VB", "NN"].contains(tokens[i].pennTag.rawValue), relation(i) == .ccomp,
        !hasChild(i, .aux, .auxPass), head[i] < i, tag(head[i]) == .verb,
        lexicon.frames.noun(lemma[i]) != nil,
        let subject = child(i, where: { relation($0) == .nsubj }), subject == i - 1,
        child(i, where: { relation($0) == .mark && $0 < subject }) == nil,
        child(
          subject,
          where: {
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
  mutating func mendDays(_ lexicon: Lexicon) {
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
  mutating func mendSpeakers(_ lexicon: Lexicon) {
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
        child(
          clause, where: { relation($0) == .advmod && $0 < clause && tokens[$0].form == "when" })
          == nil
      else { continue }
      tokens[clause].relation = .ccomp
      isChanged = true
    }
    if isChanged { link() }
  }

  /// "Accused exiles trained abroad *of bombing* a bus": who is accused is accused of something.
  mutating func mendCharges() {
    var isChanged = false
    for verb in tokens.indices
    where ["accuse", "suspect", "convict", "acquit"].contains(tokens[verb].lemma)
      && tag(verb) == .verb
    {
      for clause in verb + 2..<max(verb + 2, count)
      where tokens[clause].pennTag.rawValue == "VBG" && tokens[clause - 1].form == "of"
        && [.acl, .advcl].contains(relation(clause))
        && (head[clause] >= 0 && head[clause] < verb
          || head[clause] > verb && head[clause] < clause && tag(head[clause]) == .verb
            && relation(head[clause]) == .acl)
      {
        head[clause] = verb
        tokens[clause].relation = .advcl
        isChanged = true
        break
      }
    }
    if isChanged { link() }
  }
}
