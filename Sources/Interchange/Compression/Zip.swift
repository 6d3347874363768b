import Basics

/// Reads ZIP archives (PKWARE's APPNOTE 6.3.10): stored and deflated members, found by the central
/// directory at the end. Encrypted members and archives in parts are refused.
struct Zip {
  struct Member {
    /// As written in the archive; `/` separates folders.
    var name: String
    var method: Int
    var isEncrypted: Bool
    var packedCount: Int
    var count: Int
    /// Where the member's own header begins.
    var offset: Int
  }

  let file: String
  private let bytes: [UInt8]
  /// The files, folders left out, in the order of the directory.
  private(set) var members: [Member] = []

  static func isZip(_ head: [UInt8]) -> Bool { head.starts(with: [0x50, 0x4B, 3, 4]) }

  init(_ bytes: [UInt8], file: String) throws(InputError) {
    self.bytes = bytes
    self.file = file
    guard let end = endOfDirectory() else { throw damaged("it has no directory at its end") }
    let count = Int(number16(end + 10)), start = Int(number32(end + 16))
    guard count != 0xFFFF, start != 0xFFFF_FFFF else {
      throw InputError(
        file: file, problem: "the ZIP archive is in the 64-bit form, which is not read",
        hint: "unpack it first: unzip \(file)")
    }
    var place = start
    for _ in 0..<count {
      guard place + 46 <= bytes.count, number32(place) == 0x0201_4B50 else {
        throw damaged("its directory breaks off")
      }
      let nameCount = Int(number16(place + 28))
      let rest = Int(number16(place + 30)) + Int(number16(place + 32))
      guard place + 46 + nameCount <= bytes.count else {
        throw damaged("its directory breaks off")
      }
      let name = decodeText(bytes[place + 46..<place + 46 + nameCount]).text
      if !name.hasSuffix("/") {
        members.append(
          Member(
            name: name, method: Int(number16(place + 10)),
            isEncrypted: number16(place + 8) & 1 != 0, packedCount: Int(number32(place + 20)),
            count: Int(number32(place + 24)), offset: Int(number32(place + 42))))
      }
      place += 46 + nameCount + rest
    }
  }

  /// The bytes of a member.
  func contents(of member: Member, limit: Int) throws(InputError) -> [UInt8] {
    func problem(_ words: String) -> InputError {
      InputError(file: "\(file)/\(member.name)", problem: words)
    }
    if member.isEncrypted { throw problem("the member is encrypted") }
    guard member.count <= limit else {
      throw problem("more than \(sizeInWords(limit)), the limit for one file")
    }
    let header = member.offset
    guard header + 30 <= bytes.count, number32(header) == 0x0403_4B50 else {
      throw problem("the ZIP archive is damaged: the member is not where the directory says")
    }
    let start = header + 30 + Int(number16(header + 26)) + Int(number16(header + 28))
    guard start + member.packedCount <= bytes.count else {
      throw problem("the ZIP archive is damaged: the member breaks off")
    }
    let packed = bytes[start..<start + member.packedCount]
    switch member.method {
    case 0:
      guard packed.count == member.count else { throw problem("the member's size is wrong") }
      return Array(packed)
    case 8:
      // The size in the directory bounds what a small member may unpack to.
      guard let unpacked = Deflate.unpacked(packed, .none, limit: member.count),
        unpacked.count == member.count
      else { throw problem("the ZIP archive is damaged: the member does not unpack") }
      return unpacked
    default:
      throw problem("the member is packed by method \(member.method); stored and deflated are read")
    }
  }

  /// Where the end-of-directory record begins, searched from the end: a comment may follow it.
  private func endOfDirectory() -> Int? {
    guard bytes.count >= 22 else { return nil }
    var place = bytes.count - 22
    let first = max(0, place - 0xFFFF)
    while place >= first {
      if number32(place) == 0x0605_4B50 { return place }
      place -= 1
    }
    return nil
  }

  private func number16(_ place: Int) -> UInt16 {
    UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
  }

  private func number32(_ place: Int) -> UInt32 {
    UInt32(number16(place)) | UInt32(number16(place + 2)) << 16
  }

  private func damaged(_ how: String) -> InputError {
    InputError(file: file, problem: "the ZIP archive is damaged: \(how)")
  }
}
