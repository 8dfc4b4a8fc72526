// SPDX-License-Identifier: Apache-2.0

/// Why bytes were not read as JSON or XML.
public struct AnswerFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure.
  public enum Kind: String, Sendable, Hashable {
    /// The bytes are not what the format allows.
    case malformed
    /// They hold more than an ``AnswerBudget`` allows.
    case overBudget
    /// Reading them took longer than a request may take.
    case outOfTime
    /// The task was cancelled.
    case cancelled
  }

  /// The kind of failure.
  public var kind: Kind
  /// What is wrong and where, such as `it is invalid JSON: a comma is missing at byte 17`.
  public var description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  /// More levels than a budget allows.
  static func depth(_ budget: AnswerBudget) -> AnswerFailure {
    AnswerFailure(.overBudget, "it is nested more than \(budget.depth) levels deep")
  }

  /// More values than a budget allows.
  static func values(_ budget: AnswerBudget) -> AnswerFailure {
    AnswerFailure(.overBudget, "it holds more than \(budget.values) values")
  }

  /// A longer name than a budget allows.
  static func name(_ budget: AnswerBudget) -> AnswerFailure {
    AnswerFailure(.overBudget, "it holds a name of more than \(budget.nameBytes) bytes")
  }

  /// More bytes than a budget allows.
  static func bytes(_ budget: AnswerBudget) -> AnswerFailure {
    AnswerFailure(.overBudget, "it is larger than \(budget.bytes) bytes")
  }
}
