"use strict";
// The day: a slider over the months in which ties begin and end, and in words what changed.

(() => {
  const { drawing, nodes, edges, say, go } = graphMap;
  const box = document.getElementById("days");
  const slider = document.getElementById("day-slider");
  const MOST_TOLD = 2;
  const changes = drawing.edges.flatMap(({ start_date: start, end_date: end }) => [start, end && after(end)]);
  const days = [...new Set(changes.filter(Boolean))].sort();
  let sliding = false;

  /** The day after one. */
  function after(day) {
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + 1);
    return date.toISOString().slice(0, 10);
  }

  const monthOf = (day) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1;

  /** The first of a month, but in its own month the day that the map was made for. */
  function dayOf(month) {
    if (month === monthOf(drawing.on)) return drawing.on;
    return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
  }

  /** Show the day of a state; what has changed since another day was shown, in words. */
  function show(state, shown, before) {
    showDay(state.day);
    showOtherDay(state.day);
    if (!box || box.hidden) return "";
    slider.value = monthOf(state.day);
    slider.setAttribute("aria-valuetext", graphMap.day(state.day));
    document.getElementById("day-shown").textContent = graphMap.day(state.day);
    document.getElementById("earlier").disabled = !(days[0] < state.day);
    document.getElementById("later").disabled = !(days.at(-1) > state.day);
    const words = before && before.day !== state.day ? changed(before, { day: state.day, edges: shown.edges }) : "";
    if (words) document.getElementById("changes").textContent = words;
    return words;
  }

  /** Which day is shown, and how long ago it was. */
  function showDay(day) {
    const told = document.querySelector(".day");
    const age = graphMap.age(day);
    told.querySelector(".day-words").textContent = told.dataset.words.replace("{day}", graphMap.day(day)) + (age && ` · ${age}`);
    told.classList.toggle("old", age !== "");
  }

  /** The map in words is that of the day for which it was made; on another it says so. */
  function showOtherDay(shown) {
    const told = document.getElementById("words-day");
    told.hidden = shown === drawing.on;
    told.textContent = told.hidden ? "" : say("words_day", { day: graphMap.day(drawing.on), shown: graphMap.day(shown) });
  }

  /** Which ties began and which ended between the day that was shown and the day that is, whichever comes first. */
  function changed(before, now) {
    const come = [...now.edges].filter((id) => !before.edges.has(id));
    const gone = [...before.edges].filter((id) => !now.edges.has(id));
    const isBack = now.day < before.day;
    const parts = (isBack ? [["began_later", gone], ["ended_later", come]] : [["began", come], ["ended", gone]]).filter(([, ids]) => ids.length);
    return parts.length ? parts.map(([key, ids]) => told(key, ids)).join(" ") : say("unchanged");
  }

  function told(key, ids) {
    const named = ids.slice(0, MOST_TOLD).map((id) => {
      const { source, target, kind_label: kind } = edges.get(id);
      return `${nodes.get(source).label} – ${nodes.get(target).label} (${kind})`;
    });
    const rest = ids.length - named.length;
    const more = rest ? ` ${say("and_more", { count: rest })}` : "";
    return `${say(key, { count: ids.length })}: ${named.join("; ")}${more}.`;
  }

  const step = (way) => {
    const { day } = graphMap.read();
    const next = way > 0 ? days.find((one) => one > day) : days.findLast((one) => one < day);
    if (next) go({ day: next });
  };

  if (box && days.length) {
    const months = [...days, drawing.on].map(monthOf);
    slider.min = Math.min(...months) - 1;
    slider.max = Math.max(...months);
    box.hidden = false;
    document.getElementById("first-year").textContent = dayOf(Number(slider.min)).slice(0, 4);
    document.getElementById("last-year").textContent = dayOf(Number(slider.max)).slice(0, 4);
    // While the slider is held, every day that it passes is shown, but only one step back is made.
    slider.addEventListener("input", () => {
      go({ day: dayOf(Number(slider.value)) }, sliding);
      sliding = true;
    });
    slider.addEventListener("change", () => (sliding = false));
    document.getElementById("earlier").addEventListener("click", () => step(-1));
    document.getElementById("later").addEventListener("click", () => step(1));
  }

  graphMap.days = { show };
})();
