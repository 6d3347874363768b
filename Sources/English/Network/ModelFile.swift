import Kernels

/// Why bytes are not a model.
public enum ModelError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Not a model file at all.
  case notAModel
  /// A model file of another version of this program.
  case version(UInt32)
  /// A model file with something missing or changed.
  case damaged(String)

  public var description: String {
    switch self {
    case .notAModel: "not an English model: it does not begin with 'english'"
    case .version(let found): "an English model of version \(found), expected \(Model.version)"
    case .damaged(let what): "a damaged English model: \(what)"
    }
  }
}

/// Hands out the sections of a model file in order, checked for their lengths.
struct SectionReader {
  private let bytes: UnsafeRawBufferPointer
  private let sections: Int
  private var read = 0

  init(_ bytes: UnsafeRawBufferPointer) throws(ModelError) {
    guard bytes.count >= 32, bytes.prefix(8).elementsEqual(Model.magic) else { throw .notAModel }
    let version = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    guard version == Model.version else { throw .version(version) }
    sections = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    let length = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
    guard length == UInt64(bytes.count), 32 + sections * 16 <= bytes.count
    else { throw .damaged("\(bytes.count) bytes, expected \(length)") }
    self.bytes = bytes
  }

  mutating func next<Value>(count: Int? = nil) throws(ModelError) -> UnsafeBufferPointer<Value> {
    guard read < sections else { throw .damaged("too few sections") }
    let at = 32 + read * 16
    let offset = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
    let length = bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self)
    read += 1
    let total = UInt64(bytes.count)
    guard offset % 64 == 0, offset <= total, length <= total - offset,
      count == nil || Int(length) == count! * MemoryLayout<Value>.stride
    else { throw .damaged("section \(read) has \(length) bytes at \(offset)") }
    let part = UnsafeRawBufferPointer(rebasing: bytes[Int(offset)..<Int(offset + length)])
    return part.assumingMemoryBound(to: Value.self)
  }

  mutating func pointer<Value>(count: Int) throws(ModelError) -> UnsafePointer<Value> {
    let section: UnsafeBufferPointer<Value> = try next(count: count)
    guard let start = section.baseAddress else { throw .damaged("section \(read) is empty") }
    return start
  }

  /// Numbers of a section that has exactly so many.
  mutating func settings(_ count: Int) throws(ModelError) -> [Int] {
    let section: UnsafeBufferPointer<Int32> = try next(count: count)
    guard section.allSatisfy({ (0...1 << 24).contains($0) }) else { throw .damaged("sizes") }
    return section.map { Int($0) }
  }

  mutating func hashTable(_ rows: Int) throws(ModelError) -> Model.HashTable {
    Model.HashTable(hashes: try next(count: rows), index: try next(count: 4097))
  }

  mutating func byteRows(_ rows: Int, _ width: Int) throws(ModelError) -> Model.ByteRows {
    Model.ByteRows(bytes: try pointer(count: rows * width), scales: try pointer(count: rows))
  }

  mutating func dense(outputs: Int, depth: Int) throws(ModelError) -> Model.Dense {
    let panel = Int(GKPanel)
    let padded = (outputs + panel - 1) / panel * panel
    return Model.Dense(
      weights: try pointer(count: padded * depth), scale: try pointer(count: padded),
      bias: try pointer(count: padded), depth: depth, outputs: padded)
  }
}
