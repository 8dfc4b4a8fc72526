// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Tells voice from other sound, ten milliseconds at a time.
protocol VoiceDetector: AnyObject {
  /// Whether somebody speaks.
  ///
  /// - Parameter frame: 160 samples: ten milliseconds.
  /// - Returns: `true` where it may be voice; music often may.
  func isVoice(_ frame: [Int16]) -> Bool
}

/// The voice detector of WebRTC, from a library of the system that is opened when it is needed.
///
/// Safe to use, since the handle is freed with it, and each frame is as long as is said.
@safe final class VoiceLibrary: VoiceDetector {
  /// The package of Debian that holds the library.
  static let package = "libwebrtc-audio-processing1"

  private static let name = "libwebrtc_audio_processing.so.1"
  /// How sure it has to be, from 0 to 3.
  private static let strictness: Int32 = 2

  private typealias Create = @convention(c) () -> OpaquePointer?
  private typealias Initialize = @convention(c) (OpaquePointer) -> Int32
  private typealias SetMode = @convention(c) (OpaquePointer, Int32) -> Int32
  private typealias Process =
    @convention(c) (
      OpaquePointer, Int32, UnsafePointer<Int16>, Int
    ) -> Int32
  private typealias Free = @convention(c) (OpaquePointer) -> Void

  private let process: Process
  private let free: Free
  private let handle: OpaquePointer

  /// Opens the library; `nil` where it is not installed or has no such functions.
  ///
  /// It is never closed again.
  init?() {
    guard let library = unsafe dlopen(Self.name, RTLD_NOW | RTLD_LOCAL),
      let create = unsafe dlsym(library, "WebRtcVad_Create"),
      let initialize = unsafe dlsym(library, "WebRtcVad_Init"),
      let setMode = unsafe dlsym(library, "WebRtcVad_set_mode"),
      let process = unsafe dlsym(library, "WebRtcVad_Process"),
      let free = unsafe dlsym(library, "WebRtcVad_Free")
    else { return nil }
    unsafe self.process = unsafeBitCast(process, to: Process.self)
    unsafe self.free = unsafeBitCast(free, to: Free.self)
    guard let made = unsafe unsafeBitCast(create, to: Create.self)() else { return nil }
    unsafe handle = made
    guard unsafe unsafeBitCast(initialize, to: Initialize.self)(made) == 0,
      unsafe unsafeBitCast(setMode, to: SetMode.self)(made, Self.strictness) == 0
    else { return nil }
  }

  deinit {
    unsafe free(handle)
  }

  func isVoice(_ frame: [Int16]) -> Bool {
    unsafe frame.withUnsafeBufferPointer { samples in
      guard let first = samples.baseAddress else { return false }
      return unsafe process(handle, Int32(MediaSound.rate), first, samples.count) == 1
    }
  }
}
