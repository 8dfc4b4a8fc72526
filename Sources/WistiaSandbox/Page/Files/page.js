"use strict";
// Everything from the server is set as text, never as markup.
const shownMedias = 500, shownRequests = 100;
const find = (id) => document.getElementById(id);
const make = (tag, classes, text) => {
  const element = document.createElement(tag);
  if (classes) element.className = classes;
  if (text !== undefined) element.textContent = text;
  return element;
};
const get = async (path) => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
};
const clock = (ms) => new Date(Math.max(ms, 0)).toISOString().slice(11, 23);

let account = null, seen = 0, stateAt = -1, cues = [], playing = null;
// The address names the captions that are shown, so that it can be kept and sent.
let chosen = decodeURIComponent(location.hash.slice(1)) || null;

function showLibrary() {
  const wanted = find("filter").value.trim().toLowerCase();
  const list = find("projects");
  const top = list.scrollTop;
  list.replaceChildren();
  const byProject = new Map(account.projects.map((project) => [project.id, []]));
  let tracks = 0, matching = 0;
  for (const media of account.medias) {
    tracks += media.captions.length;
    const text = [media.name, media.hashed_id, ...media.captions.map((c) => c.language)];
    if (wanted && !text.some((part) => part.toLowerCase().includes(wanted))) continue;
    matching += 1;
    if (matching <= shownMedias) byProject.get(media.project_id)?.push(media);
  }
  for (const project of account.projects) {
    const medias = byProject.get(project.id);
    if (wanted && !medias.length) continue;
    const title = make("h3", "", project.name);
    title.append(make("span", "id", project.hashed_id));
    list.append(title);
    for (const media of medias) list.append(mediaRow(media));
    if (!medias.length) list.append(make("div", "none", "no medias"));
  }
  if (matching > shownMedias) {
    list.append(make("p", "none", `${matching - shownMedias} more; filter to see them.`));
  }
  if (!matching && wanted) list.append(make("p", "none", "Nothing matches."));
  list.scrollTop = top;
  const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
  find("summary").textContent = [`${account.account.name}: ` +
    counted(account.projects.length, "project"), counted(account.medias.length, "media"),
    counted(tracks, "caption track")].join(", ");
}

function mediaRow(media) {
  const row = make("div", "media");
  const name = make("div", "name", media.name);
  name.append(make("span", "id", media.hashed_id));
  if (media.status !== "ready") name.append(make("span", "id", media.status));
  row.append(name);
  const chips = make("div", "chips");
  for (const track of media.captions) {
    const chip = make("button", "chip", track.language);
    chip.type = "button";
    chip.title = `${track.bytes} bytes`;
    const key = `${media.hashed_id}/${track.language}`;
    chip.setAttribute("aria-pressed", String(chosen === key));
    chip.addEventListener("click", () => {
      chosen = key;
      history.replaceState(null, "", `#${encodeURIComponent(key)}`);
      showLibrary();
      loadCaptions(true);
    });
    chips.append(chip);
  }
  for (const code of media.orders) chips.append(make("span", "chip ordered", `${code}, ordered`));
  row.append(chips.childElementCount ? chips : make("div", "none", "no captions"));
  return row;
}

async function loadCaptions(isNew) {
  if (!chosen) return;
  const [media, code] = chosen.split("/");
  let answer;
  try {
    answer = await get(`/__sandbox/captions/${encodeURIComponent(media)}/${encodeURIComponent(code)}`);
  } catch {
    chosen = null;
    find("player").hidden = true;
    find("empty").hidden = false;
    find("preview-title").textContent = "Captions";
    return;
  }
  cues = answer.cues;
  find("empty").hidden = true;
  find("player").hidden = false;
  find("preview-title").textContent = `${answer.media} · ${code} · ${cues.length} cues`;
  const list = find("cues");
  list.replaceChildren();
  for (const cue of cues) {
    const item = make("li");
    const button = make("button");
    button.type = "button";
    button.append(make("time", "", clock(cue.start)));
    const text = make("span", "text", cue.text);
    text.dir = "auto";
    button.append(text);
    button.addEventListener("click", () => seek(cue.start));
    item.append(button);
    list.append(item);
  }
  find("position").max = String(cues.reduce((end, cue) => Math.max(end, cue.end), 1000));
  if (isNew) { pause(); seek(cues.length ? cues[0].start : 0); } else seek(Number(find("position").value));
}

function seek(ms) {
  find("position").value = String(ms);
  find("time").textContent = clock(ms);
  const shown = [];
  cues.forEach((cue, place) => {
    const isOn = cue.start <= ms && ms < cue.end;
    if (isOn) shown.push(cue.text);
    find("cues").children[place]?.classList.toggle("on", isOn);
  });
  // Tags are shown as players that know none show them.
  find("caption").textContent = shown.join("\n").replace(/<\/?[ibu]>/gi, "");
}

function pause() {
  if (playing) clearInterval(playing);
  playing = null;
  find("play").textContent = "Play";
}

function play() {
  const begin = performance.now(), from = Number(find("position").value);
  find("play").textContent = "Pause";
  playing = setInterval(() => {
    const ms = from + performance.now() - begin;
    if (ms >= Number(find("position").max)) pause();
    seek(Math.min(ms, Number(find("position").max)));
  }, 50);
}

function showRequests(requests) {
  const body = find("requests");
  for (const request of requests) {
    const row = make("tr");
    row.append(make("td", "", String(request.number)), make("td", "", request.time.slice(11, 19)),
      make("td", "", request.method), make("td", "", request.path));
    const kind = request.status < 300 ? "good" : request.status < 500 ? "warn" : "bad";
    row.append(make("td", kind, String(request.status)));
    const notes = [request.applied ? "applied" : "", request.fault ? `fault ${request.fault}` : "",
      ...request.warnings].filter(Boolean);
    row.append(make("td", "", notes.join("; ")));
    body.prepend(row);
  }
  while (body.childElementCount > shownRequests) body.lastElementChild.remove();
  find("no-requests").hidden = body.childElementCount > 0;
}

async function update() {
  try {
    const journal = await get(`/__sandbox/requests?after=${seen}&limit=${shownRequests}`);
    if (journal.total < seen) { seen = 0; stateAt = -1; find("requests").replaceChildren(); return; }
    showRequests(journal.requests);
    seen = journal.total;
    if (stateAt < 0 || journal.requests.some((request) => request.applied)) {
      account = await get("/__sandbox/state?text=0");
      const isFirst = stateAt < 0;
      stateAt = seen;
      showLibrary();
      loadCaptions(isFirst);
    }
  } catch (error) {
    find("summary").textContent = `The sandbox does not answer: ${error.message}`;
    stateAt = -1;
  } finally {
    setTimeout(update, 1000);
  }
}

find("filter").addEventListener("input", () => { if (account) showLibrary(); });
find("position").addEventListener("input", (event) => { pause(); seek(Number(event.target.value)); });
find("play").addEventListener("click", () => (playing ? pause() : play()));
update();
