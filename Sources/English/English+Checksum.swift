import Basics
import CModel

extension English {
  /// The SHA-256 of the model file inside the executable, in lowercase hexadecimal: what a document
  /// says it was made with.
  public static let modelSHA256: String = SHA256.hex(
    Array(UnsafeRawBufferPointer(start: cmodel_bytes(), count: cmodel_count())))
}
