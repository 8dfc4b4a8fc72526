// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

extension RuleInfo {
  /// What a finding of a rule means for captions that are about to be sent to an account.
  public enum UploadEffect: Sendable, Hashable {
    /// An error keeps the captions from being sent; what is less is not mentioned.
    case refused
    /// An error keeps the captions from being sent; what is less is told.
    case toldUnlessError
    /// The finding is told and the captions are sent, however severe it is: the rule guesses.
    case told

    /// Whether a finding is told and no reason to refuse the captions.
    ///
    /// - Parameter severity: How much the finding matters.
    /// - Returns: Whether it is only told.
    public func isOnlyTold(_ severity: Severity) -> Bool {
      switch self {
      case .refused: false
      case .toldUnlessError: severity != .error
      case .told: true
      }
    }
  }
}

extension RuleInfo {
  /// What a person can do about a finding where no edit is safe enough; who shows it finds the words.
  public enum Remedy: Sendable, Hashable {
    /// Converting the times from the frame rate that the file was made for to the one of the media.
    case frameRateConversion
    /// Reading timecodes that count frames at a frame rate.
    case frameTimecodeReading
  }
}
