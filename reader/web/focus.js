// Keys go to the terminal as soon as it shows something, without a click.
new MutationObserver((_, observer) => {
  if (document.body?.classList.contains("-first-byte")) {
    observer.disconnect();
    document.querySelector(".xterm-helper-textarea")?.focus();
  }
}).observe(document, { attributes: true, childList: true, subtree: true });
