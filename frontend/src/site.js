// What every page gains where scripts run: fragments of linked data lead to their words, and tables copy well.

// An IRI such as doc/0123#event-detention-640 leads here with its fragment; what has no place on this page has its own.
function follow() {
  const part = decodeURIComponent(location.hash.slice(1));
  const document_ = location.pathname.match(/^(.*\/doc\/[^/]+)\.html$/);
  if (!part || !document_ || document.getElementById(part)) return;
  const words = part.match(/^(?:char|region|part)=(\d+),(\d+)/);
  if (words) location.replace(`${location.pathname}?at=${words[1]},${words[2]}#words`);
  else if (/^[a-z]/.test(part)) location.replace(`${document_[1]}/${encodeURIComponent(part)}`);
}

follow();
addEventListener("hashchange", follow);

// Words that are marked by the address stay in sight and are told to screen readers.
const words = document.getElementById("words");
if (words && location.hash === "#words") words.scrollIntoView({ block: "center" });
