/// The keys of one kind of record, recognised without making a string of each.
///
/// Records written by a program have their keys in one order, so the key after the last one found
/// is tried first.
struct JSONKeys {
  let names: [String]
  private let bytes: [[UInt8]]
  private var next = 0

  init(_ names: [String]) {
    self.names = names
    bytes = names.map { Array($0.utf8) }
  }

  /// The place of a key among the names; nil when it is none of them.
  mutating func place(of range: Range<Int>, in source: [UInt8]) -> Int? {
    for step in 0..<names.count {
      var place = next + step
      if place >= names.count { place -= names.count }
      if matches(bytes[place], range, source) {
        next = place + 1 == names.count ? 0 : place + 1
        return place
      }
    }
    return nil
  }

  private func matches(_ name: [UInt8], _ range: Range<Int>, _ source: [UInt8]) -> Bool {
    guard name.count == range.count else { return false }
    for i in 0..<name.count where name[i] != source[range.lowerBound + i] { return false }
    return true
  }
}
