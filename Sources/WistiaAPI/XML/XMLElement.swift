// SPDX-License-Identifier: Apache-2.0

/// An element of an XML answer, read through expat.
///
/// Attributes but `type` and `nil` are dropped, comments and processing instructions too. Document
/// type declarations are refused: no answer needs one, and the entities and attributes that they
/// declare can be made to grow without bound.
struct XMLElement: Sendable, Hashable {
  var name: String
  /// The attribute `type`, such as `array`.
  var type: String?
  var isNil = false
  var text = ""
  var children: [XMLElement] = []

  init(name: String) {
    self.name = name
  }

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: The document, in any encoding that expat knows.
  ///   - budget: How much it may hold.
  ///   - watch: Ends the reading.
  /// - Throws: ``AnswerFailure``.
  init(
    parsing bytes: [UInt8], budget: AnswerBudget = AnswerBudget(), watch: AnswerWatch = .none
  ) throws(AnswerFailure) {
    self = try XMLReader.read(bytes, budget, watch)
  }
}
