// SPDX-License-Identifier: Apache-2.0

/// The port through which sync reads and writes an account.
///
/// ``WistiaCaptionAccount`` is the real one; tests and other hosts bring their own.
public protocol CaptionAccount: Sendable {
  /// What tells this account from others, such as its id; plans and states are bound to it.
  ///
  /// - Returns: The identity.
  /// - Throws: ``AccountError``.
  func identity() async throws(AccountError) -> String

  /// All medias of the account.
  ///
  /// - Returns: The medias.
  /// - Throws: ``AccountError``.
  func medias() async throws(AccountError) -> [AccountMedia]

  /// All tracks of a media, with their text.
  ///
  /// - Parameter media: The media's id.
  /// - Returns: The tracks; empty where there are none.
  /// - Throws: ``AccountError``.
  func tracks(of media: String) async throws(AccountError) -> [AccountTrack]

  /// Adds a track in a language that the media does not have yet.
  ///
  /// - Parameters:
  ///   - code: The language's code to send.
  ///   - media: The media's id.
  ///   - captions: The captions in SRT format, as UTF-8.
  /// - Throws: ``AccountError``.
  func create(_ code: String, of media: String, captions: [UInt8]) async throws(AccountError)

  /// Replaces a track.
  ///
  /// - Parameters:
  ///   - code: The account's own code of the track.
  ///   - media: The media's id.
  ///   - captions: The captions in SRT format, as UTF-8.
  /// - Throws: ``AccountError``.
  func update(_ code: String, of media: String, captions: [UInt8]) async throws(AccountError)

  /// Deletes a track.
  ///
  /// - Parameters:
  ///   - code: The account's own code of the track.
  ///   - media: The media's id.
  /// - Throws: ``AccountError``.
  func delete(_ code: String, of media: String) async throws(AccountError)
}
