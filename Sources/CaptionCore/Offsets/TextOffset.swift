// SPDX-License-Identifier: Apache-2.0

/// A place in the text of a file: in the UTF-8 that it was decoded to, which is what is parsed.
///
/// In a file that is UTF-8 it is as far from the start as the ``FileOffset`` of the same place; in any
/// other it is not.
@frozen
public struct TextOffset: ByteOffset {
  /// How many bytes of the text stand before the place.
  public let bytes: Int

  /// Creates the place before which so many bytes of the text stand.
  ///
  /// - Parameter bytes: The number of bytes.
  @inlinable
  public init(_ bytes: Int) { self.bytes = bytes }
}
