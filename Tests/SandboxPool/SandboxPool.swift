// SPDX-License-Identifier: Apache-2.0

public import WistiaSandbox

/// Sandboxes for tests, of which only so many run at once.
///
/// Tests that wait for something let others begin. Without a bound, hundreds of sandboxes stand open
/// together, with thousands of threads and file descriptors; Foundation's `Process` reads beyond the
/// end of its buffer then, when it lists the descriptors.
public enum SandboxPool {
  private static let slots = Slots(24)

  /// Runs a sandbox as long as a body takes.
  ///
  /// - Parameters:
  ///   - configuration: What the sandbox is started with.
  ///   - body: Uses it.
  /// - Returns: What the body returns.
  /// - Throws: What the start or the body throws.
  public static func with<Value>(
    _ configuration: SandboxConfiguration, _ body: (WistiaSandbox) async throws -> Value
  ) async throws -> Value {
    await slots.take()
    do {
      let sandbox = try await WistiaSandbox.start(configuration)
      let result: Result<Value, any Error>
      do { result = .success(try await body(sandbox)) } catch { result = .failure(error) }
      await sandbox.stop(grace: .zero)
      let value = try result.get()
      await slots.give()
      return value
    } catch {
      await slots.give()
      throw error
    }
  }
}

/// So many at once; the others wait in their order.
private actor Slots {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { free = count }

  func take() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func give() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
