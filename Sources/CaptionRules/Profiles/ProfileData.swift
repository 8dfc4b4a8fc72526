// SPDX-License-Identifier: Apache-2.0

/// The files of `Profiles/Data`, embedded when the package is built.
enum ProfileData {
  /// The bytes by the name of the profile.
  static let files: [String: [UInt8]] = [
    "upload": PackageResources.upload_json,
    "wistia": PackageResources.wistia_json,
    "youtube": PackageResources.youtube_json,
    "facebook": PackageResources.facebook_json,
    "amazon": PackageResources.amazon_json,
    "kaltura-strict": PackageResources.kaltura_strict_json,
    "android": PackageResources.android_json,
    "netflix": PackageResources.netflix_json,
    "netflix-kids": PackageResources.netflix_kids_json,
    "netflix-sdh": PackageResources.netflix_sdh_json,
    "netflix-kids-sdh": PackageResources.netflix_kids_sdh_json,
    "bbc": PackageResources.bbc_json,
    "bbc-vertical": PackageResources.bbc_vertical_json,
    "dcmp-lower": PackageResources.dcmp_lower_json,
    "dcmp-middle": PackageResources.dcmp_middle_json,
    "dcmp-upper": PackageResources.dcmp_upper_json,
    "ted": PackageResources.ted_json,
    "ofcom": PackageResources.ofcom_json,
    "vertical-social": PackageResources.vertical_social_json,
    "arte": PackageResources.arte_json,
    "nl-pro": PackageResources.nl_pro_json,
    "da-pro": PackageResources.da_pro_json,
    "fr-sw2": PackageResources.fr_sw2_json,
  ]
}
