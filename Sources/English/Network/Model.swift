import CModel
import Kernels

/// The trained nets, read in place from the bytes of a model file.
///
/// Layout, little-endian: `english\0`, version (UInt32), number of sections (UInt32), length of the
/// file (UInt64), checksum of all that follows (UInt64), then offset and length of each section
/// (UInt64 each), then the sections at multiples of 64 bytes in the order of `init`: the list of
/// words, the net of the trees, the net of the names. `Training/export.py` writes it.
///
/// Unchecked: the pointers lead into memory that nobody writes after `init`, and that `storage`
/// keeps alive (the executable's own read-only bytes otherwise).
struct Model: @unchecked Sendable {
  static let version: UInt32 = 2
  static let magic: [UInt8] = Array("english\0".utf8)

  let universalTags: [UniversalTag]
  let pennTags: [PennTag]
  let relations: [DependencyRelation]
  let rootRelation: Int

  let lexicon: Lexicon
  let trees: Trees
  let names: Names

  private let storage: Storage?

  /// A product's packed weights, and what turns its sums into values.
  struct Dense {
    let weights: UnsafePointer<Int16>
    let scale: UnsafePointer<Float>
    let bias: UnsafePointer<Float>
    let depth: Int
    let outputs: Int
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

  /// The words that both nets know, and the vectors of further ones.
  ///
  /// Unchecked, as `Model` is.
  struct Lexicon: @unchecked Sendable {
    let words: HashTable
    let known: HashTable
    let vectors: UnsafePointer<Int8>
    let vectorWidth: Int
    let affixRows: UInt32
    let ngramRows: UInt32
    let shapeRows: UInt32
  }

  /// From forms to rows that know their sentence.
  ///
  /// Unchecked, as `Model` is.
  struct Encoder: @unchecked Sendable {
    let width: Int
    let normQuantum: Float
    let stateQuantum: Float
    let wordRows: ByteRows
    let parts: ByteRows
    let shapes: ByteRows
    let projection: UnsafePointer<Float>
    /// Unknown word, start and end of a sentence.
    let special: UnsafePointer<Float>
    let convolution: Dense
    /// The convolution's weights for each of its three rows apart.
    let convolutionShares: ConvolutionShares
    let layers: [Layer]
  }

  struct Layer {
    let inner: Dense
    let outer: Dense
  }

  /// The net that finds tags and trees.
  struct Trees {
    let encoder: Encoder
    let arcWidth: Int
    let labelWidth: Int
    let near: Int
    let dependentQuantum: Float
    let headQuantum: Float
    let labelQuantum: Float
    let tags: Dense
    /// Dependents, heads, their parts of the label, the heads' bias.
    let top: Dense
    let label: Dense
    let arcDistance: UnsafeBufferPointer<Float>
    let labelDistance: UnsafePointer<Float>
  }

  /// The net that finds names.
  struct Names {
    let encoder: Encoder
    let hiddenQuantum: Float
    let hidden: Dense
    let tags: Dense
  }

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
    let sizes = try reader.settings(6)
    let lines = String(decoding: try reader.next() as UnsafeBufferPointer<UInt8>, as: UTF8.self)
      .split(separator: "\n").map { $0.split(separator: "\t") }
    guard lines.count == 4, lines[3].count == NameDecoder.tags else { throw .damaged("tag names") }
    universalTags = lines[0].map { UniversalTag(rawValue: String($0)) ?? .other }
    pennTags = lines[1].map { PennTag(rawValue: String($0)) }
    relations = lines[2].map { DependencyRelation(named: $0) }
    guard let root = relations.firstIndex(of: .root) else { throw .damaged("no root relation") }
    rootRelation = root
    lexicon = Lexicon(
      words: try reader.hashTable(sizes[0]), known: try reader.hashTable(sizes[1]),
      vectors: try reader.pointer(count: sizes[1] * sizes[2]), vectorWidth: sizes[2],
      affixRows: UInt32(sizes[3]), ngramRows: UInt32(sizes[4]), shapeRows: UInt32(sizes[5]))
    trees = try Trees(
      &reader, lexicon, tags: universalTags.count + pennTags.count, relations: relations.count)
    names = try Names(&reader, lexicon)
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

extension Model.Trees {
  fileprivate init(
    _ reader: inout SectionReader, _ lexicon: Model.Lexicon, tags: Int, relations: Int
  ) throws(ModelError) {
    let sizes = try reader.settings(5)
    let quanta: UnsafeBufferPointer<Float> = try reader.next(count: 5)
    (arcWidth, labelWidth, near) = (sizes[2], sizes[3], sizes[4])
    guard [arcWidth, labelWidth].allSatisfy({ $0 > 0 && $0 % 8 == 0 }), arcWidth <= 128
    else { throw .damaged("widths that no kernel takes") }
    encoder = try Model.Encoder(&reader, lexicon, sizes, quanta)
    (dependentQuantum, headQuantum, labelQuantum) = (quanta[2], quanta[3], quanta[4])
    self.tags = try reader.dense(outputs: tags, depth: encoder.width)
    top = try reader.dense(outputs: 2 * arcWidth + 2 * labelWidth + 1, depth: encoder.width)
    label = try reader.dense(outputs: relations, depth: labelWidth)
    arcDistance = try reader.next(count: 2 * near + 2)
    labelDistance = try reader.pointer(count: 15 * labelWidth)
  }
}

extension Model.Names {
  fileprivate init(
    _ reader: inout SectionReader, _ lexicon: Model.Lexicon
  ) throws(ModelError) {
    let sizes = try reader.settings(3)
    let quanta: UnsafeBufferPointer<Float> = try reader.next(count: 3)
    guard sizes[2] > 0, sizes[2] % 16 == 0 else { throw .damaged("widths that no kernel takes") }
    encoder = try Model.Encoder(&reader, lexicon, sizes, quanta)
    hiddenQuantum = quanta[2]
    hidden = try reader.dense(outputs: sizes[2], depth: encoder.width)
    tags = try reader.dense(outputs: NameDecoder.tags, depth: sizes[2])
  }
}

extension Model.Encoder {
  /// `sizes` and `quanta` begin with width and number of layers, and the units of rows and states.
  fileprivate init(
    _ reader: inout SectionReader, _ lexicon: Model.Lexicon, _ sizes: [Int],
    _ quanta: UnsafeBufferPointer<Float>
  ) throws(ModelError) {
    let width = sizes[0]
    guard width > 0, width % 16 == 0, width <= 512
    else { throw .damaged("widths that no kernel takes") }
    self.width = width
    (normQuantum, stateQuantum) = (quanta[0], quanta[1])
    wordRows = try reader.byteRows(lexicon.words.hashes.count, width)
    parts = try reader.byteRows(Int(lexicon.affixRows + lexicon.ngramRows), width)
    shapes = try reader.byteRows(Int(lexicon.shapeRows), width)
    projection = try reader.pointer(count: lexicon.vectorWidth * width)
    special = try reader.pointer(count: 3 * width)
    convolution = try reader.dense(outputs: width, depth: 3 * width)
    convolutionShares = ConvolutionShares(convolution, width: width)
    var layers: [Model.Layer] = []
    for _ in 0..<sizes[1] {
      let inner = try reader.dense(outputs: 2 * width, depth: 2 * width)
      layers.append(
        Model.Layer(inner: inner, outer: try reader.dense(outputs: width, depth: width)))
    }
    guard layers.count >= 2 else { throw .damaged("too few layers") }
    self.layers = layers
  }

  /// Weights of a convolution of three rows, packed as three products of one row each.
  ///
  /// Unchecked: nobody writes `weights` after `init`.
  final class ConvolutionShares: @unchecked Sendable {
    let weights: UnsafePointer<Int16>

    fileprivate init(_ dense: Model.Dense, width: Int) {
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
}
