// SPDX-License-Identifier: Apache-2.0

/// SplitMix64: the same numbers for the same seed, on every machine.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Creates a generator.
  ///
  /// - Parameter state: Where its sequence begins; neighbouring states give other numbers.
  public init(state: UInt64) { self.state = state }

  /// The next number.
  ///
  /// - Returns: Any number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// What draws from a generator of its own.
public protocol Drawing {
  /// The generator.
  var numbers: SplitMix64 { get set }
}

extension Drawing {
  /// The next number.
  ///
  /// - Returns: Any number.
  public mutating func next() -> UInt64 { numbers.next() }

  /// One of some values.
  ///
  /// - Parameter choices: At least one value.
  /// - Returns: One of them.
  public mutating func pick<Value>(_ choices: [Value]) -> Value {
    choices[Int(next() % UInt64(choices.count))]
  }

  /// Whether something happens.
  ///
  /// - Parameter percent: How often of a hundred times.
  /// - Returns: Whether it does.
  public mutating func chance(_ percent: UInt64) -> Bool { next() % 100 < percent }

  /// A number in a range.
  ///
  /// - Parameter range: The range.
  /// - Returns: A number in it.
  public mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }
}
