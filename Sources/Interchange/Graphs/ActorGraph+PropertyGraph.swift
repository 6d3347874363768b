import Basics
import Graph

extension PropertyGraph {
  /// The actors and relations that the nodes and edges stand for.
  ///
  /// Values go by name, whatever the case and punctuation of the name: what `PropertyGraph` of a
  /// graph writes, and the usual words for the same (`type`, `relation`, `timestamp`, `source_url`).
  /// Values with no place in a relation are counted. A weight below 0 is a strength with the sign
  /// of conflict; an edge of weight 0 is none.
  ///
  /// Nodes without a kind are organizations; where at least half of those nodes are named as
  /// states are, these are states.
  package func actorGraph(file: String, ledger: inout Ledger) -> ActorGraph {
    var maker = ActorGraphMaker(self, file: file)
    maker.addActors()
    maker.addRelations(&ledger)
    return maker.graph
  }
}

/// Makes relations of edges.
private struct ActorGraphMaker {
  let source: PropertyGraph
  let file: String
  var graph = ActorGraph()
  /// By the value's usual name: the place of its key.
  private let edgePlaces: [String: Int]
  private let nodePlaces: [String: Int]

  init(_ source: PropertyGraph, file: String) {
    self.source = source
    self.file = file.baseName
    edgePlaces = ActorGraphMaker.places(source.edgeKeys, ActorGraphMaker.edgeNames)
    nodePlaces = ActorGraphMaker.places(source.nodeKeys, ActorGraphMaker.nodeNames)
  }

  /// Values by their usual name, and the other names they go by.
  private static let edgeNames: [String: [String]] = [
    "kind": ["type", "relation", "relationship", "interaction", "edgetype", "predicate"],
    "event": ["eventtype", "eventcode", "cameo", "cameocode"],
    "date": ["start", "timestamp", "time", "day", "eventdate", "startdate"],
    "article": ["articleid", "document", "documentid", "story", "storyid"],
    "url": ["sourceurl", "link", "href"], "outlet": ["publisher", "newspaper"],
    "quote": ["text"], "sign": ["polarity"], "intensity": ["goldstein", "goldsteinscale"],
    "mutual": [], "modality": [], "claimant": [], "condition": [], "datebasis": [],
    "articledate": [], "title": [], "sentence": ["sentenceid", "sentencenumber"],
    "rangestart": [], "rangeend": [], "sourcetext": [], "eventtext": [], "targettext": [],
    "row": [], "confidence": [], "rule": [], "basis": [], "about": [], "joint": [], "verdict": [],
    "id": [], "relations": ["count"], "articles": [], "kinds": [],
  ]
  private static let nodeNames: [String: [String]] = [
    "kind": ["type", "actorkind", "actortype", "schema"], "country": ["countrycode", "iso3"],
    "sector": [], "aliases": ["alias"], "roles": ["role"], "name": ["title"],
  ]

  private static func places(_ keys: [String], _ names: [String: [String]]) -> [String: Int] {
    var byFolded: [String: Int] = [:]
    for (place, key) in keys.enumerated() where byFolded[fold(key)] == nil {
      byFolded[fold(key)] = place
    }
    var places: [String: Int] = [:]
    for (name, others) in names {
      places[name] = ([name] + others).lazy.compactMap { byFolded[$0] }.first
    }
    return places
  }

  private static func fold(_ key: String) -> String {
    key.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private func node(_ name: String, _ place: Int) -> PropertyGraph.Value {
    nodePlaces[name].map { source.value($0, ofNode: place) } ?? .none
  }

  private func edge(_ name: String, _ place: Int) -> PropertyGraph.Value {
    edgePlaces[name].map { source.value($0, ofEdge: place) } ?? .none
  }

  mutating func addActors() {
    var actors: [Actor] = []
    var withoutKind: [Int] = []
    for (place, node) in source.nodes.enumerated() {
      let name = node.label ?? self.node("name", place).text ?? node.id
      var actor = Actor(id: node.id, name: name, kind: .organization)
      if let kind = self.node("kind", place).text.flatMap(ActorGraphMaker.actorKind) {
        actor.kind = kind
      } else {
        withoutKind.append(place)
      }
      actor.country = self.node("country", place).text
      actor.sector = self.node("sector", place).text
      actor.aliases = self.node("aliases", place).list
      actor.roles = self.node("roles", place).list.map(EdgeValues.role)
      actors.append(actor)
    }
    func state(_ actor: Actor) -> String? {
      Countries.isCode(actor.id) ? actor.id : Countries.code(named: actor.name)
    }
    let states = withoutKind.filter { state(actors[$0]) != nil }
    if states.count * 2 >= withoutKind.count {
      for place in states {
        actors[place].kind = .state
        actors[place].country = actors[place].country ?? state(actors[place])
      }
    }
    // Ids of nodes differ byte by byte; ids of actors differ as Unicode compares them.
    for actor in actors {
      if let known = graph.actor(actor.id) {
        graph.replace(known.joined(with: actor))
      } else {
        addSurely(actor)
      }
    }
  }

  private mutating func addSurely(_ actor: Actor) {
    do { try graph.add(actor) } catch { preconditionFailure("\(error)") }
  }

  private static func actorKind(_ text: String) -> ActorKind? {
    switch text.lowercased() {
    case "state", "country": .state
    case "official", "person", "individual": .official
    case "organization", "organisation", "company", "publicbody", "legalentity", "body":
      .organization
    case "group", "population": .group
    default: nil
    }
  }

  mutating func addRelations(_ ledger: inout Ledger) {
    var unknownKinds = 0
    for (place, edge) in source.edges.enumerated() {
      ledger.read += 1
      let weight = edge.weight ?? 1
      let at = edge.line > 0 ? "\(file):\(edge.line)" : nil
      guard weight != 0, weight.isFinite else {
        ledger.skip("an edge of weight 0 is none", at: at)
        continue
      }
      var relation = relation(place, edge, weight)
      if relation.isUnknownKind { unknownKinds += 1 }
      addArticle(of: relation.value.evidence.article, place)
      unique(&relation.value)
      do {
        try graph.add(relation.value)
        ledger.kept += 1
      } catch { ledger.skip("\(error)", at: at) }
    }
    if unknownKinds > 0 { ledger.change("a kind of relation not known here", count: unknownKinds) }
    let used = Set(edgePlaces.values)
    for (place, key) in source.edgeKeys.enumerated() where !used.contains(place) {
      let count = source.edges.count { place < $0.values.count && $0.values[place] != .none }
      if count > 0 { ledger.change("values of \"\(key)\" have no place here", count: count) }
    }
  }

  private func relation(
    _ place: Int, _ edge: PropertyGraph.Edge, _ weight: Double
  ) -> (value: Relation, isUnknownKind: Bool) {
    func text(_ name: String) -> String? {
      self.edge(name, place).text.flatMap { $0.isEmpty ? nil : $0 }
    }
    func number(_ name: String) -> Double? { self.edge(name, place).number }
    func word<W: RawRepresentable>(_ name: String, _ type: W.Type) -> W?
    where W.RawValue == String {
      text(name).flatMap { W(rawValue: $0) ?? W(rawValue: $0.lowercased()) }
    }
    let said = RelationWords(kind: text("kind"), event: text("event"))
    var kind = said.kind
    if kind == .untyped, said.event == nil {
      if weight < 0 { kind = .conflict }
      switch text("sign")?.lowercased() {
      case "+", "1", "positive", "+1": kind = .cooperation
      case "-", "-1", "negative", "−": kind = .conflict
      default: break
      }
    }
    var evidence = Evidence(basis: word("basis", Basis.self) ?? .imported)
    evidence.modality = word("modality", Modality.self) ?? .asserted
    evidence.claimants = self.edge("claimant", place).list
    evidence.condition = text("condition")
    evidence.date = text("date").flatMap(DateLine.iso)
    evidence.dateBasis =
      word("dateBasis".lowercased(), DateBasis.self) ?? (evidence.date == nil ? nil : .metadata)
    evidence.article = text("article") ?? text("url")
    evidence.sentence = number("sentence").flatMap { Int(exactly: $0) }
      .flatMap { (0..<Int(Int32.max)).contains($0) ? $0 : nil }
    evidence.row = text("row") ?? (evidence.basis == .imported ? "\(file):\(edge.line)" : nil)
    evidence.intensity = number("intensity")
    evidence.confidence = number("confidence").map { min(1, max(0, $0)) } ?? 1
    evidence.rule = text("rule")
    if let start = number("rangestart").flatMap({ Int(exactly: $0) }),
      let end = number("rangeend").flatMap({ Int(exactly: $0) }), start >= 0, start <= end,
      end < Int(Int32.max)
    {
      evidence.passage = Passage(
        range: start..<end, quote: self.edge("quote", place).text ?? "",
        sourceText: self.edge("sourcetext", place).text,
        eventText: self.edge("eventtext", place).text,
        targetText: self.edge("targettext", place).text)
    }
    let source = self.source.nodes[edge.source].id, target = self.source.nodes[edge.target].id
    let relation = Relation(
      id: text("id").flatMap { $0.hasPrefix("r-") ? $0 : nil } ?? "", source: source,
      target: target, event: said.event, kind: said.event?.kind ?? kind,
      mutual: self.edge("mutual", place).boolean ?? !edge.isDirected, evidence: evidence,
      about: self.edge("about", place).list.filter { graph.actor($0) != nil },
      joint: text("joint"), weight: weight.magnitude, verdict: word("verdict", Verdict.self))
    return (relation, said.isUnknown)
  }

  /// Gives the relation an id that no other has.
  private func unique(_ relation: inout Relation) {
    var place = relation.evidence.row ?? relation.evidence.article ?? file
    while relation.id.isEmpty || graph.hasRelation(relation.id) {
      relation.id = Relation.id(
        place: place, source: relation.source, event: relation.event, target: relation.target,
        rule: relation.evidence.rule)
      place += "+"
    }
  }

  private mutating func addArticle(of id: String?, _ place: Int) {
    guard let id, graph.article(id) == nil else { return }
    let date = edge("articledate", place).text.flatMap(DateLine.iso)
    let article = Article(
      id: id, title: edge("title", place).text, date: date,
      dateBasis: date == nil ? nil : .metadata, outlet: edge("outlet", place).text,
      urls: edge("url", place).text.map { [$0] } ?? [])
    do { try graph.add(article) } catch { preconditionFailure("\(error)") }
  }
}

/// What the words of a file for a relation mean.
struct RelationWords {
  var event: Event?
  var kind = Kind.untyped
  /// Whether there were words, and none was known.
  var isUnknown = false

  /// Events by code or words of ours, by CAMEO's code or label; kinds by name.
  init(kind: String?, event: String?) {
    for text in [event, kind] {
      guard let text, self.event == nil else { continue }
      // "influence" and "affiliation" are kinds, "INFLUENCE" and "AFFILIATION" events.
      if let kind = Kind(rawValue: text) {
        self.kind = kind
      } else if let event = RelationWords.event(text) {
        self.event = event
        self.kind = event.kind
      } else if let kind = Kind(rawValue: text.lowercased()) {
        self.kind = kind
      } else if Cameo.code(label: text) == nil, !Cameo.isCode(text),
        !["directed", "undirected", "mutual"].contains(text.lowercased())
      {
        isUnknown = true
      }
    }
    if self.event != nil || self.kind != .untyped { isUnknown = false }
  }

  static func event(_ text: String) -> Event? {
    if let event = Event(rawValue: text) ?? Event(rawValue: text.uppercased()) { return event }
    if let event = byWords[text] { return event }
    if Cameo.isCode(text) { return Cameo.event(text) }
    return Cameo.code(label: text).flatMap(Cameo.event)
  }

  private static let byWords = Dictionary(
    uniqueKeysWithValues: Event.allCases.filter { $0 != .affiliation }.map { ($0.words, $0) })
}
