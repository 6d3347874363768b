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

/// Runs the two nets: words → tags, heads and relations, and words → names.
///
/// A sentence is START w1 … wn END; START is also the root's place. Products are exact integers
/// and everything between them is + − × ÷ √ in a fixed order, so the same text has the same bits
/// on every processor. Sentences are run in batches only so that weights are read less often:
/// no sentence sees another.
struct Network: Sendable {
  let model: Model
  let instructions: GKInstructions
  private let trees: Encoder
  private let names: Encoder
  private let pool = WorkspacePool()

  init(model: Model, instructions: GKInstructions) {
    self.model = model
    self.instructions = instructions
    trees = Encoder(model.trees.encoder, model.lexicon, instructions)
    names = Encoder(model.names.encoder, model.lexicon, instructions)
  }

  /// Analyzes sentences given as ranges of `text`'s bytes.
  ///
  /// - Complexity: O(*n*) for *n* bytes, as the parts of a long sentence have a fixed length.
  func parse(_ sentences: [[Range<Int>]], in text: UnsafeBufferPointer<UInt8>) -> [[ParsedWord]] {
    var results = sentences.map { [ParsedWord](repeating: ParsedWord(), count: $0.count) }
    let workspace =
      pool.take()
      ?? Workspace(for: model, trees: trees.newWorkspace(), names: names.newWorkspace())
    defer { pool.give(workspace) }
    var batch: [SentencePart] = []
    var row = 1
    func flush() {
      run(batch, rows: row, sentences, text, workspace, &results)
      batch.removeAll(keepingCapacity: true)
      row = 1
    }
    for (sentence, tokens) in sentences.enumerated() where !tokens.isEmpty {
      for words in parts(of: tokens, in: text) {
        if row + words.count + 3 > Workspace.rows { flush() }
        batch.append(SentencePart(sentence: sentence, words: words, row: row))
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
    _ batch: [SentencePart], rows: Int, _ sentences: [[Range<Int>]],
    _ text: UnsafeBufferPointer<UInt8>, _ workspace: Workspace, _ results: inout [[ParsedWord]]
  ) {
    guard !batch.isEmpty else { return }
    trees.encode(batch, rows: rows, sentences, text, workspace.trees) { layers, normalized in
      if layers == 2 { tag(batch, rows: rows, normalized, workspace, &results) }
    }
    project(rows: rows, workspace)
    for part in batch {
      attach(part, workspace, &results[part.sentence])
      label(part, workspace, &results[part.sentence])
      joinParts(part, &results[part.sentence])
    }
    names.encode(batch, rows: rows, sentences, text, workspace.names) { _, _ in }
    name(batch, rows: rows, workspace, &results)
  }
}
