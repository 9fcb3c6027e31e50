import { expect, it } from 'vitest';
import { CutName } from './cut-name';
import { testPage } from './test-page';

const { page, render } = testPage();

/** What is cut at its beginning. */
const cut = () => Array.from(page.querySelectorAll('.truncate'), ({ textContent }) => textContent);

it.each(['shop.v1.Orders/Get', 'Greeter/SayHello'])('cuts the beginning of a method of gRPC: %s', (text) => {
  render(<CutName text={text} max={48} />);
  expect(cut()).toEqual([text]);
});

it.each(['/orders/:id', 'GET /orders', 'orders', 'api/v1/orders', '10.0.0.3:9100'])(
  'leaves any other name to be cut at its end: %s',
  (text) => {
    render(<CutName text={text} max={48} />);
    expect(cut()).toEqual([]);
    expect(page.textContent).toBe(text);
  },
);
