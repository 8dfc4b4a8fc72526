// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// Calls whose answer has a body to read.
extension Sender {
  /// Sends a call and reads its answer, whatever its format.
  ///
  /// - Parameter call: The call.
  /// - Returns: The body, or `nil` for an answer of success without one.
  /// - Throws: ``WistiaError``.
  func value(of call: APICall) async throws(WistiaError) -> JSONValue? {
    let delivery = try await send(call)
    return try toldValue(in: delivery, call)
  }

  /// Sends a call and makes something of its answer.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - noun: What the answer holds, for errors.
  ///   - make: Makes it; `nil` when the answer does not hold it.
  /// - Returns: What was made.
  /// - Throws: ``WistiaError``.
  func read<Value>(
    _ call: APICall, _ noun: String, _ make: (JSONValue) -> Value?
  ) async throws(WistiaError) -> Value {
    try await readAnswer(call, noun) { make($0.value) }
  }

  /// As ``read(_:_:_:)``, for what also depends on what was repaired.
  func readAnswer<Value>(
    _ call: APICall, _ noun: String, _ make: (Answer) -> Value?
  ) async throws(WistiaError) -> Value {
    let delivery = try await send(call)
    guard let answer = try answer(in: delivery, call) else { throw empty(delivery, noun, call) }
    tell(answer.repairs, call)
    return try made(answer.value, delivery, call, noun) { _ in make(answer) }
  }

  /// As ``read(_:_:_:)``, with `nil` for an answer of success without a body: the document promises a
  /// body, and a write has been made without one.
  func readIfPresent<Value>(
    _ call: APICall, _ noun: String, _ make: (JSONValue) -> Value?
  ) async throws(WistiaError) -> Value? {
    let delivery = try await send(call)
    guard let value = try toldValue(in: delivery, call) else { return nil }
    return try made(value, delivery, call, noun, make)
  }

  /// Sends a call and reads the entries of the list in its answer.
  ///
  /// Only status 204 says that there is nothing: a body that is missing otherwise was lost on the
  /// way, and would be taken for an empty account. For the same reason a list comes with no other
  /// status that promises a part of it or an answer to come, and with no error beside it.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - noun: What the answer holds, for errors.
  ///   - page: The page, from 1.
  ///   - key: What an entry cannot do without, for errors.
  ///   - isSkipping: Whether entries that cannot be read are left out, rather than errors.
  ///   - identity: What two entries of a page cannot share.
  ///   - values: Finds the entries in the answer; `nil` when it does not hold a list.
  ///   - make: Reads an entry; `nil` where it cannot be read.
  /// - Returns: The entries; nobody was told yet of what was repaired.
  /// - Throws: ``WistiaError``.
  func entries<Element>(
    of call: APICall, _ noun: String, page: Int, key: String, skipping isSkipping: Bool,
    identity: ((Element) -> String)? = nil, _ values: (JSONValue) -> [JSONValue]?,
    _ make: (JSONValue) -> Element?
  ) async throws(WistiaError) -> ListPage<Element> {
    let delivery = try await send(call)
    guard let answer = try answer(in: delivery, call) else {
      guard delivery.response.status == 204 else { throw empty(delivery, noun, call) }
      return ListPage()
    }
    let status = delivery.response.status
    guard [200, 201, 203].contains(status) else {
      throw unreadable(
        delivery, "status \(status) does not say that \(noun) is whole", call)
    }
    if let said = ServerMessage.failure(in: answer.value) {
      throw unreadable(delivery, "beside \(noun) it says \u{201C}\(said)\u{201D}", call)
    }
    let elements = try made(answer.value, delivery, call, noun, values)
    var list = ListPage(elements, page: page, key: key, identity: identity, make: make)
    // Where nothing can be read, nothing tells whether more pages follow.
    if let first = list.unreadable.first, !isSkipping || list.readable.isEmpty {
      throw unreadable(delivery, "\(first)", call)
    }
    list.repairs = answer.repairs
    list.byteCount = delivery.response.body.count
    return list
  }

  func made<Value>(
    _ value: JSONValue, _ delivery: Delivery, _ call: APICall, _ noun: String,
    _ make: (JSONValue) -> Value?
  ) throws(WistiaError) -> Value {
    guard let result = make(value) else {
      let said = ServerMessage.failure(in: value).map { ", but says \u{201C}\($0)\u{201D}" } ?? ""
      throw unreadable(delivery, "it does not hold \(noun)\(said)", call)
    }
    return result
  }

  /// The body of an answer, telling of what had to be repaired in it.
  func toldValue(in delivery: Delivery, _ call: APICall) throws(WistiaError) -> JSONValue? {
    guard let answer = try answer(in: delivery, call) else { return nil }
    tell(answer.repairs, call)
    return answer.value
  }

  /// The body of an answer.
  ///
  /// - Parameters:
  ///   - delivery: The answer.
  ///   - call: What it answers.
  /// - Returns: The body and what was repaired in it, or `nil` where there is none.
  /// - Throws: ``WistiaError``.
  func answer(in delivery: Delivery, _ call: APICall) throws(WistiaError) -> Answer? {
    let body = delivery.response.body
    guard let first = Self.firstByte(of: body) else { return nil }
    do throws(AnswerFailure) {
      guard first == UInt8(ascii: "<") else {
        return try JSONReader.read(
          body, isForgiving: true, budget: configuration.budget, watch: delivery.watch)
      }
      guard !Self.isWebPage(body) else { throw Self.webPage }
      let root = try XMLElement(
        parsing: body, budget: configuration.budget, watch: delivery.watch)
      guard root.isRoot(amongst: call.xmlRoots) else { throw Self.stray(root, call) }
      return Answer(value: JSONValue(root))
    } catch {
      if error.kind == .cancelled { throw cancelled(call) }
      let advice =
        error.kind == .overBudget ? "; that is not an answer of the API: check the base URL" : ""
      throw unreadable(delivery, error.description + advice, call)
    }
  }

  /// The first byte of a body that is not white space, behind a byte-order mark.
  static func firstByte(of body: [UInt8]) -> UInt8? {
    body.withoutByteOrderMark.first { byte in
      byte != 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09
    }
  }

  private static let webPage = AnswerFailure(
    .malformed, "it is a web page; check the base URL")

  /// Whether a body is HTML, which seldom is well-formed XML.
  private static func isWebPage(_ body: [UInt8]) -> Bool {
    let start = String(decoding: body.drop { $0 <= 0x20 }.prefix(14), as: UTF8.self).lowercased()
    return start.hasPrefix("<html") || start.hasPrefix("<!doctype html")
  }

  /// The failure of a document that answers something else.
  private static func stray(_ root: XMLElement, _ call: APICall) -> AnswerFailure {
    if root.name.lowercased() == "html" { return webPage }
    let expected = call.xmlRoots.first.map { "XML of <\($0)>" } ?? "JSON"
    return AnswerFailure(
      .malformed, "it is XML of <\(root.name)>, where \(expected) was expected")
  }

  private func empty(_ delivery: Delivery, _ noun: String, _ call: APICall) -> WistiaError {
    unreadable(delivery, "it is empty, where \(noun) was expected", call)
  }

  func unreadable(_ delivery: Delivery, _ why: String, _ call: APICall) -> WistiaError {
    WistiaError(unreadable: delivery.response, why: why, call: call, builder: builder)
  }
}
