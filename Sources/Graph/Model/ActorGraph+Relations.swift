extension ActorGraph {
  /// The relations of a graph, made from its columns one at a time.
  public struct Relations: RandomAccessCollection, Sendable {
    private let graph: ActorGraph
    /// Held apart, so that reading one value does not copy the table of columns.
    private let c: RelationColumns

    init(graph: ActorGraph) {
      self.graph = graph
      c = graph.columns
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { c.count }

    public subscript(index: Int) -> Relation {
      let evidence = Evidence(
        basis: Codes.bases[Int(c.basis[index])],
        modality: Codes.modalities[Int(c.modality[index])],
        claimants: c.lists[c.claimants[index]].map { c.strings[$0]! },
        condition: c.strings[c.condition[index]],
        date: c.date[index] == 0 ? nil : PartialDate(packed: c.date[index]),
        dateBasis: c.dateBasis[index] == 0 ? nil : Codes.dateBases[Int(c.dateBasis[index]) - 1],
        article: c.article[index] == RelationColumns.absent
          ? nil : graph.articles[Int(c.article[index])].id,
        sentence: c.sentence[index] < 0 ? nil : Int(c.sentence[index]),
        row: Codes.join(file: c.strings[c.rowFile[index]], line: c.rowLine[index]),
        passage: passage(at: index),
        intensity: c.intensity[index].isNaN ? nil : c.intensity[index],
        confidence: c.confidence[index],
        rule: c.strings[c.rule[index]])
      let verdict = c.flags[index] >> 1
      return Relation(
        id: graph.relationIDs[index],
        source: graph.actors[Int(c.source[index])].id,
        target: c.target[index] == RelationColumns.absent
          ? nil : graph.actors[Int(c.target[index])].id,
        event: c.event[index] == 0 ? nil : Codes.events[Int(c.event[index]) - 1],
        kind: Codes.kinds[Int(c.kind[index])],
        mutual: c.flags[index] & 1 == 1,
        evidence: evidence,
        about: c.lists[c.about[index]].map { graph.actors[Int($0)].id },
        joint: c.strings[c.joint[index]],
        weight: c.weight[index],
        verdict: verdict == 0 ? nil : verdict == 1 ? .accepted : .rejected)
    }

    private func passage(at index: Int) -> Passage? {
      guard c.rangeStart[index] >= 0 else { return nil }
      let range = Int(c.rangeStart[index])..<Int(c.rangeEnd[index])
      var quote = c.strings[c.quote[index]] ?? ""
      if c.quote[index] == 0, c.article[index] != RelationColumns.absent,
        let text = graph.articles[Int(c.article[index])].text
      {
        quote = text.utf8Slice(range).map(String.init) ?? ""
      }
      return Passage(
        range: range, quote: quote, sourceText: c.strings[c.sourceText[index]],
        eventText: c.strings[c.eventText[index]], targetText: c.strings[c.targetText[index]])
    }
  }
}

extension ActorGraph: Equatable {
  public static func == (a: ActorGraph, b: ActorGraph) -> Bool {
    guard a.actors.count == b.actors.count, a.articles.count == b.articles.count,
      a.columns.count == b.columns.count
    else { return false }
    return a.actors.sorted { $0.id < $1.id } == b.actors.sorted { $0.id < $1.id }
      && a.articles.sorted { $0.id < $1.id } == b.articles.sorted { $0.id < $1.id }
      && zip(a.relationOrder, b.relationOrder).allSatisfy { a.relations[$0] == b.relations[$1] }
  }

  /// Places of the relations in canonical order: by article, range or row, then id.
  public var relationOrder: [Int] {
    let c = columns, ids = relationIDs
    let articleRanks = ranks(of: articles.map(\.id))
    func key(_ i: Int) -> (UInt32, Int32, Int32, UInt32) {
      let article = c.article[i]
      return (
        article == RelationColumns.absent ? .max : articleRanks[Int(article)],
        c.sentence[i], c.rangeStart[i], c.rowLine[i]
      )
    }
    return (0..<c.count).sorted { a, b in
      let (x, y) = (key(a), key(b))
      return x != y ? x < y : ids.precedes(a, b)
    }
  }

  /// The ids of the relations, in order.
  ///
  /// - Complexity: O(*r* log *r*) for *r* relations.
  public var sortedRelationIDs: [String] { relationIDs.sorted() }

  /// The kind of the relation at a place, without the rest of it.
  package func kind(ofRelation place: Int) -> Kind { Codes.kinds[Int(columns.kind[place])] }

  /// The places in `actors` of the ends of the relation at a place, without the rest of it.
  package func ends(ofRelation place: Int) -> (source: Int, target: Int?) {
    let target = columns.target[place]
    return (
      Int(columns.source[place]), target == RelationColumns.absent ? nil : Int(target)
    )
  }

  private func ranks(of ids: [String]) -> [UInt32] {
    var ranks = [UInt32](repeating: 0, count: ids.count)
    for (rank, place) in ids.indices.sorted(by: { ids[$0] < ids[$1] }).enumerated() {
      ranks[place] = UInt32(rank)
    }
    return ranks
  }
}
