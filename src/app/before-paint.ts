import { askConfig } from '@/app/config/ask-config';
import { paintTheme, rememberedTheme } from '@/app/view/theme';
import { MODES, THEMES } from '@/app/view/url-words';

// A script of its own, which stands before the style sheet: a dark room must not be lit by a white page for the time of a download.
const parameters = new URLSearchParams(location.search);
paintTheme(THEMES.find((theme) => theme === parameters.get('theme')) ?? rememberedTheme());
document.documentElement.dataset['mode'] = MODES.find((mode) => mode === parameters.get('mode')) ?? 'page';

// Who reads the answer says what became of it.
askConfig().catch(() => undefined);
