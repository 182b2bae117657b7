// Passkeys: the browser makes or uses one when the form is sent, and its answer goes along. The forms say which.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const described = (list) => (list ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

const asked = {
  create: (o) => ({
    ...o,
    challenge: bytes(o.challenge),
    user: { ...o.user, id: bytes(o.user.id) },
    excludeCredentials: described(o.excludeCredentials),
  }),
  get: (o) => ({ ...o, challenge: bytes(o.challenge), allowCredentials: described(o.allowCredentials) }),
};

const answered = (made) => ({
  id: made.id,
  rawId: text(made.rawId),
  type: made.type,
  clientExtensionResults: made.getClientExtensionResults(),
  response: Object.fromEntries(
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]
      .filter((part) => made.response[part])
      .map((part) => [part, text(made.response[part])]),
  ),
});

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { passkey, options } = form.dataset;
    const status = form.querySelector("[data-said-no]");
    status.textContent = "";
    try {
      const made = await navigator.credentials[passkey]({ publicKey: asked[passkey](JSON.parse(options)) });
      form.elements.credential.value = JSON.stringify(answered(made));
      form.submit();
    } catch {
      status.textContent = status.dataset.saidNo;
    }
  });
}
