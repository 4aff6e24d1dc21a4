// Load the comments when the reader asks for them, and nothing from elsewhere before that.
const settings = JSON.parse(document.currentScript.dataset.settings);
const comments = document.querySelector(".comments");
const button = comments.querySelector("button");
button.hidden = false;
button.addEventListener("click", () => {
  const script = document.createElement("script");
  script.src = "https://giscus.app/client.js";
  script.crossOrigin = "anonymous";
  for (const [name, value] of Object.entries(settings)) script.setAttribute(`data-${name}`, value);
  button.replaceWith(script); // giscus puts its frame behind its script
});
