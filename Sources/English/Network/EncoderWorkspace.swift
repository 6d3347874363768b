/// The memory one thread needs to run an encoder over a batch of rows.
final class EncoderWorkspace {
  let x: UnsafeMutablePointer<Float>
  let quantized: UnsafeMutablePointer<Int16>
  let wide: UnsafeMutablePointer<Int16>
  let sums: UnsafeMutablePointer<Int32>
  /// Of START and END: their normalized rows, and their shares in the convolution.
  let edgeRows: UnsafeMutablePointer<Float>
  let edgeShares: UnsafeMutablePointer<Int32>
  /// The shares of an empty row.
  let noShares: UnsafeMutablePointer<Int32>
  /// The shares of each row of the batch.
  let shares: UnsafeMutablePointer<UnsafePointer<Int32>?>
  /// Forms of the batch that the cache does not hold, with their rows; nil when too long for it.
  var missing: [(key: FormKey?, row: Int)] = []
  let cache: FormCache
  var features = WordFeatures()

  private let width: Int
  private let memory = WorkspaceMemory()

  init(for weights: Model.Encoder) {
    width = weights.width
    let rows = Workspace.rows + 2 * Workspace.slack
    x = memory.zeros(rows * width)
    quantized = memory.zeros(rows * width)
    wide = memory.zeros(rows * 2 * width)
    sums = memory.zeros(rows * 3 * width)
    edgeRows = memory.zeros(2 * width)
    edgeShares = memory.zeros(2 * 3 * width)
    noShares = memory.zeros(3 * width)
    shares = memory.filled(nil, rows)
    cache = FormCache(width: width)
  }

  /// The batch's rows after the last step of the encoder, as integers, from the first empty row on.
  var normalized: UnsafePointer<Int16> { UnsafePointer(quantized + width) }
}

/// Memory that is freed with its owner.
final class WorkspaceMemory {
  private var release: [() -> Void] = []

  func filled<Value>(_ value: Value, _ count: Int) -> UnsafeMutablePointer<Value> {
    let memory = UnsafeMutablePointer<Value>.allocate(capacity: count)
    memory.initialize(repeating: value, count: count)
    release.append { memory.deallocate() }
    return memory
  }

  func zeros<Value: Numeric>(_ count: Int) -> UnsafeMutablePointer<Value> { filled(.zero, count) }

  deinit { for free in release { free() } }
}
