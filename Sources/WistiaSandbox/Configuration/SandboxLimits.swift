// SPDX-License-Identifier: Apache-2.0

/// Bounds that keep one client, slow, huge or hostile, from exhausting the sandbox.
public struct SandboxLimits: Sendable, Hashable {
  /// Connections at one time.
  ///
  /// Another one takes the place of the one that has got on least: of those without a whole head of a
  /// request first, then of those whose body is being received, then of those that wait for an answer,
  /// the one that has done so for longest. There are never so many that the process runs out of files.
  public var connections = 1024
  /// Bytes of one request's body; more is answered with 413.
  public var bodyBytes = 16 << 20
  /// Bytes of all bodies being received and long answers being sent at one time.
  ///
  /// Where there are more, the connection that holds most is closed for one that asks for less; what
  /// asks for more than any is answered with 503.
  public var totalBodyBytes = 256 << 20
  /// Bytes of one request's line and headers together; more is answered with 431.
  public var headerBytes = 64 << 10
  /// Seconds within which a request's headers must arrive once its first byte has.
  public var headerSeconds = 15
  /// Seconds in which a request's body must get on by at least 1 KiB, or end.
  public var bodySeconds = 15
  /// Seconds within which a whole request must have come.
  public var requestSeconds = 300
  /// Seconds that a connection may be idle between requests.
  public var idleSeconds = 75
  /// Seconds that a client may take no bytes of an answer before the connection is closed.
  public var writeSeconds = 30
  /// Requests that the journal remembers.
  public var journalEntries = 10_000

  /// Creates the default bounds.
  public init() {}
}
