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

  function refresh() {
    const waiting = document.querySelector("#basis[data-waiting]");
    const parts = ["#currency", "#notices", "#tabs", "#alert-list"].concat(waiting ? ["#basis"] : []);
    const address = waiting ? location.pathname : location.pathname + location.search;
    fetch(waiting ? address + "?recorded=yes" : address, { headers: { Accept: "text/html" } })
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
      })
      .catch(() => {});
  }

  function listen(path) {
    const events = new EventSource(path);
    let first = true;
    events.addEventListener("changed", refresh);
    events.addEventListener("open", () => { if (!first) refresh(); first = false; });
  }

  document.addEventListener("submit", event => {
    const button = event.submitter, form = event.target;
    if (!button || !form.matches(".answer")) return;
    const help = form.querySelector("#answer-help");
    if (button.dataset.needsReason && !form.reason.value && !form.comment.value.trim()) {
      event.preventDefault();
      help.textContent = "To override, choose a reason or write one.";
      form.reason.focus();
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
