import { Banners } from '@/app/banners/banners';
import { Toolbar, type ToolbarProps } from '@/app/toolbar/toolbar';

/** What stands above the verdict: the bar with the controls, and what concerns the whole page. */
export function PageHead(props: ToolbarProps) {
  return (
    <>
      <Toolbar {...props} />
      <Banners {...props} />
    </>
  );
}
