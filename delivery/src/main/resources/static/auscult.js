// The pages work without this: it keeps an open page current without moving what is being read, answers to single keys, and
// spares a round trip on a missing reason.
(() => {
  "use strict";

  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const title = document.title;

  // What has come and waits to be shown: a list that somebody reads does not move by itself.
  let waiting = null;

  function rows(root) {
    return all("#alert-list li[data-id]", root);
  }

  function sameShape(row, next) {
    return all(".row-note", row).length === all(".row-note", next).length;
  }

  function takeOver(row, next) {
    const link = one("a", row), fresh = one("a", next);
    link.className = fresh.className;
    link.innerHTML = fresh.innerHTML;
    row.dataset.version = next.dataset.version;
  }

  function count(number, word) {
    return number === 0 ? [] : [number + " " + word];
  }

  function news(fresh) {
    const now = new Map(rows(document).map(row => [row.dataset.id, row]));
    const next = new Map(rows(fresh).map(row => [row.dataset.id, row]));
    const added = [...next.values()].filter(row => !now.has(row.dataset.id));
    let changed = 0;
    now.forEach((row, id) => {
      const other = next.get(id);
      row.classList.toggle("gone", !other);
      if (!other) changed++;
      else if (one("a", row).innerHTML !== one("a", other).innerHTML) {
        if (sameShape(row, other)) takeOver(row, other);
        else changed++;
      }
    });
    const known = new Set(all("#behind li a").map(link => link.pathname));
    const withdrawn = all("#behind li a", fresh).filter(link => !known.has(link.pathname)).length;
    const critical = added.some(row => row.dataset.urgency === "critical");
    const words = count(added.length, (critical ? "new, critical" : "new") + (added.length === 1 ? " alert" : " alerts"))
      .concat(count(withdrawn, withdrawn === 1 ? "alert you saw was withdrawn" : "alerts you saw were withdrawn"))
      .concat(count(changed, "changed"));
    return { words: words.join(", "), critical, added: added.length + withdrawn };
  }

  function say(words, critical) {
    const line = one("#news");
    if (!line) return;
    const place = one("#news-words");
    if (place.textContent !== words) place.textContent = words;
    line.classList.toggle("critical", critical);
    line.classList.toggle("has-news", waiting !== null);
    one("#news-show").hidden = waiting === null;
  }

  function replace(selector, fresh) {
    const now = one(selector), next = one(selector, fresh);
    if (now && next) now.replaceWith(next);
    else if (now) now.remove();
    else if (next && selector === "#behind") one("#alert-list").before(next);
  }

  function show() {
    if (!waiting) return;
    const known = new Set(rows(document).map(row => row.dataset.id)), fresh = waiting;
    waiting = null;
    replace("#behind", fresh);
    replace("#alert-list", fresh);
    document.title = title;
    say("Up to date", false);
    const first = rows(document).find(row => !known.has(row.dataset.id));
    if (first) one("a", first).focus();
  }

  function take(fresh) {
    all("#tabs a").forEach((tab, at) => {
      const next = all("#tabs .count", fresh)[at];
      if (next) one(".count", tab).textContent = next.textContent;
    });
    ["#currency", "#notices"].forEach(part => {
      const now = one(part), next = one(part, fresh);
      if (now && next && now.innerHTML !== next.innerHTML) now.innerHTML = next.innerHTML;
    });
    if (one("#alert-list")) takeList(fresh);
    takeAlert(fresh);
  }

  function takeList(fresh) {
    const nothingYet = rows(document).length === 0 && !one("#behind");
    const now = news(fresh);
    waiting = now.words === "" ? null : fresh;
    if (nothingYet) {
      waiting = fresh;
      show();
      return;
    }
    document.title = now.added > 0 ? "(" + now.added + ") " + title : title;
    say(now.words === "" ? "Up to date" : now.words, now.critical);
  }

  function takeAlert(fresh) {
    const basis = one("#basis"), next = one("#basis", fresh);
    if (!basis || !next) return;
    const article = one(".alert", basis), newer = one(".alert", next);
    if (basis.dataset.waiting) {
      if (!next.dataset.waiting) basis.replaceWith(next);
    } else if (article && newer && article.dataset.version !== newer.dataset.version) {
      one("#changed").hidden = false;
    }
  }

  let refreshing = false, again = false;

  // One at a time: of two answers under way the older could come last and stay.
  function refresh() {
    if (refreshing) {
      again = true;
      return;
    }
    refreshing = true;
    again = false;
    read().catch(status => {
      if (status === 404) location.replace("/inbox");
      // The session has ended: the page asked for as a page leads to the login.
      else if (status === 401 || status === 403) location.reload();
      else setTimeout(refresh, 2000);
    }).finally(() => {
      refreshing = false;
      if (again) refresh();
    });
  }

  function read() {
    return fetch(location.href, { headers: { Accept: "text/html", "X-Auscult-Refresh": "yes" } })
      .then(answer => answer.ok ? answer.text() : Promise.reject(answer.status))
      .then(text => take(new DOMParser().parseFromString(text, "text/html")));
  }

  function listen(path) {
    // The server knows from the path, and after a break from the last event's id, what this page has seen.
    const events = new EventSource(path);
    events.addEventListener("changed", refresh);
    events.addEventListener("error", () => {
      one("#news")?.classList.add("offline");
      say("Not connected; trying again", false);
      // Refused, and not merely cut off: the browser does not try again by itself.
      if (events.readyState === EventSource.CLOSED) setTimeout(refresh, 2000);
    });
    events.addEventListener("open", () => {
      const line = one("#news");
      if (line?.classList.contains("offline")) {
        line.classList.remove("offline");
        refresh();
      }
    });
  }

  function step(by) {
    const links = all("main .alerts .alert-row");
    if (links.length === 0) return;
    const at = links.indexOf(document.activeElement);
    const from = at >= 0 ? at : links.findIndex(link => link.hasAttribute("aria-current"));
    const next = from < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, from + by));
    links[next].focus();
  }

  function unfold(id) {
    const act = one(id);
    if (!act) return;
    act.open = true;
    one("select, input:not([type=hidden])", act)?.focus();
  }

  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    n: show,
    u: () => { if (one(".with-alert") || one("#basis .alert")) one(".back a")?.click(); },
    a: () => one("#accept")?.focus(),
    o: () => one("#reason")?.focus(),
    s: () => unfold("#act-snooze"),
    h: () => unfold("#act-handover"),
    p: () => one("#basis .patient-name")?.click(),
    "?": () => one("#shortcuts")?.showModal()
  };

  function keysWork() {
    try {
      return localStorage.getItem("auscult-keys") !== "off";
    } catch {
      return true;
    }
  }

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keysWork() && event.key !== "?") return;
    if (event.target.closest?.("input, textarea, select, dialog, [contenteditable]")) return;
    const act = KEYS[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  one("#keys-on")?.addEventListener("change", event => {
    try {
      localStorage.setItem("auscult-keys", event.target.checked ? "on" : "off");
    } catch {
      // Without storage the choice holds for nothing but this page.
    }
  });
  if (one("#keys-on")) one("#keys-on").checked = keysWork();

  document.addEventListener("click", event => {
    if (event.target.closest("#news-show")) show();
    if (event.target.closest("[data-keys]")) one("#shortcuts")?.showModal();
  });

  document.addEventListener("submit", event => {
    const button = event.submitter, form = event.target;
    if (!button || form.method !== "post") return;
    const help = one("#answer-help", form);
    const missing = help && {
      words: !form.reason.value && !form.comment.value.trim() && [form.reason, "To override, choose a reason or write one."],
      reason: !form.reason.value && [form.reason, "To override this alert, choose a reason."],
      comment: !form.comment.value.trim() && [form.comment, "To accept this alert, write what was done."]
    }[button.dataset.needs];
    if (missing) {
      event.preventDefault();
      help.textContent = missing[1];
      missing[0].focus();
      return;
    }
    if (help) help.textContent = "";
    setTimeout(() => all("button", form).forEach(each => { each.disabled = true; }));
  });

  addEventListener("pageshow", () => all("form[method=post] button").forEach(each => { each.disabled = false; }));
  if (document.body.dataset.live) {
    listen(document.body.dataset.live);
    if (one("#basis[data-waiting]")) setTimeout(refresh, 400);
  }
})();
