// SPDX-License-Identifier: Apache-2.0

/// One line of the journal: a step of a run, written down before or after it is taken.
///
/// The journal is what a state does not say yet. Its steps, taken over in their order, give the state
/// that the run would have left.
struct JournalEntry: Sendable, Hashable, Codable, StoreRecord {
  /// What is written down.
  enum Step: Sendable, Hashable, Codable {
    /// Captions are about to be written.
    case attempt(captions: CaptionSummary)
    /// Both sides were seen to agree.
    case agreed(track: SyncState.Track)
    /// The track was seen to be gone.
    case deleted
    /// A track is about to be given another code.
    case relabelling(relabel: PendingRelabel, captions: CaptionSummary)
    /// It was seen under its new code alone.
    case relabelled(relabel: PendingRelabel)
  }

  /// The version of the format; `nil` for the first one, which did not say so.
  var version: Int? = StoreFault.version
  /// The run that took the step.
  var run: String
  /// What tells the account from others.
  var account: String
  /// The media's id.
  var media: String
  /// The language's key.
  var language: String
  /// What is written down.
  var step: Step
}

extension SyncState {
  /// Takes over a step of a run that did not come to its end.
  mutating func take(_ entry: JournalEntry) {
    switch entry.step {
    case .attempt(let captions): attempt(entry.media, entry.language, captions)
    case .agreed(let track): self[entry.media, entry.language] = track
    case .deleted: self[entry.media, entry.language] = nil
    case .relabelling(let relabel, let captions): begin(relabel, captions)
    case .relabelled(let relabel): finish(relabel)
    }
  }
}
