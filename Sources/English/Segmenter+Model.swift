import CModel

extension Segmenter {
  /// The segmenter with the boundary model inside the executable.
  public init() {
    self.init(
      model: BoundaryModel(
        weights: UnsafeRawBufferPointer(
          start: cmodel_segmenter(), count: cmodel_segmenter_count())))
  }
}
