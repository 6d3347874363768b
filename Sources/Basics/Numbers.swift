/// A number as the shortest decimal that reads back equal: `5`, `0.1`, `1e-07`, `nan`.
///
/// Whole numbers below 2⁵³ are written without a point.
public func shortest(_ value: Double) -> String {
  if value.magnitude < 9_007_199_254_740_992, value == value.rounded(.towardZero) {
    return value == 0 && value.sign == .minus ? "-0" : String(Int(value))
  }
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// A number with so many significant digits at most, trailing zeros dropped: `0.3333`, `1234`,
/// `1.235e+07`.
///
/// Digits come from the shortest decimal that reads back equal, a half rounded away from zero, so
/// they are the same on any machine. Magnitudes outside 10⁻⁵ ..< 10⁷ are written with an exponent.
public func significant(_ value: Double, digits: Int = 4) -> String {
  guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
  guard value != 0 else { return "0" }
  var (decimals, exponent) = decimalDigits(of: value.magnitude)
  if decimals.count > digits {
    let roundsUp = decimals[digits] >= 5
    decimals.removeLast(decimals.count - digits)
    if roundsUp {
      var i = digits - 1
      while i >= 0, decimals[i] == 9 {
        decimals[i] = 0
        i -= 1
      }
      if i >= 0 {
        decimals[i] += 1
      } else {
        decimals.insert(1, at: 0)
        exponent += 1
      }
    }
  }
  while decimals.count > 1, decimals.last == 0 { decimals.removeLast() }
  let sign = value < 0 ? "-" : ""
  func text(_ part: some Sequence<UInt8>) -> String {
    String(decoding: part.map { $0 + 48 }, as: UTF8.self)
  }
  if exponent < -5 || exponent >= 7 {
    let fraction = decimals.count > 1 ? "." + text(decimals.dropFirst()) : ""
    let size = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
    return "\(sign)\(decimals[0])\(fraction)e\(exponent < 0 ? "-" : "+")\(size)"
  }
  if exponent < 0 {
    return sign + "0." + String(repeating: "0", count: -exponent - 1) + text(decimals)
  }
  if decimals.count <= exponent + 1 {
    return sign + text(decimals) + String(repeating: "0", count: exponent + 1 - decimals.count)
  }
  return sign + text(decimals[...exponent]) + "." + text(decimals[(exponent + 1)...])
}

/// The shortest decimal digits of a number > 0, and the power of ten of the first of them.
private func decimalDigits(of value: Double) -> ([UInt8], Int) {
  var digits: [UInt8] = []
  var exponent = 0, beforePoint = 0
  var sawPoint = false
  var text = value.description.utf8[...]
  if let e = text.firstIndex(of: UInt8(ascii: "e")) {
    exponent = Int(Substring(text[text.index(after: e)...])) ?? 0
    text = text[..<e]
  }
  for byte in text {
    if byte == UInt8(ascii: ".") {
      sawPoint = true
    } else {
      digits.append(byte - 48)
      if !sawPoint { beforePoint += 1 }
    }
  }
  exponent += beforePoint - 1
  while let first = digits.first, first == 0, digits.count > 1 {
    digits.removeFirst()
    exponent -= 1
  }
  while digits.count > 1, digits.last == 0 { digits.removeLast() }
  return (digits, exponent)
}

/// Reads a decimal number such as `-12`, `2.5` or `1e-3`; nil for anything else, `nan` and `inf`
/// and numbers too large for a `Double` included.
public func parseNumber(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
  var i = range.lowerBound
  let end = range.upperBound
  var mantissa: UInt64 = 0
  var digitCount = 0, significantCount = 0, scale = 0
  var isNegative = false
  if i < end, bytes[i] == 45 || bytes[i] == 43 {
    isNegative = bytes[i] == 45
    i += 1
  }
  func takeDigits(_ isFraction: Bool) {
    while i < end, bytes[i] &- 48 < 10 {
      digitCount += 1
      if mantissa != 0 || bytes[i] != 48 { significantCount += 1 }
      if significantCount <= 19 {
        mantissa = mantissa &* 10 &+ UInt64(bytes[i] &- 48)
        if isFraction { scale -= 1 }
      }
      i += 1
    }
  }
  takeDigits(false)
  if i < end, bytes[i] == 46 {
    i += 1
    takeDigits(true)
  }
  guard digitCount > 0 else { return nil }
  if i < end, bytes[i] | 32 == 101 {
    i += 1
    var exponentIsNegative = false, exponent = 0
    if i < end, bytes[i] == 45 || bytes[i] == 43 {
      exponentIsNegative = bytes[i] == 45
      i += 1
    }
    guard i < end else { return nil }
    while i < end, bytes[i] &- 48 < 10 {
      exponent = min(exponent * 10 + Int(bytes[i] &- 48), 100_000)
      i += 1
    }
    scale += exponentIsNegative ? -exponent : exponent
    guard bytes[i - 1] &- 48 < 10 else { return nil }
  }
  guard i == end else { return nil }
  // Clinger's fast path: both factors are exact, so one rounding gives the nearest double.
  if significantCount <= 19, mantissa < 1 << 53, (-22...22).contains(scale) {
    let m = Double(mantissa)
    let value = scale < 0 ? m / powersOfTen[-scale] : m * powersOfTen[scale]
    return isNegative ? -value : value
  }
  guard let value = Double(String(decoding: bytes[range], as: UTF8.self)), value.isFinite else {
    return nil
  }
  return value
}

private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]
