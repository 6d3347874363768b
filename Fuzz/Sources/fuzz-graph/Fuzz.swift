import Basics
import Interchange

/// Any bytes, told by their content, are a graph or errors with a place; a graph can be written in
/// every format.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let format = FileFormat(sniffing: Array(bytes.prefix(1 << 16)), name: "fuzz")
  guard format.articleFormat == nil, format != .gzip else { return 0 }
  var ledger = Ledger()
  let input = GraphFile.Input(source: ByteSource(name: "fuzz", bytes: bytes), format: format)
  guard let graph = try? GraphFile.read(input, ledger: &ledger) else { return 0 }
  for format in GraphFile.writable {
    guard (try? GraphFile.write(graph, as: format, ledger: &ledger)) != nil else {
      fatalError("a graph could not be written as \(format.rawValue)")
    }
  }
  return 0
}
