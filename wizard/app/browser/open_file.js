// A file picker whose file is read here, in the browser: its text is all that is passed on.

export default function ({ data, parentElement, setTriggerValue }) {
  const label = parentElement.querySelector("label");
  const input = parentElement.querySelector("input");
  const line = parentElement.querySelector("[role=alert]");
  label.querySelector("span").textContent = data.label;
  input.accept = data.accept;
  input.onchange = async () => {
    line.textContent = "";
    const [file] = input.files;
    if (!file) return;
    if (file.size > data.most_bytes) {
      line.textContent = data.too_big;
    } else {
      try {
        setTriggerValue("chosen", { text: await file.text(), serial: Math.random() });
      } catch {
        line.textContent = data.unreadable;
      }
    }
    input.value = "";
  };
}
