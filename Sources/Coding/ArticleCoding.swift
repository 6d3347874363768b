import English
import Graph

/// The coding of one article, sentence after sentence.
struct ArticleCoding {
  let lexicon: Lexicon
  let article: Article
  var casting: Casting
  var relations: [Relation] = []
  var notes = CodingNotes()
  private var seen: Set<String> = []
  private let textLength: Int
  /// Written for every sentence when an explanation is asked for.
  var explanation: String?
  /// Why each relation is as sure as it is, when an explanation is asked for.
  var reasons: [String] = []

  init(_ article: Article, _ lexicon: Lexicon) {
    self.article = article
    self.lexicon = lexicon
    casting = Casting(article, lexicon)
    textLength = article.text?.utf8.count ?? 0
  }

  mutating func run(_ analysis: AnalyzedText) {
    let language = LanguageTest(lexicon.frames.words)
    let trees = analysis.sentences.enumerated().map {
      Tree($1, number: $0, symbols: lexicon.symbols)
    }
    guard article.language != nil && article.language != "en" || language.isEnglish(trees) else {
      notes.isNotEnglish = true
      return
    }
    for var tree in trees where tree.count > 0 {
      tree.cutDateline()
      tree.mendLemmas(lexicon)
      tree.raisePerfects(lexicon)
      guard !language.isForeign(tree) else {
        notes.foreignSentences += 1
        continue
      }
      var mentions = casting.read(tree)
      tree.raiseVerbs(mentions)
      casting.addUnnamed(tree, &mentions)
      var clauses = Clauses(tree, mentions, lexicon, casting.cast)
      let acts = clauses.acts()
      note(clauses)
      let start = relations.count
      for act in acts { record(act, clauses) }
      if explanation != nil { explain(tree, mentions, clauses, acts, relations[start...]) }
    }
    notes.unknownNames = casting.unknownNames
    notes.namesakes = casting.cast.sharers.keys.sorted().map { name in
      Namesakes(
        name: name, actors: casting.cast.sharers[name]!.map { casting.cast[$0].actor.id }.sorted())
    }
    if explanation != nil { explainActors() }
  }

  private mutating func note(_ clauses: Clauses) {
    for name in clauses.fired.values { notes.frames[name, default: 0] += 1 }
    let tree = clauses.tree
    for verb in 0..<tree.count
    where clauses.isPredicate[verb] && tree.tag(verb) == .verb && clauses.fired[verb] == nil {
      guard
        tree.child(
          verb,
          where: {
            [.nsubj, .nsubjPass, .obj, .obl, .oblAgent].contains(tree.relation($0))
              && clauses.mentions.group(at: $0) != nil
          }) != nil, lexicon.frames.verbFrames(tree.lemma[verb]).isEmpty
      else { continue }
      notes.unframedVerbs[tree.tokens[verb].lemma, default: 0] += 1
    }
  }

  /// Turns an act into relations, one for each pair of its parties.
  private mutating func record(_ act: Act, _ clauses: Clauses) {
    let claims = claims(act, clauses)
    let composed = Composition(act, isClaimed: !claims.isEmpty)
    var pairs: [(Int, Int?)] = []
    var isMutual = act.isMutual
    if act.targets.isEmpty {
      if act.isMutual, act.sources.count > 1 {
        for (i, a) in act.sources.enumerated() {
          for b in act.sources[(i + 1)...] { pairs.append((a, b)) }
        }
      } else {
        pairs = act.sources.map { ($0, nil) }
      }
    } else {
      for a in act.sources { for b in act.targets { pairs.append((a, b)) } }
    }
    // A visit promised by one side is its own act.
    if composed.event != act.event, act.targets.count + act.sources.count > 0, !act.targets.isEmpty
    {
      isMutual = false
    }
    let parties = Set((act.sources + act.targets).map { clauses.mentions.all[$0].actor }).count
    let isJoint = isMutual && parties > 2
    for (a, b) in pairs {
      record(act, composed, claims, a, b, isMutual && b != nil, isJoint ? parties : nil, clauses)
    }
  }

  private mutating func record(
    _ act: Act, _ composed: Composition, _ claims: [String], _ source: Int, _ target: Int?,
    _ isMutual: Bool, _ parties: Int?, _ clauses: Clauses
  ) {
    let tree = clauses.tree
    let from = clauses.mentions.all[source]
    let to = target.map { clauses.mentions.all[$0] }
    guard from.actor != to?.actor || act.isOwnPlace else { return }
    // "Puts military on alert": one's own forces are who acts, not who is acted upon.
    if let to, to.isInferred, isOwn(to.actor, of: from.actor) {
      return record(act, composed, claims, source, nil, false, nil, clauses)
    }
    let sourceID = casting.cast[from.actor].actor.id
    let targetID = to.map { casting.cast[$0.actor].actor.id }
    let range = tree.range.clamped(to: 0..<textLength)
    let place = "\(article.id)\u{1f}\(range.lowerBound)-\(range.upperBound)"
    let key = "\(tree.number) \(sourceID) \(composed.event.rawValue) \(targetID ?? "")"
    guard seen.insert(key).inserted else { return }
    let trigger =
      act.noun >= 0 && act.noun < tree.count
      ? min(act.trigger, act.noun)..<max(act.trigger, act.noun) + 1 : act.trigger..<act.trigger + 1
    let isInferred = from.isInferred || to?.isInferred == true
    let dated = dateFinder.date(in: dateTokens(act, clauses), tree)
    let evidence = Evidence(
      basis: isInferred ? .inferred : .stated, modality: composed.modality, claimants: claims,
      condition: clauses.condition(act.trigger).map { casting.text(of: $0, tree) },
      date: dated?.date ?? article.date,
      dateBasis: dated?.basis ?? (article.date == nil ? nil : .article),
      article: article.id, sentence: tree.number + 1,
      passage: Passage(
        range: range, quote: casting.text(range), sourceText: casting.text(of: from.words, tree),
        eventText: casting.text(of: trigger, tree),
        targetText: to.map { casting.text(of: $0.words, tree) }),
      confidence: confidence(act, composed, from, to, tree), rule: act.rule)
    if explanation != nil {
      let words = [act.family.rawValue] + doubts(act, from, to).words
      let sure = (parser(act, from, to, tree) * 100).rounded() / 100
      reasons.append("\(words.joined(separator: ", ")); parser \(sure)")
    }
    relations.append(
      Relation(
        id: Relation.id(
          place: place, source: sourceID, event: composed.event, target: targetID, rule: act.rule),
        source: sourceID, target: targetID, event: composed.event, mutual: isMutual,
        evidence: evidence,
        about: act.about.map { casting.cast[clauses.mentions.all[$0].actor].actor.id },
        joint: parties == nil ? nil : "j-\(tree.number + 1)-\(act.trigger + 1)",
        weight: parties.map { 1 / Double($0 - 1) } ?? 1))
  }

  /// Whether a member is a body of the state that the other one is.
  private func isOwn(_ body: Int, of state: Int) -> Bool {
    let actor = casting.cast[body].actor, owner = casting.cast[state].actor
    return owner.kind == .state && actor.country == owner.id && actor.kind == .organization
      && ["MIL", "GOV", "COP", "SPY"].contains(actor.sector)
  }

  private var dateFinder: DateFinder {
    DateFinder(words: lexicon.frames.words, article: article.date)
  }

  /// The tokens of the act's clause, which may hold its date.
  private func dateTokens(_ act: Act, _ clauses: Clauses) -> [Int] {
    let verb = clauses.isPredicate[act.trigger] ? act.trigger : clauses.verbAbove[act.trigger]
    guard verb >= 0 else { return Array(0..<clauses.tree.count) }
    return clauses.domain(verb).map(Int.init)
  }

  private func claims(_ act: Act, _ clauses: Clauses) -> [String] {
    var out: [String] = []
    for claimant in clauses.claimants(of: act.trigger) + act.claimants.map(Claimant.mention) {
      let text: String
      switch claimant {
      case .mention(act.speaker): continue
      case .mention(let mention):
        text = casting.cast[clauses.mentions.all[mention].actor].actor.id
      case .words(let range): text = casting.text(of: range, clauses.tree)
      }
      if !out.contains(text) { out.append(text) }
    }
    if out.isEmpty, act.speaker < 0, act.trigger < casting.quoted.count, casting.quoted[act.trigger]
    {
      out = casting.memory.quoteSpeaker.map { casting.cast[$0].actor.id }
    }
    return out
  }

  /// See `Confidence`.
  private func confidence(
    _ act: Act, _ composed: Composition, _ from: Mention, _ to: Mention?, _ tree: Tree
  ) -> Double {
    return Confidence.value(
      family: act.family, doubts: doubts(act, from, to), event: composed.event,
      parser: parser(act, from, to, tree))
  }

  /// How sure the parser is of the words of an act and of its parties.
  private func parser(_ act: Act, _ from: Mention, _ to: Mention?, _ tree: Tree) -> Double {
    var sure = 1.0
    for token in [act.trigger, from.head, to?.head ?? -1] where token >= 0 {
      sure *= Double(tree.tokens[token].headConfidence * tree.tokens[token].relationConfidence)
    }
    return sure
  }

  /// The act's doubts and those of this pair of parties.
  func doubts(_ act: Act, _ from: Mention, _ to: Mention?) -> Doubts {
    var doubts = act.doubts
    if from.isInferred { doubts.insert(.inferredSource) }
    if let to {
      if to.isInferred { doubts.insert(.inferredTarget) }
      if abs(to.head - from.head) > 25 { doubts.insert(.farApart) }
    } else if !(act.isMutual && act.sources.count > 1) {
      doubts.insert(.noTarget)
    }
    return doubts
  }

  mutating func result() -> CodedArticle {
    addAffiliations()
    var used: Set<String> = []
    for relation in relations {
      used.insert(relation.source)
      if let target = relation.target { used.insert(target) }
      used.formUnion(relation.about)
    }
    // The state an actor belongs to stands beside it, so that folds find it.
    for member in casting.cast.members where used.contains(member.actor.id) {
      if let country = member.actor.country, casting.cast.number(country) == nil {
        _ = casting.state(country)
      }
      if let country = member.actor.country { used.insert(country) }
    }
    return CodedArticle(
      article: article, actors: casting.cast.members.map(\.actor).filter { used.contains($0.id) },
      relations: relations, notes: notes)
  }

  private mutating func addAffiliations() {
    for affiliation in casting.affiliations {
      let member = casting.cast[affiliation.member].actor, of = casting.cast[affiliation.of].actor
      let range = affiliation.range.clamped(to: 0..<textLength)
      let rule = affiliation.roleText == nil ? "name" : "title"
      let id = Relation.id(
        place: "\(article.id)\u{1f}\(range.lowerBound)-\(range.upperBound)", source: member.id,
        event: .affiliation, target: of.id, rule: rule)
      relations.append(
        Relation(
          id: id, source: member.id, target: of.id, event: .affiliation,
          evidence: Evidence(
            basis: affiliation.isInferred ? .inferred : .stated, date: article.date,
            dateBasis: article.date == nil ? nil : .article, article: article.id,
            sentence: affiliation.sentence + 1,
            passage: Passage(
              range: range, quote: casting.text(range),
              sourceText: casting.text(affiliation.memberText),
              eventText: affiliation.role.isEmpty ? nil : affiliation.role,
              targetText: affiliation.ofText.map { casting.text($0) }),
            confidence: affiliation.isInferred ? 0.75 : 0.9, rule: rule)))
    }
    // Affiliations come where their sentence does; Swift's sort keeps equals in order.
    relations.sort { ($0.evidence.sentence ?? 0) < ($1.evidence.sentence ?? 0) }
  }
}
