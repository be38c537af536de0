import type { ReactNode } from 'react'

/** 16 px grid, 1.4 px stroke; an icon never stands without a name beside or on its button. */
const shapes = {
  school: <path d="M2.5 13.5h11M3.5 13.5V7L8 4l4.500 3v6.500M8 4V1.800h2.500v1.400H8M6.700 13.500V10h2.600v3.500" />,
  pin: (
    <>
      <path d="M8 14.500s4.500-4.200 4.500-8A4.500 4.500 0 0 0 3.500 6.500c0 3.800 4.500 8 4.500 8Z" />
      <circle cx="8" cy="6.500" r="1.600" />
    </>
  ),
  layers: <path d="m8 2 6 3-6 3-6-3 6-3ZM2 8l6 3 6-3M2 11l6 3 6-3" />,
  polygon: <path d="M3 4.500 8.500 2l4.500 4-2 7-7 .5L3 4.500Z" />,
  lock: <path d="M4 7h8v6.500H4zM5.500 7V5a2.500 2.500 0 0 1 5 0v2" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="2.800" />
      <path d="M8 1.500v1.500M8 13v1.500M1.500 8H3M13 8h1.500M3.400 3.400l1 1M11.600 11.600l1 1M3.400 12.600l1-1M11.600 4.400l1-1" />
    </>
  ),
  moon: <path d="M13 9.500A5.500 5.500 0 0 1 6.500 3a5.500 5.500 0 1 0 6.500 6.500Z" />,
  share: <path d="M8 10V2M5 4.500 8 1.800l3 2.700M3 8.500v5h10v-5" />,
  image: <path d="M2 3h12v10H2zM2 11l3.500-3.500L8.500 10.500l2-2L14 11.500M10.500 6h.01" />,
  table: <path d="M2 3h12v10H2zM2 6.500h12M6 6.500V13M2 9.800h12" />,
  link: <path d="M6.500 9.500 9.500 6.500M7 4.500l1.300-1.300a2.800 2.800 0 0 1 4 4L11 8.500M9 11.500l-1.300 1.300a2.800 2.800 0 0 1-4-4L5 7.500" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  down: <path d="m4.500 6.500 3.500 3.500 3.500-3.500" />,
  up: <path d="m4.500 9.500 3.500-3.500 3.500 3.500" />,
  sliders: <path d="M2 4.500h6M11 4.500h3M2 11.500h3M8 11.500h6M9.500 3v3M6.500 10v3" />,
  map: <path d="m2 4 4-1.500 4 1.500 4-1.500v10L10 14l-4-1.500L2 14zM6 2.500v10M10 4v10" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.200v3.800M8 5h.01" />
    </>
  ),
  warn: <path d="M8 2.200 14.500 13.500h-13zM8 6.500v3.200M8 11.600h.01" />,
  check: <path d="m3 8.500 3.200 3.200L13 4.800" />,
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
      <circle cx="4.500" cy="15.500" r="2.500" fill="currentColor" />
      <path
        d="M4.500 9a6.500 6.500 0 0 1 6.500 6.500M4.500 4.500a11 11 0 0 1 11 11"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  )
}
