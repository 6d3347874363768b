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
    let workspace = Workspace(for: model)
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
    embed(batch, rows: rows, sentences, text, workspace)
    convolve(batch, rows: rows, workspace)
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

  private func embed(
    _ batch: [Part], rows: Int, _ sentences: [[Range<Int>]], _ text: UnsafeBufferPointer<UInt8>,
    _ workspace: Workspace
  ) {
    let width = model.width
    (workspace.x).update(repeating: 0, count: (rows + 2) * width)
    for part in batch {
      place(workspace.x, part.row, width).update(from: model.special + width, count: width)
      for (offset, word) in part.words.enumerated() {
        let form = UnsafeBufferPointer(rebasing: text[sentences[part.sentence][word]])
        embed(form, at: place(workspace.x, part.row + 1 + offset, width), workspace)
      }
      place(workspace.x, part.end, width).update(from: model.special + 2 * width, count: width)
    }
    gk_normalize(
      place(workspace.x, 0, width), rows, width, model.normQuantum,
      place(workspace.quantized, 0, width), place(workspace.x, 0, width))
  }

  private func embed(
    _ form: UnsafeBufferPointer<UInt8>, at x: UnsafeMutablePointer<Float>, _ workspace: Workspace
  ) {
    let width = model.width
    workspace.features.read(form)
    let features = workspace.features
    let hash = features.hash
    if let row = model.words.row(hash) {
      gk_add_bytes(x, model.wordRows.bytes + row * width, model.wordRows.scales[row], width)
    } else {
      x.update(from: model.special, count: width)
      let parts = model.parts
      features.affixes(model.affixRows) { row in
        gk_add_bytes(x, parts.bytes + row * width, parts.scales[row], width)
      }
      let share = 2 / Float(features.ngramCount).squareRoot()
      let first = Int(model.affixRows)
      features.ngrams(model.ngramRows) { row in
        gk_add_bytes(
          x, parts.bytes + (first + row) * width, share * parts.scales[first + row], width)
      }
      if let row = model.known.row(hash) {
        gk_add_projection(
          x, model.vectors + row * model.vectorWidth, model.vectorWidth, model.projection, width)
      }
    }
    let shape = features.shape(model.shapeRows)
    gk_add_bytes(x, model.shapes.bytes + shape * width, model.shapes.scales[shape], width)
  }

  /// x += max(0, W [left; own; right]): three rows side by side are one input.
  private func convolve(_ batch: [Part], rows: Int, _ workspace: Workspace) {
    let dense = model.convolution
    product(
      dense, place(workspace.quantized, -1, model.width), stride: model.width, rows, workspace)
    gk_add_rectified(
      place(workspace.x, 0, model.width), workspace.sums, rows, model.width, dense.scale,
      dense.bias)
    clearEmptyRows(batch, workspace)
  }

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

  private func clearEmptyRows(_ batch: [Part], _ workspace: Workspace) {
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
