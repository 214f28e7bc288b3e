// Keeps a family's answers in this browser tab, and nowhere else. The protocol is told in
// __init__.py. One object on the window outlives every mounting of the component.

const STORE = "send-wizard";

const tab = (window.sendWizard ??= {
  visit: null, // the visit whose report was last sent
  tries: 0, // how often it was sent: a lost report is sent again, but not for ever
  step: null, // the step whose heading was last focused
  errors: "", // the error summary that was last focused
  trouble: "", // "", "refused" or "full", as last reported
  drafts: {}, // text typed and not yet answered by the server, by widget key
  kept: {}, // text that the server has, and that is no answer yet
  fields: {}, // the text the server has for each field on this page
  caret: null, // where the person was typing, to put them back there
  runs: 0, // how often the script has run since the page was loaded
  passing: false, // true while a link that was held back is followed
  listening: false,
  tell: null, // how to tell Python something
  line: null, // the element that says the line is down
  offline: "", // what it says
});

function read() {
  const raw = window.sessionStorage.getItem(STORE);
  if (raw === null) return { text: null, revision: 0, drafts: {} };
  try {
    const held = JSON.parse(raw);
    return { text: held.text ?? null, revision: held.revision ?? 0, drafts: held.drafts ?? {} };
  } catch {
    return { text: null, revision: 0, drafts: {} };
  }
}

function write(held) {
  if (held.text === null && Object.keys(held.drafts).length === 0) {
    window.sessionStorage.removeItem(STORE);
    return;
  }
  window.sessionStorage.setItem(STORE, JSON.stringify(held));
}

/** Do something with the store; return what kind of trouble there was, or "". */
function attempt(deed) {
  try {
    deed();
    return "";
  } catch (error) {
    return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "refused";
  }
}

function keyOf(node) {
  const box = node.closest?.('[class*="st-key-"]');
  if (!box) return null;
  const mark = [...box.classList].find((name) => name.startsWith("st-key-"));
  return mark.slice("st-key-".length);
}

function isText(node) {
  if (node instanceof HTMLTextAreaElement) return true;
  return node instanceof HTMLInputElement && ["text", "search", "email", "tel", ""].includes(node.type);
}

function fieldOf(key) {
  return document.querySelector(`.st-key-${CSS.escape(key)} :is(input, textarea)`);
}

/** All text that is no answer yet, whether the server has it or not: a reload needs both. */
function allDrafts() {
  return { ...tab.kept, ...tab.drafts };
}

function keepDrafts() {
  return attempt(() => write({ ...read(), drafts: allDrafts() }));
}

function listen() {
  if (tab.listening) return;
  tab.listening = true;
  watchLine();
  new MutationObserver(nameCheckboxes).observe(document.body, { childList: true, subtree: true });
  document.addEventListener(
    "input",
    (event) => {
      const node = event.target;
      if (!isText(node)) return;
      countLeft(node);
      const key = keyOf(node);
      if (key === null || !(key in tab.fields)) return;
      tab.drafts[key] = node.value;
      tab.caret = { key, start: node.selectionStart, end: node.selectionEnd };
      report(keepDrafts());
    },
    true,
  );
  document.addEventListener("click", holdBack, true);
  document.addEventListener(
    "focusout",
    (event) => {
      // A field that is drawn anew or greyed out loses the focus without the person having
      // left it: only a true leaving forgets the place.
      const node = event.target;
      setTimeout(() => {
        if (node.isConnected && !node.disabled && document.activeElement !== node) tab.caret = null;
      });
    },
    true,
  );
}

/**
 * A field tells the server its text a moment after it was left. A link that was pressed while
 * somebody typed would be overtaken by that, and they would be back on the page they left: so
 * the text goes first, and the link is followed when it has arrived.
 */
function holdBack(event) {
  const pressed = event.target.closest?.('a[data-testid="stPageLink-NavLink"]');
  const typed = Object.keys(tab.drafts).some((key) => key in tab.fields);
  if (!pressed || !typed || tab.passing || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const href = pressed.getAttribute("href");
  const runs = tab.runs;
  const until = performance.now() + 1000;
  (function follow() {
    if (tab.runs === runs && performance.now() < until) return setTimeout(follow, 20);
    const same = `a[data-testid="stPageLink-NavLink"][href="${CSS.escape(href)}"]`;
    tab.passing = true;
    (pressed.isConnected ? pressed : document.querySelector(same))?.click();
    tab.passing = false;
  })();
}

/**
 * Streamlit's page connects again by itself when a line drops or a server restarts, but asks
 * the new session for nothing until somebody clicks, and that click is then lost. So as soon
 * as there is a line again we speak first. Until then a line of text says what has happened.
 */
function watchLine() {
  const app = document.querySelector("[data-test-connection-state]");
  let down = null;
  new MutationObserver(() => {
    const up = app.dataset.testConnectionState === "CONNECTED";
    if (!up && down === null) {
      down = setTimeout(() => (tab.line.textContent = tab.offline), 1500);
    } else if (up && down !== null) {
      clearTimeout(down);
      down = null;
      tab.line.textContent = "";
      setTimeout(() => tab.tell({ kind: "line", visit: tab.visit }));
    }
  }).observe(app, { attributeFilter: ["data-test-connection-state"] });
}

/**
 * Streamlit names a checkbox by its label as it was written, so a hint in grey would be read
 * out as ":gray[...]". It is named here by the words that are seen.
 */
function nameCheckboxes() {
  for (const box of document.querySelectorAll('[data-testid="stCheckbox"] input[aria-label]')) {
    const seen = box.closest("label").querySelector('[data-testid="stWidgetLabel"]');
    const words = seen?.innerText.replace(/\s+/g, " ").trim();
    if (words && box.getAttribute("aria-label") !== words) box.setAttribute("aria-label", words);
  }
}

/** Say whether the store keeps what it is given, when that is not what the session believes. */
function report(trouble, believed = tab.trouble) {
  tab.trouble = trouble;
  if (trouble !== believed) tab.tell({ kind: "trouble", visit: tab.visit, trouble });
}

/** "You have 40 characters left", in the element that names this field. */
function countLeft(node) {
  const key = keyOf(node);
  const line = key && document.querySelector(`[data-left-for="${CSS.escape(key)}"]`);
  if (!line) return;
  const left = Number(line.dataset.limit) - [...node.value].length;
  line.textContent = left === 1 ? line.dataset.one : line.dataset.many.replace("{n}", Math.max(left, 0));
  line.hidden = left > Number(line.dataset.from);
}

/** Wait, at most two seconds, until an element is drawn. */
function whenDrawn(selector, deed) {
  const until = performance.now() + 2000;
  (function look() {
    const found = document.querySelector(selector);
    if (found) deed(found);
    else if (performance.now() < until) requestAnimationFrame(look);
  })();
}

function focusOn(node) {
  node.setAttribute("tabindex", "-1");
  node.focus({ preventScroll: true });
}

function toStep(step) {
  const moved = tab.step !== null && tab.step !== step;
  tab.step = step;
  if (!moved) return;
  tab.caret = null;
  whenDrawn(`h1[data-step="${CSS.escape(step)}"]`, (heading) => {
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    window.scrollTo(0, 0);
    focusOn(heading);
  });
}

function toErrors(errors) {
  const fresh = errors !== "" && errors !== tab.errors;
  tab.errors = errors;
  if (!fresh) return;
  whenDrawn(`[data-errors="${CSS.escape(errors)}"]`, (summary) => {
    focusOn(summary);
    summary.scrollIntoView({ block: "start" });
  });
}

/** After the page was drawn anew under someone's fingers, put the caret back. */
function backToCaret() {
  const { caret } = tab;
  if (!caret || document.activeElement !== document.body) return;
  whenDrawn(`.st-key-${CSS.escape(caret.key)} :is(input, textarea)`, (node) => {
    if (document.activeElement !== document.body) return;
    node.focus();
    node.setSelectionRange(caret.start, caret.end);
  });
}

/** Every text in the answers file, as a set. */
function textsOf(saved) {
  const texts = new Set();
  (function gather(value) {
    if (typeof value === "string") texts.add(value.trim());
    else if (value && typeof value === "object") Object.values(value).forEach(gather);
  })(saved === null ? null : JSON.parse(saved));
  return texts;
}

/**
 * Forget drafts that the server has. A field that has left the page with text the server
 * does not have (the browser's own Back button does that) is handed over now.
 */
function settleDrafts(data) {
  const late = {};
  for (const [key, draft] of Object.entries(tab.drafts)) {
    const known = data.fields[key];
    const node = fieldOf(key);
    if (tab.kept[key] === draft) {
      delete tab.drafts[key];
    } else if (known === undefined) {
      if (draft.trim() && !textsOf(data.saved).has(draft.trim())) late[key] = draft;
      delete tab.drafts[key];
    } else if (known === draft || (node !== document.activeElement && node?.value === known)) {
      delete tab.drafts[key];
    }
  }
  if (Object.keys(late).length) {
    const { saved: text, revision } = data;
    tab.tell({ kind: "found", visit: data.visit, trouble: "", cleared: false, text, revision, drafts: late });
  }
}

function firstReport(data) {
  if (tab.visit !== data.visit) {
    tab.visit = data.visit;
    tab.tries = 0;
  }
  if (tab.tries >= 5) return;
  tab.tries += 1;
  let held = { text: null, revision: 0, drafts: {} };
  const trouble = attempt(() => {
    if (data.clear) {
      tab.drafts = {};
      tab.kept = {};
      tab.caret = null;
      window.sessionStorage.removeItem(STORE);
      if (window.sessionStorage.getItem(STORE) !== null) throw new Error("not cleared");
    } else {
      // Storage that refuses may do so only when written to.
      window.sessionStorage.setItem(STORE + "-try", "1");
      window.sessionStorage.removeItem(STORE + "-try");
      held = read();
    }
  });
  tab.trouble = trouble;
  tab.drafts = { ...held.drafts, ...tab.drafts };
  tab.tell({
    kind: "found",
    visit: data.visit,
    trouble,
    cleared: data.clear && trouble === "",
    text: held.text,
    revision: held.revision,
    drafts: tab.drafts,
  });
}

export default function ({ data, parentElement, setTriggerValue }) {
  tab.tell = (said) => setTriggerValue("said", { ...said, serial: Math.random() });
  tab.line = parentElement.querySelector("[role=status]");
  tab.offline = data.offline;
  tab.runs += 1;
  listen();
  tab.fields = data.fields;
  if (data.waiting) {
    firstReport(data);
    return;
  }
  tab.visit = data.visit;
  tab.kept = data.drafts;
  settleDrafts(data);
  report(
    attempt(() => {
      const held = read();
      if (data.saved !== null && data.revision >= held.revision) {
        write({ text: data.saved, revision: data.revision, drafts: allDrafts() });
      } else if (held.revision > data.revision) {
        // The tab knows better than this session, which must have been away.
        tab.tell({ kind: "found", visit: data.visit, trouble: "", cleared: false, ...held });
      } else {
        write({ ...held, drafts: allDrafts() });
      }
    }),
    data.trouble ?? tab.trouble,
  );
  toStep(data.step);
  toErrors(data.errors);
  backToCaret();
}
