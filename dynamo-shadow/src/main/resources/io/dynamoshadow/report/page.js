"use strict";
/* Asks for status.json every two seconds and shows it. Everything that comes from the application is set as text, never as markup. */
(() => {
  const EVERY = 2000;
  const token = new URLSearchParams(location.search).get("token");
  if (token) {
    history.replaceState(null, "", location.pathname + location.hash);
  }
  const open = new Set();
  let paused = false;
  let failingSince = null;
  let last = null;

  const byId = id => document.getElementById(id);

  /** An element with attributes and children; what is null is left out. */
  function h(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined && value !== false) {
        element.setAttribute(key, value === true ? "" : value);
      }
    }
    element.append(...children.flat().filter(child => child !== null && child !== undefined));
    return element;
  }

  function svg(name, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    return element;
  }

  const number = value => (value === null || value === undefined ? "–" : value.toLocaleString("en"));
  const cssClass = verdict => verdict.replace(" ", "-");
  const millis = value => {
    if (value === null || value === undefined) {
      return "–";
    }
    return value >= 1000 ? (value / 1000).toFixed(1) + " s" : value >= 10 ? value.toFixed(0) + " ms" : value.toFixed(1) + " ms";
  };
  const age = value => {
    const seconds = Math.round(value / 1000);
    return seconds < 60 ? seconds + " s" : seconds < 3600 ? Math.round(seconds / 60) + " min" : (seconds / 3600).toFixed(1) + " h";
  };
  const percent = rate => (rate >= 1 ? "–" : rate < 0.001 ? (rate * 100).toFixed(3) + " %" : (rate * 100).toFixed(1) + " %");
  const clock = time => new Date(time).toLocaleTimeString("en-GB");

  /** A fold that stays as the reader left it. */
  function fold(id, summary, ...children) {
    const details = h("details", { id, open: open.has(id) }, h("summary", { id: id + "-summary" }, summary), ...children);
    details.addEventListener("toggle", () => (details.open ? open.add(id) : open.delete(id)));
    return details;
  }

  const MARKS = { "ready": "✓", "not yet": "…", "stop": "✗" };

  function verdictCard(dao) {
    const readiness = dao.readiness;
    const steps = [];
    for (let i = 1; i <= readiness.steps; i++) {
      steps.push(h("li", { class: i <= readiness.step ? "done" : null }, h("span", {}, i <= readiness.step ? "done" : "to do")));
    }
    const word = readiness.verdict === "stop" ? ["stop", ": do not "] : [readiness.verdict, " to "];
    return h(
      "section", { class: "card verdict " + cssClass(readiness.verdict), "aria-label": "Readiness of " + dao.name },
      h("ol", { class: "steps", "aria-label": readiness.step + " of " + readiness.steps + " steps" }, steps),
      h("p", { class: "word" }, word[0], h("small", {}, word[1] + readiness.next)),
      h("p", {}, readiness.stands + ". ", readiness.verdict === "ready" ? h("b", {}, readiness.how + ".") : null),
      h("ul", { class: "reasons" }, readiness.reasons.map(reason =>
        h("li", {},
          h("span", { class: "mark " + cssClass(reason.verdict), "aria-label": reason.verdict }, MARKS[reason.verdict]),
          reason.text))));
  }

  function flagsCard(dao) {
    const chips = dao.flags.split(", ").map(flag =>
      h("li", { class: / on$|^stage/.test(flag) ? "on" : null }, flag));
    return h(
      "section", { class: "card" }, h("h3", {}, "Flags, right now"), h("ul", { class: "chips" }, chips),
      h("p", { class: "faint" }, dao.sameForEveryone ? "The same for everyone." : "For calls without a context; for others it depends on who calls."));
  }

  function outboxCard(dao) {
    const outbox = dao.outbox;
    const row = (name, value, bad) => [h("dt", {}, name), h("dd", { class: bad ? "bad" : null }, value)];
    return h(
      "section", { class: "card" }, h("h3", {}, "Outbox"),
      h("dl", { class: "numbers" },
        row("on their way", number(outbox.pending)),
        row("the oldest since", outbox.pending ? age(outbox.oldestMillis) : "–", outbox.oldestMillis > 60000),
        row("put aside", number(outbox.parked), outbox.parked > 0),
        outbox.overflowed ? row("found no room", number(outbox.overflowed), true) : [],
        row("kept", outbox.onDisk ? "on disk" : "in memory, so far"),
        row("DynamoDB", outbox.resting ? "fails, and is given a rest" : "takes " + outbox.concurrency + " at once", outbox.resting)));
  }

  /** Lines over time, and bars for what should not be there. */
  function chart(title, points, lines, bars, unit) {
    const wide = 600;
    const high = 120;
    const most = Math.max(1e-9, ...points.flatMap(point => lines.map(line => line.of(point) || 0)), bars ? 1 : 0);
    const x = i => (points.length < 2 ? 0 : (i / (points.length - 1)) * wide);
    const y = value => high - (value / most) * (high - 8);
    const picture = svg("svg", { viewBox: `0 0 ${wide} ${high}`, preserveAspectRatio: "none", role: "img" });
    const now = points.length ? points[points.length - 1] : {};
    picture.setAttribute("aria-label", title + ": " + lines.map(line => line.name + " " + unit(line.of(now))).join(", ") + ", at the end");
    picture.append(svg("line", { class: "axis", x1: 0, y1: high, x2: wide, y2: high }));
    if (bars) {
      points.forEach((point, i) => {
        if (bars.of(point) > 0) {
          picture.append(svg("rect", { class: "bar", x: x(i) - 1.5, y: 0, width: 3, height: high, opacity: 0.55 }));
        }
      });
    }
    for (const line of lines) {
      let path = "";
      let pen = "M";
      points.forEach((point, i) => {
        const value = line.of(point);
        if (value === null || value === undefined) {
          pen = "M";
        } else {
          path += pen + x(i).toFixed(1) + " " + y(value).toFixed(1) + " ";
          pen = "L";
        }
      });
      const drawn = svg("path", { class: "line " + line.css, d: path || "M0 0" });
      if (line.dashed) {
        drawn.setAttribute("stroke-dasharray", "5 4");
      }
      picture.append(drawn);
      points.forEach((point, i) => {
        const known = at => points[at] && line.of(points[at]) !== null && line.of(points[at]) !== undefined;
        if (known(i) && !known(i - 1) && !known(i + 1)) {
          picture.append(svg("ellipse", { class: line.css, fill: "currentColor", cx: x(i), cy: y(line.of(point)), rx: 4, ry: 3 }));
        }
      });
    }
    const latest = line => points.map(line.of).filter(value => value !== null && value !== undefined).pop();
    const legend = lines.map(line => h("span", { class: line.css }, (line.dashed ? "┄ " : "— ") + line.name + " " + unit(latest(line))));
    if (bars) {
      const sum = points.reduce((all, point) => all + bars.of(point), 0);
      legend.push(h("span", { class: sum ? "bad" : "faint" }, "▮ " + bars.name + " " + number(sum)));
    }
    return h(
      "section", { class: "card" }, h("h3", {}, title),
      points.length < 2
        ? h("p", { class: "faint" }, "A point every five seconds; there are too few yet.")
        : h("div", { class: "chart" }, picture, h("span", { class: "top" }, unit(most))),
      h("p", { class: "legend" }, legend));
  }

  function charts(dao) {
    const points = dao.timeLine;
    const seconds = 5;
    const rate = value => (value === undefined || value === null ? "–" : (value < 10 ? value.toFixed(1) : value.toFixed(0)) + "/s");
    return h(
      "div", { class: "columns" },
      chart("Calls, the last half hour", points, [
        { name: "calls", css: "mongo", of: point => (point.calls === undefined ? null : point.calls / seconds) },
        { name: "mirrored writes", css: "dynamo", of: point => (point.writes === undefined ? null : point.writes / seconds) },
        { name: "comparisons", css: "faint", dashed: true, of: point => (point.comparisons === undefined ? null : point.comparisons / seconds) }
      ], { name: "comparisons that differ", of: point => point.differences || 0 }, rate),
      chart("Latency of both stores, mean", points, [
        { name: "Mongo", css: "mongo", of: point => point.mongoMillis },
        { name: "DynamoDB", css: "dynamo", dashed: true, of: point => point.dynamoMillis }
      ], null, millis));
  }

  const latency = (of, store, css) => {
    const measured = of[store];
    return measured && measured.count
      ? h("span", { class: css }, [measured.p50, measured.p95, measured.p99].map(millis).join(" · "))
      : h("span", { class: "faint" }, "–");
  };

  function methodRow(method) {
    const read = method.kind === "read";
    const cell = (of, value, css) => h("td", { class: "number " + (css || ""), "data-of": of }, value);
    const kinds = Object.entries(method.differences).map(([kind, count]) => count + " " + kind).join(", ");
    return h(
      "tr", {},
      h("th", { scope: "row" }, h("code", {}, method.signature), h("br"), h("span", { class: "faint" }, method.operation)),
      cell("calls", number(method.calls)),
      cell("mirrored", read ? "–" : number(method.mirroredWrites)),
      cell("compared", read ? number(method.comparisons) : "–"),
      h("td", { class: "number " + (method.differing ? "bad" : ""), "data-of": "differ" },
        read ? number(method.differing) : "–", kinds ? h("br") : null, kinds ? h("span", { class: "faint" }, kinds) : null),
      cell("at most", read && method.sinceDifference ? percent(method.upperBound) : "–"),
      h("td", { class: "number", "data-of": "Mongo" }, latency(method, "mongo", "mongo")),
      h("td", { class: "number", "data-of": "DynamoDB" }, latency(method, "dynamo", "dynamo")));
  }

  function methodsCard(dao) {
    const covered = dao.methods.filter(method => method.kind === "read" || method.kind === "write");
    return h(
      "section", { class: "card" }, h("h3", {}, "Methods"),
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Methods of " + dao.name, id: dao.name + "-methods" },
        h("table", { class: "methods" },
          h("thead", {}, h("tr", {},
            h("th", { scope: "col" }, "method"),
            ["calls", "mirrored", "compared", "differ"].map(name => h("th", { scope: "col", class: "number" }, name)),
            h("th", { scope: "col", class: "number", title: "With 95 % confidence, from the comparisons since the last difference" }, "at most differ"),
            h("th", { scope: "col", class: "number" }, "Mongo p50 · p95 · p99"),
            h("th", { scope: "col", class: "number" }, "DynamoDB p50 · p95 · p99"))),
          h("tbody", {}, covered.map(methodRow)))),
      leftOut(dao, covered));
  }

  /** What a comparison did not come to, method by method. */
  function leftOut(dao, methods) {
    const rows = methods.map(method => {
      const told = [
        [method.transient, "differed for a moment"],
        [method.inFlight, "could not be settled, writes came between"],
        [method.droppedReads, "shadow reads given up"],
        [method.failedReads, "shadow reads failed"],
        [method.delayedWrites, "writes were late"],
        [method.failedWrites, "writes failed for good"],
        [method.unwrittenIntents, "writes were not on disk"],
        [method.unknownOutcomes, "outcomes unknown"],
        [method.failedMongoWrites, "writes Mongo lacks"],
        [method.readsByMongo, "answered by Mongo in DynamoDB's place"],
        ...Object.entries(method.unread).map(([why, count]) => [count, "not compared, " + why])
      ].filter(([count]) => count > 0).map(([count, what]) => number(count) + " " + what);
      return told.length ? h("li", {}, h("code", {}, method.signature), ": " + told.join(", ")) : null;
    }).filter(row => row);
    return rows.length ? fold(dao.name + "-rest", "What else became of calls, by method (" + rows.length + ")", h("ul", {}, rows)) : null;
  }

  function uncoveredCard(dao) {
    const uncovered = dao.methods.filter(method => method.kind === "unsupported");
    if (!uncovered.length) {
      return null;
    }
    return h(
      "section", { class: "card" }, h("h3", {}, "Not covered: these stay with Mongo"),
      h("ul", {}, uncovered.map(method =>
        h("li", {}, h("code", {}, method.signature), " – " + method.operation.replace(/^unsupported: /, "") + " (" + number(method.calls) + " calls)"))));
  }

  const ADVICE = {
    "value": "The row is in both stores with different values. If other programs write it too, they must write both, or call the DAO. A backfill leaves it as it is: write the entity again, or delete the item and run the backfill.",
    "missing-in-dynamo": "Mongo has a row that DynamoDB lacks. Run the backfill: it brings what was there before the writes were mirrored.",
    "missing-in-mongo": "DynamoDB has a row that Mongo lacks: it was deleted by somebody who does not call this DAO, by a TTL index of Mongo's, or somebody else writes the table.",
    "order": "Both have the same rows in another order. Look at the index's sort key (command plan).",
    "count": "Both count differently. Look at the differences of the rows; where there are none, at what the method counts (command plan).",
    "error": "One store answers and the other fails, or both fail differently. The log has the exception."
  };

  /** The gravest first: what is missing in DynamoDB a backfill brings. */
  const KINDS = ["value", "missing-in-mongo", "error", "order", "count", "missing-in-dynamo"];

  function sampleBlock(group, sample) {
    const side = (name, css, text) => h("div", {}, h("b", { class: css }, name), h("code", {}, text));
    return h(
      "div", { class: "sample" },
      h("p", {}, sample.key ? h("code", {}, sample.key) : null, sample.path && sample.path !== group.path ? [" at ", h("code", {}, sample.path)] : null,
        h("span", { class: "faint" }, " " + sample.method + ", " + clock(sample.time))),
      h("div", { class: "sides" }, side("Mongo", "mongo", sample.mongo), side("DynamoDB", "dynamo", sample.dynamo)));
  }

  function differencesCard(dao) {
    const noise = path => dao.methods.reduce((all, method) => all + (method.noise.paths[path] || 0), 0);
    const noiseOf = dao.methods.reduce((all, method) => all + method.noise.comparisons, 0);
    const groups = [...dao.differences].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.count - a.count);
    return h(
      "section", { class: "card" },
      h("h3", {}, "Confirmed differences, each counted once"),
      groups.length ? null : h("p", { class: "faint" }, "None."),
      groups.map(group => fold(
        dao.name + "-" + group.kind + "-" + group.path,
        h("span", {}, h("span", { class: "kind" }, group.kind), " ", group.path ? h("code", {}, group.path) : null,
          " · " + number(group.count), h("span", { class: "faint" }, " · " + group.methods.join(", ") + " · last " + clock(group.samples[0].time))),
        h("p", {}, ADVICE[group.kind] || ""),
        noiseOf && group.path ? h("p", { class: "faint" }, "Noise there: Mongo differed from itself in " + number(noise(group.path)) + " of " + number(noiseOf) + " double readings.") : null,
        group.samples.map(sample => sampleBlock(group, sample)))));
  }

  function daoSection(dao) {
    return h(
      "section", { class: "dao", id: "dao-" + dao.name, "aria-label": dao.name },
      h("h2", {}, dao.name, h("span", { class: "faint" }, " → table " + dao.table + (dao.applications > 1 ? ", " + dao.applications + " applications" : ""))),
      verdictCard(dao), h("div", { class: "columns" }, flagsCard(dao), outboxCard(dao)),
      charts(dao), differencesCard(dao), methodsCard(dao), uncoveredCard(dao));
  }

  function show(status) {
    const focused = document.activeElement && document.activeElement.id;
    const scrolled = new Map([...document.querySelectorAll(".scroll[id]")].map(each => [each.id, each.scrollLeft]));
    const verdict = byId("verdict");
    if (verdict.textContent !== status.verdict) {
      verdict.textContent = status.verdict;
      verdict.className = "pill " + cssClass(status.verdict);
      document.title = status.verdict + " · Dynamo Shadow";
    }
    byId("updated").textContent = clock(status.time);
    const off = byId("trouble");
    off.hidden = !status.switchedOffBy;
    off.textContent = status.switchedOffBy ? "Everything is switched off, by " + status.switchedOffBy + "." : "";
    byId("index").replaceChildren(...(status.daos.length > 1
      ? [h("ul", {}, status.daos.map(dao => h("li", {}, h("a", { href: "#dao-" + dao.name, id: "to-" + dao.name }, dao.name), " " + dao.readiness.verdict)))]
      : []));
    byId("daos").replaceChildren(...status.daos.map(daoSection));
    scrolled.forEach((left, id) => byId(id) && (byId(id).scrollLeft = left));
    if (focused && byId(focused) && document.activeElement !== byId(focused)) {
      byId(focused).focus({ preventScroll: true });
    }
    document.body.dataset.shown = "yes";
  }

  async function ask() {
    if (!paused) {
      try {
        const answer = await fetch("status.json", { cache: "no-store", headers: token ? { Authorization: "Bearer " + token } : {} });
        if (answer.status === 401) {
          throw new Error("the token is needed: open the page with ?token=…");
        }
        if (!answer.ok) {
          throw new Error("answer " + answer.status);
        }
        last = await answer.json();
        failingSince = null;
        show(last);
      } catch (failed) {
        failingSince = failingSince || Date.now();
        const banner = byId("trouble");
        banner.hidden = false;
        banner.textContent = "The application does not answer since " + clock(failingSince) + " (" + failed.message + "). What is shown is older.";
      }
    }
    setTimeout(ask, EVERY);
  }

  byId("pause").addEventListener("click", () => {
    paused = !paused;
    byId("pause").textContent = paused ? "Go on" : "Pause";
    byId("pause").setAttribute("aria-pressed", String(paused));
  });
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(each => (each.open = true)));
  ask();
})();
