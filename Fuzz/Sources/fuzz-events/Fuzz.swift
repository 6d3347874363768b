import Basics
import Interchange

private let formats: [FileFormat] = [
  .gdelt, .icews, .polecat, .phoenix, .acled, .events, .gkg, .dl, .ftm, .csv, .mentions,
]

/// The event with the number 1, for mentions to be of.
private let eventRow: [UInt8] = {
  var fields = [String](repeating: "", count: 61)
  (fields[0], fields[1], fields[26]) = ("1", "20240129", "036")
  (fields[5], fields[15], fields[60]) = ("USA", "CHN", "http://a")
  return Array((fields.joined(separator: "\t") + "\n").utf8)
}()

private func place(_ bytes: [UInt8], _ format: FileFormat) -> GraphFile.Place {
  GraphFile.Place(
    GraphFile.Input(source: ByteSource(name: "fuzz", bytes: bytes), format: format))
}

/// Any bytes as event data of the form that the first byte picks are a graph, or errors with lines.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let first = bytes.first else { return 0 }
  let format = formats[Int(first) % formats.count]
  var places = [place(Array(bytes.dropFirst()), format)]
  if format == .mentions { places.append(place(eventRow, .gdelt)) }
  var ledger = Ledger()
  do {
    var files = try GraphFiles(places, ledger: &ledger)
    let graph = try files.read(files.graphs[0], ledger: &ledger)
    files.settle(&ledger)
    if graph.relations.count > 8 * count + 8 { fatalError("relations out of nothing") }
  } catch {
    if error.errors.contains(where: { $0.line < 0 || $0.problem.isEmpty }) {
      fatalError("an error without a place")
    }
  }
  return 0
}
