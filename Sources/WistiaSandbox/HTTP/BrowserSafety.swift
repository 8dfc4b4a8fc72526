// SPDX-License-Identifier: Apache-2.0

import NIOHTTP1

/// Keeps the web pages of others, open in a browser on the same machine, away from the account.
///
/// A page can send requests to any address, and a name of its own site may lead to this machine (DNS
/// rebinding). But it cannot choose `Host`, which is the name in its address, nor forge `Origin` and
/// `Sec-Fetch-Site`. So a request must name the sandbox by a name that nobody else can have, whatever
/// it asks for; and what says that it comes from a page must come from the sandbox's own. What is no
/// browser sends neither `Origin` nor `Sec-Fetch-Site`.
///
/// The port in `Host` may be any: behind a forwarded port, such as that of a container, clients name
/// another one than is listened on, and a name that is right cannot be another site's, whatever the
/// port. `Origin` is compared with its port: another server on this machine is another site.
struct BrowserSafety: Sendable {
  /// Why a request is not answered.
  struct Refusal: Error {
    var status: Int
    var reason: String
  }

  /// The names by which a server is reached on its own machine.
  private static let loopback: Set<String> = ["127.0.0.1", "localhost", "::1"]
  /// Methods that change nothing.
  private static let safeMethods: Set<String> = ["GET", "HEAD", "OPTIONS"]

  private let names: Set<String>

  /// - Parameters:
  ///   - host: The address that is listened on.
  ///   - others: Further names.
  /// - Throws: `SandboxError` for what is neither a name nor an address.
  init(host: String, others: [String]) throws(SandboxError) {
    var names = Self.loopback
    for other in others {
      guard let name = Self.name(other) else {
        throw SandboxError(
          "\"\(other)\" is not a host name; give a name or an address without a port")
      }
      names.insert(name)
    }
    // An address that stands for all addresses is none that a client should name.
    if let name = Self.name(host), name != "0.0.0.0", name != "::" { names.insert(name) }
    self.names = names
  }

  /// A host name or an address, with or without brackets, as it is compared.
  static func name(_ text: String) -> String? {
    let authority = Authority(text) ?? Authority("[\(text)]")
    return authority?.port == nil ? authority?.name : nil
  }

  /// Checks a request.
  ///
  /// - Parameters:
  ///   - head: The request line and the headers.
  ///   - ownAddress: The address at which the connection came in: whoever names that has reached it.
  /// - Returns: The host and port that the request names; `nil` where an old client names none.
  /// - Throws: ``Refusal``.
  func check(
    _ head: HTTPRequestHead, at ownAddress: @autoclosure () -> String?
  ) throws(Refusal) -> Authority? {
    let stated = try Self.authorities(of: head)
    for authority in stated where !names.contains(authority.name) {
      let name = authority.name
      guard name != ownAddress() else { continue }
      throw Refusal(
        status: 421,
        reason:
          "this sandbox does not go by the name \(name); use 127.0.0.1 or localhost, or "
          + "allow that name when it is started")
    }
    // That of the target counts where there are both.
    let authority = stated.last
    let origins = head.headers["Origin"]
    if !origins.isEmpty {
      guard origins.count == 1, let authority, authority.isOrigin(origins[0]) else {
        throw Self.foreign("its Origin is not the sandbox's own")
      }
    }
    if !Self.safeMethods.contains(head.method.rawValue) {
      // `none` is a person who opens an address.
      for site in head.headers["Sec-Fetch-Site"] where site != "same-origin" && site != "none" {
        throw Self.foreign("its Sec-Fetch-Site is not same-origin")
      }
    }
    return authority
  }

  private static func foreign(_ reason: String) -> Refusal {
    Refusal(
      status: 403,
      reason:
        "requests of other web pages are refused: \(reason); send this one from a program, or "
        + "from the sandbox's own page")
  }

  /// The hosts and ports that a request names: in `Host`, once, except in HTTP/1.0; and, where the
  /// target is written as if to a proxy, in that (RFC 9112, 3.2).
  private static func authorities(of head: HTTPRequestHead) throws(Refusal) -> [Authority] {
    let hosts = head.headers["Host"]
    guard hosts.count <= 1 else {
      throw Refusal(status: 400, reason: "the request has more than one Host header; send one")
    }
    guard !hosts.isEmpty || head.version == .http1_0 else {
      throw Refusal(status: 400, reason: "the request has no Host header; HTTP/1.1 asks for one")
    }
    var authorities: [Authority] = []
    let ofTarget = Request.authority(ofTarget: head.uri)
    for text in hosts.map({ Substring($0) }) + (ofTarget.map { [$0] } ?? []) {
      guard let authority = Authority(text) else {
        throw Refusal(
          status: 400, reason: "the request must name a host and, at most, a port in Host")
      }
      authorities.append(authority)
    }
    return authorities
  }
}
