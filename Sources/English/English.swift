/// English text → sentences, tokens, tags, lemmas, dependency trees and names.
public struct English: Sendable {
  public init() {}
}
