import '@/panels/panel-view';
import '@/panels/state/panel-state';
import '@/panels/verdict/verdict-strip'; // bad: layers/imports
import '@/app/config'; // bad: layers/imports
