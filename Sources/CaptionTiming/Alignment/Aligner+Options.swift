// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

extension Aligner {
  /// How an alignment searches, and when it refuses.
  public struct Options: Sendable, Hashable {
    /// A pair of cues, counted from 0, that are known to say the same thing.
    public struct KnownPair: Sendable, Hashable {
      /// The cue of the file, counted from 0.
      public var cue: Int
      /// The cue of the reference, counted from 0.
      public var reference: Int

      /// Creates a pair.
      ///
      /// - Parameters:
      ///   - cue: The cue of the file, counted from 0.
      ///   - reference: The cue of the reference, counted from 0.
      public init(cue: Int, reference: Int) {
        self.cue = cue
        self.reference = reference
      }
    }

    /// The ratios by which times may have to be multiplied; 1 is always tried.
    public var ratios: [Rational] = Aligner.Options.commonRatios

    /// Whether times may also have to be multiplied by any other ratio from 0.9 to 1.11.
    public var findsDrift = true

    /// Whether the file may consist of blocks with an offset each, as adverts and cuts make them.
    public var allowsSplits = true

    /// The farthest that the offsets of two blocks may lie apart.
    public var longestJump = Timestamp(milliseconds: 900_000)

    /// The confidence, from 0 to 1, below which an alignment is refused.
    public var minimumConfidence = 0.9

    /// Pairs of cues that are known to belong together, for example because their texts agree.
    public var knownPairs: [KnownPair] = []

    /// Creates options with the defaults.
    public init() {}

    /// The rates that captions are commonly made for.
    private static let rates: [FrameRate] = [.ntscFilm, .film, .pal, .ntsc, .thirty]

    /// The ratios between the frame rates that captions are commonly made for: 23.976, 24, 25, 29.97
    /// and 30, both ways.
    public static let commonRatios: [Rational] = {
      var ratios: Set<Rational> = []
      for from in rates {
        for to in rates where from != to {
          if let ratio = try? from.framesPerSecond / to.framesPerSecond { ratios.insert(ratio) }
        }
      }
      return ratios.sorted()
    }()

    /// The first two of the common rates that a ratio lies between.
    static func frameRates(of ratio: Rational) -> (from: FrameRate, to: FrameRate)? {
      for from in rates {
        for to in rates
        where from != to && (try? from.framesPerSecond / to.framesPerSecond) == ratio {
          return (from, to)
        }
      }
      return nil
    }
  }
}
