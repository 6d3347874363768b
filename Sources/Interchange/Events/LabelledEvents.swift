import Basics
import Graph

/// Event rows of four tab-separated columns without a header: actor, relation, actor, date.
///
/// The relation is a label or code of CAMEO; others make untyped relations and are counted.
enum LabelledEvents {
  static func read(
    _ source: ByteSource, ledger: inout Ledger
  ) throws(InputErrors) -> ActorGraph {
    var importer = EventImporter(file: source.name)
    var problems = ErrorCollector()
    var codes: [String: (code: String?, event: Event?)] = [:]
    let blocks = LineBlocks(source)
    var fields: [Range<Int>] = []
    do throws(InputError) {
      while let block = try blocks.next() {
        for line in block where !line.range.isEmpty && !problems.isFull {
          splitFields(block.bytes, line.range, into: &fields)
          guard fields.count == 4 else {
            problems.add(
              InputError(
                file: source.name, line: line.number,
                problem: "the row has \(fields.count) columns; expected 4",
                hint: "actor, relation, actor and date, apart by tabs"))
            continue
          }
          let texts = fields.map { importer.text(block.bytes, $0) }
          guard let date = PartialDate(texts[3]) else {
            problems.add(
              InputError(
                file: source.name, line: line.number,
                problem: "\"\(texts[3].prefix(40))\" is not a date",
                hint: "write YYYY-MM-DD, YYYY-MM or YYYY"))
            continue
          }
          if codes[texts[1]] == nil {
            let code = Cameo.isCode(texts[1]) ? texts[1] : Cameo.code(label: texts[1])
            codes[texts[1]] = (code, code.flatMap(Cameo.event))
          }
          let (code, event) = codes[texts[1]]!
          if code == nil { importer.ledger.change("a relation that CAMEO does not know") }
          importer.add(
            EventRow(
              source: importer.actor(texts[0]), target: importer.actor(texts[2]), event: event,
              code: code ?? texts[1], date: date, intensity: code.flatMap(Cameo.goldstein),
              line: line.number))
        }
      }
    } catch { problems.add(error) }
    try problems.finish()
    ledger.add(importer.ledger)
    return importer.graph
  }
}
