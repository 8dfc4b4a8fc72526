// SPDX-License-Identifier: Apache-2.0

public import CaptionLanguages

/// Makes plans that give an account's tracks other language codes: listings in, operations out.
///
/// It reads nothing and writes nothing. Each operation copies a track to its new code, verifies the
/// copy, and deletes the old one; see ``PlanExecutor``.
public struct RelabelPlanner: Sendable {
  /// The new code of a code.
  public enum Answer: Sendable, Hashable {
    /// The code is as it should be, or not spoken of.
    case stays
    /// The code becomes another, with what there is to say about it.
    case becomes(String, notes: [String])
    /// There is no new code, for a reason.
    case impossible(String)
  }

  private let rule: @Sendable (String) -> Answer

  /// Creates a planner.
  ///
  /// - Parameter rule: Gives the new code of a code.
  public init(_ rule: @escaping @Sendable (String) -> Answer) {
    self.rule = rule
  }

  /// A planner that writes all codes in one form.
  ///
  /// - Parameter form: The form.
  public init(form: LanguageForm) {
    self.init { code in
      var translator = LanguageTranslator(to: form)
      let translation = translator.translate(code)
      guard let text = translation.text, !text.isEmpty else {
        return .impossible(translation.problem ?? "\"\(code)\" has no code in the form \(form)")
      }
      return text == code ? .stays : .becomes(text, notes: translation.notes)
    }
  }

  /// A planner that replaces some codes.
  ///
  /// - Parameter map: New codes by old ones.
  public init(map: [String: String]) {
    self.init { code in
      guard let new = map[code], new != code else { return .stays }
      return .becomes(new, notes: [])
    }
  }

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - medias: The medias.
  ///   - listings: The tracks of each of them, by the media's id; a media that is missing here could
  ///     not be read.
  /// - Returns: The plan: one operation a track.
  /// - Complexity: O(tracks).
  public func plan(_ medias: [AccountMedia], listings: [String: [TrackListing]]) -> SyncPlan {
    var plan = SyncPlan()
    for media in medias {
      guard let listing = listings[media.id] else {
        plan.operations.append(
          SyncOperation(
            .problem, media: media, reason: .captionsUnread))
        continue
      }
      plan.remoteTrackCount += listing.count
      plan.operations += operations(media, listing)
    }
    return plan
  }

  private func operations(_ media: AccountMedia, _ listing: [TrackListing]) -> [SyncOperation] {
    let answers = listing.map { rule($0.code) }
    var sources: [String: [String]] = [:]
    for (track, answer) in zip(listing, answers) {
      if case .becomes(let code, _) = answer { sources[code, default: []].append(track.code) }
    }
    return zip(listing, answers).map { track, answer in
      var operation = SyncOperation(
        .unchanged, media: media, language: LanguageTag(code: track.code)?.description ?? "",
        code: track.code, remote: track.summary)
      switch answer {
      case .stays: break
      case .impossible(let reason):
        operation.action = .problem
        operation.reason = .stated(reason)
      case .becomes(let code, let notes):
        operation.newCode = code
        operation.notes = notes.map(SyncNote.stated)
        decide(&operation, track, code, sources[code] ?? [], listing)
      }
      return operation
    }
  }

  private func decide(
    _ operation: inout SyncOperation, _ track: TrackListing, _ code: String, _ sources: [String],
    _ listing: [TrackListing]
  ) {
    operation.action = .problem
    if sources.count > 1 {
      operation.reason = .mergingCodes(codes: sources, newCode: code)
    } else if track.summary == nil || track.isDraft {
      operation.action = .hold
      operation.reason = .notReady
    } else if let obstacle = operation.media?.obstacle {
      operation.action = .hold
      operation.reason = .mediaNotReady(obstacle: obstacle)
    } else if let present = listing.first(where: { $0.code == code }) {
      if let summary = present.summary, summary.digest == track.summary?.digest, !present.isDraft {
        operation.action = .relabel
        operation.reason = .copyPresent(code: track.code, newCode: code)
      } else {
        operation.reason = .codeTaken(newCode: code)
      }
    } else {
      operation.action = .relabel
      operation.reason = .becomes(newCode: code)
    }
  }
}
