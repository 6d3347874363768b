import Interchange

/// A native document that reads must write and read back equal.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let graph = try? NativeJSON.read(bytes, file: "fuzz.json") else { return 0 }
  guard let again = try? NativeJSON.read(NativeJSON.write(graph), file: "again.json"),
    again == graph
  else { fatalError("a document did not read back equal") }
  return 0
}
