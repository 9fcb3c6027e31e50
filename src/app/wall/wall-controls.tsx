import { Bell, BellOff, Contrast, LogOut, Pause, Play, Volume2, VolumeX } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { areCharacterKeysOn } from '@/app/keys/character-keys';
import type { ViewState } from '@/app/view/use-view-state';
import { askForNotices, noticePermission } from '@/app/wall/alarm/desktop-notice';
import type { Rotation } from '@/app/wall/turns/use-rotation';

type WallControlsProps = {
  wall: ViewState['wall'];
  actions: {
    setSound: (isOn: boolean) => void;
    setNotify: (isOn: boolean) => void;
    setTheme: (theme: 'dark' | 'light') => void;
  };
  rotation: Pick<Rotation, 'isPaused' | 'togglePause'>;
  onLeave: () => void;
};

/**
 * What can be done with a wall; it is there while somebody is, and lies over the picture, so that nothing moves for it.
 */
export function WallControls({ wall, actions, rotation, onLeave }: WallControlsProps) {
  const { isPaused, togglePause } = rotation;
  return (
    <div
      role="toolbar"
      aria-label="Wall"
      className="absolute bottom-6 left-1/2 flex -translate-x-1/2 border border-line-2 bg-raise text-[max(1.5rem,14px)]"
    >
      <Control
        text="Leave"
        hint="Escape"
        icon={<LogOut aria-hidden="true" className="size-[1.2em]" />}
        onClick={onLeave}
      />
      {isPaused === null ? null : (
        <Control
          text={isPaused ? 'Go on turning' : 'Pause turning'}
          hint={areCharacterKeysOn() ? 'p' : undefined}
          icon={
            isPaused ? (
              <Play aria-hidden="true" className="size-[1.2em]" />
            ) : (
              <Pause aria-hidden="true" className="size-[1.2em]" />
            )
          }
          onClick={togglePause}
        />
      )}
      <Control
        text="Sound"
        isOn={wall.sound}
        icon={
          wall.sound ? (
            <Volume2 aria-hidden="true" className="size-[1.2em]" />
          ) : (
            <VolumeX aria-hidden="true" className="size-[1.2em]" />
          )
        }
        onClick={() => actions.setSound(!wall.sound)}
      />
      <NoticeControl isOn={wall.notify} onChange={actions.setNotify} />
      <Control
        text="Theme"
        icon={<Contrast aria-hidden="true" className="size-[1.2em]" />}
        onClick={() => actions.setTheme(document.documentElement.dataset['theme'] === 'light' ? 'dark' : 'light')}
      />
    </div>
  );
}

/** The browser has the last word about notices: what it refuses is said instead of being switched on in vain. */
function NoticeControl({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const [permission, setPermission] = useState(noticePermission);
  const isRefused = permission === 'denied' || permission === 'unsupported';
  const isHeard = isOn && permission === 'granted';
  const turn = async () => {
    if (isHeard) return onChange(false);
    const answer = await askForNotices();
    setPermission(answer);
    if (answer === 'granted') onChange(true);
  };
  return (
    <Control
      text={isRefused ? 'Notices not allowed here' : 'Notices'}
      isOn={isHeard}
      icon={
        isHeard ? (
          <Bell aria-hidden="true" className="size-[1.2em]" />
        ) : (
          <BellOff aria-hidden="true" className="size-[1.2em]" />
        )
      }
      onClick={() => void turn()}
    />
  );
}

type ControlProps = {
  text: string;
  hint?: string | undefined;
  isOn?: boolean;
  icon: ReactNode;
  onClick: () => void;
};

/** `isOn` absent: it does something once and is no switch. */
function Control({ text, hint, isOn, icon, onClick }: ControlProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-keyshortcuts={hint}
      onClick={onClick}
      className={`flex items-center gap-3 px-5 py-3 whitespace-nowrap hover:bg-hover ${isOn === true ? 'text-ink' : 'text-ink-2'}`}
    >
      {icon}
      {text}
      {isOn === undefined ? null : <b>{isOn ? 'on' : 'off'}</b>}
      {hint === undefined ? null : <kbd className="text-ink-3">{hint === 'Escape' ? 'Esc' : hint}</kbd>}
    </button>
  );
}
