"use strict";
// The page of the tray: what the service knows of the gathered actors, to print, save, copy or write to.

(() => {
  const tray = document.getElementById("tray");
  const list = document.getElementById("tray-list");
  const mail = document.getElementById("tray-mail");
  const words = tray.dataset;
  const { language } = words;
  const FORMULA = /^[=@\t\r]|^[+-](?![\d\s()-]*$)/;

  // ---- What is known of an actor

  const pageOf = (entry) => new URL(words.pages + encodeURIComponent(entry.id), location.href).href;
  const contactOf = ({ role, phone, email }) => [role, [phone, email].filter(Boolean).join(", ")].filter(Boolean).join(": ");

  function remembered(detail) {
    const topics = [...new Set(detail.offers.map((offer) => offer.topic.label))];
    const { id, name, url } = detail;
    return { id, name, url, place: detail.municipality_name ?? "", topics, contacts: detail.contacts };
  }

  /** What the service knows now: an entry, null when the actor is gone, undefined when it does not answer. */
  async function known(id) {
    try {
      const answer = await fetch(`${words.api}${encodeURIComponent(id)}?lang=${language}`);
      if (answer.ok) return remembered(await answer.json());
      return answer.status === 404 ? null : undefined;
    } catch {
      return undefined;
    }
  }

  async function refresh() {
    const found = new Map();
    await Promise.all(graphTray.entries().map(async ({ id }) => found.set(id, await known(id))));
    const fresh = graphTray.entries().map((entry) => {
      const now = found.get(entry.id);
      return now ?? { ...entry, isGone: now === null };
    });
    document.getElementById("tray-remembered").hidden = ![...found.values()].includes(undefined);
    graphTray.keep(fresh);
    show();
  }

  // ---- The page

  function element(tag, content, attributes = {}) {
    const made = Object.assign(document.createElement(tag), attributes);
    made.append(...[content].flat());
    return made;
  }

  const link = (href, content = href) => element("a", content, { href });

  function fact(name, content) {
    return [content].flat().length ? [element("dt", words[`field${name}`]), element("dd", content)] : [];
  }

  function contactLine({ role, phone, email }) {
    const parts = [role, phone && link(`tel:${phone.replaceAll(" ", "")}`, phone), email && link(`mailto:${email}`, email)];
    return element("span", parts.filter(Boolean).flatMap((part, place) => (place ? [" ", part] : [part])), { className: "line" });
  }

  function takeButton({ id, name }) {
    const button = element("button", words.take, { type: "button", className: "secondary small" });
    button.setAttribute("aria-label", `${words.take}: ${name}`);
    button.addEventListener("click", () => {
      graphTray.keep(graphTray.without(id));
      show();
      document.getElementById("content").focus();
    });
    return button;
  }

  function item(entry) {
    const { name, place = "", topics = [], contacts = [], url = "", isGone } = entry;
    const facts = [
      ...fact("Place", place || []),
      ...fact("Contacts", contacts.length || url ? contacts.map(contactLine) : words.noContacts),
      ...fact("Url", /^https?:/.test(url) ? link(url) : []),
      ...fact("Offers", topics.join(", ") || []),
    ];
    return element("li", [
      element("h2", isGone ? name : link(pageOf(entry), name)),
      ...(isGone ? [element("p", words.gone, { className: "soft" })] : []),
      element("dl", facts, { className: "facts" }),
      takeButton(entry),
    ]);
  }

  function show() {
    const entries = graphTray.entries();
    const addresses = [...new Set(entries.flatMap(({ contacts = [] }) => contacts.map(({ email }) => email).filter(Boolean)))];
    list.replaceChildren(...entries.map(item));
    document.getElementById("tray-empty").hidden = entries.length > 0;
    document.getElementById("tray-actions").hidden = entries.length === 0;
    mail.hidden = addresses.length === 0;
    mail.firstChild.href = `mailto:?bcc=${addresses.map(encodeURIComponent).join(",")}`;
    tray.hidden = false;
  }

  // ---- To take along

  function asText() {
    const part = (name, content) => (content ? [`${words[`field${name}`]}: ${content}`] : []);
    const told = graphTray.entries().map((entry) => [
      entry.name,
      ...part("Place", entry.place),
      ...part("Contacts", (entry.contacts ?? []).map(contactOf).join("; ")),
      ...part("Url", entry.url),
      ...part("Offers", (entry.topics ?? []).join(", ")),
      ...part("Page", pageOf(entry)),
    ]);
    return [words.title, ...told.map((lines) => lines.join("\n"))].join("\n\n") + "\n";
  }

  /** A table as the spreadsheets of the language read it; no cell may be taken for a formula. */
  function asTable() {
    const separator = language === "en" ? "," : ";";
    const cell = (value = "") => `"${(FORMULA.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
    const rows = graphTray.entries().map((entry) => [
      entry.name,
      entry.place,
      (entry.contacts ?? []).map(contactOf).join("; "),
      entry.url,
      (entry.topics ?? []).join(", "),
      pageOf(entry),
    ]);
    const titles = ["Name", "Place", "Contacts", "Url", "Offers", "Page"].map((name) => words[`field${name}`]);
    return "\ufeff" + [titles, ...rows].map((row) => row.map(cell).join(separator)).join("\r\n") + "\r\n";
  }

  function save(content, type, ending) {
    const href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
    element("a", "", { href, download: `${words.file}.${ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(asText());
      graphTray.tell(words.copied);
    } catch {
      graphTray.tell(words.notCopied);
    }
  }

  const deeds = {
    print: () => print(),
    text: () => save(asText(), "text/plain", "txt"),
    table: () => save(asTable(), "text/csv", "csv"),
    copy,
    empty: () => confirm(words.sure) && graphTray.keep([]) && show(),
  };

  document.getElementById("tray-actions").addEventListener("click", (event) => deeds[event.target.dataset.do]?.());
  addEventListener("storage", show);
  addEventListener("online", refresh);
  show();
  refresh();
})();
