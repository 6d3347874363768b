/// The memory one thread needs to run both nets over a batch of rows; made once, used again
/// (``WorkspacePool``).
final class Workspace {
  /// Rows of a batch: sentences with their start and end, an empty row before, between and after.
  static let rows = 256
  /// A longer sentence is cut into parts of at most this many words, each parsed on its own.
  static let longestPart = 160
  /// Rows before the first and after the last, so that neighbours and padded panels may be read.
  static let slack = 18

  let trees: EncoderWorkspace
  let names: EncoderWorkspace
  let sums: UnsafeMutablePointer<Int32>
  let tags: UnsafeMutablePointer<Float>
  let dependents: UnsafeMutablePointer<Int16>
  let heads: UnsafeMutablePointer<Int16>
  let labelDependents: UnsafeMutablePointer<Float>
  let labelHeads: UnsafeMutablePointer<Float>
  let headBias: UnsafeMutablePointer<Float>
  let packedHeads: UnsafeMutablePointer<Int16>
  let hidden: UnsafeMutablePointer<Int16>
  let labels: UnsafeMutablePointer<Float>
  let arcs: UnsafeMutablePointer<Float>
  let nameHidden: UnsafeMutablePointer<Int16>
  let nameTags: UnsafeMutablePointer<Float>
  var tree = SpanningTree()

  private let memory = WorkspaceMemory()

  init(for model: Model, trees: EncoderWorkspace, names: EncoderWorkspace) {
    self.trees = trees
    self.names = names
    let net = model.trees
    let rows = Workspace.rows + 2 * Workspace.slack
    let side = (Workspace.longestPart + 2 + 15) / 16 * 16
    let outputs = [
      net.tags, net.top, net.label, model.names.hidden, model.names.tags,
    ].map(\.outputs)
    sums = memory.zeros(rows * max(outputs.max() ?? 0, side))
    tags = memory.zeros(rows * net.tags.outputs)
    dependents = memory.zeros(rows * net.arcWidth)
    heads = memory.zeros(rows * net.arcWidth)
    labelDependents = memory.zeros(rows * net.labelWidth)
    labelHeads = memory.zeros(rows * net.labelWidth)
    headBias = memory.zeros(rows * 16)
    packedHeads = memory.zeros(side * net.arcWidth)
    hidden = memory.zeros(rows * net.labelWidth)
    labels = memory.zeros(rows * net.label.outputs)
    arcs = memory.zeros(side * side)
    nameHidden = memory.zeros(rows * model.names.hidden.outputs)
    nameTags = memory.zeros(rows * model.names.tags.outputs)
  }
}
