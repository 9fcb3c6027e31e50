import { Check } from 'lucide-react';
import { Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { copyText } from '@/ui/controls/copy-text';
import { MenuButton } from '@/ui/menus/menu-button';
import type { MenuItem } from '@/ui/menus/menu-items';
import { panelLink } from './panel-link';
import type { PanelMenuProps } from './panel-menu-props';
import type { queryPageUrl } from './prometheus-page';
import { onDemand } from '@/ui/loading/on-demand';

// Loaded on demand, because nobody opens them right after a load.
const ExplainDialog = onDemand(async () => (await import('./explain-dialog')).ExplainDialog);
const TableDialog = onDemand(async () => (await import('./table-dialog')).TableDialog);

// Made once: a page has twenty of these menus, and React passes over an element that is the same as before. This one is
// also drawn by hand, as one path: the library's is six components and elements for React to keep, in each of twenty
// menus.
const MORE = (
  <svg viewBox="0 0 16 16" aria-hidden="true" className="size-3.5">
    <path d="M8 3.3v.01M8 8v.01M8 12.7v.01" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />
  </svg>
);
const COPIED = <Check aria-hidden="true" className="size-3.5" />;

/** Visible as text; for the other answer, `Copied`, a tick takes the place of the button. */
const REFUSED = 'Copying is not allowed here';

/** How long it is said that something was copied. */
const SHOWN_MS = 2000;

/**
 * The menu of a panel. Its button is visible while the panel is hovered or focused or the menu is open, and always on
 * touch screens.
 */
export function PanelMenu(props: PanelMenuProps) {
  const { panel, view } = props;
  const latest = useRef(props);
  // What is rendered: the menu itself is not rendered again with its panel, and reads what that shows when it opens.
  useLayoutEffect(() => {
    latest.current = props;
  });
  const [open, setOpen] = useState<'explain' | 'table' | null>(null);
  const [answer, setAnswer] = useState('');
  const [elsewhere, setElsewhere] = useState<QueryPage | null>(null);
  // The answer to a copy goes away by itself, and with the panel.
  useEffect(() => {
    if (answer === '') return;
    const timer = setTimeout(() => setAnswer(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [answer]);
  // On the way to the button, so that the menu is complete when it opens and a page that nobody touches asks nothing.
  const findPage = () => void findQueryPage(view.connection.address()).then((found) => setElsewhere(() => found));
  const items = useCallback(() => {
    const copy = (text: string) => void copyText(text).then((isCopied) => setAnswer(isCopied ? 'Copied' : REFUSED));
    return menuItems(latest.current, elsewhere, setOpen, copy);
  }, [elsewhere]);
  const close = () => setOpen(null);
  return (
    <span
      className="inline-flex opacity-0 group-focus-within/panel:opacity-100 has-aria-expanded:opacity-100 group-hover/panel:opacity-100 pointer-coarse:opacity-100"
      onPointerEnter={findPage}
      onFocus={findPage}
    >
      <MenuButton
        isSign
        label={`About ${panel.title}`}
        button={answer === 'Copied' ? COPIED : MORE}
        buttonClass="h-5! px-0.5!"
        items={items}
      />
      <span className={answer === REFUSED ? 'font-normal text-warn' : 'sr-only'} aria-live="polite">
        {answer}
      </span>
      {/* Away from the title line of the panel, whose size, weight and colour a dialog would inherit. */}
      {open === null
        ? null
        : createPortal(
            <Suspense fallback={null}>
              {open === 'explain' ? (
                <ExplainDialog panel={panel} view={view} data={props.data} onClose={close} />
              ) : null}
              {open === 'table' ? <TableDialog {...props} onClose={close} /> : null}
            </Suspense>,
            document.body,
          )}
    </span>
  );
}

const openElsewhere = (url: string) => void window.open(url, '_blank', 'noopener,noreferrer');

/** The address of expressions on the server's own page. */
type QueryPage = (exprs: readonly string[], view: Parameters<typeof queryPageUrl>[2]) => string;

/** null where the server has no such page, and while what looks for it cannot be fetched. */
async function findQueryPage(server: string): Promise<QueryPage | null> {
  const found = await import('./prometheus-page').catch(() => null);
  const page = await found?.prometheusPage(server, document.baseURI);
  return found && page ? (exprs, view) => found.queryPageUrl(page, exprs, view) : null;
}

function menuItems(
  { panel, view }: PanelMenuProps,
  elsewhere: QueryPage | null,
  open: (dialog: 'explain' | 'table') => void,
  copy: (text: string) => void,
): MenuItem[] {
  const exprs = panel.queries.map(({ expr }) => expr);
  const items: MenuItem[] = [
    { id: 'explain', text: 'Explain this number', onSelect: () => open('explain') },
    { id: 'table', text: 'View as table', onSelect: () => open('table') },
    {
      id: 'link',
      text: 'Copy link to this panel',
      onSelect: () => copy(panelLink(window.location.href, view.filters.service, panel.id)),
    },
  ];
  if (exprs.length > 0) items.push({ id: 'promql', text: 'Copy PromQL', onSelect: () => copy(exprs.join('\n')) });
  if (exprs.length > 0 && elsewhere !== null)
    items.push({ id: 'prometheus', text: 'Open in Prometheus', onSelect: () => openElsewhere(elsewhere(exprs, view)) });
  return [
    ...items,
    ...view.linksOf().map(({ text, url }, i) => ({ id: `link-${i}`, text, onSelect: () => openElsewhere(url) })),
  ];
}
