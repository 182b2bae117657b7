// "/" puts the cursor into the desk's search. The button beside the name turns the key off and on (WCAG 2.1.4).
const search = document.querySelector("[data-find]");
const keySwitch = document.querySelector("button[data-find-key]");
const isOff = () => localStorage.getItem("find-key") === "off";

if (search && keySwitch) {
  const show = () => keySwitch.setAttribute("aria-pressed", String(!isOff()));
  keySwitch.hidden = false;
  show();
  keySwitch.addEventListener("click", () => {
    localStorage.setItem("find-key", isOff() ? "on" : "off");
    show();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || isOff() || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    search.focus();
    search.select();
  });
}
