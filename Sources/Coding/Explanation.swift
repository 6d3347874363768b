import English
import Graph

extension Coder {
  /// For each sentence: its tree, the mentions and whom they name, the frames that fired, and the
  /// relations; verbs without a frame are named.
  public func explain(_ article: Article, _ analysis: AnalyzedText) -> String {
    var article = article
    if article.text == nil { article.text = analysis.text }
    var coding = ArticleCoding(article, lexicon)
    coding.explanation = ""
    coding.run(analysis)
    if coding.notes.isNotEnglish { return "not English: not coded\n" }
    return coding.explanation ?? ""
  }
}

extension ArticleCoding {
  /// For each actor, the words that were taken for a way to speak of it; then who shares a name and
  /// was kept apart.
  mutating func explainActors() {
    var out = ""
    var byMember: [Int: [String]] = [:]
    for link in casting.links where byMember[link.member, default: []].count < 12 {
      let words = "\"\(casting.text(link.words))\" (\(link.sentence + 1), \(link.why.rawValue))"
      byMember[link.member, default: []].append(words)
    }
    for member in byMember.keys.sorted() {
      out += "merged: \(casting.cast[member].actor.id): "
      out += byMember[member]!.joined(separator: ", ") + "\n"
    }
    for namesakes in notes.namesakes {
      out += "kept apart: \"\(namesakes.name)\": \(namesakes.actors.joined(separator: ", "))\n"
    }
    if !notes.unknownNames.isEmpty {
      out += "not in the lexicon: \(notes.unknownNames.prefix(40).joined(separator: "; "))\n"
    }
    explanation? += out
  }

  mutating func explain(
    _ tree: Tree, _ mentions: SentenceMentions, _ clauses: Clauses, _ acts: [Act],
    _ relations: ArraySlice<Relation>
  ) {
    var out = "sentence \(tree.number + 1): \(casting.text(tree.range))\n"
    out += "  tree:"
    for i in 0..<tree.count {
      out += " \(tree.tokens[i].form)/\(i + 1)>\(tree.head[i] + 1):\(tree.relation(i).rawValue)"
    }
    out += "\n"
    for mention in mentions.all {
      let actor = casting.cast[mention.actor].actor
      out += "  mention: \"\(casting.text(of: mention.tokens, tree))\" → \(actor.id)"
      out += mention.isInferred ? " (inferred)" : ""
      out += mention.isPlace ? " (place)" : ""
      out += "\n"
    }
    for i in 0..<tree.count where clauses.isPredicate[i] && tree.tag(i) == .verb {
      if let frame = clauses.fired[i] {
        let made = acts.contains { $0.trigger == i || $0.noun == i }
        out += "  frame: \(frame)\(made || clauses.used.contains(i) ? "" : " found no actor")\n"
      } else {
        let known = !lexicon.frames.verbFrames(tree.lemma[i]).isEmpty
        out += "  no frame\(known ? " fits" : ""): \(tree.tokens[i].lemma)\n"
      }
    }
    for i in 0..<tree.count where tree.tag(i) == .noun {
      guard let frame = clauses.nounFrame(i), frame.event != nil else { continue }
      let made = acts.contains { $0.trigger == i || $0.noun == i }
      out += "  noun: \(frame.name)\(made ? "" : " has no parties, or its verb tells the act")\n"
    }
    for (number, relation) in zip(relations.indices, relations) {
      out += "  relation: \(relation.source) \(relation.event?.rawValue ?? "-") "
      out += "\(relation.target ?? "-")\(relation.mutual ? " mutual" : "") "
      out += "\(relation.evidence.modality.rawValue) \(relation.evidence.confidence) "
      out +=
        "\(relation.evidence.rule ?? "") \(relation.evidence.claimants.joined(separator: ">"))"
      out += " [\(reasons[number])]"
      out += relation.about.isEmpty ? "\n" : " about \(relation.about.joined(separator: ", "))\n"
    }
    explanation? += out + "\n"
  }
}
