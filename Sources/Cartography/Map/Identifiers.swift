/// Returns a piece of an XML id made from a user's id: letters, digits, `-` and `.` stay, any other
/// byte becomes `_` and two hexadecimal digits; a long one is cut and ends in a hash of the whole.
func identifier(_ id: String) -> String {
  var result = ""
  for byte in id.utf8.prefix(60) {
    let character = Character(Unicode.Scalar(byte))
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
      result.append(character)
    default:
      let digits = String(byte, radix: 16)
      result += "_" + (digits.count < 2 ? "0" : "") + digits
    }
  }
  guard id.utf8.count > 60 else { return result }
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  return result + "-" + String(hash, radix: 16)
}
