import { ChevronDown } from 'lucide-react';
import { areCharacterKeysOn } from '@/app/keys/character-keys';
import { MenuButton } from '@/ui/menus/menu-button';

/** A filter that holds: `endpoint`, `POST /orders`. */
export type SetFilter = { name: string; value: string; remove: () => void };

/**
 * One button in place of more filters than the toolbar has room for: it says how many, its tooltip which, and its menu
 * removes each of them.
 */
export function CollectedFilters({ filters, removeAll }: { filters: readonly SetFilter[]; removeAll: () => void }) {
  const count = filters.length === 1 ? '1 filter' : `${filters.length} filters`;
  const button = (
    <span className="flex h-6 items-center gap-1.5 rounded-control border border-line-2 px-2 text-s font-semibold text-ink">
      {count}
      <ChevronDown aria-hidden="true" className="size-3 text-ink-3" />
    </span>
  );
  return (
    <MenuButton
      label={`${count}: ${filters.map(({ name, value }) => `${name} ${value}`).join(', ')}`}
      isSign
      button={button}
      buttonClass="px-0"
      items={[
        ...filters.map(({ name, value, remove }) => ({
          id: `${name} ${value}`,
          text: `Remove ${name} ${value}`,
          onSelect: remove,
        })),
        { id: 'all', text: 'Remove all filters', ...(areCharacterKeysOn() && { detail: 'c' }), onSelect: removeAll },
      ]}
    />
  );
}
