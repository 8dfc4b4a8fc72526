// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionRules
public import CaptionSyntax
public import CaptionText

/// What the gate says of captions.
public struct UploadVerdict: Sendable {
  /// Why they are not to be sent; `nil` where they may be.
  public var refusal: UploadRefusal?
  /// What is worth telling, and keeps nothing from being sent.
  public var warnings: [Finding<TextOffset>] = []
  /// The errors that were let pass, since ``UploadGate/allowsInvalid`` says so.
  public var allowed: [Finding<TextOffset>] = []
}

/// Why captions are not to be sent.
public enum UploadRefusal: Sendable {
  /// The file is of another format.
  case foreign(UnreadableCaptions)
  /// The bytes would be sent as they are, and are not UTF-8.
  case notUTF8(EncodingDecision)
  /// The encoding is a guess, and what would be sent might say something else.
  case uncertain(EncodingDecision)
  /// So many bytes mean nothing in the encoding.
  case malformed(byteCount: Int, EncodingDecision)
  /// The rules that run for the file found errors, at least one.
  case errors([Finding<TextOffset>])
  /// There is no cue.
  case empty
}
