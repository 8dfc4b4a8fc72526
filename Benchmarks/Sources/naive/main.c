// SPDX-License-Identifier: Apache-2.0
// SubRip as a C program would first be written: getline and sscanf. It checks nothing, recovers
// nothing and expects `HH:MM:SS,mmm --> HH:MM:SS,mmm`; it is the yardstick of the benchmark.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long milliseconds(int hours, int minutes, int seconds, int fraction) {
  return ((hours * 60L + minutes) * 60 + seconds) * 1000 + fraction;
}

static void print_time(long time, const char *end) {
  printf("%02ld:%02ld:%02ld,%03ld%s", time / 3600000, time / 60000 % 60, time / 1000 % 60,
         time % 1000, end);
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: naive parse|shift FILE [MILLISECONDS]\n");
    return 64;
  }
  int writes = strcmp(argv[1], "shift") == 0;
  long offset = argc > 3 ? atol(argv[3]) : 0;
  FILE *file = fopen(argv[2], "r");
  if (!file) {
    perror(argv[2]);
    return 2;
  }
  char *line = NULL;
  size_t capacity = 0;
  ssize_t length;
  long cues = 0, duration = 0, text = 0;
  while ((length = getline(&line, &capacity, file)) > 0) {
    int h1, m1, s1, f1, h2, m2, s2, f2;
    if (sscanf(line, "%d:%d:%d,%d --> %d:%d:%d,%d", &h1, &m1, &s1, &f1, &h2, &m2, &s2, &f2) == 8) {
      long start = milliseconds(h1, m1, s1, f1), end = milliseconds(h2, m2, s2, f2);
      cues += 1;
      duration += end - start;
      if (writes) {
        print_time(start + offset, " --> ");
        print_time(end + offset, "\n");
      }
    } else {
      text += length;
      if (writes) fputs(line, stdout);
    }
  }
  free(line);
  fclose(file);
  if (!writes) printf("%ld cues, %ld ms, %ld bytes\n", cues, duration, text);
  return 0;
}
