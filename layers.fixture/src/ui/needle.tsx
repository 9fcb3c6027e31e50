import { useEffect, useState } from 'react';
import '@/prometheus/series'; // bad: layers/imports

type NeedleProps = { html: string; idle: boolean };

export function Needle({ html, idle }: NeedleProps) {
  if (idle) return null;
  const [angle, setAngle] = useState(0); // bad: react-hooks/rules-of-hooks
  useEffect(() => { // bad: react-hooks/rules-of-hooks
    setAngle(html.length); // bad: react/set-state-in-effect, react-hooks/exhaustive-deps
  }, []);
  return (
    <div onClick={() => setAngle(angle + 1)}> {/* bad: jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <img src="needle.svg" /> {/* bad: jsx-a11y/alt-text */}
      <button>turn</button> {/* bad: react/button-has-type */}
      <p dangerouslySetInnerHTML={{ __html: html }} /> {/* bad: react/no-danger */}
    </div>
  );
}
