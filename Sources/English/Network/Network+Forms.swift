import Kernels

/// From forms to the rows after the convolution.
extension Network {
  /// Sets the rows of a batch: x = e + max(0, W [left; own; right]), where e is a word's embedding.
  ///
  /// The convolution is the sum of what each of the three rows gives by itself, in exact integers;
  /// ``FormCache`` remembers it for the forms seen before.
  func embed(
    _ batch: [Part], _ sentences: [[Range<Int>]], _ text: UnsafeBufferPointer<UInt8>,
    _ workspace: Workspace
  ) {
    clearEmptyRows(batch, workspace)
    workspace.missing.removeAll(keepingCapacity: true)
    for part in batch {
      for (edge, row) in [part.row, part.end].enumerated() {
        place(workspace.x, row, model.width)
          .update(from: workspace.edgeRows + edge * model.width, count: model.width)
        workspace.shares[row] = UnsafePointer(workspace.edgeShares + edge * 3 * model.width)
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
      workspace.cache.keep(key, row: place(workspace.x, row, model.width))
    }
    for part in batch {
      for row in part.row...part.end {
        gk_convolve(
          place(workspace.x, row, model.width), workspace.shares[row - 1]!,
          workspace.shares[row]! + model.width, workspace.shares[row + 1]! + 2 * model.width,
          model.width, model.convolution.scale, model.convolution.bias)
      }
    }
    for (key, row) in workspace.missing {
      guard let key, let shares = workspace.shares[row] else { continue }
      workspace.cache.keep(key, shares: shares)
    }
  }

  /// A workspace with the rows and shares of a sentence's start and end.
  func newWorkspace() -> Workspace {
    let workspace = Workspace(for: model)
    for edge in 0...1 {
      let row = workspace.edgeRows + edge * model.width
      row.update(from: model.special + (edge + 1) * model.width, count: model.width)
      normalizeMissing(row, at: edge, workspace)
    }
    multiplyShares(2, workspace)
    workspace.edgeShares.update(from: workspace.sums, count: 2 * 3 * model.width)
    return workspace
  }

  private func look(up form: UnsafeBufferPointer<UInt8>, row: Int, _ workspace: Workspace) {
    let x = place(workspace.x, row, model.width)
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
    _ row: UnsafeMutablePointer<Float>, at index: Int, _ workspace: Workspace
  ) {
    gk_normalize(
      row, 1, model.width, model.normQuantum, place(workspace.quantized, index, model.width), row)
  }

  private func takeShares(_ workspace: Workspace) {
    multiplyShares(workspace.missing.count, workspace)
    for (index, miss) in workspace.missing.enumerated() {
      workspace.shares[miss.row] = UnsafePointer(workspace.sums + index * 3 * model.width)
    }
  }

  /// The shares of the first `rows` quantized rows, in the workspace's sums.
  private func multiplyShares(_ rows: Int, _ workspace: Workspace) {
    gk_product(
      instructions, place(workspace.quantized, 0, model.width), model.width, rows, model.width,
      model.convolutionShares.weights, 3 * model.width, workspace.sums)
  }

  private func embed(
    _ form: UnsafeBufferPointer<UInt8>, at x: UnsafeMutablePointer<Float>, _ workspace: Workspace
  ) {
    let width = model.width
    workspace.features.read(form)
    let features = workspace.features
    let hash = features.hash
    if let row = model.words.row(hash) {
      x.update(repeating: 0, count: width)
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
}
