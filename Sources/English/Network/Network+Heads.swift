import Kernels

/// From the encoded rows to decisions.
extension Network {
  func tag(
    _ batch: [SentencePart], rows: Int, _ normalized: UnsafePointer<Int16>,
    _ workspace: Workspace, _ results: inout [[ParsedWord]]
  ) {
    let net = model.trees
    let outputs = net.tags.outputs
    net.tags.multiply(instructions, normalized, stride: net.encoder.width, rows, workspace.sums)
    gk_affine(workspace.sums, outputs, rows, outputs, net.tags.scale, net.tags.bias, workspace.tags)
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

  /// The encoded rows as dependents, heads, their label parts and head biases.
  func project(rows: Int, _ workspace: Workspace) {
    let net = model.trees
    net.top.multiply(
      instructions, workspace.trees.normalized, stride: net.encoder.width, rows, workspace.sums)
    var first = 0
    func part(_ width: Int, _ out: UnsafeMutablePointer<Float>) {
      gk_affine(
        workspace.sums + first, net.top.outputs, rows, width, net.top.scale + first,
        net.top.bias + first, out)
      first += width
    }
    func quantized(
      _ width: Int, _ quantum: Float, _ lowest: Float, _ out: UnsafeMutablePointer<Int16>
    ) {
      gk_affine_quantized(
        workspace.sums + first, net.top.outputs, rows, width, net.top.scale + first,
        net.top.bias + first, quantum, lowest, out)
      first += width
    }
    quantized(net.arcWidth, net.dependentQuantum, -4095, workspace.dependents)
    quantized(net.arcWidth, net.headQuantum, -4095, workspace.heads)
    part(net.labelWidth, workspace.labelDependents)
    part(net.labelWidth, workspace.labelHeads)
    part(16, workspace.headBias)
  }

  /// Scores every arc of the part and takes the best tree.
  func attach(_ part: SentencePart, _ workspace: Workspace, _ words: inout [ParsedWord]) {
    let net = model.trees
    let count = part.words.count + 1
    let side = (count + 15) / 16 * 16
    let width = net.arcWidth
    gk_pack(
      workspace.heads + part.row * width, side, width, workspace.packedHeads)
    gk_product(
      instructions, workspace.dependents + part.row * width, width, count, width,
      workspace.packedHeads, side, workspace.sums)
    let unit = 1 / (net.dependentQuantum * net.headQuantum)
    let bias = workspace.headBias + part.row * 16
    for dependent in 1..<count {
      let scores = workspace.arcs + dependent * side
      for head in 0..<count {
        let delta = max(-net.near, min(net.near, head - dependent)) + net.near
        let distance = net.arcDistance[head == 0 ? 2 * net.near + 1 : delta]
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
  func label(_ part: SentencePart, _ workspace: Workspace, _ words: inout [ParsedWord]) {
    let net = model.trees
    let width = net.labelWidth
    let outputs = net.label.outputs
    for dependent in 1...part.words.count {
      let head = workspace.tree.heads[dependent]
      gk_quantize_sum(
        workspace.labelDependents + (part.row + dependent) * width,
        workspace.labelHeads + (part.row + head) * width,
        net.labelDistance + labelDistanceClass(dependent: dependent, head: head) * width, width,
        net.labelQuantum, workspace.hidden + (dependent - 1) * width)
    }
    net.label.multiply(
      instructions, workspace.hidden, stride: width, part.words.count, workspace.sums)
    gk_affine(
      workspace.sums, outputs, part.words.count, outputs, net.label.scale, net.label.bias,
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
  func joinParts(_ part: SentencePart, _ words: inout [ParsedWord]) {
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
    _ batch: [SentencePart], rows: Int, _ workspace: Workspace, _ results: inout [[ParsedWord]]
  ) {
    let net = model.names
    let sums = workspace.sums
    let width = net.hidden.outputs
    let outputs = net.tags.outputs
    net.hidden.multiply(
      instructions, workspace.names.normalized, stride: net.encoder.width, rows, sums)
    gk_affine_quantized(
      sums, width, rows, width, net.hidden.scale, net.hidden.bias, net.hiddenQuantum, 0,
      workspace.nameHidden)
    net.tags.multiply(instructions, workspace.nameHidden, stride: width, rows, sums)
    gk_affine(sums, outputs, rows, outputs, net.tags.scale, net.tags.bias, workspace.nameTags)
    for part in batch {
      NameDecoder.decode(
        workspace.nameTags + (part.row + 1) * outputs, stride: outputs, count: part.words.count
      ) { results[part.sentence][part.words.lowerBound + $0].name = UInt8($1) }
    }
  }

  private func largest(_ scores: UnsafePointer<Float>, _ count: Int) -> Int {
    var best = 0
    for index in 1..<count where scores[index] > scores[best] { best = index }
    return best
  }
}
