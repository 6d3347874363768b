import English
import Graph

/// Violence by nobody in particular: "a car bomb near Basra killed two Poles", "was kidnapped in
/// Mali". Who did it is unknown, but was there: attackers in that country.
extension Casting {
  /// Adds those who did what the sentence read last tells, where it names nobody.
  ///
  /// - Parameter tree: Its tree, with its verbs raised.
  mutating func addUnnamed(_ tree: Tree, _ mentions: inout SentenceMentions) {
    guard let reading = latest else { return }
    findAttackers(tree, reading, &mentions)
    findAuthorities(tree, &mentions)
  }

  private mutating func findAttackers(
    _ tree: Tree, _ reading: Reading, _ mentions: inout SentenceMentions
  ) {
    for verb in 0..<tree.count where tree.tag(verb) == .verb && isViolent(verb, tree) {
      guard let deed = deed(of: verb, mentions, tree) else { continue }
      let phrase = NounPhrase(kind: .noun, tokens: deed, core: deed)
      guard let country = placeCountry(of: phrase, reading), let state = lexicon.state(country)
      else {
        continue
      }
      let member = cast.add(
        Actor(
          id: Slug.id(name: "attackers", parent: country), name: "attackers in \(state.name)",
          kind: .group, country: country, sector: "REB"))
      cast[member].lastSentence = tree.number
      var mention = Mention(
        tokens: deed, head: tree.headToken(deed), actor: member, form: .description)
      mention.isInferred = true
      mentions.attackers[verb] = mentions.all.count
      mentions.all.append(mention)
    }
  }

  /// "The opposition leader was jailed": who is active in a country's politics is jailed by its
  /// authorities, where neither a doer nor a place is named.
  private mutating func findAuthorities(_ tree: Tree, _ mentions: inout SentenceMentions) {
    let words = lexicon.frames.words
    for verb in 0..<tree.count
    where tree.tag(verb) == .verb && words.is(tree.lemma[verb], .judicial)
      && tree.hasChild(verb, .auxPass)
    {
      guard tree.child(verb, where: { tree.preposition($0) == words.by }) == nil,
        let subject = tree.child(verb, where: { tree.relation($0) == .nsubjPass }),
        let group = mentions.group(at: subject),
        let target = mentions.mentions(inGroup: group).first,
        case let actor = cast[target.actor].actor, actor.kind != .state,
        let country = actor.country, let sector = actor.sector,
        ["OPP", "LEG", "PTY", "GOV", "JUD", "MIL", "JRN", "LAB", "EDU", "REL"].contains(sector),
        let state = state(country)
      else { continue }
      var mention = Mention(tokens: verb..<verb + 1, head: verb, actor: state, form: .description)
      mention.isInferred = true
      mentions.attackers[verb] = mentions.all.count
      mentions.all.append(mention)
    }
  }

  private func isViolent(_ verb: Int, _ tree: Tree) -> Bool {
    lexicon.frames.verbFrames(tree.lemma[verb]).contains {
      lexicon.frames.verbs[Int($0)].event == .assault
    }
  }

  /// The words for what killed or wounded; the verb itself where only people do such a thing, "was
  /// kidnapped"; nil when somebody is named or nothing shows that it was meant.
  private func deed(of verb: Int, _ mentions: SentenceMentions, _ tree: Tree) -> Range<Int>? {
    let words = lexicon.frames.words
    let isPassive = tree.hasChild(verb, .nsubjPass, .auxPass)
    var hasAgent = false
    for child in tree.children(verb) {
      let preposition = tree.preposition(child)
      let isAgent = tree.relation(child) == .oblAgent || preposition == words.by
      hasAgent = hasAgent || isAgent
      switch tree.relation(child) {
      case .nsubj
      where !isPassive
        && (tree.hasChild(verb, .obj) || words.is(tree.lemma[verb], .exploding)):
        return blast(child, mentions, tree)
      case .obl where isPassive && [words.by, words.in].contains(preposition),
        .oblAgent where isPassive:
        if let words = blast(child, mentions, tree) { return words }
      default: break
      }
    }
    let isCrime = words.is(tree.lemma[verb], .crime)
    return isPassive && !hasAgent && isCrime ? verb..<verb + 1 : nil
  }

  /// The words of a noun for a weapon or attack that is nobody's: "a roadside bombing", not "a gas
  /// explosion" or "Israel's raid".
  private func blast(_ noun: Int, _ mentions: SentenceMentions, _ tree: Tree) -> Range<Int>? {
    let words = lexicon.frames.words
    guard words.is(tree.lemma[noun], .blast), mentions.group(at: noun) == nil else { return nil }
    var first = noun
    for child in tree.children(noun) where child < noun {
      guard mentions.group(at: child) == nil else { return nil }
      switch tree.relation(child) {
      case .nmodPoss: return nil
      case .compound where !words.is(tree.lemma[child], [.blast, .vehicle]): return nil
      case .amod, .compound: first = min(first, child)
      default: break
      }
    }
    return first..<noun + 1
  }
}
