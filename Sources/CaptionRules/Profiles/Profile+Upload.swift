// SPDX-License-Identifier: Apache-2.0

import CaptionCore

extension Profile {
  /// What hosts that publish video ask: the default.
  ///
  /// `Data/upload.json` as code, since nearly every run wants it and reading the file takes half as
  /// long as validating the captions of a film. A test compares the two.
  public static let upload: Profile = {
    var profile = Profile(
      name: "upload",
      title: "What hosts that publish video ask: loose limits, so that only real trouble warns")
    profile.sources = [
      "The union of the documented upload errors of hosts; the limits are proposals"
    ]
    profile.date = "2026-11-24"
    profile.limits.charactersPerSecond = Hundredths(25)
    profile.limits.charactersPerLine = Hundredths(50)
    profile.limits.maximumLines = 3
    profile.limits.minimumDuration = 500
    profile.limits.maximumDuration = 10_000
    profile.limits.minimumGap = .milliseconds(0)
    profile.limits.isConvertedToWebVTT = true
    profile.severities = [TimingMissingHours.info.code: .error, LineTooLong.info.code: .info]
    profile.disabled = [LanguageLabel.info.code]
    return profile
  }()
}
