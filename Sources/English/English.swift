import Kernels

/// English text → sentences, tokens, tags, lemmas, dependency trees and names.
///
///     let english = English()
///     let analyzed = english.analyze("The minister met her in Oslo.")
///     analyzed.sentences[0].tokens[1].relation  // nsubj
///
/// A value without state: any number of threads may use one at once, and the same text gives the
/// same bits on every thread and every processor. Making one costs nothing; the model is read in
/// place.
public struct English: Sendable {
  let network: Network
  let segmenter = Segmenter()
  let lemmatizer = Lemmatizer()

  /// The English of the model inside the executable.
  public init() { self.init(plain: false) }

  /// The same with processor instructions held to those that every x86-64 has, to measure them.
  package init(plain: Bool) {
    let best = gk_best_instructions()
    let instructions = plain && best == .GKAVX2 ? GKInstructions.GKSSE2 : best
    network = Network(model: Model.embedded, instructions: instructions)
  }

  /// The English of a model file's bytes.
  public init(model bytes: [UInt8]) throws(ModelError) {
    network = Network(model: try Model(file: bytes), instructions: gk_best_instructions())
  }
}
