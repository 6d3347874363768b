/// Strings kept once each and named by a number; number 0 is "no string".
struct StringPool: Sendable {
  private(set) var strings: [String] = [""]
  private var numbers: [String: UInt32] = [:]

  /// The number of `string`, given on its first coming; 0 for nil.
  mutating func number(of string: String?) -> UInt32 {
    guard let string else { return 0 }
    if let known = numbers[string] { return known }
    let number = UInt32(strings.count)
    strings.append(string)
    numbers[string] = number
    return number
  }

  subscript(number: UInt32) -> String? { number == 0 ? nil : strings[Int(number)] }
}

/// Lists of numbers kept end to end; list 0 is the empty list.
struct ListPool: Sendable {
  private var numbers: [UInt32] = []
  private var ends: [UInt32] = [0]

  mutating func add(_ list: [UInt32]) -> UInt32 {
    guard !list.isEmpty else { return 0 }
    numbers += list
    ends.append(UInt32(numbers.count))
    return UInt32(ends.count - 1)
  }

  subscript(list: UInt32) -> ArraySlice<UInt32> {
    list == 0 ? [] : numbers[Int(ends[Int(list) - 1])..<Int(ends[Int(list)])]
  }
}
