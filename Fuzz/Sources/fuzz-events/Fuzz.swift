import Basics
import Interchange

private let formats: [FileFormat] = [
  .gdelt, .icews, .polecat, .phoenix, .acled, .events, .gkg, .dl, .ftm, .csv,
]

/// Any bytes as event data of the form that the first byte picks are a graph, or errors with lines.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let first = bytes.first else { return 0 }
  let input = GraphFile.Input(
    source: ByteSource(name: "fuzz", bytes: Array(bytes.dropFirst())),
    format: formats[Int(first) % formats.count])
  var ledger = Ledger()
  do {
    let graph = try GraphFile.read(input, ledger: &ledger)
    if graph.relations.count > 8 * count + 8 { fatalError("relations out of nothing") }
  } catch {
    if error.errors.contains(where: { $0.line < 0 || $0.problem.isEmpty }) {
      fatalError("an error without a place")
    }
  }
  return 0
}
