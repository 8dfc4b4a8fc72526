// SPDX-License-Identifier: Apache-2.0

import Testing
import WistiaAPI

@Suite struct AssetURLTests {
  private static let base = "http://embed.wistia.com/deliveries/43500c9644e43068d8995dcb5ddea82440"

  private func asset(_ ending: String = ".bin") throws -> AssetURL {
    try #require(AssetURL(Self.base + ending))
  }

  @Test func `the document's example of a name`() throws {
    #expect(try asset().named("my-file.mp4").description == Self.base + "/my-file.mp4")
    #expect(try asset().named("ä b/c.mp4").description == Self.base + "/%C3%A4%20b%2Fc.mp4")
    #expect(try asset("/old.mp4").named("new.mp4").description == Self.base + "/new.mp4")
  }

  @Test func `extensions change`() throws {
    #expect(try asset().withExtension("jpg").description == Self.base + ".jpg")
    #expect(try asset("").withExtension(".jpg").description == Self.base + ".jpg")
    #expect(try asset("/a.b.mp4").withExtension("mov").description == Self.base + "/a.b.mov")
  }

  @Test(arguments: [
    ("640x360", false, "image_resize=640x360"), ("640x", false, "image_resize=640"),
    ("x360", false, "image_resize=x360"), ("640x360", true, "image_crop_resized=640x360"),
  ])
  func `pictures change size`(size: String, crop: Bool, query: String) throws {
    let size = try #require(AssetURL.ImageSize(size))
    #expect(try asset().resized(size, crop: crop).description == Self.base + ".jpg?" + query)
    let thumbnail = try asset(".png?image_crop_resized=100x60&x=1").resized(size, crop: crop)
    #expect(thumbnail.description == Self.base + ".png?x=1&" + query)
  }

  @Test func `stills come from moments`() throws {
    #expect(
      try asset().still(at: .milliseconds(12_540)).description
        == Self.base + ".jpg?video_still_time=12.5")
    #expect(
      try asset().still(at: .seconds(-1)).still(at: .seconds(3)).description
        == Self.base + ".jpg?video_still_time=3")
  }

  @Test(arguments: ["", ".bin", "/a.mp4", ".jpg?image_resize=1x1&b", ".bin?a=b#c"])
  func `what is not changed stays`(ending: String) throws {
    #expect(try asset(ending).description == Self.base + ending)
  }

  @Test(arguments: [
    "", "embed.wistia.com/deliveries/1.bin", "http://x/other/1.bin", "http://x/deliveries/",
    "http://x/deliveries/.bin", "http://x/deliveries/a b",
  ])
  func `other URLs are not taken`(text: String) {
    #expect(AssetURL(text) == nil)
  }

  @Test(arguments: ["", "x", "0x0", "-1x2", "axb", "1x2x3"])
  func `other sizes are not taken`(text: String) {
    #expect(AssetURL.ImageSize(text) == nil)
  }
}
