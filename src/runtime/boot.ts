/**
 * The sandbox's first script: it stands in the frame's document, receives one port from the page, and starts
 * workers from the library's text.
 *
 * It is the only inline script that the frame's policy allows, by its hash. A frame made of `srcdoc` is bound by
 * the page's policy too, so the page's policy names the same hash.
 */

/**
 * Messages over the port:
 *
 *   page → frame   { library }            the text of `virtual:library`; a worker gets ready
 *                  { ping }               answered by { pong }
 *                  { run, program }       the ready worker runs it, the next one gets ready
 *                  { end }                ends the worker of that run
 *   frame → page   { ready }, { run, message }, { run, failure }
 */
export const boot = `'use strict';
addEventListener('message', function take(event) {
  if (event.source !== parent || !event.ports[0]) return;
  removeEventListener('message', take);
  const port = event.ports[0];
  let library, address, ready, busy;
  const hire = () => {
    const worker = new Worker(address);
    worker.onmessage = () => port.postMessage({ ready: true });
    worker.onerror = (error) => port.postMessage({ run: busy === worker ? worker.run : 0, failure: String(error.message) });
    worker.postMessage(library);
    return worker;
  };
  port.onmessage = ({ data }) => {
    if ('ping' in data) port.postMessage({ pong: data.ping });
    else if ('library' in data) {
      const { runtime, ...rest } = JSON.parse(data.library);
      library = rest;
      address = URL.createObjectURL(new Blob([runtime], { type: 'text/javascript' }));
      ready = hire();
    } else if ('run' in data) {
      busy = ready;
      busy.run = data.run;
      busy.onmessage = ({ data: message }) => port.postMessage({ run: data.run, message });
      busy.postMessage(data.program);
      ready = hire();
    } else if ('end' in data) {
      busy.terminate();
    }
  };
});
parent.postMessage('weight-decay/boot', '*');
`;

/** As it stands in a policy; a test holds it to the script. */
export const bootHash = `'sha256-xASTzjC1UoFOLiZtLQzWhQ2B0qMHw96UEzOv+yb++80='`;

/** The frame's document. Nothing is allowed but the boot script and what it makes itself. */
export const frameDocument = `<!doctype html><meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src 'none'; script-src ${bootHash} 'wasm-unsafe-eval' blob:; worker-src blob:"><script>${boot}</script>`;
