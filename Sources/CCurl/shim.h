// SPDX-License-Identifier: Apache-2.0
//
// libcurl through a table of its functions, filled by dlopen on first use. The headers are needed
// to build and the library to run, but nothing links it. Swift cannot call variadic functions, so
// every option goes through a wrapper of its value's type: a wrong width would be undefined.
//
// The table is the caller's: a `static` one here would exist once a translation unit.
#ifndef CAPTIONS_CCURL_SHIM_H
#define CAPTIONS_CCURL_SHIM_H

#include <curl/curl.h>
#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>

/// The functions of libcurl that the transport calls.
typedef struct captions_curl {
  __typeof__(curl_global_init) *global_init;
  __typeof__(curl_version) *version;
  __typeof__(curl_easy_init) *easy_init;
  __typeof__(curl_easy_cleanup) *easy_cleanup;
  __typeof__(curl_easy_strerror) *easy_strerror;
  CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
  CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
  __typeof__(curl_multi_init) *multi_init;
  __typeof__(curl_multi_cleanup) *multi_cleanup;
  __typeof__(curl_multi_add_handle) *multi_add_handle;
  __typeof__(curl_multi_remove_handle) *multi_remove_handle;
  __typeof__(curl_multi_perform) *multi_perform;
  __typeof__(curl_multi_poll) *multi_poll;
  __typeof__(curl_multi_wakeup) *multi_wakeup;
  __typeof__(curl_multi_info_read) *multi_info_read;
  CURLMcode (*multi_setopt)(CURLM *, CURLMoption, ...);
  __typeof__(curl_slist_append) *slist_append;
  __typeof__(curl_slist_free_all) *slist_free_all;
  __typeof__(curl_mime_init) *mime_init;
  __typeof__(curl_mime_free) *mime_free;
  __typeof__(curl_mime_addpart) *mime_addpart;
  __typeof__(curl_mime_name) *mime_name;
  __typeof__(curl_mime_filename) *mime_filename;
  __typeof__(curl_mime_type) *mime_type;
  __typeof__(curl_mime_data) *mime_data;
  __typeof__(curl_mime_data_cb) *mime_data_cb;
  __typeof__(curl_url) *url;
  __typeof__(curl_url_cleanup) *url_cleanup;
  __typeof__(curl_url_set) *url_set;
  __typeof__(curl_url_get) *url_get;
  __typeof__(curl_free) *free;
} captions_curl;

typedef size_t (*captions_curl_data_callback)(char *_Nullable, size_t, size_t, void *_Nullable);
typedef int (*captions_curl_progress_callback)(
    void *_Nullable, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

/// Opens the library and fills the table.
///
/// Returns NULL when all is well, otherwise why not (a string that stays valid until the next
/// call of dlopen or dlsym on this thread). The library is never closed again.
static inline const char *_Nullable captions_curl_load(
    captions_curl *_Nonnull c, const char *_Nonnull library) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return dlerror();
  // OpenSSL's own atexit handler frees what the engine's thread may still use while the process
  // ends, so it is not registered (OPENSSL_INIT_NO_ATEXIT). dlsym on the handle also searches the
  // library's dependencies; a libcurl of another TLS library simply has no such function.
  int (*init_crypto)(uint64_t, const void *) =
      (int (*)(uint64_t, const void *))dlsym(handle, "OPENSSL_init_crypto");
  if (init_crypto) init_crypto(UINT64_C(0x00080000), NULL);
#define CAPTIONS_CURL_LOAD(field, symbol)                      \
  do {                                                         \
    c->field = (__typeof__(c->field))dlsym(handle, symbol);    \
    if (!c->field) return dlerror();                           \
  } while (0)
  CAPTIONS_CURL_LOAD(global_init, "curl_global_init");
  CAPTIONS_CURL_LOAD(version, "curl_version");
  CAPTIONS_CURL_LOAD(easy_init, "curl_easy_init");
  CAPTIONS_CURL_LOAD(easy_cleanup, "curl_easy_cleanup");
  CAPTIONS_CURL_LOAD(easy_strerror, "curl_easy_strerror");
  CAPTIONS_CURL_LOAD(easy_setopt, "curl_easy_setopt");
  CAPTIONS_CURL_LOAD(easy_getinfo, "curl_easy_getinfo");
  CAPTIONS_CURL_LOAD(multi_init, "curl_multi_init");
  CAPTIONS_CURL_LOAD(multi_cleanup, "curl_multi_cleanup");
  CAPTIONS_CURL_LOAD(multi_add_handle, "curl_multi_add_handle");
  CAPTIONS_CURL_LOAD(multi_remove_handle, "curl_multi_remove_handle");
  CAPTIONS_CURL_LOAD(multi_perform, "curl_multi_perform");
  CAPTIONS_CURL_LOAD(multi_poll, "curl_multi_poll");
  CAPTIONS_CURL_LOAD(multi_wakeup, "curl_multi_wakeup");
  CAPTIONS_CURL_LOAD(multi_info_read, "curl_multi_info_read");
  CAPTIONS_CURL_LOAD(multi_setopt, "curl_multi_setopt");
  CAPTIONS_CURL_LOAD(slist_append, "curl_slist_append");
  CAPTIONS_CURL_LOAD(slist_free_all, "curl_slist_free_all");
  CAPTIONS_CURL_LOAD(mime_init, "curl_mime_init");
  CAPTIONS_CURL_LOAD(mime_free, "curl_mime_free");
  CAPTIONS_CURL_LOAD(mime_addpart, "curl_mime_addpart");
  CAPTIONS_CURL_LOAD(mime_name, "curl_mime_name");
  CAPTIONS_CURL_LOAD(mime_filename, "curl_mime_filename");
  CAPTIONS_CURL_LOAD(mime_type, "curl_mime_type");
  CAPTIONS_CURL_LOAD(mime_data, "curl_mime_data");
  CAPTIONS_CURL_LOAD(mime_data_cb, "curl_mime_data_cb");
  CAPTIONS_CURL_LOAD(url, "curl_url");
  CAPTIONS_CURL_LOAD(url_cleanup, "curl_url_cleanup");
  CAPTIONS_CURL_LOAD(url_set, "curl_url_set");
  CAPTIONS_CURL_LOAD(url_get, "curl_url_get");
  CAPTIONS_CURL_LOAD(free, "curl_free");
#undef CAPTIONS_CURL_LOAD
  return c->global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? NULL : "curl_global_init failed";
}

static inline const char *_Nonnull captions_curl_version(const captions_curl *_Nonnull c) {
  return c->version();
}

// Easy handles.

static inline CURL *_Nullable captions_curl_easy_init(const captions_curl *_Nonnull c) {
  return c->easy_init();
}
static inline void captions_curl_easy_cleanup(
    const captions_curl *_Nonnull c, CURL *_Nonnull easy) {
  c->easy_cleanup(easy);
}
static inline const char *_Nonnull captions_curl_strerror(
    const captions_curl *_Nonnull c, CURLcode code) {
  return c->easy_strerror(code);
}
static inline CURLcode captions_curl_set_long(
    const captions_curl *_Nonnull c, CURL *_Nonnull easy, CURLoption option, long value) {
  return c->easy_setopt(easy, option, value);
}
static inline CURLcode captions_curl_set_offset(
    const captions_curl *_Nonnull c, CURL *_Nonnull easy, CURLoption option, curl_off_t value) {
  return c->easy_setopt(easy, option, value);
}
static inline CURLcode captions_curl_set_string(
    const captions_curl *_Nonnull c, CURL *_Nonnull easy, CURLoption option,
    const char *_Nullable value) {
  return c->easy_setopt(easy, option, value);
}
static inline CURLcode captions_curl_set_pointer(
    const captions_curl *_Nonnull c, CURL *_Nonnull easy, CURLoption option,
    const void *_Nullable value) {
  return c->easy_setopt(easy, option, value);
}
static inline CURLcode captions_curl_set_list(
    const captions_curl *_Nonnull c, CURL *_Nonnull easy, CURLoption option,
    struct curl_slist *_Nullable value) {
  return c->easy_setopt(easy, option, value);
}
static inline CURLcode captions_curl_set_mime(
    const captions_curl *_Nonnull c, CURL *_Nonnull easy, curl_mime *_Nullable value) {
  return c->easy_setopt(easy, CURLOPT_MIMEPOST, value);
}
static inline CURLcode captions_curl_set_data_callback(
    const captions_curl *_Nonnull c, CURL *_Nonnull easy, CURLoption option,
    captions_curl_data_callback _Nonnull value) {
  return c->easy_setopt(easy, option, value);
}
static inline CURLcode captions_curl_set_progress_callback(
    const captions_curl *_Nonnull c, CURL *_Nonnull easy,
    captions_curl_progress_callback _Nonnull value) {
  return c->easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, value);
}
static inline CURLcode captions_curl_get_long(
    const captions_curl *_Nonnull c, CURL *_Nonnull easy, CURLINFO info, long *_Nonnull value) {
  return c->easy_getinfo(easy, info, value);
}
static inline CURLcode captions_curl_get_pointer(
    const captions_curl *_Nonnull c, CURL *_Nonnull easy, CURLINFO info,
    void *_Nullable *_Nonnull value) {
  return c->easy_getinfo(easy, info, value);
}

// The multi handle.

static inline CURLM *_Nullable captions_curl_multi_init(const captions_curl *_Nonnull c) {
  return c->multi_init();
}
static inline void captions_curl_multi_cleanup(
    const captions_curl *_Nonnull c, CURLM *_Nonnull multi) {
  c->multi_cleanup(multi);
}
static inline CURLMcode captions_curl_multi_add(
    const captions_curl *_Nonnull c, CURLM *_Nonnull multi, CURL *_Nonnull easy) {
  return c->multi_add_handle(multi, easy);
}
static inline CURLMcode captions_curl_multi_remove(
    const captions_curl *_Nonnull c, CURLM *_Nonnull multi, CURL *_Nonnull easy) {
  return c->multi_remove_handle(multi, easy);
}
static inline CURLMcode captions_curl_multi_perform(
    const captions_curl *_Nonnull c, CURLM *_Nonnull multi) {
  int running = 0;
  return c->multi_perform(multi, &running);
}
static inline CURLMcode captions_curl_multi_poll(
    const captions_curl *_Nonnull c, CURLM *_Nonnull multi, int milliseconds) {
  return c->multi_poll(multi, NULL, 0, milliseconds, NULL);
}
static inline CURLMcode captions_curl_multi_wakeup(
    const captions_curl *_Nonnull c, CURLM *_Nonnull multi) {
  return c->multi_wakeup(multi);
}
static inline CURLMcode captions_curl_multi_set_long(
    const captions_curl *_Nonnull c, CURLM *_Nonnull multi, CURLMoption option, long value) {
  return c->multi_setopt(multi, option, value);
}
/// The next finished transfer, or NULL; its result is stored.
static inline CURL *_Nullable captions_curl_multi_finished(
    const captions_curl *_Nonnull c, CURLM *_Nonnull multi, CURLcode *_Nonnull result) {
  int left = 0;
  for (;;) {
    CURLMsg *message = c->multi_info_read(multi, &left);
    if (!message) return NULL;
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return message->easy_handle;
  }
}

// Lists and forms.

static inline struct curl_slist *_Nullable captions_curl_list_append(
    const captions_curl *_Nonnull c, struct curl_slist *_Nullable list,
    const char *_Nonnull line) {
  return c->slist_append(list, line);
}
static inline void captions_curl_list_free(
    const captions_curl *_Nonnull c, struct curl_slist *_Nullable list) {
  c->slist_free_all(list);
}
static inline curl_mime *_Nullable captions_curl_mime_init(
    const captions_curl *_Nonnull c, CURL *_Nonnull easy) {
  return c->mime_init(easy);
}
static inline void captions_curl_mime_free(
    const captions_curl *_Nonnull c, curl_mime *_Nullable mime) {
  c->mime_free(mime);
}
/// Adds a part; `filename` and `type` may be NULL. The data is copied.
static inline CURLcode captions_curl_mime_add(
    const captions_curl *_Nonnull c, curl_mime *_Nonnull mime, const char *_Nonnull name,
    const char *_Nullable filename, const char *_Nullable type, const void *_Nullable data,
    size_t size) {
  curl_mimepart *part = c->mime_addpart(mime);
  if (!part) return CURLE_OUT_OF_MEMORY;
  CURLcode code = c->mime_name(part, name);
  if (code == CURLE_OK && filename) code = c->mime_filename(part, filename);
  if (code == CURLE_OK && type) code = c->mime_type(part, type);
  if (code == CURLE_OK) code = c->mime_data(part, size ? (const char *)data : "", size);
  return code;
}
/// Adds a part whose bytes a callback supplies; it cannot be rewound, so libcurl refuses to send
/// it twice (CURLE_SEND_FAIL_REWIND).
static inline CURLcode captions_curl_mime_add_stream(
    const captions_curl *_Nonnull c, curl_mime *_Nonnull mime, const char *_Nonnull name,
    const char *_Nullable filename, const char *_Nullable type, curl_off_t size,
    captions_curl_data_callback _Nonnull read, void *_Nonnull context) {
  curl_mimepart *part = c->mime_addpart(mime);
  if (!part) return CURLE_OUT_OF_MEMORY;
  CURLcode code = c->mime_name(part, name);
  if (code == CURLE_OK && filename) code = c->mime_filename(part, filename);
  if (code == CURLE_OK && type) code = c->mime_type(part, type);
  if (code == CURLE_OK) code = c->mime_data_cb(part, size, read, NULL, NULL, context);
  return code;
}

// URLs.

/// A part of a URL as libcurl itself reads it (to be freed), or NULL.
static inline char *_Nullable captions_curl_url_part(
    const captions_curl *_Nonnull c, const char *_Nonnull text, CURLUPart part) {
  char *value = NULL;
  CURLU *url = c->url();
  if (!url) return NULL;
  if (c->url_set(url, CURLUPART_URL, text, 0) != CURLUE_OK ||
      c->url_get(url, part, &value, 0) != CURLUE_OK)
    value = NULL;
  c->url_cleanup(url);
  return value;
}
static inline void captions_curl_free(const captions_curl *_Nonnull c, void *_Nullable memory) {
  c->free(memory);
}

#endif
