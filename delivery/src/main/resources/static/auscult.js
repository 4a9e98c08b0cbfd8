// The pages work without this: it keeps an open page current, draws trends and spares a round trip on a missing reason.
(() => {
  "use strict";

  function draw(figure) {
    const at = JSON.parse(figure.dataset.at), values = JSON.parse(figure.dataset.values);
    const plot = figure.querySelector(".plot"), style = getComputedStyle(document.documentElement);
    const colour = name => style.getPropertyValue(name).trim();
    plot.replaceChildren();
    const axis = { stroke: colour("--quiet"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line"), width: 1 } };
    const span = Math.max(...values) - Math.min(...values) || Math.max(1, Math.abs(values[0]) / 10);
    const days = (at.at(-1) - at[0]) / 86400;
    const date = new Intl.DateTimeFormat("en-GB", days < 2 ? { hour: "2-digit", minute: "2-digit" }
      : days < 400 ? { day: "numeric", month: "short" } : { month: "short", year: "numeric" });
    const time = { ...axis, space: 80, values: (u, seconds) => seconds.map(each => date.format(each * 1000)) };
    new uPlot({
      width: Math.max(240, plot.clientWidth), height: 160, cursor: { y: false }, legend: { show: false },
      scales: { y: { range: (u, low, high) => [Math.max(0, low - span / 3), high + span / 3] } },
      axes: [time, { ...axis, size: 56 }],
      series: [{}, { label: figure.dataset.label, stroke: colour("--accent"), width: 2, points: { show: true, size: 7, fill: colour("--accent") } }],
    }, [at, values], plot);
  }

  function drawAll(root) {
    root.querySelectorAll("[data-trend]").forEach(draw);
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
      else setTimeout(refresh, 2000);
    }).finally(() => {
      refreshing = false;
      if (again) refresh();
    });
  }

  function read() {
    const waiting = document.querySelector("#basis[data-waiting]");
    const parts = ["#currency", "#notices", "#tabs", "#alert-list"].concat(waiting ? ["#basis"] : []);
    const address = waiting ? location.pathname : location.pathname + location.search;
    return fetch(waiting ? address + "?recorded=yes" : address, { headers: { Accept: "text/html" } })
      .then(answer => answer.ok ? answer.text() : Promise.reject(answer.status))
      .then(text => {
        const fresh = new DOMParser().parseFromString(text, "text/html");
        parts.forEach(part => {
          const now = document.querySelector(part), next = fresh.querySelector(part);
          if (now && next && now.innerHTML !== next.innerHTML) {
            htmx.swap(now, next.outerHTML, { swapStyle: "outerHTML", swapDelay: 0, settleDelay: 0 });
          }
        });
        if (waiting) drawAll(document);
      });
  }

  function listen(path) {
    // The server knows from the path, and after a break from the last event's id, what this page has seen.
    new EventSource(path).addEventListener("changed", refresh);
  }

  document.addEventListener("submit", event => {
    const button = event.submitter, form = event.target;
    if (!button || !form.matches(".answer")) return;
    const help = form.querySelector("#answer-help");
    const missing = {
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
    help.textContent = "";
    setTimeout(() => form.querySelectorAll("button").forEach(each => { each.disabled = true; }));
  });

  addEventListener("pageshow", () => document.querySelectorAll(".answer button").forEach(each => { each.disabled = false; }));
  addEventListener("resize", () => drawAll(document));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawAll(document));
  drawAll(document);
  if (document.body.dataset.live) {
    listen(document.body.dataset.live);
    if (document.querySelector("#basis[data-waiting]")) setTimeout(refresh, 400);
  }
})();
