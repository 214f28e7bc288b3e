// Buttons that do their work in the browser, so that nothing has to be kept on the server.

function copied(text) {
  if (navigator.clipboard?.writeText) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  area.style.cssText = "position:fixed;opacity:0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done ? Promise.resolve() : Promise.reject(new Error("not copied"));
}

function saved(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function printed(html) {
  document.getElementById("send-wizard-print")?.remove();
  const frame = document.createElement("iframe");
  frame.id = "send-wizard-print";
  frame.title = "";
  frame.setAttribute("aria-hidden", "true");
  frame.style.cssText = "position:fixed;inset:0 100% 100% 0;width:0;height:0;border:0";
  frame.srcdoc = html;
  frame.addEventListener("load", () => {
    frame.contentWindow.focus();
    frame.contentWindow.print();
  });
  document.body.append(frame);
}

const DEEDS = {
  copy: (data) => copied(data.text),
  save: (data) => saved(data.text, data.file_name, data.type),
  print: (data) => printed(data.text),
};

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const line = parentElement.querySelector("[role=status]");
  button.textContent = data.label;
  button.hidden = false;
  button.className = `w-button w-${data.look}`;
  button.onclick = async () => {
    line.textContent = "";
    let words = data.done;
    try {
      await DEEDS[data.deed](data);
    } catch {
      words = data.failed;
    }
    // Empty first and filled a moment later, the same words are read out again.
    setTimeout(() => (line.textContent = words), 100);
  };
}
