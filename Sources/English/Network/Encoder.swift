import Kernels

/// A stretch of a sentence that is parsed as one tree, and its rows in a batch.
struct SentencePart {
  var sentence: Int
  var words: Range<Int>
  /// The row of START.
  var row = 0
  var end: Int { row + words.count + 1 }
}

/// From words to rows that know their sentence: embedding, convolution, gated linear recurrences.
struct Encoder: Sendable {
  let weights: Model.Encoder
  let lexicon: Model.Lexicon
  let instructions: GKInstructions

  init(_ weights: Model.Encoder, _ lexicon: Model.Lexicon, _ instructions: GKInstructions) {
    self.weights = weights
    self.lexicon = lexicon
    self.instructions = instructions
  }

  /// Calls `body` with the number of layers passed and the normalized rows there, before the first
  /// layer and after each; those after the last stay in `workspace.normalized`.
  func encode(
    _ batch: [SentencePart], rows: Int, _ sentences: [[Range<Int>]],
    _ text: UnsafeBufferPointer<UInt8>, _ workspace: EncoderWorkspace,
    _ body: (Int, UnsafePointer<Int16>) -> Void
  ) {
    let width = weights.width
    embed(batch, sentences, text, workspace)
    for (passed, layer) in weights.layers.enumerated() {
      normalize(rows: rows, workspace)
      body(passed, place(workspace.quantized, 0, width))
      recur(layer, batch, rows: rows, workspace)
    }
    normalize(rows: rows, workspace)
    body(weights.layers.count, place(workspace.quantized, 0, width))
  }

  /// Row numbers count from the first empty row; one row of slack lies before it.
  func place<Value>(
    _ memory: UnsafeMutablePointer<Value>, _ row: Int, _ width: Int
  ) -> UnsafeMutablePointer<Value> { memory + (row + 1) * width }

  private func recur(
    _ layer: Model.Layer, _ batch: [SentencePart], rows: Int, _ workspace: EncoderWorkspace
  ) {
    let width = weights.width
    gk_neighbours(place(workspace.quantized, 0, width), rows, width, workspace.wide)
    layer.inner.multiply(instructions, workspace.wide, stride: 2 * width, rows, workspace.sums)
    for part in batch {
      gk_recurrence(
        workspace.sums + part.row * 2 * width, part.words.count + 2, width, layer.inner.scale,
        layer.inner.bias, weights.stateQuantum, place(workspace.quantized, part.row, width))
    }
    layer.outer.multiply(
      instructions, place(workspace.quantized, 0, width), stride: width, rows, workspace.sums)
    gk_add_rectified(
      place(workspace.x, 0, width), workspace.sums, rows, width, layer.outer.scale,
      layer.outer.bias)
    clearEmptyRows(batch, workspace)
  }

  func clearEmptyRows(_ batch: [SentencePart], _ workspace: EncoderWorkspace) {
    let width = weights.width
    place(workspace.x, 0, width).update(repeating: 0, count: width)
    for part in batch {
      place(workspace.x, part.end + 1, width).update(repeating: 0, count: width)
    }
  }

  private func normalize(rows: Int, _ workspace: EncoderWorkspace) {
    let width = weights.width
    gk_normalize(
      place(workspace.x, 0, width), rows, width, weights.normQuantum,
      place(workspace.quantized, 0, width), nil)
  }
}

extension Model.Dense {
  /// Sets `sums` to the products of `rows` rows of input, `stride` numbers apart, with the weights.
  func multiply(
    _ instructions: GKInstructions, _ input: UnsafePointer<Int16>, stride: Int, _ rows: Int,
    _ sums: UnsafeMutablePointer<Int32>
  ) {
    gk_product(instructions, input, stride, rows, depth, weights, outputs, sums)
  }
}
