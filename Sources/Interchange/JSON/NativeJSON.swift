import Basics
import Graph

/// The native document: everything a graph holds, as JSON that reads back equal.
///
/// Canonical: keys sorted, actors and articles by id, relations by article and place, one record a
/// line. So two documents of one graph are equal byte for byte, and `diff` shows what changed.
public enum NativeJSON {
  /// The number that a document gives under `graphtool`.
  public static let version = 1

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - file: Its name in errors.
  ///   - firstLine: The line of that file on which it begins.
  /// - Throws: all that is wrong with it, up to twenty problems with line and column.
  /// - Complexity: O(*n*) for *n* bytes.
  public static func read(
    _ bytes: [UInt8], file: String, firstLine: Int = 1
  ) throws(InputErrors) -> ActorGraph {
    let json: JSONReader
    do throws(InputError) {
      json = try JSONReader(
        bytes, file: file, firstLine: firstLine)
    } catch {
      throw InputErrors(error)
    }
    var reader = DocumentReader(json)
    do throws(InputError) { try reader.document() } catch { reader.records.problems.add(error) }
    try reader.records.problems.finish()
    return reader.graph
  }

  /// Reads the stream that `extract --to jsonl` writes: a line `{"id","actors","relations"}` for
  /// each article. Actors with one id become one.
  ///
  /// - Throws: all that is wrong with it, up to twenty problems with line and column.
  public static func readStream(_ source: ByteSource) throws(InputErrors) -> ActorGraph {
    var graph = ActorGraph()
    var problems = ErrorCollector()
    let blocks = LineBlocks(source)
    do throws(InputError) {
      while let block = try blocks.next() {
        for line in block where !isBlank(block.bytes[line.range]) {
          guard !problems.isFull else { break }
          let json = try JSONReader(
            block.bytes, range: line.range, file: source.name, firstLine: block.firstLine)
          var reader = DocumentReader(json, graph: graph)
          graph = ActorGraph()  // so that the reader holds the only copy
          reader.records.problems = problems
          // A line with broken JSON costs that line only.
          do throws(InputError) { try reader.line() } catch { reader.records.problems.add(error) }
          problems = reader.records.problems
          graph = reader.graph
        }
      }
    } catch { problems.add(error) }
    try problems.finish()
    return graph
  }

  static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 == 32 || $0 == 9 || $0 == 13 || $0 == 10 }
  }
}

/// Fills a graph from a document, or from lines of the stream.
struct DocumentReader {
  var records: RecordReader
  var graph: ActorGraph

  init(_ json: JSONReader, graph: ActorGraph = ActorGraph()) {
    records = RecordReader(json)
    self.graph = graph
  }

  mutating func document() throws(InputError) {
    let start = records.json.start()
    guard try records.isNext(.object, "the document") else { return }
    var isFirst = true
    var seen: Set<String> = []
    // Relations need their actors and articles first, which may come later in the file.
    var deferred: Int?
    while let range = try records.json.nextKey(&isFirst) {
      let key = try records.json.text(ofKey: range)
      guard seen.insert(key).inserted else {
        throw records.json.error(
          "the key \"\(key)\" stands twice in one object", at: range.lowerBound - 1)
      }
      switch key {
      case "actors": try actors()
      case "articles": try articles()
      case "graphtool": try version()
      case "made": try provenance()
      case "relations":
        if seen.contains("actors"), seen.contains("articles") {
          try relations()
        } else {
          deferred = records.json.start()
          try records.json.skip()
        }
      default: try unknown(key, range, among: ["actors", "articles", "made", "relations"])
      }
    }
    try records.json.finish()
    if let deferred {
      records.json.seek(deferred)
      try relations()
    }
    if !seen.contains("graphtool") {
      records.note(
        "the document has no \"graphtool\"", at: start,
        hint: "a native document says \"graphtool\": \(NativeJSON.version)")
    }
  }

  /// A line of the stream.
  mutating func line() throws(InputError) {
    let start = records.json.start()
    guard try records.isNext(.object, "a line") else { return }
    var isFirst = true
    var id: String?, article: Article?, deferred: Int?
    while let range = try records.json.nextKey(&isFirst) {
      switch try records.json.text(ofKey: range) {
      case "actors": try actors(joining: true)
      case "article": article = try records.article()
      case "id": id = try records.text("id")
      case "relations":
        deferred = records.json.start()
        try records.json.skip()
      case let key: try unknown(key, range, among: ["actors", "article", "id", "relations"])
      }
    }
    try records.json.finish()
    guard let id else { return records.note("a line has no \"id\"", at: start) }
    add(at: start) { graph throws(GraphError) in try graph.add(article ?? Article(id: id)) }
    if let deferred {
      records.json.seek(deferred)
      try relations()
    }
  }

  private mutating func unknown(
    _ key: String, _ range: Range<Int>, among known: [String]
  ) throws(InputError) {
    if !key.hasPrefix("x_") {
      records.note(
        "a document has no key \"\(key.prefix(40))\"", at: range.lowerBound - 1,
        hint: nearest(to: key, among: known).map { "did you mean \"\($0)\"?" })
    }
    try records.json.skip()
  }

  private mutating func version() throws(InputError) {
    let place = records.json.start()
    guard let version = try records.number("graphtool") else { return }
    if version != Double(NativeJSON.version) {
      records.note(
        "the document has the form \(shortest(version)); this program reads form "
          + "\(NativeJSON.version)", at: place, hint: "use the graphtool that wrote it")
    }
  }

  private mutating func actors(joining: Bool = false) throws(InputError) {
    guard try records.isNext(.array, "\"actors\"") else { return }
    var isFirst = true
    while try records.json.nextElement(&isFirst) {
      let place = records.json.start()
      guard let actor = try records.actor() else { continue }
      if joining, let known = graph.actor(actor.id) {
        graph.replace(known.joined(with: actor))
      } else {
        add(at: place) { graph throws(GraphError) in try graph.add(actor) }
      }
    }
  }

  private mutating func articles() throws(InputError) {
    guard try records.isNext(.array, "\"articles\"") else { return }
    var isFirst = true
    while try records.json.nextElement(&isFirst) {
      let place = records.json.start()
      guard let article = try records.article() else { continue }
      add(at: place) { graph throws(GraphError) in try graph.add(article) }
    }
  }

  private mutating func relations() throws(InputError) {
    guard try records.isNext(.array, "\"relations\"") else { return }
    var isFirst = true
    while try records.json.nextElement(&isFirst) {
      let place = records.json.start()
      guard let relation = try records.relation() else { continue }
      add(at: place) { graph throws(GraphError) in try graph.add(relation) }
    }
  }

  private mutating func add(
    at place: Int, _ body: (inout ActorGraph) throws(GraphError) -> Void
  ) {
    do throws(GraphError) { try body(&graph) } catch {
      records.note(error.description, at: place, hint: hint(for: error))
    }
  }

  private func hint(for error: GraphError) -> String? {
    guard case .unknownActor(let id, _) = error, graph.actors.count <= 10_000 else { return nil }
    return nearest(to: id, among: graph.actors.lazy.map(\.id)).map { "did you mean \"\($0)\"?" }
  }

  private mutating func provenance() throws(InputError) {
    guard try records.isNext(.object, "\"made\"") else { return }
    var made = Provenance()
    var isFirst = true
    while let range = try records.json.nextKey(&isFirst) {
      switch try records.json.text(ofKey: range) {
      case "by": made.by = try records.text("by")
      case "command": made.command = try records.strings("command")
      case "inputs": made.inputs = try inputs()
      case "lexicon": made.lexicon = try records.text("lexicon")
      case "model": made.model = try records.text("model")
      default: try records.json.skip()
      }
    }
    graph.provenance = made
  }

  private mutating func inputs() throws(InputError) -> [Provenance.Input] {
    guard try records.isNext(.array, "\"inputs\"") else { return [] }
    var inputs: [Provenance.Input] = []
    var isFirst = true
    while try records.json.nextElement(&isFirst) {
      guard try records.isNext(.object, "an input") else { continue }
      var name = "", sha256 = "", isFirstKey = true
      while let range = try records.json.nextKey(&isFirstKey) {
        switch try records.json.text(ofKey: range) {
        case "name": name = try records.text("name") ?? ""
        case "sha256": sha256 = try records.text("sha256") ?? ""
        default: try records.json.skip()
        }
      }
      inputs.append(Provenance.Input(name: name, sha256: sha256))
    }
    return inputs
  }
}
