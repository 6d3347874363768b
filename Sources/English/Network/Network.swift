import Kernels

/// What the net says of one word.
struct ParsedWord: Equatable {
  var tag: UInt8 = 0
  var pennTag: UInt8 = 0
  var relation: UInt8 = 0
  var name: UInt8 = 0
  /// Index of the head in the sentence; -1 for the root.
  var head: Int32 = -1
  var headConfidence: Float = 0
  var relationConfidence: Float = 0
}

/// Runs the net: words → tags, names, heads and relations.
///
/// A sentence is START w1 … wn END; START is also the root's place. Products are exact integers
/// and everything between them is + − × ÷ √ in a fixed order, so the same text has the same bits
/// on every processor. Sentences are run in batches only so that weights are read less often:
/// no sentence sees another.
struct Network: Sendable {
  let model: Model
  let instructions: GKInstructions
  private let pool = WorkspacePool()

  init(model: Model, instructions: GKInstructions) {
    self.model = model
    self.instructions = instructions
  }

  /// A stretch of a sentence that is parsed as one tree.
  struct Part {
    var sentence: Int
    var words: Range<Int>
    /// The row of START.
    var row = 0
    var end: Int { row + words.count + 1 }
  }

  /// Analyzes sentences given as ranges of `text`'s bytes.
  ///
  /// - Complexity: O(*n*) for *n* bytes, as the parts of a long sentence have a fixed length.
  func parse(_ sentences: [[Range<Int>]], in text: UnsafeBufferPointer<UInt8>) -> [[ParsedWord]] {
    var results = sentences.map { [ParsedWord](repeating: ParsedWord(), count: $0.count) }
    let workspace = pool.take() ?? newWorkspace()
    defer { pool.give(workspace) }
    var batch: [Part] = []
    var row = 1
    func flush() {
      run(batch, rows: row, sentences, text, workspace, &results)
      batch.removeAll(keepingCapacity: true)
      row = 1
    }
    for (sentence, tokens) in sentences.enumerated() where !tokens.isEmpty {
      for words in parts(of: tokens, in: text) {
        if row + words.count + 3 > Workspace.rows { flush() }
        batch.append(Part(sentence: sentence, words: words, row: row))
        row += words.count + 3
      }
    }
    flush()
    return results
  }

  /// Cuts a long sentence after the last punctuation mark in the second half of what fits.
  private func parts(
    of tokens: [Range<Int>], in text: UnsafeBufferPointer<UInt8>
  ) -> [Range<Int>] {
    let longest = Workspace.longestPart
    var parts: [Range<Int>] = []
    var start = 0
    while tokens.count - start > longest {
      let cut = ((start + longest / 2)..<(start + longest)).last { at in
        tokens[at].count == 1 && [0x2C, 0x3B, 0x3A, 0x2E].contains(text[tokens[at].lowerBound])
      }
      let end = cut.map { $0 + 1 } ?? start + longest
      parts.append(start..<end)
      start = end
    }
    parts.append(start..<tokens.count)
    return parts
  }

  private func run(
    _ batch: [Part], rows: Int, _ sentences: [[Range<Int>]], _ text: UnsafeBufferPointer<UInt8>,
    _ workspace: Workspace, _ results: inout [[ParsedWord]]
  ) {
    guard !batch.isEmpty else { return }
    embed(batch, sentences, text, workspace)
    for (index, layer) in model.layers.enumerated() {
      normalize(rows: rows, workspace)
      if index == 2 { tag(batch, rows: rows, workspace, &results) }
      recur(layer, batch, rows: rows, workspace)
    }
    normalize(rows: rows, workspace)
    if model.layers.count == 2 { tag(batch, rows: rows, workspace, &results) }
    project(rows: rows, workspace)
    for part in batch {
      attach(part, workspace, &results[part.sentence])
      label(part, workspace, &results[part.sentence])
      joinParts(part, &results[part.sentence])
    }
    name(batch, rows: rows, workspace, &results)
  }

  /// Row numbers count from the first empty row; one row of slack lies before it.
  func place<Value>(
    _ memory: UnsafeMutablePointer<Value>, _ row: Int, _ width: Int
  ) -> UnsafeMutablePointer<Value> { memory + (row + 1) * width }

  private func recur(_ layer: Model.Layer, _ batch: [Part], rows: Int, _ workspace: Workspace) {
    let width = model.width
    gk_neighbours(place(workspace.quantized, 0, width), rows, width, workspace.wide)
    product(layer.inner, workspace.wide, stride: 2 * width, rows, workspace)
    for part in batch {
      gk_recurrence(
        workspace.sums + part.row * 2 * width, part.words.count + 2, width, layer.inner.scale,
        layer.inner.bias, model.stateQuantum, place(workspace.quantized, part.row, width))
    }
    product(layer.outer, place(workspace.quantized, 0, width), stride: width, rows, workspace)
    gk_add_rectified(
      place(workspace.x, 0, width), workspace.sums, rows, width, layer.outer.scale,
      layer.outer.bias)
    clearEmptyRows(batch, workspace)
  }

  func clearEmptyRows(_ batch: [Part], _ workspace: Workspace) {
    place(workspace.x, 0, model.width).update(repeating: 0, count: model.width)
    for part in batch {
      place(workspace.x, part.end + 1, model.width).update(repeating: 0, count: model.width)
    }
  }

  private func normalize(rows: Int, _ workspace: Workspace) {
    gk_normalize(
      place(workspace.x, 0, model.width), rows, model.width, model.normQuantum,
      place(workspace.quantized, 0, model.width), nil)
  }

  func product(
    _ dense: Model.Dense, _ input: UnsafePointer<Int16>, stride: Int, _ rows: Int,
    _ workspace: Workspace
  ) {
    gk_product(
      instructions, input, stride, rows, dense.depth, dense.weights, dense.outputs, workspace.sums)
  }
}
