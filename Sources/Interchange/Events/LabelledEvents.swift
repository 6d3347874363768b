import Basics
import Graph

/// Event rows of four tab-separated columns without a header: actor, relation, actor, date.
///
/// The relation is a label or code of CAMEO; others make untyped relations and are counted.
enum LabelledEvents {
  static func read(
    _ source: ByteSource, ledger: inout Ledger, parts: GraphParts? = nil
  ) throws(InputErrors) -> ActorGraph {
    var rows = LabelledRows(file: source.name, parts: parts)
    var problems = ErrorCollector()
    do throws(InputError) {
      let name = source.name, blocks = LineBlocks(source)
      try blocks.forEachPart {
        LabelledBlock($0, file: name)
      } _: { blockParts in
        if rows.isEmpty, parts == nil {
          rows.importer.expect(
            rows: blockParts.reduce(0) { $0 + $1.rows.count }, growth: blocks.expectedGrowth)
        }
        for problem in blockParts.lazy.flatMap(\.problems) where !problems.isFull {
          problems.add(problem)
        }
        rows.add(blockParts)
        return !problems.isFull && !rows.importer.isStopped
      }
    } catch { problems.add(error) }
    try problems.finish()
    ledger.add(rows.importer.ledger)
    return rows.importer.finished()
  }
}

/// A block of lines taken apart, names and labels by numbers of its own.
private struct LabelledBlock: Sendable {
  struct Row: Sendable {
    var source: UInt32, label: UInt32, target: UInt32
    /// `PartialDate.packed`.
    var date: UInt32
    var line: UInt32
  }
  var names = ByteInterner(), labels = ByteInterner()
  var rows: [Row] = []
  var problems: [InputError] = []
  /// Names and labels that are not UTF-8, as often as they come.
  private(set) var fallbackCount = 0

  init(_ block: LineBlock, file: String) {
    read(block, file)
    fallbackCount = countFallbacks()
  }

  private mutating func read(_ block: LineBlock, _ file: String) {
    let bytes = block.bytes
    var start = 0, line = block.firstLine
    // The places of the first three tabs, and how many there are.
    var first = 0, second = 0, third = 0, tabs = 0
    for place in 0...bytes.count {
      if place < bytes.count {
        let byte = bytes[place]
        if byte > 10 { continue }
        if byte == 9 {
          tabs += 1
          if tabs == 1 {
            first = place
          } else if tabs == 2 {
            second = place
          } else if tabs == 3 {
            third = place
          }
          continue
        }
        if byte != 10 { continue }
      }
      var end = place
      if end > start, bytes[end - 1] == 13 { end -= 1 }
      if end > start {
        if tabs == 3, let date = LabelledBlock.date(bytes, third + 1..<end) {
          let source = names.number(of: start..<first, in: bytes)
          let target = names.number(of: second + 1..<third, in: bytes)
          rows.append(
            Row(
              source: UInt32(source),
              label: UInt32(labels.number(of: first + 1..<second, in: bytes)),
              target: UInt32(target), date: date, line: UInt32(line)))
        } else if problems.count < 20 {
          let date = tabs == 3 ? bytes[third + 1..<end] : []
          problems.append(LabelledBlock.problem(file, line, columns: tabs + 1, date: date))
        }
      }
      start = place + 1
      line += 1
      tabs = 0
    }
  }

  private func countFallbacks() -> Int {
    func invalid(_ texts: ByteInterner) -> Set<UInt32> {
      Set((0..<texts.count).filter { decodeField(texts[$0]).encoding != .utf8 }.map(UInt32.init))
    }
    let names = invalid(names), labels = invalid(labels)
    guard !names.isEmpty || !labels.isEmpty else { return 0 }
    return rows.reduce(0) { count, row in
      count + (names.contains(row.source) ? 1 : 0) + (names.contains(row.target) ? 1 : 0)
        + (labels.contains(row.label) ? 1 : 0)
    }
  }

  private static func problem(
    _ file: String, _ line: Int, columns: Int, date: ArraySlice<UInt8>
  ) -> InputError {
    guard columns == 4 else {
      return InputError(
        file: file, line: line, problem: "the row has \(columns) columns; expected 4",
        hint: "actor, relation, actor and date, apart by tabs")
    }
    return InputError(
      file: file, line: line, problem: "\"\(decodeField(date).text.prefix(40))\" is not a date",
      hint: "write YYYY-MM-DD, YYYY-MM or YYYY")
  }

  private static func date(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32? {
    // As most are written: ten bytes, looked at in place.
    if range.count == 10 {
      var digits = 0, number = 0
      for place in range {
        let digit = bytes[place] &- 48
        if digit < 10 {
          number = number * 10 + Int(digit)
          digits += 1
        }
      }
      let dash = UInt8(ascii: "-"), start = range.lowerBound
      guard digits == 8, bytes[start + 4] == dash, bytes[start + 7] == dash else { return nil }
      return PartialDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)?
        .packed
    }
    return PartialDate(String(decoding: bytes[range], as: UTF8.self))?.packed
  }
}

/// Gathers blocks in their order, by the names and labels of the whole file.
private struct LabelledRows {
  var importer: EventImporter
  private var names = ByteInterner(), labels = ByteInterner()
  /// By name; nil for what stands for no actor.
  private var actors: [UInt32?] = []
  private var facts: [LabelFacts] = []

  var isEmpty: Bool { names.count == 0 }

  init(file: String, parts: GraphParts?) { importer = EventImporter(file: file, parts: parts) }

  mutating func add(_ parts: [LabelledBlock]) {
    let namesKnown = names.count, labelsKnown = labels.count
    let nameNumbers = parts.map { names.numbers(of: $0.names) }
    let labelNumbers = parts.map { labels.numbers(of: $0.labels) }
    let newNames = (namesKnown..<names.count).map { decodeField(names[$0]).text }
    let made = parallelMap(fixedParts(of: newNames.count)) { range in
      newNames[range].map { $0.isMissing ? nil : EventActors.actor(named: $0) }
    }
    for actor in made.joined() { actors.append(actor.map { importer.put($0) }) }
    for label in labelsKnown..<labels.count {
      facts.append(LabelFacts(decodeField(labels[label]).text))
    }
    for place in parts.indices {
      add(parts[place], nameNumbers[place].map { actors[$0] }, labelNumbers[place])
    }
  }

  private mutating func add(_ part: LabelledBlock, _ actors: [UInt32?], _ labels: [Int]) {
    importer.countFallbacks(part.fallbackCount)
    // A relation for each label, to be copied: most rows differ in actors, date and line only.
    var samples = [ActorGraph.ImportedRelation?](repeating: nil, count: labels.count)
    var unknown = 0
    for row in part.rows {
      let label = Int(row.label), target = actors[Int(row.target)]
      if facts[labels[label]].isUnknown { unknown += 1 }
      guard let source = actors[Int(row.source)] else {
        importer.skipWithoutSource(hasTarget: target != nil, line: Int(row.line))
        continue
      }
      if samples[label] == nil {
        let facts = facts[labels[label]]
        samples[label] = importer.relation(
          source: source, target: target, event: facts.event, code: facts.code,
          line: Int(row.line))
        samples[label]?.intensity = facts.intensity
      }
      guard var relation = samples[label] else { continue }
      relation.source = source
      relation.target = target
      relation.date = row.date
      relation.line = row.line
      importer.add(relation)
      importer.handOverIfFull()
    }
    if unknown > 0 {
      importer.ledger.change("a relation that CAMEO does not know", count: unknown)
    }
  }
}

/// What a label of the second column says.
private struct LabelFacts {
  /// The label itself when CAMEO does not know it.
  let code: String
  let isUnknown: Bool
  let event: Event?
  let intensity: Double?

  init(_ label: String) {
    let known = Cameo.isCode(label) ? label : Cameo.code(label: label)
    code = known ?? label
    isUnknown = known == nil
    event = known.flatMap(Cameo.event)
    intensity = known.flatMap(Cameo.goldstein)
  }
}
