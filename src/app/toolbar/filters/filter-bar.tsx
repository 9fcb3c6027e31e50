import { useId, type RefObject } from 'react';
import { ALL_SERVICES_TITLE } from '@/app/config/all-services';
import { areCharacterKeysOn } from '@/app/keys/character-keys';
import type { OverviewModel } from '@/app/overview/use-overview';
import type { ViewActions } from '@/app/view/view-actions';
import { chosenText } from '@/dashboard/endpoint-name';
import { Chip } from '@/ui/controls/chip';
import { KeepFocus } from '@/ui/keep-focus';
import { MultiSelect } from '@/ui/menus/multi-select';
import { CollectedFilters, type SetFilter } from './collected-filters';
import { useFilterGroups } from './filter-groups';

/**
 * `names`: the other services. `isCompact`: on a phone, where only the field has room. `isTight`: on narrow screens
 * chips that only say "any" are hidden in favour of others. `hasNeighbour`: the exclusion chip is beside them.
 */
type FilterBarProps = {
  model: OverviewModel;
  names: readonly string[];
  actions: ViewActions;
  inputRef?: RefObject<HTMLInputElement | null>;
  isCompact?: boolean;
  isTight?: boolean;
  hasNeighbour?: boolean;
};

/** How many filters have room beside each other on every desktop, and on a large monitor. */
const FEW = 2;
const FEW_ON_MONITOR = 3;

/** The active filters, each of which can be removed, and the field that adds more. */
export function FilterBar({
  model,
  names,
  actions,
  inputRef,
  isCompact = false,
  isTight = false,
  hasNeighbour = false,
}: FilterBarProps) {
  const { endpoints, instances, qualifier } = model.filters;
  const pick = model.panelView.pick;
  const field = useId();
  const groups = [...useFilterGroups(model), ...servicesGroup(model, names)];
  const filters: readonly SetFilter[] = [
    ...endpoints.map((value) => ({
      name: 'endpoint',
      value: chosenText(value, qualifier),
      remove: () => pick('endpoint', value),
    })),
    ...instances.map((value) => ({ name: 'instance', value, remove: () => pick('instance', value) })),
  ];
  return (
    <KeepFocus>
      {isCompact ? null : (
        <Filters
          filters={filters}
          field={field}
          isTight={isTight}
          hasNeighbour={hasNeighbour}
          removeAll={actions.clearFilters}
        />
      )}
      <MultiSelect
        id={field}
        label="Add a filter"
        placeholder={isCompact ? compactText(filters.length) : isTight ? 'Filter' : 'Add a filter'}
        groups={groups}
        onToggle={(group, value) =>
          group === 'service' ? goTo(actions, value) : pick(group === 'endpoint' ? 'endpoint' : 'instance', value)
        }
        className={
          isCompact
            ? 'w-36 min-w-12 shrink-[9999]'
            : isTight
              ? `w-24 laptop:min-w-22 wide:w-32 ${hasNeighbour ? 'min-w-9' : 'min-w-12'}`
              : 'w-44 min-w-26 shrink-[9999]'
        }
        {...(inputRef ? { inputRef, ...(areCharacterKeysOn() && { shortcut: '/' }) } : {})}
      />
    </KeepFocus>
  );
}

/** `field`: the id of that which adds filters. */
type FiltersProps = {
  filters: readonly SetFilter[];
  field: string;
  isTight: boolean;
  hasNeighbour: boolean;
  removeAll: () => void;
};

/** A chip for each filter where there is room, otherwise one button for all. */
function Filters({ filters, field, isTight, hasNeighbour, removeAll }: FiltersProps) {
  const collected = <CollectedFilters filters={filters} removeAll={removeAll} />;
  const taken = hasNeighbour ? 1 : 0;
  if (filters.length > FEW_ON_MONITOR - taken) return collected;
  const chips = filters.map(({ name, value, remove }) => (
    <Chip
      key={`${name} ${value}`}
      name={name}
      value={value}
      isPlain
      isOneOfMany={filters.length + taken > 1}
      onRemove={remove}
    />
  ));
  if (filters.length > FEW - taken)
    return (
      <>
        <span className="hidden wide:contents">{chips}</span>
        <span className="wide:hidden">{collected}</span>
      </>
    );
  if (hasNeighbour && filters.length > 0)
    return (
      <>
        <span className="hidden laptop:contents">{chips}</span>
        <span className="laptop:hidden">{collected}</span>
      </>
    );
  const isAny = (name: string) => filters.every((filter) => filter.name !== name);
  const any = isTight ? 'hidden wide:contents' : 'hidden laptop:contents';
  return (
    <>
      {isAny('endpoint') ? (
        <label htmlFor={field} className={any}>
          <Chip name="endpoint" value={null} />
        </label>
      ) : null}
      {chips}
      {isAny('instance') ? (
        <label htmlFor={field} className={any}>
          <Chip name="instance" value={null} />
        </label>
      ) : null}
    </>
  );
}

/** On a phone the field also shows the number of filters, since there is no room for chips. */
function compactText(count: number): string {
  if (count === 0) return 'Filter';
  return count === 1 ? '1 filter' : `${count} filters`;
}

/** Other services are not filters, but are searched in the same field. */
function servicesGroup({ profile }: OverviewModel, names: readonly string[]) {
  if (names.length < 2) return [];
  return [
    {
      id: 'service',
      title: 'service',
      selected: [profile.service],
      options: [ALL_SERVICES_TITLE, ...names].map((value) => ({ value })),
    },
  ];
}

function goTo(actions: ViewActions, service: string): void {
  if (service === ALL_SERVICES_TITLE) actions.showServices();
  else actions.openService(service);
}
