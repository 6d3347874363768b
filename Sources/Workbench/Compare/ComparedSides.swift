import Graph

/// The two sides of a comparison, filled.
struct ComparedSides {
  var old = Comparison.Side()
  var new = Comparison.Side()
  var words = (old: "the first graph", new: "the second graph")
  /// What counted and what did not.
  var tally = ""
  /// Whether relations stand in rows of data files and not in articles.
  var isByRow = false
  private var oldStretch: CompareRequest.Stretch?
  private var newStretch: CompareRequest.Stretch?

  /// The graph of everything on either side.
  func shown(_ union: ActorGraph, _ request: CompareRequest) throws -> ActorGraph {
    guard let oldStretch, let newStretch else { return union }
    return union.keepingRelations { relation in
      union.date(of: relation).map { oldStretch.contains($0) || newStretch.contains($0) } ?? false
    }
  }
}

extension Workbench {
  static func sides(
    of graph: ActorGraph, _ request: CompareRequest, _ lens: Lens
  ) throws(WorkbenchError) -> ComparedSides {
    var sides = ComparedSides()
    switch request {
    case .with(let other), .past(_, now: let other):
      let tallies = [sides.fill(\.old, graph, lens), sides.fill(\.new, other, lens)]
      sides.tally = "old: \(tallies[0].sentence) · new: \(tallies[1].sentence)"
      if case .past(let moment, _) = request {
        sides.words = ("held as of \(try momentWords(moment))", "held now")
      }
    case .split(let text):
      let date = try day(text, "--split")
      try sides.fill(
        graph, lens, old: .init(first: nil, last: date.firstDay - 1, words: "before \(date)"),
        new: .init(first: date.firstDay, last: nil, words: "from \(date)"))
    case .periods(let first, let second):
      try sides.fill(graph, lens, old: .init(first), new: .init(second))
    case .asOf(let text):
      let date = try day(text, "--as-of")
      try sides.fill(
        graph, lens, old: .init(first: nil, last: date.lastDay, words: "as of \(date)"),
        new: .init(first: nil, last: nil, words: "by now"), byArticle: true)
    }
    return sides
  }

  private static func day(
    _ text: String, _ option: String
  ) throws(WorkbenchError) -> PartialDate {
    if let date = PartialDate(text) { return date }
    throw WorkbenchError(
      "\(option) \"\(text)\" is not a date", hint: "write YYYY-MM-DD, YYYY-MM or YYYY")
  }
}

extension ComparedSides {
  /// Puts every counted relation of a graph on one side.
  fileprivate mutating func fill(
    _ side: WritableKeyPath<Self, Comparison.Side>, _ graph: ActorGraph, _ lens: Lens
  ) -> Tally {
    let graph = graph.folded(lens.fold, stateName: Workbench.stateName)
    let (places, tally) = graph.counted(by: lens, for: .everything)
    let counted = Set(places)
    for article in graph.articles { self[keyPath: side].coverage.insert(article.story) }
    let relations = graph.relations
    for place in graph.relationOrder where counted.contains(place) {
      self[keyPath: side].add(relations[place], unit: graph.unit(of: relations[place]))
    }
    isByRow = isByRow || graph.articles.isEmpty && !relations.isEmpty
    return tally
  }

  /// Deals the counted relations of one graph out to two stretches of time.
  ///
  /// - Parameter byArticle: Whether the day an article appeared decides, and not that of the event.
  fileprivate mutating func fill(
    _ graph: ActorGraph, _ lens: Lens, old oldStretch: CompareRequest.Stretch,
    new newStretch: CompareRequest.Stretch, byArticle: Bool = false
  ) throws(WorkbenchError) {
    let graph = graph.folded(lens.fold, stateName: Workbench.stateName)
    let (places, counted) = graph.counted(by: lens, for: .everything)
    let passing = Set(places)
    // An article of one stretch may tell of the other's days: it is a unit of each then.
    let marks = byArticle ? ("", "") : ("old ", "new ")
    for article in graph.articles {
      guard let date = article.date else { continue }
      if oldStretch.contains(date) { old.coverage.insert(marks.0 + article.story) }
      if newStretch.contains(date) { new.coverage.insert(marks.1 + article.story) }
    }
    var undated = 0, outside = 0
    let relations = graph.relations
    for place in graph.relationOrder where passing.contains(place) {
      let relation = relations[place]
      let own = relation.evidence.article.flatMap { graph.article($0)?.date }
      guard let date = byArticle ? own ?? relation.evidence.date : graph.date(of: relation) else {
        undated += 1
        continue
      }
      let unit = graph.unit(of: relation)
      let sides = (oldStretch.contains(date), newStretch.contains(date))
      if sides.0 { old.add(relation, unit: marks.0 + unit) }
      if sides.1 { new.add(relation, unit: marks.1 + unit) }
      if !sides.0, !sides.1 { outside += 1 }
    }
    var tally = counted
    if undated > 0 { tally.leftOut[.undated, default: 0] += undated }
    if outside > 0 { tally.leftOut[.outsideDates, default: 0] += outside }
    tally.counted -= undated + outside
    self.tally = tally.sentence
    words = (oldStretch.words, newStretch.words)
    isByRow = graph.articles.isEmpty
    self.oldStretch = oldStretch
    self.newStretch = newStretch
  }
}

extension ActorGraph {
  /// What a relation counts with once: its story, or itself.
  fileprivate func unit(of relation: Relation) -> String {
    relation.evidence.article.map { article($0)?.story ?? $0 } ?? relation.id
  }
}
