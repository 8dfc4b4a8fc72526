// SPDX-License-Identifier: Apache-2.0

import CExpat

/// An element of an XML answer, read through expat.
///
/// Attributes but `type` and `nil` are dropped, comments and processing instructions too. Entities
/// that a document declares itself are refused: no answer needs them, and they can be made to grow
/// without bound.
struct XMLElement: Sendable, Hashable {
  var name: String
  /// The attribute `type`, such as `array`.
  var type: String?
  var isNil = false
  var text = ""
  var children: [XMLElement] = []

  /// Why a document could not be read.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// The most nested elements; an answer has four.
  static let depthLimit = 64

  /// Reads a document.
  ///
  /// - Parameter bytes: The document, in any encoding that expat knows.
  /// - Throws: ``Failure``.
  init(parsing bytes: [UInt8]) throws(Failure) {
    self = try XMLReader.read(bytes)
  }

  init(name: String) {
    self.name = name
  }
}
