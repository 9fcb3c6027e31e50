import { askConfig } from '@/app/config/ask-config';
import { paintTheme, rememberedTheme } from '@/app/view/theme';
import { MODES, THEMES } from '@/app/view/url-words';

// A separate script before the style sheet, so that the dark theme does not begin with a flash of white.
const parameters = new URLSearchParams(location.search);
paintTheme(THEMES.find((theme) => theme === parameters.get('theme')) ?? rememberedTheme());
document.documentElement.dataset['mode'] = MODES.find((mode) => mode === parameters.get('mode')) ?? 'page';

// Errors are handled where the answer is read.
askConfig().catch(() => undefined);
