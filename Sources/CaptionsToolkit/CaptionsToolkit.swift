// SPDX-License-Identifier: Apache-2.0

@_exported public import CaptionCore
@_exported public import CaptionFiles
@_exported public import CaptionFormats
@_exported public import CaptionLanguages
@_exported public import CaptionReaders
@_exported public import CaptionReports
@_exported public import CaptionRules
@_exported public import CaptionSync
@_exported public import CaptionSyntax
@_exported public import CaptionText
@_exported public import CaptionTiming
@_exported public import CaptionWorkspace
@_exported public import HTTPTransport
@_exported public import SubRip
@_exported public import WebVTT
@_exported public import WistiaAPI
