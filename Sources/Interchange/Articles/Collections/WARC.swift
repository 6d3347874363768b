import Basics
import Graph

/// Reads web archives (WARC 1.0 and 1.1, ISO 28500:2017), record by record.
///
/// Responses with status 200 that hold a page or plain text become articles with the page's address
/// as id. Of several captures of one address the first counts. The day of the capture is the latest
/// day the article can be from.
struct WARC {
  /// A page as it was captured.
  struct Page {
    var url: String
    /// The day of the capture.
    var captured: PartialDate?
    var isHTML: Bool
    /// As the server's header says; nil when it says nothing.
    var charset: String?
    var bytes: [UInt8]
  }

  private var cursor: ByteCursor
  private let file: String
  private let limit: Int
  private var record = 0

  init(_ source: ByteSource, limit: Int) {
    cursor = ByteCursor(source)
    file = source.name
    self.limit = limit
  }

  static func isWARC(_ head: [UInt8]) -> Bool { head.starts(with: "WARC/".utf8) }

  /// The next page; nil at the end. Other records are read past; those that should hold an article
  /// and do not are counted.
  mutating func next(_ ledger: inout Ledger) throws(InputError) -> Page? {
    while let header = try recordHeader() {
      guard let written = header["content-length"], let count = Int(written), count >= 0 else {
        throw InputError(file: file, problem: "record \(record) has no Content-Length")
      }
      let type = header["warc-type"] ?? ""
      guard type == "response" || type == "resource" else {
        guard try cursor.skip(count) else { throw breaksOff() }
        if type == "revisit" { ledger.skip("a page that had not changed since its last capture") }
        continue
      }
      ledger.read += 1
      let url = (header["warc-target-uri"] ?? "").trimmed(of: "<>")
      guard count <= limit else {
        ledger.skip("a page of more than \(sizeInWords(limit))", at: url)
        guard try cursor.skip(count) else { throw breaksOff() }
        continue
      }
      let body = try cursor.bytes(count)
      guard body.count == count else { throw breaksOff() }
      var page = Page(
        url: url, captured: header["warc-date"].flatMap { PartialDate($0.prefix(10)) },
        isHTML: true, bytes: body)
      if type == "resource" {
        guard page.take(header["content-type"] ?? "") else {
          ledger.skip("a file that is no page", at: url)
          continue
        }
        return page
      }
      if let why = page.unwrapResponse(limit: limit) {
        ledger.skip(why, at: url)
        continue
      }
      return page
    }
    return nil
  }

  private func breaksOff() -> InputError {
    InputError(file: file, problem: "the file breaks off in record \(record)")
  }

  /// The named fields of the next record, names in lowercase; nil at the end.
  private mutating func recordHeader() throws(InputError) -> [String: String]? {
    var first: [UInt8]?
    repeat { first = try cursor.line() } while first?.isEmpty == true
    guard let first else { return nil }
    record += 1
    guard first.starts(with: "WARC/1.".utf8) else {
      throw InputError(
        file: file,
        problem: "record \(record) begins with \"\(decodeText(first.prefix(40)).text)\" and not "
          + "with WARC/1.0 or WARC/1.1",
        hint: "the record before it may be longer than its Content-Length says")
    }
    var fields: [String: String] = [:]
    while let line = try cursor.line() {
      if line.isEmpty { return fields }
      HTTPFields.add(line, to: &fields)
    }
    throw breaksOff()
  }
}

/// Header lines of the form `Name: value`.
enum HTTPFields {
  static func add(_ line: [UInt8], to fields: inout [String: String]) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
    let name = decodeText(line[..<colon]).text.lowercased()
    let value = decodeText(line[(colon + 1)...]).text.collapsed
    if fields[name] == nil { fields[name] = value }
  }
}

extension WARC.Page {
  /// Takes kind and charset from a media type; false when it is no page or text.
  fileprivate mutating func take(_ mediaType: String) -> Bool {
    let parts = mediaType.lowercased().split(separator: ";").map { String($0).collapsed }
    switch parts.first ?? "" {
    case "text/html", "application/xhtml+xml", "": isHTML = true
    case "text/plain": isHTML = false
    default: return false
    }
    for part in parts.dropFirst() where part.hasPrefix("charset=") {
      charset = part.dropFirst(8).description.trimmed(of: "\"'")
    }
    return true
  }

  /// Takes the HTTP head off the bytes and undoes what the transfer did to the body.
  ///
  /// - Returns: Why it is no article; nil when all went well.
  fileprivate mutating func unwrapResponse(limit: Int) -> String? {
    var place = 0
    func line() -> [UInt8]? {
      guard let end = bytes[place...].firstIndex(of: 10) else { return nil }
      defer { place = end + 1 }
      let line = bytes[place..<end]
      return Array(line.last == 13 ? line.dropLast() : line)
    }
    guard let status = line(), status.starts(with: "HTTP/".utf8) else {
      return "a response without an HTTP head"
    }
    let code = status.split(separator: 32).dropFirst().first.map { decodeText($0).text } ?? ""
    guard code == "200" else { return "a response with status \(code)" }
    var fields: [String: String] = [:]
    while true {
      guard let next = line() else { return "a response whose head breaks off" }
      if next.isEmpty { break }
      HTTPFields.add(next, to: &fields)
    }
    guard take(fields["content-type"] ?? "") else { return "a file that is no page" }
    var body = Array(bytes[place...])
    if fields["transfer-encoding"]?.lowercased().contains("chunked") == true {
      // Some crawlers keep the field and store the body whole.
      if let joined = WARC.Page.dechunked(body) { body = joined }
    }
    switch fields["content-encoding"]?.lowercased() ?? "" {
    case "", "identity": break
    case "gzip", "x-gzip", "deflate":
      if let unpacked = Deflate.unpacked(body[...], .zlibOrGzip, limit: limit)
        ?? Deflate.unpacked(body[...], .none, limit: limit)
      {
        body = unpacked
      } else if body.starts(with: [0x1F, 0x8B]) {
        return "a page whose gzip body is damaged"
      }
    case let other: return "a page packed as \(other), which is not read"
    }
    bytes = body
    return nil
  }

  /// The joined chunks of a chunked body (RFC 9112, 7.1); nil when it is not one.
  static func dechunked(_ body: [UInt8]) -> [UInt8]? {
    var joined: [UInt8] = []
    var place = 0
    while let end = body[place...].firstIndex(of: 10) {
      let digits = body[place..<end].prefix { $0 != UInt8(ascii: ";") && $0 > 32 }
      guard let count = Int(decodeText(digits).text, radix: 16), count >= 0,
        count <= body.count - end - 1
      else { return nil }
      if count == 0 { return joined }
      joined += body[(end + 1)..<(end + 1 + count)]
      place = end + 1 + count
      while place < body.count, body[place] == 13 || body[place] == 10 { place += 1 }
      if place == body.count { return joined }
    }
    return nil
  }
}

extension String {
  /// Without the given characters at its ends.
  func trimmed(of characters: String) -> String {
    var text = self[...]
    while let first = text.first, characters.contains(first) { text = text.dropFirst() }
    while let last = text.last, characters.contains(last) { text = text.dropLast() }
    return String(text)
  }
}
