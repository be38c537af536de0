import type { ReactNode } from 'react'

/** 16 px grid, 1.4 px stroke; an icon never stands without a name beside or on its button. */
const shapes = {
  school: <path d="M2.5 13.5h11M3.5 13.5V7L8 4l4.5 3v6.5M8 4V1.8h2.5v1.4H8M6.7 13.5V10h2.6v3.5" />,
  pin: (
    <>
      <path d="M8 14.5s4.5-4.2 4.5-8A4.5 4.5 0 0 0 3.5 6.5c0 3.8 4.5 8 4.5 8Z" />
      <circle cx="8" cy="6.5" r="1.6" />
    </>
  ),
  layers: <path d="m8 2 6 3-6 3-6-3 6-3ZM2 8l6 3 6-3M2 11l6 3 6-3" />,
  polygon: <path d="M3 4.5 8.5 2l4.5 4-2 7-7 .5L3 4.5Z" />,
  lock: <path d="M4 7h8v6.5H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1" />
    </>
  ),
  moon: <path d="M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5Z" />,
  share: <path d="M8 10V2M5 4.5 8 1.8l3 2.7M3 8.5v5h10v-5" />,
  image: <path d="M2 3h12v10H2zM2 11l3.5-3.5L8.5 10.5l2-2L14 11.5M10.5 6h.01" />,
  table: <path d="M2 3h12v10H2zM2 6.5h12M6 6.5V13M2 9.8h12" />,
  link: <path d="M6.5 9.5 9.5 6.5M7 4.5l1.3-1.3a2.8 2.8 0 0 1 4 4L11 8.5M9 11.5l-1.3 1.3a2.8 2.8 0 0 1-4-4L5 7.5" />,
  undo: <path d="M6 4 3 7l3 3M3.3 7h6.2a3.5 3.5 0 0 1 0 7H7" />,
  redo: <path d="m10 4 3 3-3 3M12.7 7H6.5a3.5 3.5 0 0 0 0 7H9" />,
  history: <path d="M2.5 8a5.5 5.5 0 1 1 1.7 4M2.5 8 1 6.4M2.5 8l1.7-1.5M8 5v3.2l2.2 1.4" />,
  file: <path d="M4 1.8h5l3 3v9.4H4zM9 1.8v3h3" />,
  stop: <path d="M5.5 2.5h5l3 3v5l-3 3h-5l-3-3v-5zM8 5.3v3.4M8 10.7h.01" />,
  data: (
    <path d="M8 2c3.3 0 5.5 1 5.5 2.3v7.4C13.5 13 11.3 14 8 14s-5.5-1-5.5-2.3V4.3C2.5 3 4.7 2 8 2ZM2.5 4.3C2.5 5.6 4.7 6.6 8 6.6s5.5-1 5.5-2.3M2.5 8c0 1.3 2.2 2.3 5.5 2.3s5.5-1 5.5-2.3" />
  ),
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  down: <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />,
  up: <path d="m4.5 9.5 3.5-3.5 3.5 3.5" />,
  sliders: <path d="M2 4.5h6M11 4.5h3M2 11.5h3M8 11.5h6M9.5 3v3M6.5 10v3" />,
  map: <path d="m2 4 4-1.5 4 1.5 4-1.5v10L10 14l-4-1.5L2 14zM6 2.5v10M10 4v10" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.2v3.8M8 5h.01" />
    </>
  ),
  warn: <path d="M8 2.2 14.5 13.5h-13zM8 6.5v3.2M8 11.6h.01" />,
  plus: <path d="M8 3v10M3 8h10" />,
  minus: <path d="M3 8h10" />,
  move: (
    <path d="M8 1.8v12.4M1.8 8h12.4M6.2 3.6 8 1.8l1.8 1.8M6.2 12.4 8 14.2l1.8-1.8M3.6 6.2 1.8 8l1.8 1.8M12.4 6.2 14.2 8l-1.8 1.8" />
  ),
  resize: <path d="M9.5 2.5h4v4M13.5 2.5 9 7M6.5 13.5h-4v-4M2.5 13.5 7 9" />,
  merge: <path d="M4 2.5v2.3c0 1.6 4 2.4 4 4.4v4.3M12 2.5v2.3c0 1.6-4 2.4-4 4.4" />,
  eye: (
    <>
      <path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8Z" />
      <circle cx="8" cy="8" r="1.8" />
    </>
  ),
  eyeOff: (
    <path d="M2 2l12 12M6.3 4.1A6 6 0 0 1 8 3.8c4 0 6.5 4.2 6.5 4.2a12 12 0 0 1-2 2.4M4 5.2A12 12 0 0 0 1.5 8S4 12.2 8 12.2a6 6 0 0 0 2.6-.6" />
  ),
  bin: <path d="M3 4.5h10M6.5 4.5V2.8h3v1.7M4.5 4.5l.6 8.7h5.8l.6-8.7" />,
  home: <path d="M2 7.8 8 2.5l6 5.3M3.8 6.8v6.7h8.4V6.8M6.6 13.5v-3.7h2.8v3.7" />,
  children: (
    <>
      <circle cx="5.5" cy="5" r="2.2" />
      <circle cx="11.4" cy="6.6" r="1.7" />
      <path d="M1.8 13.5c0-2.6 1.5-4.2 3.7-4.2s3.7 1.6 3.7 4.2M10 10.2c.4-.2.9-.3 1.4-.3 1.7 0 2.8 1.3 2.8 3.6" />
    </>
  ),
  grip: <path d="M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01" />,
  group: (
    <>
      <circle cx="8" cy="3.8" r="1.8" />
      <circle cx="3.6" cy="11.6" r="1.8" />
      <circle cx="12.4" cy="11.6" r="1.8" />
      <path d="M7.2 5.5 4.5 10M8.8 5.5l2.7 4.5" />
    </>
  ),
  swap: <path d="M3 5.5h9.5M10 3l2.5 2.5L10 8M13 10.5H3.5M6 8l-2.5 2.5L6 13" />,
  check: <path d="m3 8.5 3.2 3.2L13 4.8" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="ic" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  )
}

/** The mark: waves that reach out from a school. */
export function Mark() {
  return (
    <svg className="mark" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle cx="4.5" cy="15.5" r="2.5" fill="currentColor" />
      <path
        d="M4.5 9a6.5 6.5 0 0 1 6.5 6.5M4.5 4.5a11 11 0 0 1 11 11"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  )
}
