import '@/ui/narrow';
import '@/ui/menus/popover'; // bad: layers/imports
