/// The memory one thread needs to run the net over a batch of rows; made once, used again.
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
  let dependents: UnsafeMutablePointer<Float>
  let heads: UnsafeMutablePointer<Float>
  let labelDependents: UnsafeMutablePointer<Float>
  let labelHeads: UnsafeMutablePointer<Float>
  let nameHidden: UnsafeMutablePointer<Float>
  let headBias: UnsafeMutablePointer<Float>
  let quantizedDependents: UnsafeMutablePointer<Int16>
  let quantizedHeads: UnsafeMutablePointer<Int16>
  let packedHeads: UnsafeMutablePointer<Int16>
  let hidden: UnsafeMutablePointer<Int16>
  let labels: UnsafeMutablePointer<Float>
  let names: UnsafeMutablePointer<Float>
  let arcs: UnsafeMutablePointer<Float>
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
    let widest = max(2 * model.width, model.top.outputs, side)
    let sums = UnsafeMutablePointer<Int32>.allocate(capacity: rows * widest)
    sums.initialize(repeating: 0, count: rows * widest)
    release.append { sums.deallocate() }
    self.sums = sums
    tags = floats(rows * model.tags.outputs)
    dependents = floats(rows * model.arcWidth)
    heads = floats(rows * model.arcWidth)
    labelDependents = floats(rows * model.labelWidth)
    labelHeads = floats(rows * model.labelWidth)
    nameHidden = floats(rows * model.nameWidth)
    headBias = floats(rows * 16)
    quantizedDependents = shorts(rows * model.arcWidth)
    quantizedHeads = shorts(rows * model.arcWidth)
    packedHeads = shorts(side * model.arcWidth)
    hidden = shorts(rows * max(model.labelWidth, model.nameWidth))
    labels = floats(rows * model.label.outputs)
    names = floats(rows * model.name.outputs)
    arcs = floats(side * side)
    self.release = release
  }

  deinit { for free in release { free() } }
}
