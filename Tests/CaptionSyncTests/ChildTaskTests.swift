// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CaptionSync

/// The one shape in which a child task hands on a typed error, which the optimizer has to keep right:
/// this suite runs in release, too.
struct ChildTaskTests {
  private struct Odd: Error, Equatable {
    var number: Int
  }

  private protocol Source: Sendable {
    func halved(_ number: Int) async throws(Odd) -> [Int]
  }

  private struct Halves: Source {
    func halved(_ number: Int) async throws(Odd) -> [Int] {
      await Task.yield()
      guard number.isMultiple(of: 2) else { throw Odd(number: number) }
      return [number / 2]
    }
  }

  @Test func whatStandsBesideAResultIsKept() async {
    let source: any Source = Halves()
    var results: [Int: Result<[Int], Odd>] = [:]
    await withTaskGroup(of: (Int, Result<[Int], Odd>).self) { tasks in
      for number in 1...20 {
        tasks.addTask {
          let result = await Result { () async throws(Odd) in try await source.halved(number) }
          return (number, result)
        }
      }
      for await (number, result) in tasks { results[number] = result }
    }
    #expect(results.count == 20)
    for number in 1...20 {
      let expected: Result<[Int], Odd> =
        number.isMultiple(of: 2) ? .success([number / 2]) : .failure(Odd(number: number))
      #expect(results[number] == expected)
    }
  }
}
