// SPDX-License-Identifier: Apache-2.0

/// A value that was read of an answer, and what had to be done for it.
struct Answer: Sendable {
  var value: JSONValue
  var repairs = AnswerRepairs()
}

/// What was wrong with single values of an answer that was read nevertheless.
///
/// One name that is not Unicode must not hide an account.
struct AnswerRepairs: Sendable, Hashable {
  /// Strings in which U+FFFD stands for what is no character: half of a surrogate pair, or bytes that
  /// are not UTF-8.
  var texts = 0
  /// Numbers beyond any that can be held, which were read as `null`.
  var numbers = 0
  /// The beginning of the first such string.
  var sample: String?

  mutating func repaired(_ text: String) {
    texts += 1
    // Scalars: a single character may be as long as the answer.
    if sample == nil { sample = String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))) }
  }

  mutating func add(_ other: AnswerRepairs) {
    texts += other.texts
    numbers += other.numbers
    sample = sample ?? other.sample
  }
}
