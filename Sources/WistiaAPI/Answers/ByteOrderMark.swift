// SPDX-License-Identifier: Apache-2.0

extension [UInt8] {
  /// A text in UTF-8 without the byte-order mark in front of it, if there is one.
  ///
  /// Captions have `ByteOrderMark`; what is an account's knows nothing of them.
  var withoutByteOrderMark: ArraySlice<UInt8> {
    starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self[...]
  }
}
