import Basics
import Graph

/// GDELT event files, 1.0 (57 or 58 columns) and 2.0 (61), without header
/// (http://data.gdeltproject.org/documentation/GDELT-Event_Codebook-V2.0.pdf).
///
/// A row is a report, not an event: its article is the evidence, so that by default a tie weighs as
/// many articles as report it. With mentions, each article that mentions the event is evidence.
enum GDELT {
  /// - Parameters:
  ///   - mentions: Of the events in this file and others; those of its events are taken.
  ///   - parts: Where the graph is wanted part by part; a part ends with a block of lines. Not with
  ///     mentions, whose articles belong to the whole.
  static func read(
    _ source: ByteSource, mentions: inout GDELTMentions?, ledger: inout Ledger,
    parts graphParts: GraphParts? = nil
  ) throws(InputErrors) -> ActorGraph {
    precondition(mentions == nil || graphParts == nil, "mentions are joined to a whole graph")
    var problems = ErrorCollector()
    var rows = GDELTRows(file: source.name, mentions: mentions, parts: graphParts)
    do throws(InputError) {
      let width = try width(of: source), file = source.name, known = mentions
      let blocks = LineBlocks(source)
      try blocks.forEachPart {
        GDELTBlock($0, width: width, mentions: known, file: file)
      } _: { parts in
        for problem in parts.lazy.flatMap(\.problems) where !problems.isFull {
          problems.add(problem)
        }
        if rows.isEmpty, known == nil, graphParts == nil {
          rows.importer.expect(
            rows: parts.reduce(0) { $0 + $1.rows.count }, growth: blocks.expectedGrowth)
        }
        // What is refused need not be gathered.
        if problems.found == nil { rows.add(parts) }
        rows.handOverIfFull()
        return !problems.isFull && !rows.importer.isStopped
      }
    } catch { problems.add(error) }
    try problems.finish()
    mentions = rows.mentions
    ledger.add(rows.importer.ledger)
    return rows.importer.finished()
  }

  /// The width of the first row that has one of GDELT's; 0 when none has among the first.
  private static func width(of source: ByteSource) throws(InputError) -> Int {
    var rows = TabRows(LineBlock.all(of: try source.peek(1 << 18)), limit: 0)
    while rows.next() {
      if GDELTBlock.widths.contains(rows.fieldCount) { return rows.fieldCount }
    }
    return 0
  }

  /// `example.org` of `https://www.example.org/a`.
  static func host(of url: String) -> String? {
    let slash = UInt8(ascii: "/"), bytes = url.utf8
    guard let first = bytes.firstIndex(of: slash), first != bytes.startIndex,
      bytes[bytes.index(before: first)] == UInt8(ascii: ":")
    else { return nil }
    let second = bytes.index(after: first)
    guard second != bytes.endIndex, bytes[second] == slash else { return nil }
    let start = bytes.index(after: second)
    let host = url[start..<(bytes[start...].firstIndex(of: slash) ?? bytes.endIndex)].lowercased()
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }
}

/// Gathers blocks in their order, by the texts of the whole file.
private struct GDELTRows {
  var importer: EventImporter
  var mentions: GDELTMentions?
  private var actorCodes = ByteInterner(), addresses = ByteInterner()
  /// By code and by address; nil for what stands for nothing.
  private var actors: [UInt32?] = [], articles: [UInt32?] = []
  /// By the mentions' numbers of articles: the graph's.
  private var mentioned: [UInt32?]

  var isEmpty: Bool { actorCodes.count == 0 }

  init(file: String, mentions: GDELTMentions?, parts: GraphParts?) {
    importer = EventImporter(file: file, parts: parts)
    self.mentions = mentions
    mentioned = [UInt32?](repeating: nil, count: mentions?.articleCount ?? 0)
  }

  /// Hands a part over when it is full.
  mutating func handOverIfFull() {
    if importer.handOverIfFull() { (addresses, articles) = (ByteInterner(), []) }
  }

  mutating func add(_ parts: [GDELTBlock]) {
    let numbers = parts.map {
      (actors: actorCodes.numbers(of: $0.actors), articles: newArticles($0))
    }
    var names = [[UInt8]?](repeating: nil, count: actorCodes.count - actors.count)
    for (part, numbers) in zip(parts, numbers) {
      for (place, number) in numbers.actors.enumerated() where number >= actors.count {
        // What the first row calls it.
        if names[number - actors.count] == nil { names[number - actors.count] = part.names[place] }
      }
    }
    for name in names {
      let code = decodeField(actorCodes[actors.count]).text
      actors.append(
        code.isMissing
          ? nil
          : importer.put(CameoActors.actor(code: code, name: decodeField(name![...]).text)))
    }
    for (part, numbers) in zip(parts, numbers) {
      add(part, numbers.actors.map { actors[$0] }, numbers.articles.map { articles[$0] })
    }
  }

  /// Makes the articles that a part is the first to name.
  ///
  /// - Returns: The numbers here of its addresses, by their numbers there.
  private mutating func newArticles(_ part: GDELTBlock) -> [Int] {
    let known = addresses.count
    let numbers = addresses.numbers(of: part.articles)
    let added = numbers.indices.filter { numbers[$0] >= known }
    let texts = added.map { part.articles[$0] }, dates = added.map { part.added[$0] }
    let mentions = mentions
    let made = parallelMap(fixedParts(of: texts.count)) { range in
      range.map { place -> Article? in
        let url = decodeField(texts[place]).text
        guard !url.isMissing else { return nil }
        return mentions?.article(identifiedBy: texts[place])
          ?? GDELTMentions.article(url, date: PartialDate(packed: dates[place]), outlet: nil)
      }
    }
    for article in made.joined() { articles.append(article.map { importer.put($0) }) }
    return numbers
  }

  private mutating func add(_ part: GDELTBlock, _ actors: [UInt32?], _ articles: [UInt32?]) {
    importer.countFallbacks(part.fallbackCount)
    // A relation for each code, to be copied: most rows differ in actors, date and line only.
    var samples = [ActorGraph.ImportedRelation?](repeating: nil, count: part.codes.count)
    for row in part.rows {
      let code = part.codes[Int(row.code)]
      if code.isPadded { importer.countPadded(line: Int(row.line)) }
      func actor(_ number: UInt32) -> UInt32? {
        number == GDELTBlock.absent ? nil : actors[Int(number)]
      }
      let target = actor(row.target)
      guard let source = actor(row.source) else {
        importer.skipWithoutSource(hasTarget: target != nil, line: Int(row.line))
        if mentions?.take(row.mentions) == true {
          importer.ledger.skip("a mention of a row without source", count: row.mentions.count)
        }
        continue
      }
      if samples[Int(row.code)] == nil {
        samples[Int(row.code)] = importer.relation(
          source: source, target: target, event: code.event, code: code.code, line: Int(row.line))
      }
      guard var relation = samples[Int(row.code)] else { continue }
      relation.source = source
      relation.target = target
      relation.date = row.date
      relation.article = row.article == GDELTBlock.absent ? nil : articles[Int(row.article)]
      relation.line = row.line
      relation.intensity = row.intensity.isNaN ? nil : row.intensity
      if !row.mentions.isEmpty { join(row.mentions, to: &relation) }
      importer.add(relation)
    }
  }
  /// Adds a relation for each mention of an event's row; what the row's own article says of it goes
  /// into the row's relation.
  private mutating func join(
    _ places: Range<UInt32>, to relation: inout ActorGraph.ImportedRelation
  ) {
    guard mentions?.take(places) == true, let mentions else { return }
    let row = relation
    var own: GDELTMentions.Mention?
    for place in places {
      let mention = mentions[place], number = Int(mention.article)
      let article = mentioned[number] ?? importer.put(mentions.article(number))
      mentioned[number] = article
      var other: GDELTMentions.Mention? = mention
      if article == row.article, own.map({ $0.confidence < mention.confidence }) ?? true {
        // The surest sentence of the row's article is the row's.
        (own, other) = (mention, own)
      }
      if let other { add(other, of: row, in: article, mentions.file(of: other)) }
    }
    if let own { tell(&relation, own) }
    importer.ledger.kept += places.count
    importer.ledger.join("a mention of an event", count: places.count)
  }

  private mutating func add(
    _ mention: GDELTMentions.Mention, of row: ActorGraph.ImportedRelation, in article: UInt32,
    _ file: String
  ) {
    var relation = row
    relation.article = article
    relation.line = mention.line
    tell(&relation, mention)
    importer.add(relation, ofFile: file)
  }

  private func tell(
    _ relation: inout ActorGraph.ImportedRelation, _ mention: GDELTMentions.Mention
  ) {
    relation.sentence = mention.sentence
    relation.confidence = Double(mention.confidence) / 100
  }
}
