/* A submit button acts once: it is locked while its form is on the way.
   <form data-release="8"> unlocks after 8 seconds, for forms that answer with a file. */
(() => {
  "use strict";

  const SENT = "sent";

  function buttons(form) {
    const all = [...document.querySelectorAll("button, input[type=submit]")];
    return all.filter((button) => button.form === form && button.type === "submit");
  }

  function release(form) {
    delete form.dataset[SENT];
    for (const button of buttons(form)) {
      if (button.dataset.locked) {
        delete button.dataset.locked;
        button.disabled = false;
        button.removeAttribute("aria-busy");
      }
    }
  }

  function lock(form, pressed) {
    for (const button of buttons(form)) {
      if (!button.disabled) {
        button.dataset.locked = "1";
        button.disabled = true;
      }
    }
    pressed?.setAttribute("aria-busy", "true");
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") {
      return;
    }
    if (form.dataset[SENT]) {
      event.preventDefault();
      return;
    }
    form.dataset[SENT] = "1";
    // After the browser has collected the fields: a disabled button would not send its name.
    setTimeout(() => lock(form, event.submitter), 0);
    // The desk answers some forms with a file (export): the page stays, so the lock ends by itself.
    const desk = document.body.classList.contains("desk");
    const seconds = Number(form.dataset.release || (desk ? 8 : 0));
    if (seconds > 0) {
      setTimeout(() => release(form), seconds * 1000);
    }
  });

  // The back button shows the page as it was left: unlock it.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach(release);
  });
})();
