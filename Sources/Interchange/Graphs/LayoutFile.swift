import Basics

/// Where actors stand on a map that was drawn before, or where somebody wants them to stand.
///
/// Read from an SVG map of ours, from the JSON of a layout (`{"actors": {"USA": [120.5, 80]}}`, in
/// pixels), or from lines of an id, x and y.
public struct LayoutFile: Sendable, Equatable {
  /// Centres of boxes in pixels, by the actor's id.
  public var centers: [String: (x: Double, y: Double)] = [:]
  /// Of the page.
  public var width: Double?
  /// Where the boxes end.
  public var bottom: Double?

  public static func == (a: LayoutFile, b: LayoutFile) -> Bool {
    a.width == b.width && a.bottom == b.bottom && a.centers.count == b.centers.count
      && a.centers.allSatisfy { id, center in b.centers[id].map { $0 == center } ?? false }
  }

  /// - Throws: `.badData` where it holds no place of any actor, and for what is no number.
  public static func read(_ path: String) throws(InputError) -> LayoutFile {
    let file = try FileBytes(reading: path)
    return try read(file.bytes, file: path)
  }

  static func read(_ bytes: [UInt8], file: String) throws(InputError) -> LayoutFile {
    let layout =
      switch bytes.first(where: { $0 > 32 && $0 < 0x80 }) {
      case UInt8(ascii: "<"): try svg(bytes, file)
      case UInt8(ascii: "{"): try json(bytes, file)
      default: try lines(bytes, file)
      }
    if layout.centers.isEmpty {
      throw InputError(
        file: file, problem: "no actor has a place in this file",
        hint: "give an SVG map of graphtool's, {\"actors\": {\"USA\": [120, 80]}}, or lines ID X Y")
    }
    return layout
  }

  private static func svg(_ bytes: [UInt8], _ file: String) throws(InputError) -> LayoutFile {
    var layout = LayoutFile()
    let pull = try XMLPull(bytes, file: file)
    while let event = try pull.next() {
      guard case .start(let name) = event else { continue }
      if name == "svg" { layout.width = pull.attribute("viewBox").flatMap(lastNumbers)?.width }
      guard name == "g", let id = pull.attribute("data-actor") else { continue }
      guard let x = pull.attribute("data-x").flatMap(number),
        let y = pull.attribute("data-y").flatMap(number)
      else { throw pull.error("the place of \(id) is no pair of numbers") }
      layout.centers[id] = (x, y)
      if let bottom = pull.attribute("data-bottom").flatMap(number) {
        layout.bottom = max(layout.bottom ?? bottom, bottom)
      }
    }
    return layout
  }

  private static func lastNumbers(_ viewBox: String) -> (width: Double, height: Double)? {
    let numbers = viewBox.split(separator: " ").compactMap { number(String($0)) }
    return numbers.count == 4 ? (numbers[2], numbers[3]) : nil
  }

  private static func json(_ bytes: [UInt8], _ file: String) throws(InputError) -> LayoutFile {
    var reader = try JSONReader(bytes, file: file)
    let start = 0
    let document = try reader.value()
    var layout = LayoutFile()
    for member in document["actors"]?.members ?? [] {
      let numbers = (member.value.elements ?? []).compactMap { value -> Double? in
        if case .number(let number) = value, number.isFinite { number } else { nil }
      }
      guard numbers.count == 2 else {
        throw reader.error(
          "the place of \"\(member.key)\" is not [x, y]", at: start,
          hint: "write two numbers, in pixels")
      }
      layout.centers[member.key] = (numbers[0], numbers[1])
    }
    if case .number(let width) = document["width"] { layout.width = width }
    if case .number(let bottom) = document["bottom"] { layout.bottom = bottom }
    return layout
  }

  private static func lines(_ bytes: [UInt8], _ file: String) throws(InputError) -> LayoutFile {
    var layout = LayoutFile()
    let text = String(decoding: bytes, as: UTF8.self)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let words = line.split { $0 == " " || $0 == "\t" || $0 == "," || $0 == "\r" }
      guard let id = words.first, !id.hasPrefix("#") else { continue }
      guard words.count == 3, let x = number(String(words[1])), let y = number(String(words[2]))
      else {
        throw InputError(
          file: file, line: index + 1, problem: "\"\(line.prefix(60))\" is not ID X Y",
          hint: "write an actor's id and two numbers, in pixels: USA 120 80")
      }
      layout.centers[String(id)] = (x, y)
    }
    return layout
  }

  private static func number(_ text: String) -> Double? {
    Double(text).flatMap { $0.isFinite && abs($0) < 1e6 ? $0 : nil }
  }
}
