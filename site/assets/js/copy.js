// A button on each block of code. Without this script, or without a clipboard, there is none.
const words = document.currentScript.dataset;
const said = document.createElement("p");
said.className = "unseen";
said.setAttribute("role", "status");
document.querySelector("main").append(said);

for (const block of navigator.clipboard ? document.querySelectorAll(".code") : []) {
  const button = document.createElement("button");
  const code = block.querySelector("code");
  let reset;
  const say = (text) => {
    said.textContent = text;
    button.textContent = text || words.copy;
  };
  button.type = "button";
  button.className = "code__copy";
  button.textContent = words.copy;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      // Not allowed: one more key of the reader's own will do.
      getSelection().selectAllChildren(code);
      return;
    }
    say(words.copied);
    clearTimeout(reset);
    reset = setTimeout(say, 2000, "");
  });
  block.querySelector("pre").parentElement.before(button);
}
