// SPDX-License-Identifier: Apache-2.0

/// What a sandbox is started with.
public struct SandboxConfiguration: Sendable {
  /// What the sandbox makes of requests without credentials.
  public enum Authentication: Sendable, Hashable {
    /// Any non-empty token or password is right; none is refused with 401.
    ///
    /// In the dialect `legacy-2014` a request may come without any, as the examples of the document
    /// do.
    case anyToken
    /// These tokens are right; all else is refused with 401, whatever it asks for: the API, assets,
    /// the admin interface and the page.
    case tokens(Set<String>)
    /// Nothing is asked for, as in the examples of the document.
    case anonymous
  }

  /// The address to listen on.
  ///
  /// Only the loopback addresses are safe: there is no encryption.
  public var host = "127.0.0.1"
  /// The port to listen on; 0 takes a free one.
  public var port = 0
  /// The names, besides `127.0.0.1`, `localhost`, `::1` and ``host``, that the sandbox goes by: what
  /// clients write in its address.
  ///
  /// A request that names another host is refused, since it may be a web page's whose name leads to
  /// this machine. Names and addresses without a port; no wildcards.
  public var hostNames: [String] = []
  /// The dialect; today's v1 unless told.
  public var dialect = Dialect.v1
  /// Who may come in; anybody with a token unless told.
  public var authentication = Authentication.anyToken
  /// Where the state is kept as plain files; in memory alone when `nil`.
  public var dataDirectory: String?
  /// What the account holds at the start, beside what ``dataDirectory`` holds already.
  public var seed = SandboxSeed()
  /// The account at the start, as JSON in the form of `/__sandbox/state`, in place of an empty one.
  public var initialState: [UInt8]?
  /// The number that all ids come from: the same number and requests give the same ids.
  public var idSeed: UInt64 = 1
  /// The seconds since 1970 at which the clock stands still until it is advanced; the system's time
  /// when `nil`.
  public var clock: Int64?
  /// Requests a minute, by the sandbox's clock; no limit when `nil`.
  public var requestsPerMinute: Int?
  /// Whether unknown parameters, text that is no SubRip and unknown languages are refused with 400.
  public var isStrict = false
  /// Switches for what the document leaves open.
  public var ambiguities = Ambiguities()
  /// Bounds against slow and huge clients.
  public var limits = SandboxLimits()
  /// Faults that are in force from the start.
  public var faults: [FaultRule] = []
  /// The threads that serve connections; one a core, at most four, when `nil`.
  public var threads: Int?
  /// Called for every request to the API that was answered, and for every request that was refused
  /// since it may be another site's page's, on a thread of the sandbox.
  public var log: (@Sendable (JournalEntry) -> Void)?

  /// Creates a configuration of a sandbox in memory on a free loopback port.
  public init() {}

  /// Whether a text can be one of ``hostNames``.
  ///
  /// - Parameter text: A name, or an address with or without brackets, and no port.
  /// - Returns: Whether it is one.
  public static func isHostName(_ text: String) -> Bool { BrowserSafety.name(text) != nil }

  /// Reads a time for ``clock``: `2014-09-24T00:00:00Z`, or whole seconds since 1970.
  ///
  /// - Parameter text: The time.
  /// - Returns: Seconds since 1970, or `nil` when the text is no time that the API can write.
  public static func time(_ text: String) -> Int64? { SandboxClock.seconds(text) }
}
