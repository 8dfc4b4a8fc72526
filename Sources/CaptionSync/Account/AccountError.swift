// SPDX-License-Identifier: Apache-2.0

/// Why an account did not do what it was asked.
public struct AccountError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// The credentials were refused, or do not allow this.
    case unauthorized
    /// The credentials allow reading and not this.
    case forbidden
    /// There is no such media or track.
    case notFound
    /// The media has captions in the language already.
    case alreadyExists
    /// The request was refused for another reason.
    case refused
    /// Rate limits or failures of the server outlasted all tries.
    case temporary
    /// Nothing answers at that address.
    case unreachable
    /// The request was sent and no answer came: it may have been carried out or not.
    case unknownOutcome
    /// The task was cancelled.
    case cancelled
    /// Something else: a wrong setting, an answer that cannot be read.
    case other
  }

  /// The kind of failure.
  public var kind: Kind
  /// What was wrong and what to do next, without secrets; may hold text of the server.
  public var message: String

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - kind: The kind of failure.
  ///   - message: What was wrong and what to do next.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// A run that did not look at everything that it set out to look at, and has no other reason.
  ///
  /// - Parameters:
  ///   - unvisited: How many medias were not looked at.
  ///   - count: How many there are.
  init(unvisited: Int, of count: Int) {
    self.init(
      .other,
      "\(unvisited) of \(count) medias were not looked at, which is a fault of this tool: "
        + "run it again, and please report it")
  }

  /// The message.
  public var description: String { message }

  /// Whether nothing else can succeed either, so that a run ends here.
  public var endsRun: Bool {
    kind == .unauthorized || kind == .unreachable || kind == .cancelled
  }
}
