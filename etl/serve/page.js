const queries = /* queries */ [];
const OWN = { // beside the named ones
  name: "", question: "SPARQL of your own", parameters: [],
  text: "PREFIX vg: <https://w3id.org/vitagraph/ns#>\nSELECT ?class (COUNT(*) AS ?things) WHERE { ?thing a ?class }\nGROUP BY ?class\nORDER BY DESC(?things)",
};
const MOST_SHOWN = 1000; // rows in the table; a download has all of them
const LABELS = { // what the fields for names suggest, and of which things
  person: "?it vg:tier 'subject'", other: "?it vg:tier 'subject'", without: "?it a vg:Person",
  organization: "?it a vg:Organization", venue: "?it a vg:Venue",
};
const at = id => document.getElementById(id);
const make = (name, text, more) => Object.assign(document.createElement(name), {textContent: text ?? ""}, more);
let chosen = OWN, isEdited = false, given = null, running = null;

function list(words) {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = queries.filter(each => parts.every(part => (each.question + " " + each.name).toLowerCase().includes(part)));
  at("questions").replaceChildren(...[OWN, ...fits].map(each => {
    const button = make("button", each.question, {type: "button"}), line = make("li");
    if (each.name) button.append(make("small", each.name));
    button.setAttribute("aria-current", each === chosen);
    button.addEventListener("click", () => choose(each, {}));
    line.append(button);
    return line;
  }));
  const current = at("questions").querySelector("[aria-current=true]"), room = at("questions").clientHeight;
  if (current) at("questions").scrollTop = current.offsetTop + current.offsetHeight - room * 0.6;
  at("found").textContent = fits.length + (fits.length === 1 ? " question" : " questions");
}

function choose(question, values) {
  chosen = question; isEdited = false;
  at("question").textContent = question.question;
  at("query").value = question.text;
  at("parameters").replaceChildren(...question.parameters.map(each => field(each, values[each.name] ?? "")));
  at("sparql").open = question.parameters.length === 0;
  clear(); list(at("find").value); keep();
  if (Object.keys(values).length) { ask(); return; }
  (at("parameters").querySelector("input") ?? at("run")).focus();
}

function field(parameter, value) {
  const label = make("label", parameter.name + (parameter.optional ? " (optional)" : ""));
  const input = make("input", "", {name: parameter.name, value, required: !parameter.optional, autocomplete: "off"});
  if (parameter.type === "integer") { input.type = "number"; input.step = 1; }
  if (parameter.type === "month") { input.pattern = "[0-9]{4}-(0[1-9]|1[0-2])"; input.placeholder = "2018-06"; }
  if (parameter.type === "name" && parameter.name in LABELS) suggest(input);
  input.addEventListener("input", () => { isEdited = false; });
  input.addEventListener("change", keep);
  label.append(make("span", parameter.meaning, {className: "hint"}), input);
  return label;
}

async function suggest(input) {
  const id = "known-" + input.name;
  input.setAttribute("list", id);
  if (at(id)) return;
  const names = make("datalist", "", {id});
  document.body.append(names);
  const query = "PREFIX vg: <https://w3id.org/vitagraph/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> " +
    "SELECT DISTINCT ?label { " + LABELS[input.name] + " ; rdfs:label ?label } ORDER BY ?label LIMIT 2000";
  try {
    const found = await (await send(query)).json();
    names.append(...found.results.bindings.map(row => make("option", "", {value: row.label.value})));
  } catch { names.remove(); } // a field without suggestions is a field
}

const send = (query, signal) => fetch("sparql", {
  method: "POST", body: query, signal,
  headers: {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json, text/turtle"},
});
const values = () => Object.fromEntries([...new FormData(at("ask"))].filter(([, value]) => value !== ""));

function keep() { // a page that is reloaded, or its address sent to somebody, asks the same
  history.replaceState(null, "", chosen.name ? "#" + new URLSearchParams({question: chosen.name, ...values()}) : "#");
}

function clear() {
  at("message").textContent = at("error").textContent = "";
  at("answer").replaceChildren(); at("downloads").hidden = true; given = null;
}

async function ask() {
  clear();
  if (!at("ask").reportValidity()) return;
  keep();
  running?.abort();
  const mine = running = new AbortController(), started = performance.now();
  at("message").textContent = "asking ..."; at("run").disabled = true; at("stop").hidden = false;
  try {
    if (chosen.name && !isEdited) {
      const text = await fetch("text?" + new URLSearchParams({question: chosen.name, ...values()}), {signal: mine.signal});
      if (!text.ok) throw new Error(await text.text());
      at("query").value = await text.text();
    }
    const response = await send(at("query").value, mine.signal), body = await response.text();
    if (!response.ok) throw new Error(body);
    const version = Number(response.headers.get("Vitagraph-Version"));
    const spent = ((performance.now() - started) / 1000).toFixed(2) + " s" + (version ? ", version " + version : "");
    show(body, response.headers.get("Content-Type"), spent);
  } catch (error) {
    at("message").textContent = "";
    at("error").textContent = mine.signal.aborted ? "stopped" : error instanceof TypeError ? "the server does not answer: is it still running?" : error.message;
  } finally {
    if (running === mine) { running = null; at("run").disabled = false; at("stop").hidden = true; }
  }
}

function show(body, type, spent) {
  if (!type.startsWith("application/sparql-results+json")) {
    at("answer").append(make("pre", body)); at("message").textContent = spent;
    return;
  }
  const found = JSON.parse(body);
  if ("boolean" in found) { at("message").textContent = (found.boolean ? "yes" : "no") + ", " + spent; return; }
  const names = found.head.vars, rows = found.results.bindings, table = make("table"), head = table.createTHead().insertRow();
  for (const name of names) head.append(make("th", name.replaceAll("_", " "), {scope: "col"}));
  const lines = table.createTBody();
  for (const row of rows.slice(0, MOST_SHOWN)) {
    const line = lines.insertRow();
    for (const name of names) {
      const cell = line.insertCell();
      cell.textContent = row[name]?.value ?? "";
      if (cell.textContent.length <= 12) cell.className = "short";
      if (/#(integer|decimal|double)$/.test(row[name]?.datatype ?? "")) cell.className = "number";
    }
  }
  if (rows.length) at("answer").append(table);
  const shown = rows.length > MOST_SHOWN ? " (the first " + MOST_SHOWN + " are shown; downloads have all)" : "";
  at("message").textContent = (rows.length === 1 ? "1 row" : rows.length + " rows") + shown + ", " + spent;
  at("downloads").hidden = rows.length === 0;
  given = {names, rows, body};
}

const quoted = value => /[",\r\n]/.test(value) ? '"' + value.replaceAll('"', '""') + '"' : value;

function download(format) {
  const lines = () => [given.names, ...given.rows.map(row => given.names.map(name => row[name]?.value ?? ""))];
  const text = format === "csv" ? lines().map(line => line.map(quoted).join(",") + "\r\n").join("") : given.body;
  const type = format === "csv" ? "text/csv;charset=utf-8" : "application/sparql-results+json";
  const link = make("a", "", {href: URL.createObjectURL(new Blob([text], {type})), download: (chosen.name || "answer") + "." + format});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

at("find").addEventListener("input", event => list(event.target.value));
at("query").addEventListener("input", () => { isEdited = true; });
at("ask").addEventListener("submit", event => { event.preventDefault(); ask(); });
at("stop").addEventListener("click", () => running?.abort());
document.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); ask(); }
});
for (const button of at("downloads").querySelectorAll("button")) button.addEventListener("click", () => download(button.dataset.format));
async function tell() { // of which day the answers are
  const health = await (await fetch("health")).json();
  const day = health.published?.slice(0, 16).replace("T", " ");
  if (day) at("about").prepend("Version " + Number(health.version) + " of " + day + " UTC, from " + health.documents + " documents. ");
}

list(""); tell();
const asked = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
const before = queries.find(each => each.name === asked.question);
if (before) { delete asked.question; choose(before, asked); }
else at("query").value = OWN.text;
