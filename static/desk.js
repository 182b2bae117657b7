// "/" puts the cursor into the desk's search. The button in the side turns the key off and on (WCAG 2.1.4).
const search = document.querySelector("[data-find]");
const keySwitch = document.querySelector("button[data-find-key]");

if (search && keySwitch) {
  const words = { on: keySwitch.textContent, off: keySwitch.dataset.off };
  const state = () => (localStorage.getItem("find-key") === "off" ? "off" : "on");
  const show = () => { keySwitch.textContent = words[state()]; };
  show();
  keySwitch.hidden = false;
  keySwitch.addEventListener("click", () => {
    localStorage.setItem("find-key", state() === "on" ? "off" : "on");
    show();
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || state() === "off" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    search.focus();
    search.select();
  });
}

// A standard phrase goes where the cursor was last in the letter's form, or to the end of its first text.
let written = null;
document.addEventListener("focusin", (event) => { if (event.target.matches("main textarea")) written = event.target; });
for (const button of document.querySelectorAll("button[data-insert]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const target = written ?? button.form.querySelector("textarea");
    const text = document.getElementById(button.dataset.insert).textContent;
    const before = target.selectionStart > 0 ? "\n\n" : "";
    const after = target.selectionEnd < target.value.length ? "\n\n" : "";
    target.setRangeText(before + text + after, target.selectionStart, target.selectionEnd, "end");
    target.focus();
  });
}
