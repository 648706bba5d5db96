"use strict";
// Suggestions while a question is typed: the combobox with a list of the WAI-ARIA Authoring Practices.

(() => {
  const WAIT_MS = 150;
  const SHORTEST = 2;
  let made = 0;

  class Combobox {
    constructor(input) {
      this.input = input;
      this.words = input.dataset;
      this.found = [];
      this.active = -1;
      this.build(`suggestions-${(made += 1)}`);
      input.addEventListener("input", () => this.wait());
      input.addEventListener("keydown", (event) => this.press(event));
      input.addEventListener("blur", () => this.close());
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.choose([...this.list.children].indexOf(event.target.closest("li"))));
    }

    build(id) {
      const { input, words } = this;
      const box = document.createElement("span");
      box.className = "combobox";
      this.list = Object.assign(document.createElement("ul"), { id, role: "listbox", hidden: true });
      this.list.setAttribute("aria-label", words.list);
      this.status = Object.assign(document.createElement("span"), { className: "hidden", role: "status" });
      input.replaceWith(box);
      box.append(input, this.list, this.status);
      input.setAttribute("role", "combobox");
      input.setAttribute("aria-autocomplete", "list");
      input.setAttribute("aria-controls", id);
      input.setAttribute("aria-expanded", "false");
    }

    // ---- Asking

    wait() {
      clearTimeout(this.timer);
      this.asked?.abort();
      if (this.input.value.trim().length < SHORTEST) this.close();
      else this.timer = setTimeout(() => this.ask(), WAIT_MS);
    }

    async ask() {
      this.asked = new AbortController();
      try {
        const address = `${this.words.suggest}&q=${encodeURIComponent(this.input.value)}`;
        const answer = await fetch(address, { signal: this.asked.signal });
        if (answer.ok) this.open((await answer.json()).completions);
      } catch {
        this.close(); // without suggestions the field works as well
      }
    }

    // ---- Showing

    open(found) {
      if (document.activeElement !== this.input) return;
      this.found = found;
      this.list.replaceChildren(...found.map((one, place) => this.option(one, place)));
      this.move(-1);
      this.expand(found.length > 0);
      const count = found.length === 1 ? this.words.one : this.words.many.replace("{count}", found.length);
      this.status.textContent = found.length ? count : this.words.none;
    }

    option({ sort, label, matched }, place) {
      const option = Object.assign(document.createElement("li"), { id: `${this.list.id}-${place}`, role: "option" });
      const name = Object.assign(document.createElement("span"), { className: "suggested", textContent: label });
      const told = this.words[`sort${sort.replace(/(^|_)(\w)/g, (_, __, letter) => letter.toUpperCase())}`];
      const aside = Object.assign(document.createElement("span"), { className: "soft", textContent: matched ? `${matched} · ${told}` : told });
      option.append(name, " ", aside);
      return option;
    }

    close() {
      clearTimeout(this.timer);
      this.asked?.abort();
      this.move(-1);
      this.expand(false);
      this.status.textContent = "";
    }

    expand(isOpen) {
      this.list.hidden = !isOpen;
      this.input.setAttribute("aria-expanded", String(isOpen));
    }

    move(place) {
      this.active = place;
      [...this.list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === place)));
      const option = this.list.children[place];
      if (option) this.input.setAttribute("aria-activedescendant", option.id);
      else this.input.removeAttribute("aria-activedescendant");
      option?.scrollIntoView({ block: "nearest" });
    }

    // ---- Choosing

    press(event) {
      if (event.isComposing) return;
      const isOpen = !this.list.hidden;
      const count = this.found.length;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        if (!isOpen) this.wait();
        else if (this.active < 0) this.move(step > 0 ? 0 : count - 1);
        else this.move((this.active + step + count) % count);
      } else if (event.key === "Enter" && isOpen && this.active >= 0) {
        event.preventDefault();
        this.choose(this.active);
      } else if (event.key === "Escape" && isOpen) {
        event.preventDefault();
        this.close();
      } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) {
        this.move(-1);
      }
    }

    choose(place) {
      const chosen = this.found[place];
      if (!chosen) return;
      this.close();
      if (this.words.takes === "id") this.input.value = chosen.id;
      else if (this.words.takes === "name") this.input.value = chosen.label;
      else if (chosen.sort === "actor") location.assign(this.words.actors + encodeURIComponent(chosen.id));
      else this.input.value = `${chosen.text} `;
    }
  }

  document.querySelectorAll("input[data-suggest]").forEach((input) => new Combobox(input));
})();
