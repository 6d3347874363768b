/// What is wrong with a file: up to twenty problems, so that one run finds them all.
public struct InputErrors: Error, Equatable, Sendable, CustomStringConvertible {
  /// Never empty; in the order of the file.
  public private(set) var errors: [InputError]
  /// Problems beyond the limit, counted only.
  public private(set) var omitted = 0

  /// The most problems kept.
  public static let limit = 20

  public init(_ first: InputError) { errors = [first] }

  public mutating func append(_ error: InputError) {
    if errors.count < InputErrors.limit { errors.append(error) } else { omitted += 1 }
  }

  /// How the process ends when these end it: as the first would.
  public var status: Status { errors[0].status }

  public var description: String {
    errors.map(\.description).joined(separator: "\n")
      + (omitted == 0 ? "" : "\n\(errors[0].file): and \(omitted) more")
  }
}

/// Problems found so far in a file; `finish` throws them if there are any.
public struct ErrorCollector: Sendable {
  public private(set) var found: InputErrors?

  public init() {}

  public var isFull: Bool { (found?.errors.count ?? 0) >= InputErrors.limit }

  public mutating func add(_ error: InputError) {
    if found == nil { found = InputErrors(error) } else { found!.append(error) }
  }

  public func finish() throws(InputErrors) {
    if let found { throw found }
  }
}

/// Runs `body` and throws its one error as a list of errors.
public func collecting<Result>(
  _ body: () throws(InputError) -> Result
) throws(InputErrors) -> Result {
  do throws(InputError) { return try body() } catch { throw InputErrors(error) }
}
