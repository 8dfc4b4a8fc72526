// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// What is ordered when captions are bought.
public struct CaptionOrder: Sendable, Hashable {
  /// Whether a machine writes them rather than a person.
  ///
  /// The document knows only people.
  public var automated: Bool
  /// Whether it is urgent, at a higher price.
  public var rush: Bool
  /// Whether viewers see them as soon as they are ready.
  public var automaticallyEnable: Bool

  /// Creates an order.
  ///
  /// - Parameters:
  ///   - automated: Whether a machine writes them.
  ///   - rush: Whether it is urgent.
  ///   - automaticallyEnable: Whether viewers see them as soon as they are ready.
  public init(automated: Bool = false, rush: Bool = false, automaticallyEnable: Bool = true) {
    self.automated = automated
    self.rush = rush
    self.automaticallyEnable = automaticallyEnable
  }
}

/// What the server says about an order.
public struct CaptionReceipt: Sendable, Hashable {
  /// The server's name for the order, where it gives one.
  public var id: String?
  /// What it says, where it says anything.
  public var message: String?
  /// Everything that the server said.
  public var raw: JSONValue
}

/// Buying captions.
extension Captions {
  /// Orders English captions for a media.
  ///
  /// **This charges the account's credit card.**
  ///
  /// The request goes out once, on a connection of its own, and is never repeated, whatever
  /// happens. After an error of kind `unknownOutcome` look before ordering again: the account's
  /// billing, or ``index(for:)``, tells whether the order was taken.
  ///
  /// - Parameters:
  ///   - order: What is ordered; the dialect of 2014 knows only the default, and is sent none.
  ///   - media: The media.
  ///   - confirmedMedia: The same media once more, so that no charge comes from a mistake in a loop.
  /// - Returns: What the server says.
  /// - Throws: ``WistiaError``; of kind `unknownOutcome` also where the answer is not what an order
  ///   answers, whatever its status.
  public func purchase(
    _ order: CaptionOrder = CaptionOrder(), for media: String,
    confirmingChargeFor confirmedMedia: String
  ) async throws(WistiaError) -> CaptionReceipt {
    guard media == confirmedMedia else {
      throw .configuration(
        "the charge was confirmed for \(confirmedMedia), not for \(media); nothing was ordered")
    }
    // A person would be paid where a machine was asked for.
    guard sender.dialect != .legacy2014 || order == CaptionOrder() else {
      throw .configuration(
        "the API of 2014 knows no choices for an order: a person writes the captions, without "
          + "rush; nothing was ordered")
    }
    let call = purchasing(order, media)
    do {
      let delivery = try await sender.send(call)
      return try receipt(in: delivery, call)
    } catch {
      throw purchaseError(error, media)
    }
  }

  /// What an order answers: nothing, by the document, or an object that names the order or says a
  /// word about it.
  private func receipt(
    in delivery: Delivery, _ call: APICall
  ) throws(WistiaError) -> CaptionReceipt {
    guard let value = try sender.toldValue(in: delivery, call) else {
      return CaptionReceipt(raw: .null)
    }
    return try sender.made(value, delivery, call, "the receipt of an order") { value in
      guard let fields = ObjectReader(value), ServerMessage.failure(in: value) == nil else {
        return nil
      }
      let id = fields.identifier("id")
      let message = ServerMessage.clipped([fields.string("message") ?? ""])
      guard id != nil || message != nil else { return nil }
      return CaptionReceipt(id: id, message: message, raw: value)
    }
  }

  func purchasing(_ order: CaptionOrder, _ media: String) -> APICall {
    APICall(
      operation: "captions.purchase", method: .post, path: path(media, "purchase"),
      body: sender.dialect == .legacy2014
        ? .none
        : .json(
          .object([
            "automated": .bool(order.automated), "rush": .bool(order.rush),
            "automatically_enable": .bool(order.automaticallyEnable),
          ])),
      repetition: .never)
  }

  private func purchaseError(_ error: WistiaError, _ media: String) -> WistiaError {
    switch error.kind {
    case .unknownOutcome: return mayHaveBeenOrdered(error, media)
    // What a POST is answered with when it was done and its result is shown elsewhere.
    case .refused where (300...303).contains(error.status ?? 0):
      return mayHaveBeenOrdered(error, media)
    case .rateLimited, .unreachable:
      return explained(
        error, "\(error.message); nothing was ordered, and it is not tried again by itself")
    case .refused where error.status == 400 && error.serverMessage == nil:
      return explained(
        error,
        "the media \(media) already has English captions, or they are on order; nothing was "
          + "ordered")
    case .notFound: return explained(error, "there is no media \(media); nothing was ordered")
    case .refused, .alreadyExists, .unauthorized, .forbidden:
      return explained(error, "\(error.message); nothing was ordered")
    default: return error
    }
  }

  private func mayHaveBeenOrdered(_ error: WistiaError, _ media: String) -> WistiaError {
    var error = error
    error.kind = .unknownOutcome
    return explained(
      error,
      "the captions may have been ordered: \(error.message). The order was sent once and will not be "
        + "sent again. Before ordering again look whether it was taken, in the media's captions and on "
        + "the account's billing page")
  }
}
