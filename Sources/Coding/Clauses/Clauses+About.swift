import English
import Graph

extension Clauses {
  /// Mentions of what an act concerns, without its parties: "asked China about *North Korea*",
  /// "sanctions over *Iran*'s programme", "urged Japan to lean on *Seoul*"; at most four.
  func concerns(_ act: Act) -> [Int] {
    var parties = Set(cast(act.sources + act.targets))
    for mention in act.sources + act.targets {
      parties.insert(mentions.all[mention].ownActor)
    }
    var out: [Int] = []
    func add(_ found: [Int]) {
      for mention in found where out.count < 4 && !mentions.all[mention].isPlace {
        if parties.insert(mentions.all[mention].actor).inserted { out.append(mention) }
      }
    }
    let anchors = act.noun >= 0 ? [act.trigger, act.noun] : [act.trigger]
    for anchor in anchors {
      for child in tree.children(anchor) {
        topic(child, add)
        if [.obj, .nmod, .obl].contains(tree.relation(child)) {
          for below in tree.children(child) { topic(below, add) }
        }
      }
    }
    let concernsClause: Set<Event> = [
      .request, .accuse, .agree, .threaten, .consult, .reject, .support,
    ]
    if isPredicate[act.trigger], concernsClause.contains(act.event) {
      for clause in complements(act.trigger) { add(named(below: clause)) }
      if act.event == .consult || act.event == .support || act.event == .reject {
        for object in objectTokens(act.trigger) { add(donors(at: object)) }
      }
    }
    return out
  }

  private func topic(_ phrase: Int, _ add: ([Int]) -> Void) {
    guard [.obl, .nmod, .advcl].contains(tree.relation(phrase)),
      words.is(tree.preposition(phrase), .topic)
    else { return }
    add(actors(at: phrase).mentions)
    add(named(below: phrase))
  }

  /// Names below a token, in the order of the sentence.
  private func named(below top: Int) -> [Int] {
    mentions.all.indices.filter {
      mentions.all[$0].form != .pronoun && tree.isInside(mentions.all[$0].head, top)
    }
  }
}
