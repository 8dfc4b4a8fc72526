// SPDX-License-Identifier: Apache-2.0

/// How much of a server's answers is read, so that none of them takes up the machine.
///
/// The limits lie far above what any account needs, and reading stops with an error at the first that
/// is passed. Measured: a media with four files is 1.5 KB of JSON and 50 values, so that a page of a
/// hundred has 150 KB, 5,000 values and four levels.
public struct AnswerBudget: Sendable, Hashable {
  /// The most bytes of one answer, after decompression; the transport has a limit of its own.
  public var bytes = 64 << 20
  /// The most levels of lists and objects, or of XML elements, inside each other.
  ///
  /// The deepest answer of the API, a project with the files of its medias, has five.
  public var depth = 64
  /// The most values in one answer: strings, numbers, flags, nulls, lists and objects, or XML
  /// elements.
  ///
  /// Two hundred times what a page of the API holds. A value takes up to a hundred bytes of memory.
  public var values = 1_000_000
  /// The most bytes in the name of a member or an element.
  ///
  /// Comparing names takes time that grows with the square of the combining marks in them, which are
  /// few in so short a name; the API's longest has 29 bytes.
  public var nameBytes = 128
  /// The most pages of one list.
  ///
  /// Enough for 100,000 entries in pages of ten, the smallest page that the API has had (2015).
  public var pages = 10_000
  /// The most entries of one list, over all its pages.
  public var entries = 250_000
  /// The most bytes of one list, over all its pages: 5 KB for each of 100,000 entries.
  ///
  /// What is kept of a list takes up to four times as much memory.
  public var listBytes = 512 << 20

  /// Creates a budget with the defaults.
  public init() {}

  /// The most bytes in an id or a language's code, which are compared like names.
  ///
  /// The API's have ten or less.
  static let identifierBytes = 256

  /// What is read of an answer that tells of a failure: a sentence or two.
  static let failure: AnswerBudget = {
    var budget = AnswerBudget()
    budget.bytes = 64 << 10
    budget.values = 1000
    return budget
  }()
}
