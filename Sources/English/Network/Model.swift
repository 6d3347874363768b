import CModel
import Kernels

/// The trained net, read in place from the bytes of a model file.
///
/// Layout, little-endian: `english\0`, version (UInt32), number of sections (UInt32), length of the
/// file (UInt64), checksum of all that follows (UInt64), then offset and length of each section
/// (UInt64 each), then the sections at multiples of 64 bytes in the order of `init`.
/// `Training/export.py` writes it.
///
/// Unchecked: the pointers lead into memory that nobody writes after `init`, and that `storage`
/// keeps alive (the executable's own read-only bytes otherwise).
struct Model: @unchecked Sendable {
  static let version: UInt32 = 1
  static let magic: [UInt8] = Array("english\0".utf8)

  /// A product's packed weights, and what turns its sums into values.
  struct Dense {
    let weights: UnsafePointer<Int16>
    let scale: UnsafePointer<Float>
    let bias: UnsafePointer<Float>
    let depth: Int
    let outputs: Int
  }

  struct Layer {
    let inner: Dense
    let outer: Dense
  }

  /// Rows found by the 32-bit hash of a form.
  struct HashTable {
    let hashes: UnsafeBufferPointer<UInt32>
    /// Where the hashes with each first 12 bits begin.
    let index: UnsafeBufferPointer<UInt32>

    func row(_ hash: UInt32) -> Int? {
      let bucket = Int(hash >> 20)
      for at in Int(index[bucket])..<Int(index[bucket + 1]) where hashes[at] == hash { return at }
      return nil
    }
  }

  /// Rows of bytes with a scale each.
  struct ByteRows {
    let bytes: UnsafePointer<Int8>
    let scales: UnsafePointer<Float>
  }

  let width: Int
  let arcWidth: Int
  let labelWidth: Int
  let nameWidth: Int
  let vectorWidth: Int
  let affixRows: UInt32
  let ngramRows: UInt32
  let shapeRows: UInt32
  let near: Int

  let universalTags: [UniversalTag]
  let pennTags: [PennTag]
  let relations: [DependencyRelation]
  let rootRelation: Int
  let names: Int

  let normQuantum: Float
  let stateQuantum: Float
  let dependentQuantum: Float
  let headQuantum: Float
  let labelQuantum: Float
  let nameQuantum: Float

  let words: HashTable
  let wordRows: ByteRows
  let known: HashTable
  let vectors: UnsafePointer<Int8>
  let parts: ByteRows
  let shapes: ByteRows
  let projection: UnsafePointer<Float>
  /// Unknown word, start and end of a sentence.
  let special: UnsafePointer<Float>
  let convolution: Dense
  /// The convolution's weights for each of its three rows apart.
  let convolutionShares: ConvolutionShares
  let layers: [Layer]
  let tags: Dense
  let top: Dense
  let label: Dense
  let name: Dense
  let arcDistance: UnsafeBufferPointer<Float>
  let labelDistance: UnsafePointer<Float>

  private let storage: Storage?

  /// The model inside the executable.
  static let embedded: Model = {
    do {
      return try Model(
        UnsafeRawBufferPointer(start: cmodel_bytes(), count: cmodel_count()), storage: nil)
    } catch {
      preconditionFailure("the embedded English model is damaged: \(error)")
    }
  }()

  /// A model of its own, from the bytes of a model file; its checksum must be right.
  init(file bytes: [UInt8]) throws(ModelError) {
    let storage = Storage(bytes)
    let raw = UnsafeRawBufferPointer(storage.memory)
    _ = try SectionReader(raw)
    guard Model.checksum(of: raw) == raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    else { throw .damaged("the checksum is wrong") }
    try self.init(raw, storage: storage)
  }

  private init(_ bytes: UnsafeRawBufferPointer, storage: Storage?) throws(ModelError) {
    self.storage = storage
    var reader = try SectionReader(bytes)
    let settings: UnsafeBufferPointer<Int32> = try reader.next()
    guard settings.count >= 16 else { throw .damaged("too few settings") }
    let setting = settings.map { Int($0) }
    width = setting[0]
    arcWidth = setting[2]
    labelWidth = setting[3]
    nameWidth = setting[4]
    vectorWidth = setting[5]
    affixRows = UInt32(setting[12])
    ngramRows = UInt32(setting[13])
    shapeRows = UInt32(setting[14])
    near = setting[15]
    guard [width / 2, arcWidth, labelWidth, nameWidth].allSatisfy({ $0 > 0 && $0 % 8 == 0 }),
      width <= 512, arcWidth <= 128
    else { throw .damaged("widths that no kernel takes") }

    let lines = String(decoding: try reader.next() as UnsafeBufferPointer<UInt8>, as: UTF8.self)
      .split(separator: "\n").map { $0.split(separator: "\t") }
    guard lines.count == 4, lines[3].count == NameDecoder.tags else { throw .damaged("tag names") }
    universalTags = lines[0].map { UniversalTag(rawValue: String($0)) ?? .other }
    pennTags = lines[1].map { PennTag(rawValue: String($0)) }
    relations = lines[2].map { DependencyRelation(named: $0) }
    guard let root = relations.firstIndex(of: .root) else { throw .damaged("no root relation") }
    rootRelation = root
    names = lines[3].count

    let quanta: UnsafeBufferPointer<Float> = try reader.next(count: 6)
    normQuantum = quanta[0]
    stateQuantum = quanta[1]
    dependentQuantum = quanta[2]
    headQuantum = quanta[3]
    labelQuantum = quanta[4]
    nameQuantum = quanta[5]

    words = HashTable(
      hashes: try reader.next(count: setting[6]), index: try reader.next(count: 4097))
    wordRows = try reader.byteRows(setting[6], width)
    known = HashTable(
      hashes: try reader.next(count: setting[7]), index: try reader.next(count: 4097))
    vectors = try reader.pointer(count: setting[7] * vectorWidth)
    parts = try reader.byteRows(setting[12] + setting[13], width)
    shapes = try reader.byteRows(setting[14], width)
    projection = try reader.pointer(count: vectorWidth * width)
    special = try reader.pointer(count: 3 * width)
    convolution = try reader.dense(outputs: width, depth: 3 * width)
    convolutionShares = ConvolutionShares(convolution, width: width)
    var layers: [Layer] = []
    for _ in 0..<setting[1] {
      let inner = try reader.dense(outputs: 2 * width, depth: 2 * width)
      layers.append(Layer(inner: inner, outer: try reader.dense(outputs: width, depth: width)))
    }
    guard layers.count >= 2 else { throw .damaged("too few layers") }
    self.layers = layers
    tags = try reader.dense(outputs: universalTags.count + pennTags.count, depth: width)
    top = try reader.dense(
      outputs: 2 * arcWidth + 2 * labelWidth + nameWidth + 1, depth: width)
    label = try reader.dense(outputs: relations.count, depth: labelWidth)
    name = try reader.dense(outputs: names, depth: nameWidth)
    arcDistance = try reader.next(count: 2 * near + 2)
    labelDistance = try reader.pointer(count: 15 * labelWidth)
  }

  /// Weights of a convolution of three rows, packed as three products of one row each.
  ///
  /// Unchecked: nobody writes `weights` after `init`.
  final class ConvolutionShares: @unchecked Sendable {
    let weights: UnsafePointer<Int16>

    fileprivate init(_ dense: Dense, width: Int) {
      let panel = width * Int(GKPanel)  // one row's part of a panel of outputs
      let panels = dense.outputs / Int(GKPanel)
      let memory = UnsafeMutablePointer<Int16>.allocate(capacity: 3 * panels * panel)
      for row in 0..<3 {
        for at in 0..<panels {
          (memory + (row * panels + at) * panel)
            .initialize(from: dense.weights + (3 * at + row) * panel, count: panel)
        }
      }
      weights = UnsafePointer(memory)
    }

    deinit { weights.deallocate() }
  }

  /// FNV-1a over the 64-bit words after the header.
  static func checksum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for offset in stride(from: 32, to: bytes.count - 7, by: 8) {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      hash = (hash ^ word) &* 1_099_511_628_211
    }
    return hash
  }

  /// A copy of a model file's bytes, aligned as sections are, and never written after `init`.
  private final class Storage {
    let memory: UnsafeMutableRawBufferPointer

    init(_ bytes: [UInt8]) {
      memory = .allocate(byteCount: bytes.count, alignment: 64)
      memory.copyBytes(from: bytes)
    }

    deinit { memory.deallocate() }
  }
}

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
private struct SectionReader {
  let bytes: UnsafeRawBufferPointer
  let sections: Int
  var read = 0

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
