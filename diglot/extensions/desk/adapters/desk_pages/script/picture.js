// A picture: it is sent to the desk, and the Markdown that shows it goes into the text.
import { byId, say } from "./dom.js";
import { isTooLarge, sendFile } from "./server.js";

const form = byId("picture-form"), sheet = byId("picture-sheet");
const told = form && form.querySelector(".sheet-said");

export const openPicture = (file = null) => {
  if (!form || sheet.open) return;
  told.textContent = "";
  if (file) {
    const files = new DataTransfer();
    files.items.add(file);
    form.elements.file.files = files.files;
  }
  sheet.showModal();
};
// insert: puts text where the person writes; returns whether there is such a place.
export const setUpPictures = (order, insert) => {
  if (!form) return;
  form.querySelector(".close").addEventListener("click", () => sheet.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [file] = form.elements.file.files;
    if (isTooLarge("/-/picture", file)) { told.textContent = form.dataset.tooLarge; return; }
    const [send] = form.querySelectorAll("[type=submit]");
    send.disabled = true;
    try {
      const [status, answer] = await sendFile("/-/picture", { ...order, name: file.name, alt: form.elements.alt.value, caption: form.elements.caption.value }, file);
      if (status !== 200) { told.textContent = answer.message; return; }
      sheet.close();
      if (!insert(answer.markdown)) return;
      form.reset();
      say(form.dataset.done);
    } catch (error) {
      told.textContent = String(error);
    } finally {
      send.disabled = false;
    }
  });
};
export const noRow = () => form && form.dataset.noRow;
