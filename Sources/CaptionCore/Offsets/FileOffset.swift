// SPDX-License-Identifier: Apache-2.0

/// A place in a file as it is, in its own encoding.
///
/// What is shown or written to a report counts in these, and so do edits that are applied to a file. A
/// place in what the file says is a ``TextOffset``.
@frozen
public struct FileOffset: ByteOffset {
  /// How many bytes of the file stand before the place.
  public let bytes: Int

  /// Creates the place before which so many bytes of the file stand.
  ///
  /// - Parameter bytes: The number of bytes.
  @inlinable
  public init(_ bytes: Int) { self.bytes = bytes }
}
