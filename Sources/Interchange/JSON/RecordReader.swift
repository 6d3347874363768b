import Basics
import Graph

/// Reads actors, articles and relations of the native document, and keeps what is wrong with them.
///
/// A wrong value is noted and read past; only broken JSON ends the reading (as a thrown error).
struct RecordReader {
  var json: JSONReader
  var problems = ErrorCollector()
  private var actorKeys = JSONKeys(RecordKeys.actor)
  private var articleKeys = JSONKeys(RecordKeys.article)
  private var relationKeys = JSONKeys(RecordKeys.relation)
  private var roleKeys = JSONKeys(RecordKeys.role)

  init(_ json: JSONReader) { self.json = json }

  mutating func actor() throws(InputError) -> Actor? {
    guard let start = try beginning(of: .object, "an actor") else { return nil }
    var actor = Actor(id: "", name: "", kind: .organization)
    var seen = SeenKeys(), isFirst = true
    while let key = try json.nextKey(&isFirst) {
      let place = actorKeys.place(of: key, in: json.bytes)
      guard let place, try admit(key, place, &seen) else {
        try unknown(key, place, "an actor", RecordKeys.actor)
        continue
      }
      switch RecordKeys.actor[place] {
      case "aliases": actor.aliases = try strings("aliases")
      case "country": actor.country = try text("country")
      case "id": actor.id = try text("id") ?? ""
      case "kind":
        if let kind = try word("kind", ActorKind.self) { actor.kind = kind }
        seen.hasKind = true
      case "name": actor.name = try text("name") ?? ""
      case "roles": actor.roles = try roles()
      default: actor.sector = try text("sector")
      }
    }
    if actor.id.isEmpty { return missing("id", "an actor", start) }
    if actor.name.isEmpty { actor.name = actor.id }
    if !seen.hasKind { note("the actor \"\(actor.id)\" has no \"kind\"", at: start) }
    return actor
  }

  mutating func article() throws(InputError) -> Article? {
    guard let start = try beginning(of: .object, "an article") else { return nil }
    var article = Article(id: "")
    var seen = SeenKeys(), isFirst = true
    while let key = try json.nextKey(&isFirst) {
      let place = articleKeys.place(of: key, in: json.bytes)
      guard let place, try admit(key, place, &seen) else {
        try unknown(key, place, "an article", RecordKeys.article)
        continue
      }
      switch RecordKeys.article[place] {
      case "author": article.author = try text("author")
      case "date": article.date = try date("date")
      case "dateBasis": article.dateBasis = try word("dateBasis", DateBasis.self)
      case "duplicateOf": article.duplicateOf = try text("duplicateOf")
      case "id": article.id = try text("id") ?? ""
      case "language": article.language = try text("language")
      case "outlet": article.outlet = try text("outlet")
      case "sha256": article.sha256 = try text("sha256")
      case "text": article.text = try text("text")
      case "title": article.title = try text("title")
      default: article.urls = try strings("urls")
      }
    }
    return article.id.isEmpty ? missing("id", "an article", start) : article
  }

  /// A relation, or nil when something about it is wrong.
  mutating func relation() throws(InputError) -> Relation? {
    guard let start = try beginning(of: .object, "a relation") else { return nil }
    let problemsBefore = problemCount
    var r = Relation(
      id: "", source: "", target: nil, event: nil, evidence: Evidence(basis: .stated))
    var range: Range<Int>?, quote: String?
    var words: (source: String?, event: String?, target: String?)
    var kind: Kind?, hasBasis = false
    var seen = SeenKeys(), isFirst = true
    while let key = try json.nextKey(&isFirst) {
      let place = relationKeys.place(of: key, in: json.bytes)
      guard let place, try admit(key, place, &seen) else {
        try unknown(key, place, "a relation", RecordKeys.relation)
        continue
      }
      switch RelationKey(rawValue: place)! {
      case .about: r.about = try strings("about")
      case .article: r.evidence.article = try text("article")
      case .basis:
        if let basis = try word("basis", Basis.self) { r.evidence.basis = basis }
        hasBasis = true
      case .claimant: r.evidence.claimants = try stringOrStrings("claimant")
      case .condition: r.evidence.condition = try text("condition")
      case .confidence: r.evidence.confidence = try number("confidence") ?? 1
      case .date: r.evidence.date = try date("date")
      case .dateBasis: r.evidence.dateBasis = try word("dateBasis", DateBasis.self)
      case .event: r.event = try word("event", Event.self)
      case .eventText: words.event = try text("eventText")
      case .id: r.id = try text("id") ?? ""
      case .intensity: r.evidence.intensity = try number("intensity")
      case .joint: r.joint = try text("joint")
      case .kind: kind = try word("kind", Kind.self)
      case .modality:
        if let modality = try word("modality", Modality.self) { r.evidence.modality = modality }
      case .mutual: r.mutual = try truth("mutual") ?? false
      case .quote: quote = try text("quote")
      case .range: range = try byteRange()
      case .row: r.evidence.row = try text("row")
      case .rule: r.evidence.rule = try text("rule")
      case .sentence: r.evidence.sentence = try count("sentence")
      case .source: r.source = try text("source") ?? ""
      case .sourceText: words.source = try text("sourceText")
      case .target: r.target = try text("target")
      case .targetText: words.target = try text("targetText")
      case .verdict: r.verdict = try word("verdict", Verdict.self)
      case .weight: r.weight = try number("weight") ?? 1
      }
    }
    if r.id.isEmpty { return missing("id", "a relation", start) }
    if r.source.isEmpty { return missing("source", "the relation \(r.id)", start) }
    if !hasBasis { return missing("basis", "the relation \(r.id)", start) }
    r.kind = kind ?? r.event?.kind ?? .untyped
    if let range {
      r.evidence.passage = Passage(
        range: range, quote: quote ?? "", sourceText: words.source, eventText: words.event,
        targetText: words.target)
    } else if quote != nil {
      note("the relation \(r.id) has a \"quote\" and no \"range\"", at: start)
    }
    return problemCount == problemsBefore ? r : nil
  }

  var problemCount: Int { (problems.found?.errors.count ?? 0) + (problems.found?.omitted ?? 0) }

  mutating func note(_ problem: String, at place: Int, hint: String? = nil) {
    // Finding line and column reads the file up to there: not for problems that are only counted.
    let error =
      problems.isFull
      ? InputError(file: json.file, problem: problem) : json.error(problem, at: place, hint: hint)
    problems.add(error)
  }

  /// Whether a value of that kind is next; notes and reads past any other.
  mutating func isNext(_ kind: JSONKind, _ name: String) throws(InputError) -> Bool {
    let found = try json.kind()
    if found == kind { return true }
    if found == .null {
      try json.null()
      return false
    }
    note("\(name) is \(found.rawValue); expected \(kind.rawValue)", at: json.start())
    try json.skip()
    return false
  }

  mutating func text(_ key: String) throws(InputError) -> String? {
    try isNext(.string, "\"\(key)\"") ? try json.string() : nil
  }

  mutating func number(_ key: String) throws(InputError) -> Double? {
    try isNext(.number, "\"\(key)\"") ? try json.number() : nil
  }

  private mutating func truth(_ key: String) throws(InputError) -> Bool? {
    try isNext(.boolean, "\"\(key)\"") ? try json.boolean() : nil
  }

  private mutating func count(_ key: String) throws(InputError) -> Int? {
    let place = json.start()
    guard let value = try number(key) else { return nil }
    guard let count = Int(exactly: value), (0..<Int(Int32.max)).contains(count) else {
      note("\"\(key)\" is \(shortest(value)); expected a whole number from 0 on", at: place)
      return nil
    }
    return count
  }

  mutating func strings(_ key: String) throws(InputError) -> [String] {
    guard try isNext(.array, "\"\(key)\"") else { return [] }
    var list: [String] = []
    var isFirst = true
    while try json.nextElement(&isFirst) {
      if try isNext(.string, "an element of \"\(key)\"") { list.append(try json.string()) }
    }
    return list
  }

  private mutating func stringOrStrings(_ key: String) throws(InputError) -> [String] {
    if try json.kind() == .string { return [try json.string()] }
    return try strings(key)
  }

  private mutating func byteRange() throws(InputError) -> Range<Int>? {
    let place = json.start()
    guard try isNext(.array, "\"range\"") else { return nil }
    var bounds: [Double] = []
    var isFirst = true
    while try json.nextElement(&isFirst) {
      if try isNext(.number, "an element of \"range\"") { bounds.append(try json.number()) }
    }
    let whole = bounds.compactMap { Int(exactly: $0) }
    guard bounds.count == 2, whole.count == 2, whole[0] >= 0, whole[0] <= whole[1],
      whole[1] < Int(Int32.max)
    else {
      note(
        "\"range\" is [\(bounds.prefix(4).map(shortest).joined(separator: ","))]; expected the "
          + "first byte of the quote and the one after its last", at: place)
      return nil
    }
    return whole[0]..<whole[1]
  }

  mutating func date(_ key: String) throws(InputError) -> PartialDate? {
    let place = json.start()
    guard let written = try text(key) else { return nil }
    guard let date = PartialDate(written) else {
      note(
        "\"\(key)\" is not a date: \"\(written.prefix(40))\"", at: place,
        hint: "write YYYY-MM-DD, YYYY-MM or YYYY")
      return nil
    }
    return date
  }

  private mutating func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Word.Type
  ) throws(InputError) -> Word? where Word.RawValue == String {
    let place = json.start()
    guard let written = try text(key) else { return nil }
    if let word = Word(rawValue: written) { return word }
    let known = Word.allCases.map(\.rawValue)
    note(
      "\"\(key)\" is \"\(written.prefix(40))\"; expected one of \(known.joined(separator: ", "))",
      at: place, hint: nearest(to: written, among: known).map { "did you mean \"\($0)\"?" })
    return nil
  }

  private mutating func roles() throws(InputError) -> [Role] {
    guard try isNext(.array, "\"roles\"") else { return [] }
    var roles: [Role] = []
    var isFirst = true
    while try json.nextElement(&isFirst) {
      guard let start = try beginning(of: .object, "a role") else { continue }
      var role = Role(title: "")
      var seen = SeenKeys(), isFirst = true
      while let key = try json.nextKey(&isFirst) {
        let place = roleKeys.place(of: key, in: json.bytes)
        guard let place, try admit(key, place, &seen) else {
          try unknown(key, place, "a role", RecordKeys.role)
          continue
        }
        switch RecordKeys.role[place] {
        case "of": role.of = try text("of")
        case "since": role.since = try date("since")
        case "title": role.title = try text("title") ?? ""
        default: role.until = try date("until")
        }
      }
      if role.title.isEmpty { note("a role has no \"title\"", at: start) }
      roles.append(role)
    }
    return roles
  }

  /// The start of the next value when it is of that kind.
  private mutating func beginning(
    of kind: JSONKind, _ name: String
  ) throws(InputError) -> Int? {
    let start = json.start()
    if try json.kind() == .null {
      note("\(name) is null; expected \(kind.rawValue)", at: start)
      try json.null()
      return nil
    }
    return try isNext(kind, name) ? start : nil
  }

  /// Whether a known key stands in its record for the first time.
  private mutating func admit(
    _ key: Range<Int>, _ place: Int, _ seen: inout SeenKeys
  ) throws(InputError) -> Bool {
    guard seen.bits & (1 << UInt64(place)) == 0 else {
      throw json.error(
        "the key \"\(try json.text(ofKey: key))\" stands twice in one object",
        at: key.lowerBound - 1)
    }
    seen.bits |= 1 << UInt64(place)
    return true
  }

  /// Notes a key that records of this kind do not have; keys that begin with `x_` are other
  /// programs' own.
  private mutating func unknown(
    _ key: Range<Int>, _ place: Int?, _ record: String, _ known: [String]
  ) throws(InputError) {
    let name = try json.text(ofKey: key)
    if !name.hasPrefix("x_") {
      note(
        "\(record) has no key \"\(name.prefix(40))\"", at: key.lowerBound - 1,
        hint: nearest(to: name, among: known).map { "did you mean \"\($0)\"?" }
          ?? "keys of your own begin with x_")
    }
    try json.skip()
  }

  private mutating func missing<Record>(_ key: String, _ record: String, _ place: Int) -> Record? {
    note("\(record) has no \"\(key)\"", at: place)
    return nil
  }
}

/// Which keys of a record were met.
private struct SeenKeys {
  var bits: UInt64 = 0
  var hasKind = false
}

/// The keys of each record, sorted, as the writer writes them.
enum RecordKeys {
  static let actor = ["aliases", "country", "id", "kind", "name", "roles", "sector"]
  static let role = ["of", "since", "title", "until"]
  static let article = [
    "author", "date", "dateBasis", "duplicateOf", "id", "language", "outlet", "sha256", "text",
    "title", "urls",
  ]
  static let relation = RelationKey.allCases.map { "\($0)" }
}

enum RelationKey: Int, CaseIterable {
  case about, article, basis, claimant, condition, confidence, date, dateBasis, event, eventText
  case id, intensity, joint, kind, modality, mutual, quote, range, row, rule, sentence, source
  case sourceText, target, targetText, verdict, weight
}
