import Kernels

/// From forms to the rows after the convolution.
extension Encoder {
  /// Sets the rows of a batch: x = e + max(0, W [left; own; right]), where e is a word's embedding.
  ///
  /// The convolution is the sum of what each of the three rows gives by itself, in exact integers;
  /// ``FormCache`` remembers it for the forms seen before.
  func embed(
    _ batch: [SentencePart], _ sentences: [[Range<Int>]], _ text: UnsafeBufferPointer<UInt8>,
    _ workspace: EncoderWorkspace
  ) {
    clearEmptyRows(batch, workspace)
    workspace.missing.removeAll(keepingCapacity: true)
    for part in batch {
      for (edge, row) in [part.row, part.end].enumerated() {
        place(workspace.x, row, weights.width)
          .update(from: workspace.edgeRows + edge * weights.width, count: weights.width)
        workspace.shares[row] = UnsafePointer(workspace.edgeShares + edge * 3 * weights.width)
      }
      workspace.shares[part.row - 1] = UnsafePointer(workspace.noShares)
      workspace.shares[part.end + 1] = UnsafePointer(workspace.noShares)
      for (offset, word) in part.words.enumerated() {
        let form = UnsafeBufferPointer(rebasing: text[sentences[part.sentence][word]])
        look(up: form, row: part.row + 1 + offset, workspace)
      }
    }
    takeShares(workspace)
    for (key, row) in workspace.missing {
      guard let key else { continue }
      workspace.cache.keep(key, row: place(workspace.x, row, weights.width))
    }
    for part in batch {
      for row in part.row...part.end {
        gk_convolve(
          place(workspace.x, row, weights.width), workspace.shares[row - 1]!,
          workspace.shares[row]! + weights.width, workspace.shares[row + 1]! + 2 * weights.width,
          weights.width, weights.convolution.scale, weights.convolution.bias)
      }
    }
    for (key, row) in workspace.missing {
      guard let key, let shares = workspace.shares[row] else { continue }
      workspace.cache.keep(key, shares: shares)
    }
  }

  /// A workspace with the rows and shares of a sentence's start and end.
  func newWorkspace() -> EncoderWorkspace {
    let workspace = EncoderWorkspace(for: weights)
    for edge in 0...1 {
      let row = workspace.edgeRows + edge * weights.width
      row.update(from: weights.special + (edge + 1) * weights.width, count: weights.width)
      normalizeMissing(row, at: edge, workspace)
    }
    multiplyShares(2, workspace)
    workspace.edgeShares.update(from: workspace.sums, count: 2 * 3 * weights.width)
    return workspace
  }

  private func look(up form: UnsafeBufferPointer<UInt8>, row: Int, _ workspace: EncoderWorkspace) {
    let x = place(workspace.x, row, weights.width)
    let key = FormKey(form)
    if let key, let shares = workspace.cache.find(key, x) {
      workspace.shares[row] = shares
    } else {
      embed(form, at: x, workspace)
      normalizeMissing(x, at: workspace.missing.count, workspace)
      workspace.missing.append((key, row))
    }
  }

  private func normalizeMissing(
    _ row: UnsafeMutablePointer<Float>, at index: Int, _ workspace: EncoderWorkspace
  ) {
    gk_normalize(
      row, 1, weights.width, weights.normQuantum, place(workspace.quantized, index, weights.width),
      row)
  }

  private func takeShares(_ workspace: EncoderWorkspace) {
    multiplyShares(workspace.missing.count, workspace)
    for (index, miss) in workspace.missing.enumerated() {
      workspace.shares[miss.row] = UnsafePointer(workspace.sums + index * 3 * weights.width)
    }
  }

  /// The shares of the first `rows` quantized rows, in the workspace's sums.
  private func multiplyShares(_ rows: Int, _ workspace: EncoderWorkspace) {
    gk_product(
      instructions, place(workspace.quantized, 0, weights.width), weights.width, rows,
      weights.width, weights.convolutionShares.weights, 3 * weights.width, workspace.sums)
  }

  private func embed(
    _ form: UnsafeBufferPointer<UInt8>, at x: UnsafeMutablePointer<Float>,
    _ workspace: EncoderWorkspace
  ) {
    let width = weights.width
    workspace.features.read(form)
    let features = workspace.features
    let hash = features.hash
    if let row = lexicon.words.row(hash) {
      x.update(repeating: 0, count: width)
      gk_add_bytes(x, weights.wordRows.bytes + row * width, weights.wordRows.scales[row], width)
    } else {
      x.update(from: weights.special, count: width)
      let parts = weights.parts
      features.affixes(lexicon.affixRows) { row in
        gk_add_bytes(x, parts.bytes + row * width, parts.scales[row], width)
      }
      let share = 2 / Float(features.ngramCount).squareRoot()
      let first = Int(lexicon.affixRows)
      features.ngrams(lexicon.ngramRows) { row in
        gk_add_bytes(
          x, parts.bytes + (first + row) * width, share * parts.scales[first + row], width)
      }
      if let row = lexicon.known.row(hash) {
        gk_add_projection(
          x, lexicon.vectors + row * lexicon.vectorWidth, lexicon.vectorWidth, weights.projection,
          width)
      }
    }
    let shape = features.shape(lexicon.shapeRows)
    gk_add_bytes(x, weights.shapes.bytes + shape * width, weights.shapes.scales[shape], width)
  }
}
