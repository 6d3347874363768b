/// Says in a PNG file how large its pixels are, which cairo does not.
enum PNGResolution {
  /// Returns the file with a chunk `pHYs` after its header (PNG specification, 11.3.5.3).
  static func written(_ dpi: Double, into png: [UInt8]) -> [UInt8] {
    // The signature has 8 bytes, the header 25.
    guard png.count > 33 else { return png }
    let perMeter = UInt32((dpi / 0.0254).rounded())
    let content = Array("pHYs".utf8) + bytes(perMeter) + bytes(perMeter) + [1]
    return png[..<33] + bytes(9) + content + bytes(checksum(content)) + png[33...]
  }

  private static func bytes(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// CRC-32 as PNG's annex D gives it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc = UInt32.max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? 0xEDB8_8320 ^ crc >> 1 : crc >> 1 }
    }
    return ~crc
  }
}
