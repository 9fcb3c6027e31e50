export interface Reading { value: number | null } // bad: typescript/consistent-type-definitions

export function careless(element: Element, reading: Reading, html: string): any { // bad: typescript/no-explicit-any
  element.innerHTML = html; // bad: no-restricted-properties
  element.outerHTML = html; // bad: no-restricted-properties
  element.insertAdjacentHTML('beforeend', html); // bad: no-restricted-properties
  console.log(html); // bad: no-console
  Promise.resolve(html); // bad: typescript/no-floating-promises
  return reading.value! == 1; // bad: typescript/no-non-null-assertion, eqeqeq
}

export function colour(level: 'ok' | 'critical'): string {
  switch (level) { // bad: typescript/switch-exhaustiveness-check
    case 'ok':
      return 'green';
  }
  return 'red';
}
