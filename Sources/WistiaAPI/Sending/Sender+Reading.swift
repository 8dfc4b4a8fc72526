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
    let response = try await send(call).response
    return try value(in: response, call)
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
    let response = try await send(call).response
    guard let value = try value(in: response, call) else {
      throw WistiaError(
        unreadable: response, why: "it is empty, where \(noun) was expected", call: call,
        builder: builder)
    }
    return try made(value, response, call, noun, make)
  }

  /// As ``read(_:_:_:)``, with `nil` for an answer of success without a body.
  func readIfPresent<Value>(
    _ call: APICall, _ noun: String, _ make: (JSONValue) -> Value?
  ) async throws(WistiaError) -> Value? {
    let response = try await send(call).response
    guard let value = try value(in: response, call) else { return nil }
    return try made(value, response, call, noun, make)
  }

  func made<Value>(
    _ value: JSONValue, _ response: HTTPResponse, _ call: APICall, _ noun: String,
    _ make: (JSONValue) -> Value?
  ) throws(WistiaError) -> Value {
    guard let result = make(value) else {
      throw WistiaError(
        unreadable: response, why: "it does not hold \(noun)", call: call, builder: builder)
    }
    return result
  }

  /// Whether a body is HTML, which seldom is well-formed XML.
  private static func isWebPage(_ body: [UInt8]) -> Bool {
    let start = String(decoding: body.drop { $0 <= 0x20 }.prefix(14), as: UTF8.self).lowercased()
    return start.hasPrefix("<html") || start.hasPrefix("<!doctype html")
  }

  func value(in response: HTTPResponse, _ call: APICall) throws(WistiaError) -> JSONValue? {
    guard let first = response.body.first(where: { $0 > 0x20 }) else { return nil }
    do {
      if first == UInt8(ascii: "<") {
        guard !Self.isWebPage(response.body) else {
          throw WistiaError(
            unreadable: response, why: "it is a web page; check the base URL", call: call,
            builder: builder)
        }
        return JSONValue(try XMLElement(parsing: response.body))
      }
      return try JSONValue(parsing: response.body)
    } catch let error as WistiaError {
      throw error
    } catch let failure as XMLElement.Failure {
      throw WistiaError(
        unreadable: response, why: "it is not well-formed XML (\(failure))", call: call,
        builder: builder)
    } catch {
      throw WistiaError(
        unreadable: response, why: "it is not JSON, or was cut off", call: call, builder: builder)
    }
  }
}
