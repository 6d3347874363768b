/// The memory one thread needs to run the net over a batch of rows; made once, used again
/// (``WorkspacePool``).
final class Workspace {
  /// Rows of a batch: sentences with their start and end, an empty row before, between and after.
  static let rows = 256
  /// A longer sentence is cut into parts of at most this many words, each parsed on its own.
  static let longestPart = 160

  /// Rows before the first and after the last, so that neighbours and padded panels may be read.
  private static let slack = 18

  let x: UnsafeMutablePointer<Float>
  let quantized: UnsafeMutablePointer<Int16>
  let wide: UnsafeMutablePointer<Int16>
  let sums: UnsafeMutablePointer<Int32>
  let tags: UnsafeMutablePointer<Float>
  let dependents: UnsafeMutablePointer<Int16>
  let heads: UnsafeMutablePointer<Int16>
  let labelDependents: UnsafeMutablePointer<Float>
  let labelHeads: UnsafeMutablePointer<Float>
  let nameHidden: UnsafeMutablePointer<Int16>
  let headBias: UnsafeMutablePointer<Float>
  let packedHeads: UnsafeMutablePointer<Int16>
  let hidden: UnsafeMutablePointer<Int16>
  let labels: UnsafeMutablePointer<Float>
  let names: UnsafeMutablePointer<Float>
  let arcs: UnsafeMutablePointer<Float>
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
  var tree = SpanningTree()

  private var release: [() -> Void] = []

  init(for model: Model) {
    var release: [() -> Void] = []
    func floats(_ count: Int) -> UnsafeMutablePointer<Float> {
      let memory = UnsafeMutablePointer<Float>.allocate(capacity: count)
      memory.initialize(repeating: 0, count: count)
      release.append { memory.deallocate() }
      return memory
    }
    func shorts(_ count: Int) -> UnsafeMutablePointer<Int16> {
      let memory = UnsafeMutablePointer<Int16>.allocate(capacity: count)
      memory.initialize(repeating: 0, count: count)
      release.append { memory.deallocate() }
      return memory
    }
    let rows = Workspace.rows + 2 * Workspace.slack
    let side = (Workspace.longestPart + 2 + 15) / 16 * 16
    x = floats(rows * model.width)
    quantized = shorts(rows * model.width)
    wide = shorts(rows * 2 * model.width)
    func integers(_ count: Int) -> UnsafeMutablePointer<Int32> {
      let memory = UnsafeMutablePointer<Int32>.allocate(capacity: count)
      memory.initialize(repeating: 0, count: count)
      release.append { memory.deallocate() }
      return memory
    }
    sums = integers(rows * max(3 * model.width, model.top.outputs, side))
    tags = floats(rows * model.tags.outputs)
    dependents = shorts(rows * model.arcWidth)
    heads = shorts(rows * model.arcWidth)
    labelDependents = floats(rows * model.labelWidth)
    labelHeads = floats(rows * model.labelWidth)
    nameHidden = shorts(rows * model.nameWidth)
    headBias = floats(rows * 16)
    packedHeads = shorts(side * model.arcWidth)
    hidden = shorts(rows * model.labelWidth)
    labels = floats(rows * model.label.outputs)
    names = floats(rows * model.name.outputs)
    arcs = floats(side * side)
    edgeRows = floats(2 * model.width)
    edgeShares = integers(2 * 3 * model.width)
    noShares = integers(3 * model.width)
    let shares = UnsafeMutablePointer<UnsafePointer<Int32>?>.allocate(capacity: rows)
    shares.initialize(repeating: nil, count: rows)
    release.append { shares.deallocate() }
    self.shares = shares
    cache = FormCache(width: model.width)
    self.release = release
  }

  deinit { for free in release { free() } }
}
