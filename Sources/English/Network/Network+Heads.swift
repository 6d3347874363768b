import Kernels

/// From the encoded rows to decisions.
extension Network {
  func tag(
    _ batch: [Part], rows: Int, _ workspace: Workspace, _ results: inout [[ParsedWord]]
  ) {
    let outputs = model.tags.outputs
    product(
      model.tags, place(workspace.quantized, 0, model.width), stride: model.width, rows, workspace)
    gk_affine(
      workspace.sums, outputs, rows, outputs, model.tags.scale, model.tags.bias, workspace.tags)
    let universal = model.universalTags.count
    for part in batch {
      for (offset, word) in part.words.enumerated() {
        let scores = workspace.tags + (part.row + 1 + offset) * outputs
        results[part.sentence][word].tag = UInt8(largest(scores, universal))
        results[part.sentence][word].pennTag =
          UInt8(largest(scores + universal, model.pennTags.count))
      }
    }
  }

  /// The encoded rows as dependents, heads, their label parts, name features and head biases.
  func project(rows: Int, _ workspace: Workspace) {
    product(
      model.top, place(workspace.quantized, 0, model.width), stride: model.width, rows, workspace)
    var first = 0
    func part(_ width: Int, _ out: UnsafeMutablePointer<Float>) {
      gk_affine(
        workspace.sums + first, model.top.outputs, rows, width, model.top.scale + first,
        model.top.bias + first, out)
      first += width
    }
    func quantized(
      _ width: Int, _ quantum: Float, _ lowest: Float, _ out: UnsafeMutablePointer<Int16>
    ) {
      gk_affine_quantized(
        workspace.sums + first, model.top.outputs, rows, width, model.top.scale + first,
        model.top.bias + first, quantum, lowest, out)
      first += width
    }
    quantized(model.arcWidth, model.dependentQuantum, -4095, workspace.dependents)
    quantized(model.arcWidth, model.headQuantum, -4095, workspace.heads)
    part(model.labelWidth, workspace.labelDependents)
    part(model.labelWidth, workspace.labelHeads)
    quantized(model.nameWidth, model.nameQuantum, 0, workspace.nameHidden)
    part(16, workspace.headBias)
  }

  /// Scores every arc of the part and takes the best tree.
  func attach(_ part: Part, _ workspace: Workspace, _ words: inout [ParsedWord]) {
    let count = part.words.count + 1
    let side = (count + 15) / 16 * 16
    let width = model.arcWidth
    gk_pack(
      workspace.heads + part.row * width, side, width, workspace.packedHeads)
    gk_product(
      instructions, workspace.dependents + part.row * width, width, count, width,
      workspace.packedHeads, side, workspace.sums)
    let unit = 1 / (model.dependentQuantum * model.headQuantum)
    let bias = workspace.headBias + part.row * 16
    for dependent in 1..<count {
      let scores = workspace.arcs + dependent * side
      for head in 0..<count {
        let delta = max(-model.near, min(model.near, head - dependent)) + model.near
        let distance = model.arcDistance[head == 0 ? 2 * model.near + 1 : delta]
        scores[head] =
          Float(workspace.sums[dependent * side + head]) * unit + bias[head * 16] + distance
      }
      scores[dependent] = SpanningTree.never
    }
    workspace.tree.solve(workspace.arcs, count: count, stride: side)
    for dependent in 1..<count {
      let head = workspace.tree.heads[dependent]
      let word = part.words.lowerBound + dependent - 1
      words[word].head = head == 0 ? -1 : Int32(part.words.lowerBound + head - 1)
      words[word].headConfidence =
        gk_softmax(workspace.arcs + dependent * side, count, head)
    }
  }

  /// Chooses each word's relation to its head; only the root's is `root`.
  func label(_ part: Part, _ workspace: Workspace, _ words: inout [ParsedWord]) {
    let width = model.labelWidth
    let outputs = model.label.outputs
    for dependent in 1...part.words.count {
      let head = workspace.tree.heads[dependent]
      gk_quantize_sum(
        workspace.labelDependents + (part.row + dependent) * width,
        workspace.labelHeads + (part.row + head) * width,
        model.labelDistance + labelDistanceClass(dependent: dependent, head: head) * width, width,
        model.labelQuantum, workspace.hidden + (dependent - 1) * width)
    }
    product(model.label, workspace.hidden, stride: width, part.words.count, workspace)
    gk_affine(
      workspace.sums, outputs, part.words.count, outputs, model.label.scale, model.label.bias,
      workspace.labels)
    for (offset, word) in part.words.enumerated() {
      let scores = workspace.labels + offset * outputs
      if words[word].head < 0 {
        words[word].relation = UInt8(model.rootRelation)
        words[word].relationConfidence = 1
      } else {
        scores[model.rootRelation] = SpanningTree.never
        let best = largest(scores, model.relations.count)
        words[word].relation = UInt8(best)
        words[word].relationConfidence = gk_softmax(scores, model.relations.count, best)
      }
    }
  }

  /// 1, 2, 3, 4, 5–6, 7–10 or more words to the left or right; the last class is the root.
  func labelDistanceClass(dependent: Int, head: Int) -> Int {
    if head == 0 { return 14 }
    let size = abs(head - dependent)
    let step =
      switch size {
      case ...4: size - 1
      case 5...6: 4
      case 7...10: 5
      default: 6
      }
    return head < dependent ? step : step + 7
  }

  /// The roots of a long sentence's later parts hang on the root of its first.
  func joinParts(_ part: Part, _ words: inout [ParsedWord]) {
    guard part.words.lowerBound > 0,
      let first = words[..<part.words.lowerBound].firstIndex(where: { $0.head < 0 }),
      let own = part.words.first(where: { words[$0].head < 0 })
    else { return }
    words[own].head = Int32(first)
    words[own].headConfidence = 0
    words[own].relation =
      UInt8(model.relations.firstIndex(of: .parataxis) ?? model.rootRelation)
    words[own].relationConfidence = 0
  }

  func name(
    _ batch: [Part], rows: Int, _ workspace: Workspace, _ results: inout [[ParsedWord]]
  ) {
    let width = model.nameWidth
    let outputs = model.name.outputs
    product(model.name, workspace.nameHidden, stride: width, rows, workspace)
    gk_affine(
      workspace.sums, outputs, rows, outputs, model.name.scale, model.name.bias, workspace.names)
    for part in batch {
      NameDecoder.decode(
        workspace.names + (part.row + 1) * outputs, stride: outputs, count: part.words.count
      ) { results[part.sentence][part.words.lowerBound + $0].name = UInt8($1) }
    }
  }

  private func largest(_ scores: UnsafePointer<Float>, _ count: Int) -> Int {
    var best = 0
    for index in 1..<count where scores[index] > scores[best] { best = index }
    return best
  }
}
