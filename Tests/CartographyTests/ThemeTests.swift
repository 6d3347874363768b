import Foundation
import Graph
import Testing

@testable import Cartography

@Suite struct ThemeTests {
  /// WCAG 2.2, relative luminance and contrast ratio.
  static func contrast(_ a: Theme.Color, _ b: Theme.Color) -> Double {
    func luminance(_ color: Theme.Color) -> Double {
      func linear(_ shift: UInt32) -> Double {
        let value = Double(color >> shift & 0xFF) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
    }
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  /// WCAG 2.2, 1.4.3: text 4.5 : 1.
  @Test(arguments: [Theme.light, .dark, .print])
  func everyTextIsReadable(theme: Theme) {
    let pairs: [(Ink, Ink)] = [
      (.text, .paper), (.muted, .paper), (.onState, .state), (.text, .card), (.muted, .card),
      (.text, .organization), (.text, .group),
    ]
    let all = pairs + Kind.allCases.map { (.kind($0), .paper) }
    for (ink, field) in all {
      #expect(Self.contrast(theme[ink], theme[field]) >= 4.5, "\(ink) on \(field)")
    }
    #expect(Self.contrast(theme[.border], theme[.paper]) >= 3)  // 1.4.11: what is no text
  }
}
