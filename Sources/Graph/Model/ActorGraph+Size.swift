extension ActorGraph {
  /// The bytes that relations take: the arrays as allocated, with their spare room, and the set of
  /// ids. Strings longer than 15 bytes count with their heap storage.
  ///
  /// - Complexity: O(*r*) for *r* relations.
  package var relationStorageBytes: Int {
    func bytes<T>(_ array: [T]) -> Int { array.capacity * MemoryLayout<T>.stride + 32 }
    func heap(_ strings: [String]) -> Int {
      strings.reduce(0) { $0 + ($1.utf8.count > 15 ? ($1.utf8.count + 48) / 16 * 16 : 0) }
    }
    let c = columns
    let small = [c.event, c.kind, c.modality, c.basis, c.dateBasis, c.flags].map(bytes)
    let words = [
      c.source, c.target, c.article, c.date, c.sourceText, c.eventText, c.targetText, c.quote,
      c.condition, c.joint, c.rule, c.rowFile, c.rowLine, c.claimants, c.about,
    ].map(bytes)
    let signed = [c.sentence, c.rangeStart, c.rangeEnd].map(bytes)
    let doubles = [c.confidence, c.weight, c.intensity].map(bytes)
    let strings = bytes(c.strings.strings) + heap(c.strings.strings)
    // The pool's index: a key and a number, at a load of at least 3/8.
    let index = c.strings.strings.count * 20 * 8 / 3
    return (small + words + signed + doubles).reduce(0, +) + relationIDs.storageBytes + strings
      + index
  }
}
