// SPDX-License-Identifier: Apache-2.0

/// A row of the table of facts: a fact that a rule may wait for, and what makes it true.
///
/// The table says it plainly, one fact at a time. ``ContentScanner`` looks its bytes and pairs up in
/// it; ``PlainText``, ``CharacterScan`` and ``CueBeginning``, which look at many bytes at once, are held
/// to it by test: what holds by the table must be found by them, and what they find beyond it may only
/// cost a look.
struct CueFact: Sendable {
  /// What makes a fact true.
  enum Cause: Sendable {
    /// The text holds one of some bytes.
    case byte(ByteSet)
    /// The text holds a byte of the second set right behind one of the first. A line feed stands before
    /// and behind the text.
    case pair(ByteSet, ByteSet)
    /// What stands around the text holds one of some bytes; of a timing line that is written as it
    /// should be the parser knows that it does not.
    case outside(ByteSet)
    /// The text holds a character of which something is true.
    case character(@Sendable (Unicode.Scalar) -> Bool)
    /// Something is true of the text as a whole.
    case text(@Sendable ([UInt8]) -> Bool)
    /// Somebody else tells, who saw the bytes before.
    case told
  }

  /// The fact.
  let fact: CueContents
  /// What the fact is called.
  let name: String
  /// What makes it true; a fact of several rows is true where any of them is.
  let cause: Cause

  init(_ fact: CueContents, _ name: String, _ cause: Cause) {
    self.fact = fact
    self.name = name
    self.cause = cause
  }

  /// Whether the row is true of a cue: the plain answer, as slow as it likes.
  ///
  /// - Parameters:
  ///   - text: The text of the cue.
  ///   - surroundings: What stands around it, without a timing line that is written as it should be.
  /// - Returns: Whether it is.
  func holds(in text: [UInt8], around surroundings: [UInt8] = []) -> Bool {
    switch cause {
    case .byte(let set): text.contains { set.contains($0) }
    case .pair(let first, let second):
      zip([0x0A] + text, text + [0x0A]).contains { first.contains($0) && second.contains($1) }
    case .outside(let set): surroundings.contains { set.contains($0) }
    case .character(let isMeant):
      String(decoding: text, as: UTF8.self).unicodeScalars.contains(where: isMeant)
    case .text(let isMeant): isMeant(text)
    case .told: false
    }
  }

  /// The facts that hold of a cue.
  ///
  /// - Parameters:
  ///   - text: The text of the cue.
  ///   - surroundings: What stands around it, without a timing line that is written as it should be.
  /// - Returns: The facts.
  static func contents(of text: [UInt8], around surroundings: [UInt8] = []) -> CueContents {
    var contents: CueContents = []
    for row in all where row.holds(in: text, around: surroundings) { contents.insert(row.fact) }
    return contents
  }
}
