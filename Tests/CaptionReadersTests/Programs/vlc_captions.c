// SPDX-License-Identifier: Apache-2.0

// A stream output of VLC 3 that prints what its subtitle demuxer and text decoder deliver, one JSON
// record a caption: {"start": ms, "length": ms, "text": "..."}. The comparison builds it, and loads it
// from its own directory: nothing of VLC is changed, and nothing is drawn.

#define MODULE_STRING "captions"
#include <vlc_common.h>
#include <vlc_plugin.h>
#include <vlc_block.h>
#include <vlc_codec.h>
#include <vlc_modules.h>
#include <vlc_sout.h>
#include <vlc_subpicture.h>
#include <vlc_text_style.h>
#include <stdio.h>

struct sout_stream_id_sys_t {
  decoder_t *decoder;
};

static void print_escaped(const char *text)
{
  for (; *text; text++) {
    unsigned char c = *text;
    if (c == '"' || c == '\\') printf("\\%c", c);
    else if (c < 0x20) printf("\\u%04x", c);
    else putchar(c);
  }
}

static int take(decoder_t *decoder, subpicture_t *picture)
{
  (void)decoder;
  video_format_t size;
  video_format_Init(&size, VLC_CODEC_RGB32);
  size.i_width = size.i_visible_width = 1280;
  size.i_height = size.i_visible_height = 720;
  size.i_sar_num = size.i_sar_den = 1;
  picture->updater.pf_validate(picture, true, &size, true, &size, picture->i_start);
  picture->updater.pf_update(picture, &size, &size, picture->i_start);
  printf("{\"start\": %lld, \"length\": %lld, \"text\": \"",
         (long long)(picture->i_start - VLC_TS_0) / 1000,
         (long long)(picture->i_stop - picture->i_start) / 1000);
  for (subpicture_region_t *region = picture->p_region; region; region = region->p_next)
    for (text_segment_t *part = region->p_text; part; part = part->p_next)
      if (part->psz_text) print_escaped(part->psz_text);
  printf("\"}\n");
  subpicture_Delete(picture);
  return 0;
}

static subpicture_t *new_picture(decoder_t *decoder, const subpicture_updater_t *updater)
{
  (void)decoder;
  return subpicture_New(updater);
}

static sout_stream_id_sys_t *add(sout_stream_t *stream, const es_format_t *format)
{
  if (format->i_cat != SPU_ES) return NULL;
  sout_stream_id_sys_t *id = calloc(1, sizeof *id);
  decoder_t *decoder = vlc_object_create(stream, sizeof *decoder);
  es_format_Copy(&decoder->fmt_in, format);
  es_format_Init(&decoder->fmt_out, SPU_ES, 0);
  decoder->pf_spu_buffer_new = new_picture;
  decoder->pf_queue_sub = take;
  decoder->p_module = module_need(decoder, "spu decoder", "subsdec", true);
  printf("{\"codec\": \"%4.4s\", \"decoded\": %s}\n", (const char *)&format->i_codec,
         decoder->p_module ? "true" : "false");
  id->decoder = decoder;
  return id;
}

static void delete(sout_stream_t *stream, sout_stream_id_sys_t *id)
{
  (void)stream;
  if (id->decoder->p_module) module_unneed(id->decoder, id->decoder->p_module);
  es_format_Clean(&id->decoder->fmt_in);
  es_format_Clean(&id->decoder->fmt_out);
  vlc_object_release(id->decoder);
  free(id);
  fflush(stdout);
}

static int send(sout_stream_t *stream, sout_stream_id_sys_t *id, block_t *block)
{
  (void)stream;
  while (block) {
    block_t *next = block->p_next;
    block->p_next = NULL;
    if (id->decoder->p_module) id->decoder->pf_decode(id->decoder, block);
    else block_Release(block);
    block = next;
  }
  return VLC_SUCCESS;
}

static int open_output(vlc_object_t *object)
{
  sout_stream_t *stream = (sout_stream_t *)object;
  stream->pf_add = add;
  stream->pf_del = delete;
  stream->pf_send = send;
  return VLC_SUCCESS;
}

vlc_module_begin()
  set_shortname("captions")
  set_description("Prints captions")
  set_capability("sout stream", 50)
  add_shortcut("captions")
  set_callbacks(open_output, NULL)
vlc_module_end()
