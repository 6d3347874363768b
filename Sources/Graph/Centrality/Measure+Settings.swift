/// What can be said of how a measure is computed.
public enum MeasureSetting: String, Sendable, CaseIterable {
  case rawScale = "scale raw"
  case direction, distance, weighting, damping, personalize, source, target, error

  /// The measures that it changes.
  public var measures: [Measure] { Measure.allCases.filter { $0.heeds(self) } }
}

extension Measure {
  /// Whether a setting has a meaning for the measure.
  ///
  /// The normalized scale, NetworkX's, is every measure's; `rawScale` is that of counts and sums:
  /// where the one scale is a count or a sum it is raw already.
  public func heeds(_ setting: MeasureSetting) -> Bool {
    switch setting {
    case .rawScale:
      switch self {
      case .pageRank, .eigenvector, .clustering, .constraint, .effectiveSize, .efficiency, .pn,
        .currentFlowCloseness:
        false
      default: true
      }
    case .direction:
      [.closeness, .harmonic, .pageRank, .eigenvector, .katz, .pn].contains(self)
    case .distance: [.betweenness, .closeness, .harmonic].contains(self)
    case .weighting:
      [
        .currentFlowBetweenness, .currentFlowCloseness, .pageRank, .eigenvector, .katz, .hitsHub,
        .hitsAuthority, .constraint, .effectiveSize, .efficiency,
      ].contains(self)
    case .damping, .personalize: self == .pageRank
    case .source, .target, .error: self == .betweenness
    }
  }
}
