// Everything works without this script; with it, pages follow what happens, and keys do what links do.
"use strict";

const BUSY = "details.act[open], textarea:focus, input:focus, select:focus";

// A slot is fetched anew when something changed that it shows, but never while somebody writes in it.
function refresh(cycle) {
  for (const slot of document.querySelectorAll("[data-live]")) {
    const concerns = !slot.dataset.live || slot.dataset.live === cycle;
    if (concerns && !slot.querySelector(BUSY)) {
      htmx.trigger(slot, "lockstep:changed");
    }
  }
}

// One stream a tab; closed while nobody looks, and what was missed is fetched at the return.
const live = document.getElementById("live");
let stream = null;
let last = document.body.dataset.position;
let timer = null;
let waiting = new Set();

function flush() {
  timer = null;
  const cycles = waiting;
  waiting = new Set();
  cycles.forEach(refresh);
}

function say(state, text) {
  if (live && live.dataset.state !== state) {
    live.dataset.state = state;
    live.textContent = text;
  }
}

function open() {
  if (stream || !live) {
    return;
  }
  stream = new EventSource("/live?after=" + last);
  stream.onopen = () => say("on", "Live");
  stream.onerror = () => {
    const now = new Date().toTimeString().slice(0, 5);
    say(stream.readyState === EventSource.CLOSED ? "off" : "again",
        stream.readyState === EventSource.CLOSED ? "Not live since " + now : "Reconnecting");
  };
  stream.addEventListener("changed", event => {
    last = event.lastEventId || last;
    waiting.add(JSON.parse(event.data).cycle);
    timer = timer || setTimeout(flush, 60);
  });
}

function close() {
  if (stream) {
    stream.close();
    stream = null;
    say("off", "Paused");
  }
}

let hidden = null;
document.addEventListener("visibilitychange", () => {
  clearTimeout(hidden);
  if (document.hidden) {
    hidden = setTimeout(close, 30000);
  } else {
    open();
  }
});
addEventListener("pagehide", close);
addEventListener("pageshow", open);

// Copy buttons and exact times.
document.addEventListener("click", event => {
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    navigator.clipboard.writeText(copy.dataset.copy).then(() => {
      copy.textContent = "Copied";
      setTimeout(() => { copy.textContent = "Copy"; }, 2000);
    });
  }
});

let exact = false;
function times() {
  exact = !exact;
  for (const time of document.querySelectorAll("time[data-exact]")) {
    time.textContent = exact ? time.dataset.exact : time.dataset.words;
  }
}

// Keys: silent in fields and with modifiers.
const rows = () => [...document.querySelectorAll("[data-row]")].filter(row => row.offsetParent);

function move(step) {
  const all = rows();
  if (all.length === 0) {
    return;
  }
  const at = all.findIndex(row => row.classList.contains("on"));
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step));
  all.forEach(row => row.classList.remove("on"));
  all[next].classList.add("on");
  (all[next].matches("a") ? all[next] : all[next].querySelector("a")).focus();
}

const GO = {i: "/", b: "/board", a: "/audit", o: "/operate"};
let go = false;

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  t: times,
  y: () => document.querySelector("[data-copy]")?.click(),
  "?": () => document.getElementById("keys")?.showModal(),
};

document.addEventListener("keydown", event => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem("keys") === "off") {
    return;
  }
  if (go && GO[event.key]) {
    location.href = GO[event.key];
  } else if (KEYS[event.key]) {
    KEYS[event.key](event);
    event.preventDefault();
  } else {
    const link = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (link) {
      link.click();
      link.focus();
      event.preventDefault();
    }
  }
  go = event.key === "g";
});

const off = document.getElementById("keys-off");
if (off) {
  off.checked = localStorage.getItem("keys") === "off";
  off.addEventListener("change", () => localStorage.setItem("keys", off.checked ? "off" : "on"));
}

// Review: a line's number opens the comment form of its file; n and p go through the changes, v marks a file as viewed.
document.addEventListener("click", event => {
  const line = event.target.closest("[data-line]");
  if (line) {
    const form = line.closest("[data-file]").querySelector(".remarkform");
    form.open = true;
    form.querySelector("[name=line]").value = line.dataset.line;
    form.querySelector("[name=quote]").value = line.dataset.quote.trim();
    form.querySelector("[name=text]").focus();
  }
});

let change = -1;
function step(by) {
  const all = [...document.querySelectorAll("[data-change]")];
  if (all.length > 0) {
    document.querySelector("tr.here")?.classList.remove("here");
    change = Math.min(all.length - 1, Math.max(0, change + by));
    all[change].classList.add("here");
    all[change].closest("details.lines").open = true;
    all[change].scrollIntoView({block: "center"});
  }
}
const here = () => document.querySelector("tr.here") || document.querySelector("[data-change]");
KEYS.n = () => step(1);
KEYS.p = () => step(-1);
KEYS.c = () => here()?.querySelector("[data-line]").click();
KEYS.v = () => here()?.closest("[data-file]").querySelector("[data-viewed]").click();
