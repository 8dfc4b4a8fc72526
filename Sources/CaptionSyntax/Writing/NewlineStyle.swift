// SPDX-License-Identifier: Apache-2.0

/// A newline style.
public enum NewlineStyle: String, Sendable, Hashable, Codable, CaseIterable {
  /// One byte, 0x0A.
  case lf
  /// Two bytes, 0x0D 0x0A.
  case crlf

  /// The bytes.
  public var bytes: [UInt8] { self == .lf ? [0x0A] : [0x0D, 0x0A] }
}
