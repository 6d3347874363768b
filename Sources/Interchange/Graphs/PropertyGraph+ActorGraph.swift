import Basics
import Graph

/// What an edge of an exported graph stands for.
public enum EdgeGrain: String, Sendable, CaseIterable {
  /// All relations of an ordered pair of actors.
  case pair
  /// The relations of an ordered pair and one kind.
  case kind
  /// One relation, with its evidence.
  case relation
}

extension PropertyGraph {
  /// The graph's relations as edges, all of them.
  ///
  /// A mutual relation is one undirected edge with `mutual` true. Relations without a target make
  /// no edge, and texts of articles have no place here: both are counted.
  package init(relationsOf graph: ActorGraph, ledger: inout Ledger) {
    self.init()
    addNodes(graph.actors.sorted { $0.id < $1.id })
    let relations = graph.relations
    for place in graph.relationOrder {
      let r = relations[place]
      ledger.read += 1
      guard let target = r.target else {
        ledger.skip("an act without target is no edge", at: r.id)
        continue
      }
      ledger.kept += 1
      edges.append(
        Edge(
          source: node(r.source)!, target: node(target)!, isDirected: !r.mutual, weight: r.weight))
      let edge = edges.count - 1
      for (key, value) in EdgeValues.of(r, in: graph) { set(value, key, ofEdge: edge) }
    }
    let texts = graph.articles.count { $0.text != nil }
    if texts > 0 { ledger.change("an article's text is left out", count: texts) }
  }

  /// The network that a lens makes, an edge a pair or a pair and kind, with what is measured.
  ///
  /// - Parameter grain: `.relation` gives the counted relations one by one.
  package init(_ lensed: LensedNetwork, grain: EdgeGrain) {
    self.init()
    let network = lensed.network
    isDirected = network.isDirected
    addNodes((0..<network.vertexCount).map { lensed.actor($0) })
    for source in 0..<network.vertexCount {
      for arc in network.arcs(from: source) {
        let target = network.target(ofArc: arc)
        guard network.isDirected || source <= target else { continue }
        let relations = lensed.relations(ofArc: arc)
        switch grain {
        case .pair:
          add(source, target, network.strength(ofArc: arc), relations)
        case .kind:
          for kind in Set(relations.map(\.kind)).sorted() {
            let some = relations.filter { $0.kind == kind }
            add(source, target, strength(of: some, in: lensed), some)
            set(.text(kind.rawValue), "kind", ofEdge: edges.count - 1)
          }
        case .relation:
          for r in relations {
            edges.append(
              Edge(source: source, target: target, isDirected: isDirected, weight: r.weight))
            for (key, value) in EdgeValues.of(r, in: lensed.graph) where key != "mutual" {
              set(value, key, ofEdge: edges.count - 1)
            }
          }
        }
      }
    }
  }

  /// What relations of one kind weigh by the network's weight.
  private func strength(of relations: [Relation], in lensed: LensedNetwork) -> Double {
    func distinct(_ key: (Relation) -> String?) -> Double {
      Double(max(1, Set(relations.compactMap(key)).count))
    }
    func article(_ r: Relation) -> Article? {
      r.evidence.article.flatMap { lensed.graph.article($0) }
    }
    switch lensed.weight {
    case .articles: return distinct { article($0)?.story }
    case .outlets: return distinct { article($0)?.outlet }
    case .relations: return Double(relations.count)
    case .value: return relations.reduce(0) { $0 + $1.weight }
    case .intensity:
      return relations.reduce(0) { $0 + ($1.evidence.intensity?.magnitude ?? 0) }
    case .one: return 1
    }
  }

  private mutating func add(
    _ source: Int, _ target: Int, _ strength: Double, _ relations: [Relation]
  ) {
    edges.append(Edge(source: source, target: target, isDirected: isDirected, weight: strength))
    let edge = edges.count - 1
    set(.number(Double(relations.count)), "relations", ofEdge: edge)
    let articles = Set(relations.compactMap(\.evidence.article)).count
    set(.number(Double(articles)), "articles", ofEdge: edge)
    set(.list(Set(relations.map(\.kind)).sorted().map(\.rawValue)), "kinds", ofEdge: edge)
  }

  private mutating func addNodes(_ actors: [Actor]) {
    for actor in actors {
      let place = nodeMade(actor.id)
      nodes[place].label = actor.name
      set(.text(actor.kind.rawValue), "kind", ofNode: place)
      if let country = actor.country { set(.text(country), "country", ofNode: place) }
      if let sector = actor.sector { set(.text(sector), "sector", ofNode: place) }
      if !actor.aliases.isEmpty { set(.list(actor.aliases), "aliases", ofNode: place) }
      if !actor.roles.isEmpty {
        set(.list(actor.roles.map(EdgeValues.text(of:))), "roles", ofNode: place)
      }
    }
  }
}

/// The values of a relation under the names that edges carry them by.
enum EdgeValues {
  static func of(_ r: Relation, in graph: ActorGraph) -> [(String, PropertyGraph.Value)] {
    let e = r.evidence, passage = e.passage
    let article = e.article.flatMap { graph.article($0) }
    func text(_ text: String?) -> PropertyGraph.Value { text.map { .text($0) } ?? .none }
    func number(_ number: Double?) -> PropertyGraph.Value { number.map { .number($0) } ?? .none }
    func list(_ list: [String]) -> PropertyGraph.Value { list.isEmpty ? .none : .list(list) }
    return [
      ("kind", .text(r.kind.rawValue)), ("event", text(r.event?.rawValue)),
      ("mutual", .boolean(r.mutual)), ("modality", .text(e.modality.rawValue)),
      ("claimant", list(e.claimants)), ("condition", text(e.condition)),
      ("date", text(e.date?.description)), ("dateBasis", text(e.dateBasis?.rawValue)),
      ("article", text(e.article)), ("articleDate", text(article?.date?.description)),
      ("outlet", text(article?.outlet)), ("title", text(article?.title)),
      ("url", text(article?.urls.first)), ("sentence", number(e.sentence.map(Double.init))),
      ("rangeStart", number(passage.map { Double($0.range.lowerBound) })),
      ("rangeEnd", number(passage.map { Double($0.range.upperBound) })),
      ("quote", text(passage?.quote)), ("sourceText", text(passage?.sourceText)),
      ("eventText", text(passage?.eventText)), ("targetText", text(passage?.targetText)),
      ("row", text(e.row)), ("intensity", number(e.intensity)),
      ("confidence", .number(e.confidence)), ("rule", text(e.rule)),
      ("basis", .text(e.basis.rawValue)), ("about", list(r.about)), ("joint", text(r.joint)),
      ("verdict", text(r.verdict?.rawValue)), ("id", .text(r.id)),
    ]
  }

  /// A role in one text: `title @of since/until`, parts left out when there is none.
  static func text(of role: Role) -> String {
    var text = role.title
    if let of = role.of { text += " @\(of)" }
    if role.since != nil || role.until != nil {
      text += " [\(role.since?.description ?? "")/\(role.until?.description ?? "")]"
    }
    return text
  }

  static func role(_ text: String) -> Role {
    var rest = text[...]
    var role = Role(title: "")
    if rest.hasSuffix("]"), let open = rest.lastIndex(of: "["), rest[..<open].hasSuffix(" ") {
      let dates = rest[rest.index(after: open)...].dropLast().split(
        separator: "/", omittingEmptySubsequences: false)
      if dates.count == 2, dates.allSatisfy({ $0.isEmpty || PartialDate($0) != nil }) {
        role.since = PartialDate(dates[0])
        role.until = PartialDate(dates[1])
        rest = rest[..<open].dropLast()
      }
    }
    if let at = rest.lastIndex(of: "@"), rest[..<at].hasSuffix(" ") {
      role.of = String(rest[rest.index(after: at)...])
      rest = rest[..<at].dropLast()
    }
    role.title = String(rest)
    return role
  }
}
