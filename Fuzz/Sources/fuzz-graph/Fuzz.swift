import Basics
import Interchange

/// Any bytes, told by their content, are a graph or errors with a place; a graph can be written in
/// every format, one of which the number of bytes picks: all of them take ten times as long.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let format = FileFormat(sniffing: Array(bytes.prefix(1 << 16)), name: "fuzz")
  guard format.articleFormat == nil, format != .gzip else { return 0 }
  var ledger = Ledger()
  let input = GraphFile.Input(source: ByteSource(name: "fuzz", bytes: bytes), format: format)
  guard let graph = try? GraphFile.read(input, ledger: &ledger) else { return 0 }
  let written = GraphFile.writable[count % GraphFile.writable.count]
  guard (try? GraphFile.write(graph, as: written, ledger: &ledger)) != nil else {
    fatalError("a graph could not be written as \(written.rawValue)")
  }
  return 0
}
