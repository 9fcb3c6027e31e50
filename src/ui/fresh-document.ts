import { vi } from 'vitest';

// Files that render share a process, because to make it and its document anew for each of them took eight times as long
// as their tests. So that none of them depends on what ran before it, each finds the document empty, and loads the
// modules of the page anew: some remember what they have loaded.
vi.resetModules();
vi.useRealTimers();
vi.unstubAllGlobals();
localStorage.clear();
sessionStorage.clear();
history.replaceState(null, '', '/');
document.title = '';
for (const part of [document.documentElement, document.head, document.body]) {
  for (const name of part.getAttributeNames()) part.removeAttribute(name);
}
document.head.replaceChildren();
document.body.replaceChildren();
