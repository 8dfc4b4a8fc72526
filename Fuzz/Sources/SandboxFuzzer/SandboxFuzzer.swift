// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Glibc
import Synchronization
import WistiaSandbox

/// A sandbox in this process, which inputs are sent to over real connections.
private let sandbox: WistiaSandbox = {
  let started = Mutex<WistiaSandbox?>(nil)
  let isDone = DispatchSemaphore(value: 0)
  Task.detached {
    var configuration = SandboxConfiguration()
    configuration.threads = 1
    // The fuzzer's clock must not depend on the machine's.
    configuration.clock = 1_411_516_800
    configuration.limits.bodyBytes = 1 << 20
    configuration.seed = SandboxSeed(medias: [
      .init(
        name: "talk", project: "Talks", hashedID: "abcde12345",
        captions: ["eng": Array("1\n00:00:00,000 --> 00:00:03,000\nHello.\n".utf8)])
    ])
    let sandbox = try? await WistiaSandbox.start(configuration)
    started.withLock { $0 = sandbox }
    isDone.signal()
  }
  isDone.wait()
  // Without a server there is nothing to fuzz; a status of its own tells that from a find.
  guard let sandbox = started.withLock(\.self) else {
    let message: StaticString = "the sandbox does not start\n"
    // Sound: as many bytes as the string has.
    _ = unsafe write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
    exit(2)
  }
  return sandbox
}()

private let inputs = Atomic<Int>(0)

/// One connection.
private struct Connection: ~Copyable {
  private let descriptor: CInt

  init() {
    descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(sandbox.port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    // Sound: an address of the family that is stated, with its own size.
    let result = unsafe withUnsafePointer(to: &address) {
      unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    precondition(
      result == 0 || errno == EINTR && Self.isConnected(descriptor),
      "the sandbox takes no connection")
    var limit = timeval(tv_sec: 5, tv_usec: 0)
    _ = unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    // Many short connections would use up all ports in a minute; a reset leaves none behind.
    var reset = linger(l_onoff: 1, l_linger: 0)
    _ = unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &reset, socklen_t(MemoryLayout<linger>.size))
  }

  deinit { close(descriptor) }

  /// Whether a connection comes about that was being made when the fuzzer's alarm went off.
  private static func isConnected(_ descriptor: CInt) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    while unsafe poll(&wanted, 1, 5000) < 0 {
      guard errno == EINTR else { return false }
    }
    var number: CInt = 0
    var size = socklen_t(MemoryLayout<CInt>.size)
    return unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &number, &size) == 0 && number == 0
      && wanted.revents & Int16(POLLOUT) != 0
  }

  /// Sends bytes in pieces; the sandbox may end the connection meanwhile.
  func send(_ bytes: [UInt8], pieces: Int) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.prefix(pieces).withUnsafeBytes {
        unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
    shutdown(descriptor, CInt(SHUT_WR))
  }

  /// Everything that is answered; `nil` when the answer does not end.
  func answer() -> [UInt8]? {
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return nil }
      guard count > 0 else { return answer }
      answer += buffer.prefix(count)
    }
  }
}

private func request(_ line: String, body: [UInt8] = []) -> [UInt8] {
  let connection = Connection()
  connection.send(
    Array(
      "\(line) HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body,
    pieces: 1 << 20)
  return connection.answer() ?? []
}

/// Whatever is sent, the sandbox answers in HTTP or ends the connection, goes on, and keeps an
/// account that it can read itself.
@c(LLVMFuzzerTestOneInput)
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count > 1, let data = unsafe data else { return 0 }
  // Sound: libFuzzer hands over `count` bytes.
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: count))
  let connection = Connection()
  // The first byte chooses the size of the pieces.
  connection.send(Array(bytes.dropFirst()), pieces: bytes[0] < 128 ? 1 << 20 : Int(bytes[0]) - 127)
  let text = String(decoding: bytes, as: UTF8.self).lowercased()
  // Waiting is what these faults are for.
  let mayWait = text.contains("delay") || text.contains("drip")
  if let answer = connection.answer() {
    precondition(
      answer.isEmpty || answer.starts(with: "HTTP/1.1 ".utf8), "the answer is no HTTP")
  } else {
    precondition(mayWait, "the answer does not end")
  }
  if inputs.add(1, ordering: .relaxed).newValue.isMultiple(of: 500) {
    let restored = request("PUT /__sandbox/state", body: sandbox.snapshot)
    precondition(restored.starts(with: "HTTP/1.1 200".utf8), "the account cannot be read back")
    try? sandbox.reset()
  }
  return 0
}
