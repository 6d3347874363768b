import Dispatch

/// Returns `transform` of each element, in the elements' order, computed on all cores.
///
/// Results depend on the elements only, never on the number of cores or on who finishes first:
/// cut work into parts that depend on the input alone, and combine the results in their order.
///
/// - Complexity: O(*n*) calls of `transform`.
public func parallelMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ transform: @Sendable (Element) -> Result
) -> [Result] {
  guard elements.count > 1 else { return elements.map(transform) }
  return [Result](unsafeUninitializedCapacity: elements.count) { buffer, count in
    // Each iteration writes the one slot of its own index, so no two threads touch the same memory.
    nonisolated(unsafe) let slots = buffer.baseAddress!
    DispatchQueue.concurrentPerform(iterations: elements.count) { index in
      (slots + index).initialize(to: transform(elements[index]))
    }
    count = elements.count
  }
}

/// Returns `0..<count` cut into at most `parts` ranges of nearly equal length.
///
/// The cut depends on the arguments only, so sums added in part order have the same bits on any
/// number of cores.
public func fixedParts(of count: Int, parts: Int = 32) -> [Range<Int>] {
  guard count > 0 else { return [] }
  let parts = min(parts, count)
  return (0..<parts).map { (count * $0 / parts)..<(count * ($0 + 1) / parts) }
}
