import Coding

extension Workbench {
  /// The name of a state by its code.
  static func stateName(_ code: String) -> String? { Lexicon.builtIn.stateName(code) }
}
